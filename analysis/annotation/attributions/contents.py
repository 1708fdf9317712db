"""Candidates for what a cue attributes: stretches that grammar suggests."""

from __future__ import annotations

import numpy as np

from analysis.annotation.attributions.candidates import Contents, Found, tidy
from analysis.annotation.attributions.columns import Ints
from analysis.annotation.attributions.quoted import add_quotations
from analysis.annotation.attributions.syntax import Words

_N_LEVELS = 3
"""How far down and up the tree of a sentence candidates are looked for."""
_TAILS = frozenset({"advcl", "relcl", "prep", "cc", "acl", "appos", "npadvmod", "parataxis"})
"""Dependents that a content may be cut off before."""


def list_contents(words: Words, cues: Ints) -> Contents:
    """List the candidates of each cue (a row of ``words``)."""
    found = Found(cues)
    _add_below(found, words)
    _add_above(found, words)
    _add_sentence(found, words)
    add_quotations(found, words)
    return tidy(words, found)


def _add_below(found: Found, words: Words) -> None:
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
            _add_through(found, words, level, owner[is_after], node[is_after])
        if level == 1:
            _add_siblings(found, words, owner, node)
        if level <= 2:
            _add_around(found, words, owner, node)


def _add_cut(found: Found, words: Words, level: int, owner: Ints, node: Ints) -> None:
    """Add subtrees without what follows from one of their last dependents on."""
    place, child = words.dependents(node)
    is_tail = (words.left[child] > node[place]) & words.dep.isin(_TAILS)[child]
    place, child = place[is_tail], child[is_tail]
    start, stop = words.left[node[place]], words.left[child]
    found.add(f"cut{level}", owner[place], start, stop, anchor=node[place])


def _add_through(found: Found, words: Words, level: int, owner: Ints, node: Ints) -> None:
    """Add what starts with a dependent and ends with the quotation the sentence ends in."""
    quoted, row = words.quotations, found.rows[owner]
    number = quoted.at[words.stop[row] - 1]
    if not len(quoted.end) or not len(owner):
        return
    end = quoted.end[number]
    where = (number >= 0) & (end > words.stop[row]) & (quoted.at[row] < 0)
    found.add(f"through_quotation{level}", owner, words.left[node], end, anchor=node, where=where)
    if level == 1:
        found.add("all_through_quotation", owner, row + 1, end, where=where)


def _add_siblings(found: Found, words: Words, owner: Ints, node: Ints) -> None:
    """Add dependents after the cue together with the next ones, and with the subject."""
    row, left, right = found.rows[owner], words.left[node], words.right[node]
    is_after = left > row
    for way, step in (("with_next", 1), ("with_second", 2)):
        ahead = np.arange(len(owner)) + step
        later = np.minimum(ahead, len(owner) - 1)
        is_same = is_after & (ahead == later) & (owner[later] == owner) & (left[later] > left)
        found.add(way, owner, left, right[later], anchor=node, where=is_same)
    subject = words.first_dependent({"nsubj", "nsubjpass", "csubj", "expl"})[row]
    has_subject = is_after & (subject >= 0) & (words.right[subject] <= row)
    gap = (words.right[subject], left)
    for end in (right, words.right[row]):
        start = words.left[subject]
        found.add("subject_and", owner, start, end, gap, anchor=node, where=has_subject)


def _add_around(found: Found, words: Words, owner: Ints, node: Ints) -> None:
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


def _add_above(found: Found, words: Words) -> None:
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


def _add_sentence(found: Found, words: Words) -> None:
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
