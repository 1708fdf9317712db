"""The lines above a table of bars cut in two, which say what the halves are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.escaping import plot_text
from analysis.figures.grid import Columns
from analysis.figures.lettering import measure_text
from analysis.figures.rows import LABEL
from analysis.figures.style import NO_COLOUR

BAR = 9
"""The height of a bar, in pixels."""

THIN, FEW = 4, 5
"""The height of a bar that is of fewer than so many."""

_LINE, _GAP, _SIZE, _APART = 19, 12, 12, 14
_SWATCH, _SPACE = 0.055, 0.015
"""Parts of the figure's width."""


def hatch(shape: str | Sequence[str]) -> dict[str, Any]:
    """Return plotly's pattern of a half that is not solid."""
    return {"fillmode": "replace", "shape": shape, "solidity": 0.34, "size": 4}


@dataclass(frozen=True)
class Halves:
    """What the halves of every bar are in words, and what the number above it is.

    ``is_rest_told`` says that the second half is counted as well: it is hatched and opens
    its own evidence; else it is only the rest of the scale.
    """

    part: str
    rest: str
    number: str
    none: str
    is_rest_told: bool = True


@dataclass(frozen=True)
class Key:
    """The lines above the figure that say what its halves are."""

    halves: Halves
    columns: Columns
    has_interval: bool

    @property
    def lines(self) -> list[str]:
        """The words of each line below that of the halves."""
        line = ["Line: 95% interval."] if self.has_interval else []
        return [
            f"Number: {self.halves.number}.",
            f"Thin: of fewer than {FEW}. Circle: {self.halves.none}.",
            *line,
        ]

    @property
    def height(self) -> int:
        """The room above the figure, in pixels."""
        return _LINE * (1 + len(self.lines)) + _GAP

    @property
    def _width(self) -> float:
        return self.columns.gutter + self.columns.width

    def _begins(self) -> list[float]:
        """Say where the piece of each half begins: the second after the words of the first."""
        # Pixels of a phone, where the figure is narrowest: the pieces must not meet there.
        a_pixel = 1 / self.columns.room
        words = (measure_text(self.halves.part, _SIZE) + _APART) * a_pixel
        first = -self.columns.gutter
        return [first, first + (_SWATCH + _SPACE) * self._width + words]

    def swatches(self) -> dict[str, Any]:
        """Draw a grey piece of each half."""
        solid = {"color": [NO_COLOUR, NO_COLOUR]}
        second = "/" if self.halves.is_rest_told else "."
        pattern = hatch(["", second])
        if not self.halves.is_rest_told:
            pattern["solidity"] = 0.06
        return {
            "type": "bar",
            "orientation": "h",
            "base": self._begins(),
            "x": [_SWATCH * self._width] * 2,
            "y": [-self.height + _LINE / 2] * 2,
            "width": BAR + 1,
            "marker": {**solid, "pattern": pattern, "line": {"width": 1, "color": NO_COLOUR}},
            "hoverinfo": "skip",
        }

    def words(self) -> list[dict[str, Any]]:
        """Write what the halves are, each beside its piece, and the lines below."""
        right = (_SWATCH + _SPACE) * self._width
        halves = zip(self._begins(), [self.halves.part, self.halves.rest], strict=True)
        first = [(begin + right, 0, words) for begin, words in halves]
        below = [(-self.columns.gutter, place, line) for place, line in enumerate(self.lines, 1)]
        return [
            {
                **LABEL,
                "xref": "x",
                "x": at,
                "y": -self.height + _LINE * (place + 0.5),
                "font": {"size": _SIZE},
                "text": plot_text(line),
            }
            for at, place, line in [*first, *below]
        ]
