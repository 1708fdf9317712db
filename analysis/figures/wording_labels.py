"""Find room for names beside marks, as many as can be read on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analysis.escaping import plot_text

_LETTER_WIDTH, _LINE_HEIGHT = 6.6, 14.0
_LETTERS = 16
AWAY = {"top center": -6, "bottom center": 6}
"""How far down from its mark a word is written: Plotly sets it at the mark's middle."""

_POSITIONS = ("middle right", "middle left", "top center", "bottom center")


class Box(NamedTuple):
    """A rectangle in pixels, from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Say whether two boxes share any place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_in(self, other: Box) -> bool:
        """Say whether it lies in another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


def choose_labels(
    points: Sequence[tuple[float, float]],
    words: Sequence[str],
    kinds: Sequence[int],
    *,
    room: Box,
    n_each: int,
) -> dict[int, str]:
    """Give the first marks that find room a place for their word, by their number.

    A word covers neither a mark nor another word.

    What fits on a phone fits on a wider page, where marks move apart and letters do not
    grow.

    Parameters
    ----------
    points : sequence of (float, float)
        The marks in pixels, the most important first.
    words : sequence of str
        The word of each.
    kinds : sequence of int
        Of each kind at most ``n_each`` are named.
    room : Box
        No word leaves it.
    n_each : int
    """
    near = [Box(x - 4, y - 4, x + 4, y + 4) for x, y in points]
    # Four arrays instead of hundreds of boxes: a name is set against every mark four times.
    ends = np.array(near, dtype=float).reshape(-1, 4).T
    taken: list[Box] = []
    labelled: dict[int, str] = {}
    left = dict.fromkeys(kinds, n_each)
    for place, (word, kind) in enumerate(zip(words, kinds, strict=True)):
        if not left[kind]:
            continue
        boxes = [(place_word(points[place], word, spot), spot) for spot in _POSITIONS]
        free = [
            (spot, box)
            for box, spot in boxes
            if box.is_in(room)
            and _count_met(box, ends) == box.meets(near[place])
            and not any(box.meets(other) for other in taken)
        ]
        if not free:
            continue
        spot, box = free[0]
        taken += [box, near[place]]
        labelled[place] = spot
        left[kind] -= 1
    return labelled


def _count_met(box: Box, ends: np.ndarray) -> int:
    """Count the marks that a box shares any place with."""
    left, top, right, bottom = ends
    is_met = (box.left < right) & (left < box.right) & (box.top < bottom) & (top < box.bottom)
    return int(is_met.sum())


def place_word(point: tuple[float, float], word: str, spot: str) -> Box:
    """Say what room a word takes beside, above or below a mark."""
    x, y = point
    width, half = _LETTER_WIDTH * len(shorten(word)) + 8, _LINE_HEIGHT / 2
    if spot == "middle right":
        return Box(x + 5, y - half, x + 5 + width, y + half)
    if spot == "middle left":
        return Box(x - 5 - width, y - half, x - 5, y + half)
    middle = y + AWAY[spot] + (-half if spot == "top center" else half)
    return Box(x - width / 2, middle - half, x + width / 2, middle + half)


def shorten(word: str) -> str:
    """Cut a long word."""
    return word if len(word) <= _LETTERS else f"{word[: _LETTERS - 1]}…"


def write_word(word: str, spot: str) -> str:
    """Write a word clear of its mark, escaped for Plotly."""
    gap, shown = "\u00a0\u00a0", plot_text(shorten(word))
    return {"middle right": f"{gap}{shown}", "middle left": f"{shown}{gap}"}.get(spot, shown)
