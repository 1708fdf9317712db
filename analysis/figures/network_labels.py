"""The names in a small network: the most frequent always, others where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.escaping import plot_text
from analysis.figures.lettering import measure_text
from analysis.figures.network_parts import veil

N_SURE, N_BOLD = 7, 9
"""So many names are always written, and so many even where they lie over a sign."""

_SIZE, _HEIGHT, _INDENT, _GAP = 10.5, 13.0, 4.0, 1.0
_LEFT, _RIGHT = 0.3, 0.7
_N_LETTERS, _BLOCKING = 18, 3.0
_OVER_SIGNS, _OVER_NAME = 1e3, 1e6
"""Square pixels of signs that a name may cover, and what one of another name counts for."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom end, in pixels."""


@dataclass(frozen=True)
class Panel:
    """The part of a figure that a small network's names must keep to, in pixels.

    ``spare`` is how far they may reach beyond the right end.
    """

    left: float
    top: float
    right: float
    spare: float = 0.0

    def holds(self, box: Box) -> bool:
        """Say whether a name stays within."""
        is_level = box[0] >= self.left - _INDENT and box[2] <= self.right + self.spare
        return is_level and box[1] >= self.top


@dataclass(frozen=True)
class _Spot:
    """A place for a name: its room, and how plotly puts it there."""

    box: Box
    look: dict[str, Any]


def write_names(
    radii: Mapping[str, float],
    spots: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
    panel: Panel,
    ink: str,
) -> list[dict[str, Any]]:
    """Write names below, above or beside their signs, without one lying over another.

    Parameters
    ----------
    radii : mapping
        The radius of the sign of each entity_id, the most frequent first. The first
        `N_SURE` are written wherever they cover least, the first `N_BOLD` where they
        cover no other name, later ones only where they cover nothing.
    spots : mapping
        Where each sign is.
    names : mapping
        The name shown for each entity_id.
    panel : Panel
        What the names must keep to.
    ink : str
        The colour of text, see `style.INK`.
    """
    signs = {
        entity_id: _around(*spots[entity_id], radius)
        for entity_id, radius in radii.items()
        if radius > _BLOCKING
    }
    taken: list[Box] = []
    notes = []
    for number, (entity_id, radius) in enumerate(radii.items()):
        text = _shorten(names.get(entity_id, entity_id))
        others = [box for key, box in signs.items() if key != entity_id]
        tried = [s for s in _try(spots[entity_id], radius, text, panel) if panel.holds(s.box)]
        costs = [_cost(spot.box, taken, others) for spot in tried]
        if not costs or min(costs) > _most(number):
            continue
        chosen = tried[costs.index(min(costs))]
        taken.append(chosen.box)
        notes.append(_note(text, spots[entity_id], chosen, ink))
    return notes


def _most(number: int) -> float:
    """Return how much a name may cover, by its place among the most frequent."""
    if number < N_SURE:
        return float("inf")
    return _OVER_SIGNS if number < N_BOLD else 0.0


def _shorten(text: str) -> str:
    return text if len(text) <= _N_LETTERS else f"{text[: _N_LETTERS - 1]}\u2026"


def _around(x: float, y: float, radius: float) -> Box:
    return (x - radius, y - radius, x + radius, y + radius)


def _try(spot: tuple[float, float], radius: float, text: str, panel: Panel) -> Iterator[_Spot]:
    """Offer the places for a name, the best first: below, above, right, left."""
    (x, y), width, out = spot, measure_text(text, _SIZE), radius + _GAP
    share = (x - panel.left) / (panel.right - panel.left)
    best = "left" if share < _LEFT else "right" if share > _RIGHT else "center"
    lefts = {"left": x - _INDENT, "right": x + _INDENT - width, "center": x - width / 2}
    shifts = {"left": -_INDENT, "right": _INDENT, "center": 0.0}
    level = {"yanchor": "middle", "yshift": 0.0}
    middle = y - _HEIGHT / 2
    beside = [
        (x + out, {"xanchor": "left", "xshift": out, **level}),
        (x - out - width, {"xanchor": "right", "xshift": -out, **level}),
    ]
    for number, anchor in enumerate([best, *(a for a in lefts if a != best)]):
        for top, yanchor, shift in (
            (y + out, "top", -radius),
            (y - out - _HEIGHT, "bottom", radius),
        ):
            look = {"xanchor": anchor, "xshift": shifts[anchor], "yanchor": yanchor}
            box = (lefts[anchor], top, lefts[anchor] + width, top + _HEIGHT)
            yield _Spot(box, {**look, "yshift": shift})
        if number == 0:
            for left, look in beside:
                yield _Spot((left, middle, left + width, middle + _HEIGHT), look)


def _cost(box: Box, names: Sequence[Box], signs: Sequence[Box]) -> float:
    """Return how much a name covers, in square pixels, of names much the worst."""
    over_names = sum(_shared(box, other) for other in names)
    return _OVER_NAME * over_names + sum(_shared(box, other) for other in signs)


def _shared(box: Box, other: Box) -> float:
    width = min(box[2], other[2]) - max(box[0], other[0])
    height = min(box[3], other[3]) - max(box[1], other[1])
    return max(width, 0.0) * max(height, 0.0)


def _note(text: str, at: tuple[float, float], chosen: _Spot, ink: str) -> dict[str, Any]:
    return {
        "x": at[0],
        "y": at[1],
        **chosen.look,
        "text": plot_text(text),
        "font": {"size": _SIZE},
        "bgcolor": veil(ink),
        "borderpad": 0,
        "captureevents": False,
    }
