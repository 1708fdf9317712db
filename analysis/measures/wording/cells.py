"""Counts of a side and its baseline: what effect, interval and test are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analysis.measures.wording.matrix import Codes, Matrix, Numbers, Pairing


@dataclass(frozen=True)
class Cells:
    """One element per term and event in which either side uses it, term by term.

    Numbers of two rows are of the side (0) and of its baseline (1).

    Attributes
    ----------
    code : array of int, one per term
        Its place in ``matrix.terms``; only terms that either side uses.
    starts : array of int, one per term
        Its first cell.
    event : array of int, one per cell
    n_tokens, n_with : array of float, two rows
        Uses, and articles that use it.
    square, cross : array of float, two rows
        Sums over articles of uses times uses, and of uses times the article's words.
    of_words, of_articles, words_square : array of float, two rows, one column per event
        Words, articles, and the sum of words times words.
    """

    code: Codes
    starts: Codes
    event: Codes
    n_tokens: Numbers
    n_with: Numbers
    square: Numbers
    cross: Numbers
    of_words: Numbers
    of_articles: Numbers
    words_square: Numbers

    def sum_up(self, per_cell: Numbers) -> Numbers:
        """Sum over the events of each term."""
        if not len(self.starts):
            return np.zeros((*per_cell.shape[:-1], 0))
        sums: Numbers = np.add.reduceat(per_cell, self.starts, axis=-1)
        return sums

    def spread(self, per_event: Numbers) -> Numbers:
        """Give each cell the number of its event."""
        return per_event[..., self.event]


class Elements(NamedTuple):
    """The uses in the articles of a pairing: term, number, and place in ``pairing.rows``."""

    term: Codes
    uses: Numbers
    row: Codes


def choose_elements(matrix: Matrix, pairing: Pairing) -> Elements:
    """Return what the articles of a pairing use, in order of term and article."""
    if len(pairing.rows) == len(matrix.articles):
        return Elements(matrix.term, matrix.count, matrix.article)
    place = np.full(len(matrix.articles), -1, dtype=np.int64)
    place[pairing.rows] = np.arange(len(pairing.rows))
    row = place[matrix.article]
    is_in = row >= 0
    return Elements(matrix.term[is_in], matrix.count[is_in], row[is_in])


def count_cells(matrix: Matrix, pairing: Pairing, elements: Elements) -> Cells:
    """Count the terms of a pairing by event."""
    term, count, row = elements
    n_words = matrix.n_words[pairing.rows]
    key = term * pairing.n_events + pairing.event[row]
    is_first = np.diff(key, prepend=-1) > 0
    firsts = np.flatnonzero(is_first)
    code = term[firsts]
    starts = np.flatnonzero(np.diff(code, prepend=-1))
    own = np.flatnonzero(pairing.is_own[row])
    cell = np.cumsum(is_first)[own] - 1

    def total(values: Numbers) -> Numbers:
        if not len(firsts):
            return np.zeros((2, 0))
        mine = np.bincount(cell, values[own], minlength=len(firsts))
        return np.array([mine, np.add.reduceat(values, firsts) - mine])

    def by_event(values: Numbers) -> Numbers:
        sides = (pairing.is_own, ~pairing.is_own)
        return np.array(
            [np.bincount(pairing.event, values * of, minlength=pairing.n_events) for of in sides]
        )

    return Cells(
        code[starts],
        starts,
        pairing.event[row[firsts]],
        total(count),
        total(np.ones(len(count))),
        total(count**2),
        total(count * n_words[row]),
        by_event(n_words),
        by_event(np.ones(len(n_words))),
        by_event(n_words**2),
    )
