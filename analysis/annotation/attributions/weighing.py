"""Choose between overlapping contents: the one expected to overlap most with the right one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.annotation.attributions.candidates import Contents
from analysis.annotation.attributions.columns import Ints
from analysis.annotation.attributions.network import Doubles
from analysis.annotation.attributions.syntax import Words, ragged

MAX_CANDIDATES = 24
"""Candidates of a cue that are compared with one another, the likeliest."""
ENOUGH = 0.5
"""Overlap from which a reader takes two contents for the same."""


class BestContents(NamedTuple):
    """The content chosen for each cue that has candidates, one row each.

    Attributes
    ----------
    cue, start, stop, gap_start, gap_stop : array of int
        Rows; the gap is left out of the content, and empty at its end if there is none.
    exact, expected, enough, any_right : array of float
        How likely it is the right one; the overlap it may expect with the right one; how
        likely that is enough; how likely any of the cue's candidates is right.
    """

    cue: Ints
    start: Ints
    stop: Ints
    gap_start: Ints
    gap_stop: Ints
    exact: Doubles
    expected: Doubles
    enough: Doubles
    any_right: Doubles


def choose_contents(words: Words, cues: Ints, contents: Contents, fits: Doubles) -> BestContents:
    """Choose the content of each cue; of equals the first."""
    expected, enough = expect_overlaps(words, contents, fits)
    best = best_of(contents.cue, expected)
    any_right: Doubles = np.bincount(contents.cue, fits, minlength=len(cues)).astype(float)
    return BestContents(
        cue=cues[contents.cue[best]],
        start=contents.start[best],
        stop=contents.stop[best],
        gap_start=contents.gap_start[best],
        gap_stop=contents.gap_stop[best],
        exact=fits[best],
        expected=expected[best],
        enough=enough[best],
        any_right=np.round(any_right, 5)[contents.cue[best]],
    )


def best_of(owner: Ints, worth: Doubles) -> Ints:
    """Place of the largest worth of each owner, owners in order."""
    order = np.lexsort((np.arange(len(owner)), -worth, owner))
    return order[np.flatnonzero(np.diff(owner[order], prepend=-1))]


def expect_overlaps(words: Words, contents: Contents, chances: Doubles) -> tuple[Doubles, Doubles]:
    """Say what overlap each candidate may expect with the right one.

    Parameters
    ----------
    words : Words
    contents : Contents
    chances : array of float
        How likely each candidate is the right one; a cue's sum to at most 1.

    Returns
    -------
    tuple of arrays of float
        Per candidate the expected overlap (letters shared, divided by the letters of
        either) and the chance that it is at least `ENOUGH`; both 0 for a candidate
        that is not among its cue's likeliest.
    """
    order = np.lexsort((np.arange(len(chances)), -chances, contents.cue))
    cue = contents.cue[order]
    firsts = np.flatnonzero(np.diff(cue, prepend=-1))
    counts = np.diff(np.append(firsts, len(cue)))
    rank = np.arange(len(cue)) - np.repeat(firsts, counts)
    order = order[rank < MAX_CANDIDATES]
    counts = np.minimum(counts, MAX_CANDIDATES)
    firsts = np.cumsum(counts) - counts
    width = np.repeat(counts, counts)
    one, place = ragged(width)
    other = np.repeat(firsts, counts)[one] + place
    overlap = _overlaps(words, contents, order[one], order[other])
    weight = chances[order[other]]
    expected, enough = np.zeros(len(chances)), np.zeros(len(chances))
    expected[order] = np.bincount(one, weight * overlap, minlength=len(order))
    enough[order] = np.bincount(one, weight * (overlap >= ENOUGH), minlength=len(order))
    return np.round(expected, 5), np.round(enough, 5)


def _overlaps(words: Words, contents: Contents, one: Ints, other: Ints) -> Doubles:
    """Letters two candidates share, divided by the letters of either."""
    n_letters = words.n_letters
    parts = ((contents.start, contents.gap_start), (contents.gap_stop, contents.stop))
    size = np.zeros(len(contents.cue), dtype=np.int64)
    for start, stop in parts:
        size += n_letters[stop] - n_letters[start]
    shared = np.zeros(len(one), dtype=np.int64)
    for start, stop in parts:
        for other_start, other_stop in parts:
            low = np.maximum(start[one], other_start[other])
            high = np.maximum(np.minimum(stop[one], other_stop[other]), low)
            shared += n_letters[high] - n_letters[low]
    overlap: Doubles = shared / (size[one] + size[other] - shared)
    return overlap
