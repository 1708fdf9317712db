"""What may be said of terms when the strongest of every dealing are known."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.measures.wording.matrix import Flags, Numbers

ALPHA = 0.05

RANKS = (1, 5, 20, 80)
"""The places at which the strongest terms are compared with those of permutations."""

_TIE = 1e-9


class Verdict(NamedTuple):
    """What is known of a side.

    Attributes
    ----------
    p : array of float, one per term
        Adjusted over all terms and sides.
    is_in_set : array of bool, one per term
        Of these at least ``n_differ`` differ.
    n_differ : int
    is_listed : array of bool, one per term
        The longest list of which more than half differ.
    n_listed_least : int
        Of these at least so many differ.
    side_p : float
        The smallest p of any statement about the side.
    """

    p: Numbers
    is_in_set: Flags
    n_differ: int
    is_listed: Flags
    n_listed_least: int
    side_p: float


class Limits:
    """What permutations reach: ``strongest`` is permutations by sides by ranks."""

    def __init__(self, strongest: Numbers) -> None:
        self._strongest = np.sort(strongest, axis=0)
        ranked = np.stack(
            [
                [self._rank(strongest[:, side, rank], side, rank) for rank in range(len(RANKS))]
                for side in range(strongest.shape[1])
            ]
        )
        self._smallest = np.sort(ranked.min(axis=(0, 1)))

    def _rank(self, values: Numbers, side: int, rank: int) -> Numbers:
        """Return in what share of permutations that rank is at least so strong."""
        known = self._strongest[:, side, rank]
        return 1 - np.searchsorted(known, values - _TIE, side="left") / len(known)

    def _adjust(self, shares: Numbers) -> Numbers:
        """Return in what share of permutations anything is at least so rare."""
        below = np.searchsorted(self._smallest, shares + _TIE, side="right")
        return below / len(self._smallest)

    def judge(self, side: int, strength: Numbers) -> Verdict:
        """Judge the absolute statistics of a side's terms."""
        best = listed = (0, np.zeros(len(strength), dtype=bool))
        ordered = np.sort(strength)[::-1]
        side_p = 1.0
        for place, rank in enumerate(RANKS):
            adjusted = self._adjust(self._rank(strength, side, place))
            n_differ = int((adjusted <= ALPHA).sum()) - rank + 1
            is_beyond = adjusted <= ALPHA
            if n_differ > best[0]:
                best = (n_differ, is_beyond)
            if 2 * n_differ > is_beyond.sum() > listed[1].sum():
                listed = (n_differ, is_beyond)
            if len(ordered) >= rank:
                at_rank = self._rank(ordered[rank - 1 : rank], side, place)
                side_p = min(side_p, float(self._adjust(at_rank)[0]))
        p = self._adjust(self._rank(strength, side, 0))
        return Verdict(p, best[1], best[0], listed[1], listed[0], side_p)


def find_strongest(measured: Numbers) -> Numbers:
    """Return the largest at each of `RANKS` of every column; nought where there are fewer."""
    strength = np.abs(measured)
    n_terms = len(strength)
    kept = np.zeros((strength.shape[1], len(RANKS)))
    places = [n_terms - rank for rank in RANKS if rank <= n_terms]
    if places:
        kept[:, : len(places)] = np.partition(strength, places, axis=0)[places].T
    return kept
