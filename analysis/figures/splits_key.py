"""The lines above a table of bars cut in two, which say what the halves are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.escaping import plot_text
from analysis.figures.grid import Columns
from analysis.figures.rows import LABEL
from analysis.figures.style import NO_COLOUR

BAR = 9
"""The height of a bar, in pixels."""

THIN, FEW = 4, 5
"""The height of a bar that is of fewer than so many."""

_LINE, _GAP, _SWATCH = 19, 12, 0.055


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
        """The words of each line, those of the halves first."""
        line = " Line: 95% interval." if self.has_interval else ""
        return [
            self.halves.part,
            self.halves.rest,
            f"Number: {self.halves.number}",
            f"Thin bar: of fewer than {FEW}.{line}",
            f"Open circle: {self.halves.none}",
        ]

    @property
    def height(self) -> int:
        """The room above the figure, in pixels."""
        return _LINE * len(self.lines) + _GAP

    def _places(self) -> list[float]:
        top = -self.height + _LINE / 2
        return [top + _LINE * place for place in range(len(self.lines))]

    def swatches(self) -> dict[str, Any]:
        """Draw a grey piece of each half."""
        width = (self.columns.gutter + self.columns.width) * _SWATCH
        solid = {"color": [NO_COLOUR, NO_COLOUR]}
        second = "/" if self.halves.is_rest_told else "."
        pattern = hatch(["", second])
        if not self.halves.is_rest_told:
            pattern["solidity"] = 0.06
        return {
            "type": "bar",
            "orientation": "h",
            "base": [-self.columns.gutter] * 2,
            "x": [width] * 2,
            "y": self._places()[:2],
            "width": BAR + 1,
            "marker": {**solid, "pattern": pattern, "line": {"width": 1, "color": NO_COLOUR}},
            "hoverinfo": "skip",
        }

    def words(self) -> list[dict[str, Any]]:
        """Write the lines; those of the halves beside their piece."""
        right = (self.columns.gutter + self.columns.width) * (_SWATCH + 0.015)
        return [
            {
                **LABEL,
                "xref": "x",
                "x": -self.columns.gutter + (right if place < 2 else 0),
                "y": at,
                "font": {"size": 12},
                "text": plot_text(line),
            }
            for place, (line, at) in enumerate(zip(self.lines, self._places(), strict=True))
        ]
