"""Quotations that stand by themselves: nobody is said to say them, the marks alone tell.

"We waited all night." - Ann Roe, a reader
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.annotation.attributions.columns import Flags
from analysis.annotation.attributions.syntax import Words
from analysis.annotation.attributions.types import Attribution

MIN_WORDS, MANY_WORDS = 4, 8
"""Below the first a quotation is a title or a phrase; from the second on, mostly speech."""

SURE, UNSURE = 0.55, 0.38
"""Share found right on annotated articles held out: of quotations of many words that begin a
paragraph, and of the others."""

MAX_TAKEN = 0.2
"""A quotation of which more is taken already is told of by a cue."""

_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_MAX_NAME = 6


def add_standing(words: Words, found: Sequence[Attribution]) -> list[Attribution]:
    """Add the quotations that no attribution has, as direct speech without a cue.

    Parameters
    ----------
    words : Words
        Of whole articles.
    found : sequence of Attribution
        What cues attribute.

    Returns
    -------
    list of Attribution
        In the order of the text. Added are quotations of a statement's length of which
        hardly a word is taken; the source is the name that a dash gives them, else nobody.
    """
    is_taken = np.zeros(len(words.head), dtype=bool)
    for one in found:
        for start, stop in one.contents:
            is_taken[start:stop] = True
    stander = _Stander(words)
    added = [
        stander.make(start, stop)
        for start, stop in _list_standing(words, is_taken)
        if not is_taken[start:stop].any()
    ]
    return sorted([*found, *added], key=lambda one: one.contents[0])


def _list_standing(words: Words, is_taken: Flags) -> list[tuple[int, int]]:
    """List the quotations that could stand by themselves, marks included."""
    quoted = words.quotations
    n_words, n_taken = (
        sums[quoted.stop] - sums[quoted.start]
        for sums in (np.append(0, np.cumsum(flags)) for flags in (words.is_word, is_taken))
    )
    is_free = n_taken <= MAX_TAKEN * (quoted.stop - quoted.start)
    stands = (n_words >= MIN_WORDS) & is_free & ~quoted.is_open & ~words.is_headline[quoted.start]
    return [
        (int(start) - 1, int(stop) + 1)
        for start, stop in zip(quoted.start[stands], quoted.stop[stands], strict=True)
    ]


class _Stander:
    """Looks rows up one by one."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.is_dash = words.form.isin(_DASHES)
        self.is_name = words.tag.isin({"NNP", "NNPS"})

    def make(self, start: int, stop: int) -> Attribution:
        """Make an attribution of a quotation that stands by itself."""
        n_words = int(self.words.is_word[start:stop].sum())
        begins = self.words.opening[start] == start
        sure = SURE if begins and n_words >= MANY_WORDS else UNSURE
        return Attribution(self.name_after(stop), None, None, ((start, stop),), "direct", sure)

    def name_after(self, stop: int) -> tuple[int, int] | None:
        """Find the name that a dash gives a quotation, in the same paragraph."""
        end = int(self.words.closing[stop - 1])
        if stop >= end or not self.is_dash[stop]:
            return None
        last = stop + 1
        while last < min(end, stop + 1 + _MAX_NAME) and self.is_name[last]:
            last += 1
        return (stop + 1, last) if last > stop + 1 else None
