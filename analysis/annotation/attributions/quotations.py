"""What stands between double quotation marks."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.annotation.attributions.columns import Flags, Ints

_MARK = '"'


class Quotations(NamedTuple):
    """Stretches between quotation marks, the marks left out.

    Attributes
    ----------
    start, stop : array of int
        Half-open ranges, in order. One that is still open at the end of its
        paragraph runs to that end, as in quotations of several paragraphs.
    is_open : array of bool
        Whether the closing mark is missing.
    end : array of int
        Where the speech ends that each belongs to: a quotation that stays open and is
        opened again by the next paragraph goes on there.
    at : array of int
        Per row the number of the quotation it stands in; -1 outside.
    before : array of int
        Per row the number of quotations that start before it.
    """

    start: Ints
    stop: Ints
    is_open: Flags
    end: Ints
    at: Ints
    before: Ints


def find_quotations(tokens: pd.DataFrame, opening: Ints, closing: Ints) -> Quotations:
    """Pair the quotation marks of each paragraph.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        Typography normalised, so that all double marks are alike: spaces beside a mark
        and the order of marks tell which one opens.
    opening, closing : array of int
        Half-open range of each word's paragraph.

    Notes
    -----
    A mark that touches the word before it and not the one after cannot open; a mark
    that touches only the word after it opens anew even inside a quotation, whose own
    opening is then given up.
    """
    marks = np.flatnonzero((tokens["word"] == _MARK).to_numpy())
    touches_before, touches_after = _touches(tokens, opening)
    found = _pair(
        marks.tolist(),
        closing[marks].tolist(),
        (touches_before & ~touches_after)[marks].tolist(),
        (~touches_before & touches_after)[marks].tolist(),
    )
    start, stop, is_open = np.array(found, dtype=np.int64).reshape(-1, 3).T
    rows = np.arange(len(tokens))
    edges = np.bincount(start, minlength=len(rows) + 1) - np.bincount(stop, minlength=len(rows) + 1)
    number = np.searchsorted(start, rows, side="right") - 1
    at = np.where(np.cumsum(edges[: len(rows)]) > 0, number, -1)
    before = np.searchsorted(start, rows, side="left")
    goes_on = _go_on(tokens, start, stop, is_open.astype(bool), opening)
    return Quotations(start, stop, is_open.astype(bool), _ends(stop, goes_on), at, before)


def _go_on(tokens: pd.DataFrame, start: Ints, stop: Ints, is_open: Flags, opening: Ints) -> Flags:
    """Whether the next quotation opens the next paragraph and takes an open one up again."""
    goes_on = np.zeros(len(start), dtype=bool)
    if len(start) > 1:
        article = tokens["article"].to_numpy()
        first = start[1:] - 1
        is_next = (first == stop[:-1]) & (opening[first] == first)
        is_same = article[start[1:]] == article[start[:-1]]
        goes_on[:-1] = is_open[:-1] & is_next & is_same
    return goes_on


def _ends(stop: Ints, goes_on: Flags) -> Ints:
    """Stop of the last of each run of quotations that go on."""
    numbers = np.arange(len(stop))
    last = np.where(goes_on, len(stop), numbers)
    last = np.minimum.accumulate(last[::-1])[::-1]
    return stop[last]


def _touches(tokens: pd.DataFrame, opening: Ints) -> tuple[Flags, Flags]:
    """Whether each word follows the one before, and runs into the one after, without space."""
    start, end = tokens["start_char"].to_numpy(), tokens["end_char"].to_numpy()
    joins = (start[1:] == end[:-1]) & (opening[1:] == opening[:-1])
    return np.append(False, joins)[: len(start)], np.append(joins, False)[: len(start)]


def _pair(
    marks: list[int], closing: list[int], only_closes: list[bool], only_opens: list[bool]
) -> list[tuple[int, int, bool]]:
    """Walk through the marks: a list of start, stop and whether it stays open."""
    found = []
    start, end = -1, -1
    for mark, last, closes, opens in zip(marks, closing, only_closes, only_opens, strict=True):
        if start >= 0 and end != last:
            found.append((start, end, True))
            start = -1
        if start >= 0 and not opens:
            found.append((start, mark, False))
            start = -1
        elif opens or not closes:
            start, end = mark + 1, last
    if start >= 0:
        found.append((start, end, True))
    return [each for each in found if each[0] < each[1]]
