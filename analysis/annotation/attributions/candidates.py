"""Candidates for what cues attribute: how they are noted down, trimmed and made distinct."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.annotation.attributions.columns import Flags, Ints
from analysis.annotation.attributions.syntax import Words, word_borders

WAYS = (
    *(f"{name}{level}" for name in ("below", "to_end") for level in (1, 2, 3)),
    *("with_next", "with_second", "around", "subject_and"),
    *(f"{name}{level}" for name in ("above", "before", "after") for level in (1, 2, 3)),
    *("sentence", "sentence_before", "sentence_after", "all_after", "subject_before"),
    *("quotation_before", "quotation_after", "quotations", "two_after", "three"),
    *("quotation_to_end", "start_to_quotation", "and_quotation", "before_and_quotation"),
    *("next_paragraph", "quotation_and_next_paragraph", "cut1", "cut2"),
    *("all_quotations", "all_quotations_after", "and_all_quotations"),
    *("start_and_quotation", "through_quotation1", "through_quotation2", "all_through_quotation"),
)
"""The ways to find a candidate; one may be found in several."""


class Contents(NamedTuple):
    """Candidates, ordered by cue and place.

    Attributes
    ----------
    cue : array of int
        Place of its cue in the list of cues.
    start, stop : array of int
        Half-open range of rows, first and last word a letter or digit.
    gap_start, gap_stop : array of int
        What is left out between them; both equal to ``stop`` if nothing is.
    ways : array of int
        One bit for each of `WAYS`.
    anchor : array of int
        The row whose subtree the candidate is, or the cue's own.
    """

    cue: Ints
    start: Ints
    stop: Ints
    gap_start: Ints
    gap_stop: Ints
    ways: Ints
    anchor: Ints


class Found:
    """Collects candidates, way by way."""

    def __init__(self, rows: Ints) -> None:
        self.rows = rows
        self.parts: list[list[Ints]] = []

    def add(
        self,
        way: str,
        cue: Ints,
        start: Ints,
        stop: Ints,
        gap: tuple[Ints, Ints] | None = None,
        *,
        anchor: Ints | None = None,
        where: Flags | None = None,
    ) -> None:
        """Add candidates found in one way, those ``where`` says."""
        gap_start, gap_stop = (stop, stop) if gap is None else gap
        anchor = self.rows[cue] if anchor is None else anchor
        bit = np.full(len(cue), 1 << WAYS.index(way))
        part = [cue, start, stop, gap_start, gap_stop, bit, anchor]
        self.parts.append(part if where is None else [column[where] for column in part])

    def join(self) -> list[Ints]:
        """All candidates so far, column by column."""
        return [np.concatenate(columns) for columns in zip(*self.parts, strict=True)]


def tidy(words: Words, found: Found) -> Contents:
    """Trim marks, drop what is empty or holds its cue, and join what is the same."""
    cue, start, stop, gap_start, gap_stop, ways, anchor = found.join()
    start, stop, gap_start, gap_stop = _trim(words, start, stop, gap_start, gap_stop)
    row = found.rows[cue]
    holds_cue = (start <= row) & (row < stop) & ~((gap_start <= row) & (row < gap_stop))
    kept = np.flatnonzero((start < stop) & ~holds_cue)
    order = kept[np.lexsort([col[kept] for col in (gap_stop, gap_start, stop, start, cue)])]
    keys = np.stack([cue, start, stop, gap_start, gap_stop], axis=1)[order]
    firsts = np.flatnonzero(np.any(np.diff(keys, axis=0, prepend=-1), axis=1))
    ways = np.bitwise_or.reduceat(ways[order], firsts) if len(firsts) else ways[:0]
    cue, start, stop, gap_start, gap_stop = keys[firsts].T
    return Contents(cue, start, stop, gap_start, gap_stop, ways, anchor[order][firsts])


def _trim(words: Words, start: Ints, stop: Ints, gap_start: Ints, gap_stop: Ints) -> list[Ints]:
    """Let parts begin and end with words, none of them an "and" at the end."""
    following, preceding = word_borders(words, {"cc"})
    start, gap_stop = following[start], following[gap_stop]
    stop, gap_start = preceding[stop], preceding[gap_start]
    starts_late = (gap_start <= start) & (gap_start < gap_stop)
    start = np.where(starts_late, np.maximum(start, gap_stop), start)
    stop = np.where((gap_stop >= stop) & (gap_start > start), np.minimum(stop, gap_start), stop)
    is_whole = (gap_start <= start) | (gap_stop >= stop) | (gap_start >= gap_stop)
    gaps = [np.where(is_whole, stop, edge) for edge in (gap_start, gap_stop)]
    return [start, stop, *gaps]
