"""Deal articles anew to the sides, and measure every term each time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.measures.wording.cells import choose_elements, count_cells
from analysis.measures.wording.matrix import Codes, Matrix, Numbers, Pairing

MIN_ARTICLES_WITH = 3
"""A term in fewer articles, of both sides together, could never be found: it is not tested."""

_ELEMENTS_AT_ONCE = 100_000


@dataclass(frozen=True)
class Statistic:
    """A side's uses of each term beyond its share, over the spread that permutations give.

    One element per article and term, and one per event and term that takes off what the
    event's rate would give to the side's words.

    Attributes
    ----------
    pairing : Pairing
    n_words : array of float, one per article of the pairing
    code : array of int, one per term
        Its place in ``matrix.terms``.
    starts : array of int, one per term
        Its first element.
    row : array of int
        The article, or the number of articles plus the event.
    value : array of float
    """

    pairing: Pairing
    n_words: Numbers
    code: Codes
    starts: Codes
    row: Codes
    value: Numbers

    def observe(self) -> Numbers:
        """Return the statistic of each term as the articles are."""
        return self.measure(self.pairing.is_own[:, None].astype(np.float64))[:, 0]

    def permute(self, keys: Numbers) -> Numbers:
        """Return it for articles dealt anew: terms by rows of ``keys``.

        ``keys`` has a random number between 0 and 1 for each article of the matrix.
        """
        order = np.argsort(self.pairing.event + keys[:, self.pairing.rows], axis=1)
        own = np.empty(order.shape)
        dealt = np.broadcast_to(self.pairing.is_own.astype(np.float64), order.shape)
        np.put_along_axis(own, order, dealt, axis=1)
        return self.measure(own.T)

    def measure(self, own: Numbers) -> Numbers:
        """Return it for given sides: terms by columns of ``own``, which is 1 or 0."""
        firsts = np.flatnonzero(np.diff(self.pairing.event, prepend=-1))
        words = np.add.reduceat(own * self.n_words[:, None], firsts)
        weights = np.concatenate([own, words])
        sums = np.empty((len(self.starts), own.shape[1]))
        ends = np.append(self.starts, len(self.row))
        first = 0
        # All at once would fill the memory, and be slower for leaving the cache.
        while first < len(self.starts):
            until = np.searchsorted(ends, ends[first] + _ELEMENTS_AT_ONCE, side="right") - 1
            last = max(int(until), first + 1)
            part = slice(ends[first], ends[last])
            products = weights[self.row[part]] * self.value[part, None]
            sums[first:last] = np.add.reduceat(products, self.starts[first:last] - ends[first])
            first = last
        return sums


def make_statistic(
    matrix: Matrix, pairing: Pairing, *, min_articles_with: int = MIN_ARTICLES_WITH
) -> Statistic:
    """Prepare the statistic of a pairing's terms.

    Notes
    -----
    Counts, rates and spread are of both sides together, so no permutation moves them.
    """
    elements = choose_elements(matrix, pairing)
    cells = count_cells(matrix, pairing, elements)
    rate = cells.n_tokens.sum(axis=0) / cells.spread(cells.of_words.sum(axis=0))
    own, other = cells.of_articles
    both = own + other
    squares = (
        cells.square.sum(axis=0)
        - 2 * rate * cells.cross.sum(axis=0)
        + rate**2 * cells.spread(cells.words_square.sum(axis=0))
    )
    weight = own * other / (both * (both - 1))
    spread = np.sqrt(np.maximum(cells.sum_up(cells.spread(weight) * squares), 0.0))
    is_kept = (cells.sum_up(cells.n_with.sum(axis=0)) >= min_articles_with) & (spread > 1e-9)
    place = np.full(len(matrix.terms), -1, dtype=np.int64)
    place[cells.code[is_kept]] = np.arange(is_kept.sum())
    term, count, row = elements
    cell_term = np.repeat(cells.code, np.diff(cells.starts, append=cells.event.size))
    term = place[np.concatenate([term, cell_term])]
    value = np.concatenate([count, -rate])
    row = np.concatenate([row, len(pairing.rows) + cells.event])
    order = np.argsort(term, kind="stable")
    order = order[np.searchsorted(term[order], 0) :]
    term = term[order]
    return Statistic(
        pairing,
        matrix.n_words[pairing.rows],
        cells.code[is_kept],
        np.flatnonzero(np.diff(term, prepend=-1)),
        row[order],
        value[order] / spread[is_kept][term],
    )
