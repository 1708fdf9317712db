"""Candidates for what a cue attributes: stretches that quotation marks suggest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.annotation.attributions.candidates import Found
from analysis.annotation.attributions.columns import Flags, Ints
from analysis.annotation.attributions.syntax import Words


class _Bounds(NamedTuple):
    """A quotation for each cue: its range, and whether the cue's paragraph has it."""

    start: Ints
    stop: Ints
    is_there: Flags


def _bounds(words: Words, row: Ints, number: Ints) -> _Bounds:
    """Range of the quotation of some number, for cues outside of quotations."""
    quoted = words.quotations
    safe = np.clip(number, 0, len(quoted.start) - 1)
    first, end = quoted.start[safe], quoted.end[safe]
    is_here = (words.opening[row] <= first) & (first < words.closing[row]) & (safe == number)
    return _Bounds(first, end, is_here & (quoted.at[row] < 0))


def add_quotations(found: Found, words: Words) -> None:
    """Add what the paragraph holds between quotation marks around the cue."""
    quoted, row = words.quotations, found.rows
    if not len(quoted.start):
        return
    number = quoted.before[row]
    final = quoted.before[words.closing[row] - 1] - 1
    before, after, second, last = (
        _bounds(words, row, each) for each in (number - 1, number, number + 1, final)
    )
    last = last._replace(is_there=last.is_there & (final > number + 1))
    _add_after(found, words, after, second, last)
    _add_before(found, words, before, after, second, last)
    _add_following(found, words, before)


def _add_after(found: Found, words: Words, after: _Bounds, second: _Bounds, last: _Bounds) -> None:
    """Add quotations that follow the cue."""
    everyone, start = np.arange(len(found.rows)), after.start
    found.add("quotation_after", everyone, start, after.stop, where=after.is_there)
    found.add("two_after", everyone, start, second.stop, where=second.is_there)
    found.add("all_quotations_after", everyone, start, last.stop, where=last.is_there)
    end = words.stop[found.rows]
    found.add("quotation_to_end", everyone, start, end, where=after.is_there & (start < end))


def _add_before(
    found: Found, words: Words, before: _Bounds, after: _Bounds, second: _Bounds, last: _Bounds
) -> None:
    """Add the quotation before the cue, alone and with those that follow."""
    everyone, row, start = np.arange(len(found.rows)), found.rows, before.start
    found.add("quotation_before", everyone, start, before.stop, where=before.is_there)
    found.add("start_to_quotation", everyone, words.first[row], before.stop, where=before.is_there)
    gap = (before.stop, after.start)
    for way, end in (("quotations", after), ("three", second), ("all_quotations", last)):
        found.add(way, everyone, start, end.stop, gap, where=before.is_there & end.is_there)
    begin = words.first[np.where(before.is_there, start, row)]
    both = before.is_there & after.is_there
    found.add("start_and_quotation", everyone, begin, after.stop, gap, where=both)


def _add_following(found: Found, words: Words, before: _Bounds) -> None:
    """Add what goes with a quotation that begins after the sentence, or the paragraph."""
    row, quoted = found.rows, words.quotations
    next_row = words.stop[row]
    following = np.clip(quoted.before[next_row - 1], 0, len(quoted.start) - 1)
    next_start, next_stop = quoted.start[following], quoted.end[following]
    final = np.clip(quoted.before[words.closing[row] - 1] - 1, 0, len(quoted.start) - 1)
    is_near = (next_start >= next_row) & (next_start <= next_row + 1) & (quoted.at[row] < 0)
    is_near &= next_start < words.end_of_article[row]
    is_near &= ~words.is_headline[row]  # a headline does not quote what the text begins with
    owner, node = words.dependents(row)
    left = words.left[node]
    is_clause = words.dep.isin({"ccomp", "xcomp", "dobj", "prep", "advcl"})[node]
    where = is_near[owner] & is_clause & (left > row[owner])
    gap = (next_row[owner], next_start[owner])
    found.add("and_quotation", owner, left, next_stop[owner], gap, anchor=node, where=where)
    where &= (final > following)[owner]
    all_stop = quoted.end[final][owner]
    found.add("and_all_quotations", owner, left, all_stop, gap, anchor=node, where=where)
    everyone = np.arange(len(row))
    gap = (words.left[row], next_start)
    found.add("before_and_quotation", everyone, words.first[row], next_stop, gap, where=is_near)
    is_new = is_near & (next_row == words.closing[row])
    found.add("next_paragraph", everyone, next_start, next_stop, where=is_new)
    is_new &= before.is_there
    gap = (before.stop, next_start)
    way = "quotation_and_next_paragraph"
    found.add(way, everyone, before.start, next_stop, gap, where=is_new)
