"""Candidates for what a cue attributes: stretches that grammar or marks suggest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.annotation.attributions.columns import Flags, Ints
from analysis.annotation.attributions.syntax import Words

_N_LEVELS = 3
"""How far down and up the tree of a sentence candidates are looked for."""

_TAILS = frozenset({"advcl", "relcl", "prep", "cc", "acl", "appos", "npadvmod", "parataxis"})

WAYS = (
    *(f"{name}{level}" for name in ("below", "to_end") for level in (1, 2, 3)),
    *("with_next", "with_second", "around", "subject_and"),
    *(f"{name}{level}" for name in ("above", "before", "after") for level in (1, 2, 3)),
    *("sentence", "sentence_before", "sentence_after", "all_after", "subject_before"),
    *("quotation_before", "quotation_after", "quotations", "two_after", "three"),
    *("quotation_to_end", "start_to_quotation", "and_quotation", "before_and_quotation"),
    *("next_paragraph", "quotation_and_next_paragraph", "cut1", "cut2"),
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


class _Found:
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


def list_contents(words: Words, cues: Ints) -> Contents:
    """List the candidates of each cue (a row of ``words``)."""
    found = _Found(cues)
    _add_below(found, words)
    _add_above(found, words)
    _add_sentence(found, words)
    _add_quotations(found, words)
    return _tidy(words, cues, *found.join())


def _add_below(found: _Found, words: Words) -> None:
    """Add subtrees of what hangs on the cue, and stretches that start with one."""
    owner, node = np.arange(len(found.rows)), found.rows
    is_punct = words.dep.isin({"punct"})
    for level in range(1, _N_LEVELS + 1):
        parent = node
        place, node = words.dependents(parent)
        parent, owner = parent[place], owner[place]
        is_phrase = ~is_punct[node]
        owner, node, parent = owner[is_phrase], node[is_phrase], parent[is_phrase]
        row, left, right = found.rows[owner], words.left[node], words.right[node]
        is_after, is_before = left > row, right <= row
        is_aside = is_after | is_before
        found.add(f"below{level}", owner, left, right, anchor=node, where=is_aside)
        end = words.right[parent]
        found.add(f"to_end{level}", owner, left, end, anchor=node, where=is_after & (end > right))
        if level <= 2:
            _add_cut(found, words, level, owner[is_after], node[is_after])
        if level == 1:
            _add_siblings(found, words, owner, node)
        if level <= 2:
            _add_around(found, words, owner, node)


def _add_cut(found: _Found, words: Words, level: int, owner: Ints, node: Ints) -> None:
    """Add subtrees without what follows from one of their last dependents on."""
    place, child = words.dependents(node)
    is_tail = (words.left[child] > node[place]) & words.dep.isin(_TAILS)[child]
    place, child = place[is_tail], child[is_tail]
    start, stop = words.left[node[place]], words.left[child]
    found.add(f"cut{level}", owner[place], start, stop, anchor=node[place])


def _add_siblings(found: _Found, words: Words, owner: Ints, node: Ints) -> None:
    """Add dependents after the cue together with the next ones, and with the subject."""
    row, left, right = found.rows[owner], words.left[node], words.right[node]
    is_after = left > row
    for way, step in (("with_next", 1), ("with_second", 2)):
        later = np.minimum(np.arange(len(owner)) + step, len(owner) - 1)
        is_same = is_after & (owner[later] == owner) & (left[later] > left)
        found.add(way, owner, left, right[later], anchor=node, where=is_same)
    subject = words.first_dependent({"nsubj", "nsubjpass", "csubj", "expl"})[row]
    has_subject = is_after & (subject >= 0) & (words.right[subject] <= row)
    gap = (words.right[subject], left)
    for end in (right, words.right[row]):
        start = words.left[subject]
        found.add("subject_and", owner, start, end, gap, anchor=node, where=has_subject)


def _add_around(found: _Found, words: Words, owner: Ints, node: Ints) -> None:
    """Add the clause that the cue and its source interrupt."""
    row, left, right = found.rows[owner], words.left[node], words.right[node]
    is_around = (left < row) & (row < right)
    if not is_around.any():
        return
    owner, node, row = owner[is_around], node[is_around], row[is_around]
    subject = words.first_dependent({"nsubj", "nsubjpass"})[row]
    gap_start = np.where(subject >= 0, np.minimum(words.left[subject], row), row)
    gap_stop = np.where(subject >= 0, np.maximum(words.right[subject], row + 1), row + 1)
    gap = (np.maximum(gap_start, left[is_around]), np.minimum(gap_stop, right[is_around]))
    found.add("around", owner, left[is_around], right[is_around], gap, anchor=node)


def _add_above(found: _Found, words: Words) -> None:
    """Add subtrees that the cue hangs in, without the cue's own."""
    owner, node = np.arange(len(found.rows)), found.rows
    for level in range(1, _N_LEVELS + 1):
        is_below = words.head[node] != node
        owner, node = owner[is_below], words.head[node[is_below]]
        row, left, right = found.rows[owner], words.left[node], words.right[node]
        start, stop = words.left[row], words.right[row]
        found.add(f"above{level}", owner, left, right, (start, stop), anchor=node)
        found.add(f"before{level}", owner, left, start, anchor=node, where=left < start)
        found.add(f"after{level}", owner, stop, right, anchor=node, where=stop < right)


