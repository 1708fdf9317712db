"""How far a side's use of each term differs from its baseline's, and how surely."""

from __future__ import annotations

from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from analysis.measures.uncertainty import MIN_ARTICLES_FOR_INTERVAL
from analysis.measures.wording.cells import Cells, Elements
from analysis.measures.wording.matrix import Matrix, Numbers, Pairing

PRIOR_WORDS = 500.0
"""Words of both sides together that are added to each side: they calm rare terms."""

LEVEL = 0.95


class Effects(NamedTuple):
    """One number per term.

    Attributes
    ----------
    log_odds, log_odds_low, log_odds_high : array of float
        Above 0 where the side uses the term more; ends are empty with too few articles.
    distinctiveness : array of float
        The log-odds over its standard error: a rank.
    """

    log_odds: Numbers
    log_odds_low: Numbers
    log_odds_high: Numbers
    distinctiveness: Numbers


def score_effects(cells: Cells, *, prior_words: float = PRIOR_WORDS) -> Effects:
    """Score the log-odds of each term, with an interval over articles or events."""
    odds = _Odds(cells, prior_words)
    variance = odds.variance_of_articles()
    floor = odds.variance_of_tokens()
    error = np.sqrt(np.fmax(variance, floor))
    reach = NormalDist().inv_cdf(0.5 + LEVEL / 2) * np.where(np.isnan(variance), np.nan, error)
    log_odds = np.log(odds.above / odds.below)
    return Effects(log_odds, log_odds - reach, log_odds + reach, log_odds / error)


class _Odds:
    """The table of two by two of each cell, with its share of the prior."""

    def __init__(self, cells: Cells, prior_words: float) -> None:
        self.cells = cells
        both = cells.of_words.sum(axis=0)
        prior = cells.spread(prior_words * both / max(both.sum(), 1.0))
        rate = cells.n_tokens.sum(axis=0) / cells.spread(both)
        words = cells.spread(cells.of_words) + prior
        self.uses = cells.n_tokens + prior * rate
        # A text whose every word is one term leaves no other words: less than one is not left.
        self.rest = np.maximum(words - self.uses, 0.5)
        self.size = words.sum(axis=0)
        # Mantel and Haenszel: events are added up before dividing, never their ratios.
        self.above_cells = self.uses[0] * self.rest[1] / self.size
        self.below_cells = self.uses[1] * self.rest[0] / self.size
        self.above = cells.sum_up(self.above_cells)
        self.below = cells.sum_up(self.below_cells)

    def variance_of_tokens(self) -> Numbers:
        """Return the variance if every word were drawn by itself: too small, never too large."""
        own, other = self.cells.sum_up(self.uses)
        variance: Numbers = 1 / own + 1 / other
        return variance

    def variance_of_articles(self) -> Numbers:
        """Return the linearised variance over events or articles; empty with too few."""
        of_articles = self.cells.of_articles
        n_events = of_articles.shape[1]
        if n_events >= MIN_ARTICLES_FOR_INTERVAL:
            parts = self._spread(self.above_cells, self.above, self.below_cells, self.below)
            variance: Numbers = n_events / (n_events - 1) * self.cells.sum_up(parts**2)
            return variance
        is_enough = of_articles.sum(axis=1).min() >= MIN_ARTICLES_FOR_INTERVAL
        if not is_enough or of_articles.min() < 2:
            return np.full(len(self.above), np.nan)
        return self._variance_within_events()

    def _spread(self, some: Numbers, over: Numbers, more: Numbers, under: Numbers) -> Numbers:
        """Return what each cell adds to the logarithm of the ratio."""
        return some / self._per_cell(over) - more / self._per_cell(under)

    def _per_cell(self, per_term: Numbers) -> Numbers:
        lengths = np.diff(self.cells.starts, append=self.cells.event.size)
        return np.repeat(per_term, lengths)

    def _variance_within_events(self) -> Numbers:
        """Sum over events and sides the spread of what each article adds."""
        cells = self.cells
        above, below = self._per_cell(self.above), self._per_cell(self.below)
        total = np.zeros(len(cells.code))
        for side in (0, 1):
            other = 1 - side
            (over, under) = (above, below) if side == 0 else (below, above)
            # An article adds steepness * uses - level * words.
            level = self.uses[other] / (self.size * under)
            steepness = self.rest[other] / (self.size * over) + level
            n_articles = cells.spread(cells.of_articles[side])
            of_words = cells.spread(cells.of_words[side])
            squares = (
                steepness**2 * cells.square[side]
                - 2 * steepness * level * cells.cross[side]
                + level**2 * cells.spread(cells.words_square[side])
            )
            mean = (steepness * cells.n_tokens[side] - level * of_words) / n_articles
            spread = np.maximum(squares - n_articles * mean**2, 0.0)
            total += cells.sum_up(spread * n_articles / (n_articles - 1))
        return total


def score_dispersion(matrix: Matrix, pairing: Pairing, elements: Elements) -> Numbers:
    """Return how unevenly a side's articles use each term: 0 evenly, near 1 in one alone."""
    own = np.flatnonzero(pairing.is_own[elements.row])
    term, count, row = (values[own] for values in elements)
    n_terms = len(matrix.terms)
    words = np.where(pairing.is_own, matrix.n_words[pairing.rows], 0.0)
    shares = words[row] / words.sum()
    totals = np.bincount(term, count, minlength=n_terms)
    apart = np.bincount(term, np.abs(count / totals[term] - shares), minlength=n_terms)
    absent = 1 - np.bincount(term, shares, minlength=n_terms)
    is_known = (totals > 0) & (pairing.is_own.sum() > 1)
    return np.where(is_known, (apart + absent) / 2, np.nan)
