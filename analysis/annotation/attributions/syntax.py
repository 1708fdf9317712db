"""The shape of sentences: heads, dependents and the stretches of words they span."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.annotation.attributions.columns import Column, Flags, Ints, encode
from analysis.annotation.attributions.quotations import Quotations, find_quotations


class Words(NamedTuple):
    """A token table as arrays, with what the trees of its sentences say.

    Attributes
    ----------
    form, lemma, pos, tag, dep : Column
        As in the token table.
    head : array of int
        Row of the syntactic head; a root's own row.
    left, right : array of int
        Half-open range from the first to the last word of a word's subtree.
    first, stop : array of int
        Half-open range of the word's sentence.
    opening, closing : array of int
        Half-open range of the word's paragraph.
    end_of_article : array of int
        The row after the last one of the word's article.
    is_word, is_headline : array of bool
        Whether the row is a word, and whether it stands in a headline.
    n_letters : array of int
        Letters and digits before each row, one more entry than rows.
    below, n_below, from_below : array of int
        All words ordered by head; how many hang on each word, and from where in the
        order.
    quotations : Quotations
        What stands between double quotation marks.
    """

    form: Column
    lemma: Column
    pos: Column
    tag: Column
    dep: Column
    head: Ints
    left: Ints
    right: Ints
    first: Ints
    stop: Ints
    opening: Ints
    closing: Ints
    end_of_article: Ints
    is_word: Flags
    is_headline: Flags
    n_letters: Ints
    below: Ints
    n_below: Ints
    from_below: Ints
    quotations: Quotations

    def dependents(self, rows: Ints) -> tuple[Ints, Ints]:
        """List the dependents of rows: places in ``rows``, and the dependents."""
        owner, place = ragged(self.n_below[rows])
        return owner, self.below[self.from_below[rows][owner] + place]

    def first_dependent(self, deps: Collection[str]) -> Ints:
        """Row of each word's first dependent of some kinds; -1 if there is none."""
        found = np.full(len(self.head), -1)
        rows = np.flatnonzero(self.dep.isin(deps) & (self.head != np.arange(len(self.head))))[::-1]
        found[self.head[rows]] = rows
        return found


def ragged(counts: Ints) -> tuple[Ints, Ints]:
    """Count up to each number: the numbers' places, and 0, 1, ... for each."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)


def word_borders(words: Words, skipped: Collection[str]) -> tuple[Ints, Ints]:
    """Say where ranges begin and end when marks at their borders are taken off.

    Returns
    -------
    tuple of arrays of int
        Per row, and for the end of the table: the first row from there that holds a
        letter or digit; the stop of the last such row before it, words of the
        relations ``skipped`` passed over.
    """
    has_letter = np.diff(words.n_letters) > 0
    places = np.arange(len(has_letter))
    ahead = np.where(has_letter, places, len(places))
    following = np.append(np.minimum.accumulate(ahead[::-1])[::-1], len(places))
    behind = np.where(has_letter & ~words.dep.isin(skipped), places + 1, 0)
    return following, np.append(0, np.maximum.accumulate(behind))


def read_words(tokens: pd.DataFrame) -> Words:
    """Make arrays of a token table."""
    head = tokens["head"].to_numpy().astype(np.int64)
    left, right = _spans(head)
    first, stop = _runs(tokens["sentence"].to_numpy())
    opening, closing = _runs(tokens["row"].to_numpy())
    below = np.flatnonzero(head != np.arange(len(head)))
    below = below[np.argsort(head[below], kind="stable")]
    n_below = np.bincount(head[below], minlength=len(head))
    strings = {name: encode(tokens[name]) for name in ("form", "lemma", "pos", "tag", "dep")}
    n_letters = strings["form"].n_characters(str.isalnum)
    return Words(
        **strings,
        head=head,
        left=np.maximum(left, first),
        right=np.minimum(right, stop),
        first=first,
        stop=stop,
        opening=opening,
        closing=closing,
        end_of_article=_runs(tokens["article"].to_numpy())[1],
        is_word=tokens["is_word"].to_numpy().astype(bool),
        is_headline=(tokens["section"] == "headline").to_numpy(),
        n_letters=np.concatenate([[0], np.cumsum(n_letters)]),
        below=below,
        n_below=n_below,
        from_below=np.cumsum(n_below) - n_below,
        quotations=find_quotations(tokens, opening, closing),
    )


def _runs(numbers: Ints) -> tuple[Ints, Ints]:
    """Half-open range of the run of equal numbers that each row stands in."""
    if not len(numbers):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    firsts = np.flatnonzero(np.diff(numbers, prepend=numbers[0] - 1))
    lengths = np.diff(np.append(firsts, len(numbers)))
    return np.repeat(firsts, lengths), np.repeat(firsts + lengths, lengths)


def _spans(head: Ints) -> tuple[Ints, Ints]:
    """Half-open ranges that hold all words below each word."""
    rows = np.arange(len(head))
    left, right = rows.copy(), rows + 1
    order = np.argsort(-_depths(head), kind="stable")
    depth = _depths(head)[order]
    edges = np.append(np.flatnonzero(np.diff(depth, prepend=-1)), len(order))
    for start, end in pairwise(edges.tolist()):
        level = order[start:end]
        np.minimum.at(left, head[level], left[level])
        np.maximum.at(right, head[level], right[level])
    return left, right


def _depths(head: Ints) -> Ints:
    """Count the steps from each word up to its root, found by doubling the step."""
    above = head.copy()
    depth: Ints = (head != np.arange(len(head))).astype(np.int64)
    while True:
        further = depth + depth[above]
        if np.array_equal(further, depth):
            return depth
        depth, above = further, above[above]