def _add_sentence(found: _Found, words: Words) -> None:
    """Add what the sentence holds before, after and around the cue."""
    row, owner = found.rows, np.arange(len(found.rows))
    first, stop, left, right = (
        words.first[row],
        words.stop[row],
        words.left[row],
        words.right[row],
    )
    subject = words.first_dependent({"nsubj", "nsubjpass"})[row]
    start = np.where(subject >= 0, np.minimum(words.left[subject], row), row)
    found.add("sentence", owner, first, stop, (left, right))
    found.add("sentence_before", owner, first, left)
    found.add("subject_before", owner, first, start)
    found.add("sentence_after", owner, right, stop)
    found.add("all_after", owner, row + 1, stop)


def _add_quotations(found: _Found, words: Words) -> None:
    """Add what the paragraph holds between quotation marks around the cue."""
    quoted, row, owner = words.quotations, found.rows, np.arange(len(found.rows))
    if not len(quoted.start):
        return
    last = len(quoted.start) - 1
    after, before = quoted.before[row], quoted.before[row] - 1
    is_outside = quoted.at[row] < 0

    def bounds(number: Ints) -> tuple[Ints, Ints, Flags]:
        """Range of the quotation of some number, and whether it is in the paragraph."""
        safe = np.clip(number, 0, last)
        first, end = quoted.start[safe], quoted.stop[safe]
        here = (words.opening[row] <= first) & (end <= words.closing[row]) & (safe == number)
        return first, end, here & is_outside

    start, stop, has_before = bounds(before)
    next_start, next_stop, has_after = bounds(after)
    _, second_stop, has_second = bounds(after + 1)
    found.add("quotation_before", owner, start, stop, where=has_before)
    found.add("quotation_after", owner, next_start, next_stop, where=has_after)
    both = has_before & has_after
    found.add("quotations", owner, start, next_stop, (stop, next_start), where=both)
    found.add("two_after", owner, next_start, second_stop, where=has_second)
    three = has_before & has_second
    found.add("three", owner, start, second_stop, (stop, next_start), where=three)
    end = words.stop[row]
    found.add("quotation_to_end", owner, next_start, end, where=has_after & (next_start < end))
    found.add("start_to_quotation", owner, words.first[row], stop, where=has_before)
    _add_following(found, words, start, stop, has_before)


def _add_following(found: _Found, words: Words, start: Ints, stop: Ints, has_before: Flags) -> None:
    """Add what goes with a quotation that begins after the sentence, or the paragraph."""
    row, quoted = found.rows, words.quotations
    next_row = words.stop[row]
    number = quoted.before[next_row - 1]
    following = np.clip(number, 0, len(quoted.start) - 1)
    next_start, next_stop = quoted.start[following], quoted.stop[following]
    is_near = (next_start >= next_row) & (next_start <= next_row + 1) & (quoted.at[row] < 0)
    is_near &= next_stop <= words.end_of_article[row]
    owner, node = words.dependents(row)
    left = words.left[node]
    is_clause = words.dep.isin({"ccomp", "xcomp", "dobj", "prep", "advcl"})[node]
    where = is_near[owner] & is_clause & (left > row[owner])
    gap = (next_row[owner], next_start[owner])
    found.add("and_quotation", owner, left, next_stop[owner], gap, anchor=node, where=where)
    everyone = np.arange(len(row))
    gap = (words.left[row], next_start)
    found.add("before_and_quotation", everyone, words.first[row], next_stop, gap, where=is_near)
    is_new = is_near & (next_row == words.closing[row])
    found.add("next_paragraph", everyone, next_start, next_stop, where=is_new)
    gap = (stop, next_start)
    found.add(
        "quotation_and_next_paragraph", everyone, start, next_stop, gap, where=is_new & has_before
    )


def _tidy(
    words: Words,
    rows: Ints,
    cue: Ints,
    start: Ints,
    stop: Ints,
    gap_start: Ints,
    gap_stop: Ints,
    ways: Ints,
    anchor: Ints,
) -> Contents:
    """Trim marks, drop what is empty or holds its cue, and join what is the same."""
    has_letter = np.diff(words.n_letters) > 0
    places = np.arange(len(has_letter))
    following = np.append(
        np.minimum.accumulate(np.where(has_letter, places, len(places))[::-1])[::-1], len(places)
    )
    preceding = np.append(0, np.maximum.accumulate(np.where(has_letter, places + 1, 0)))
    start, gap_stop = following[start], following[gap_stop]
    stop, gap_start = preceding[stop], preceding[gap_start]
    starts_late = (gap_start <= start) & (gap_start < gap_stop)
    start = np.where(starts_late, np.maximum(start, gap_stop), start)
    stop = np.where((gap_stop >= stop) & (gap_start > start), np.minimum(stop, gap_start), stop)
    is_whole = (gap_start <= start) | (gap_stop >= stop) | (gap_start >= gap_stop)
    gap_start, gap_stop = np.where(is_whole, stop, gap_start), np.where(is_whole, stop, gap_stop)
    row = rows[cue]
    holds_cue = (start <= row) & (row < stop) & ~((gap_start <= row) & (row < gap_stop))
    kept = np.flatnonzero((start < stop) & ~holds_cue)
    order = kept[np.lexsort([col[kept] for col in (gap_stop, gap_start, stop, start, cue)])]
    keys = np.stack([cue, start, stop, gap_start, gap_stop], axis=1)[order]
    firsts = np.flatnonzero(np.any(np.diff(keys, axis=0, prepend=-1), axis=1))
    ways = np.bitwise_or.reduceat(ways[order], firsts) if len(firsts) else ways[:0]
    cue, start, stop, gap_start, gap_stop = keys[firsts].T
    return Contents(cue, start, stop, gap_start, gap_stop, ways, anchor[order][firsts])
