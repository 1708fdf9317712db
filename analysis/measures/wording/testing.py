"""Whether terms set a side apart: a test over articles that holds all terms together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from analysis.measures.uncertainty import SEED, smallest_p_in_events
from analysis.measures.wording.matrix import (
    OTHERS,
    Numbers,
    Pairing,
    make_matrix,
    pair_sides,
)
from analysis.measures.wording.permuting import Statistic, make_statistic
from analysis.measures.wording.verdicts import ALPHA, RANKS, Limits, Verdict, find_strongest

N_PERMUTATIONS = 999

TESTED_TERM_COLUMNS = [
    *("side", "baseline", "term", "statistic", "p", "is_found", "is_listed", "is_in_set"),
]
TESTED_SIDE_COLUMNS = [
    "side",
    "baseline",
    "n_terms",
    "n_found",
    "n_listed",
    "n_listed_least",
    "n_in_set",
    "n_differ_at_least",
    "p",
]

_AT_ONCE = 25


def find_smallest_p(pairing: Pairing) -> float:
    """Return the smallest p that the articles of a pairing allow."""
    own = np.bincount(pairing.event[pairing.is_own], minlength=pairing.n_events)
    other = np.bincount(pairing.event[~pairing.is_own], minlength=pairing.n_events)
    return smallest_p_in_events(own.tolist(), other.tolist())


class TermTest:
    r"""Test whether a side's articles use terms otherwise than its baseline's.

    Whole articles are dealt anew to the sides, within each event; words are never. After
    each dealing all terms of all sides are measured, and only the strongest are kept, so
    what is reported holds for all terms together: if sides did not differ, in at most 5
    of 100 cases anything would be found.

    Parameters
    ----------
    articles, article_terms, baseline, is_pooled, left_out
        As for `compare_terms`.
    n_permutations : int, default 999
        How often articles are dealt anew.
    seed : int
        The same seed gives the same result, however `advance` is called.

    Attributes
    ----------
    n_done, n_permutations : int
        How far the test is. 0 of 0 where no side has articles enough: nothing is tested.

    Notes
    -----
    With :math:`y_i` the uses of a term in article :math:`i`, :math:`n_i` its words and
    :math:`p_e` the term's rate among the words of both sides on event :math:`e`, the
    statistic is

    .. math:: T = \sum_{i \in side} (y_i - n_i p_e) \Big/ \sqrt{V}

    with :math:`V` its variance under permutation, which is known exactly. The sign of T
    is the sign of log_odds. Of every dealing the 1st, 5th, 20th and 80th largest
    :math:`|T|` of each side are kept. Each side's own are ranked among them; the smallest
    of these ranks is compared with the smallest of every dealing (Westfall and Young's
    minimum p). A term beyond the limit of the first is found by itself. Where n terms are
    beyond the limit of the k-th, all but k - 1 of them differ, though not which ones is
    known (Blanchard, Neuvial & Roquain).

    With two sides both are one test. What is held is the chance of finding anything where
    the articles of an event might as well have changed sides. Sides whose articles differ
    in length, date or beat differ: it does not say that the difference is one of style.

    References
    ----------
    Westfall, P., & Young, S. (1993). Resampling-Based Multiple Testing. Wiley.
    Blanchard, G., Neuvial, P., & Roquain, E. (2020). Post hoc confidence bounds on false
    positives using reference families. Annals of Statistics 48(3), 1281-1303.

    Examples
    --------
    Four articles against four; every one of the Post says *truce* three times.

    >>> articles = pd.DataFrame({
    ...     "article_id": list("abcdefgh"), "event_id": "2020-03-01",
    ...     "side": ["Post"] * 4 + ["Times"] * 4, "n_words": 100,
    ... })
    >>> terms = pd.DataFrame({
    ...     "article_id": list("abcd"), "term": "truce", "voice": "all", "n_tokens": 3,
    ... })
    >>> test = TermTest(articles, terms)
    >>> while test.n_done < test.n_permutations:
    ...     _ = test.advance(100)
    >>> test.read_terms()[["side", "term", "is_found"]].values.tolist()
    [['Post', 'truce', True], ['Times', 'truce', True]]
    """

    def __init__(
        self,
        articles: pd.DataFrame,
        article_terms: pd.DataFrame,
        *,
        baseline: str = OTHERS,
        is_pooled: bool = False,
        left_out: Collection[str] = (),
        n_permutations: int = N_PERMUTATIONS,
        seed: int = SEED,
    ) -> None:
        self._matrix = make_matrix(articles, article_terms, is_pooled=is_pooled, left_out=left_out)
        pairings = list(pair_sides(self._matrix, baseline))
        chosen = [pairing for pairing in pairings if find_smallest_p(pairing) < ALPHA]
        self._mirror = chosen[1] if _are_mirrored(chosen) else None
        self._statistics = [
            make_statistic(self._matrix, pairing)
            for pairing in chosen[: 1 if self._mirror else None]
        ]
        self._observed = [statistic.observe() for statistic in self._statistics]
        self._seed = seed
        self.n_done = 0
        self.n_permutations = n_permutations if self._statistics else 0
        self._strongest = np.zeros((self.n_permutations + 1, len(self._statistics), len(RANKS)))
        if self._statistics:
            self._strongest[0] = [find_strongest(each[:, None])[0] for each in self._observed]

    def advance(self, n_more: int = 100) -> int:
        """Deal so many times more, or to the end; return ``n_done``. Call no more to stop."""
        end = min(self.n_done + n_more, self.n_permutations)
        while self.n_done < end:
            some = range(self.n_done, min(self.n_done + _AT_ONCE, end))
            # Each dealing has a generator of its own: chunks do not move the result.
            keys = np.array(
                [
                    np.random.default_rng([self._seed, number]).random(len(self._matrix.articles))
                    for number in some
                ]
            )
            for place, statistic in enumerate(self._statistics):
                kept = find_strongest(statistic.permute(keys))
                self._strongest[some.start + 1 : some.stop + 1, place] = kept
            self.n_done = some.stop
        return self.n_done

    def read_terms(self) -> pd.DataFrame:
        """Return what is known of each term once the test is done.

        Returns
        -------
        DataFrame, one row per side and term, strongest of a side first
            =========  =========  ========================================================
            column     unit       meaning
            =========  =========  ========================================================
            statistic  spreads    above 0: the side uses it more; see Notes
            p          0 to 1     chance that anything so strong is found without a
                                  difference, over all terms and sides
            is_found   yes or no  p is at most .05
            is_listed  yes or no  one of the side's ``n_listed`` terms: see `read_sides`
            is_in_set  yes or no  one of the side's ``n_in_set`` terms
            =========  =========  ========================================================

            Empty, with these columns, if nothing was tested. Terms in fewer than three
            articles are not tested.

        Raises
        ------
        ValueError
            If the test is not done: a part of it says nothing.
        """
        tables = [self._table_terms(*each) for each in self._judge()]
        if not tables:
            return pd.DataFrame(columns=TESTED_TERM_COLUMNS)
        table = pd.concat(tables, ignore_index=True)
        strength = table["statistic"].abs().round(9)
        return table.assign(strength=strength).sort_values(
            ["side", "strength", "term"], ascending=[True, False, True], ignore_index=True
        )[TESTED_TERM_COLUMNS]

    def read_sides(self) -> pd.DataFrame:
        """Return what is known of each side once the test is done.

        Returns
        -------
        DataFrame, one row per side
            =================  ======  ===================================================
            column             unit    meaning
            =================  ======  ===================================================
            n_terms            terms   tested
            n_found            terms   found by themselves
            n_listed           terms   the strongest, as many as more than half differ of
            n_listed_least     terms   of that list differ at least
            n_in_set           terms   the strongest, of which some are chance
            n_differ_at_least  terms   of that set differ at least; which ones is not known
            p                  0 to 1  chance of any finding of that strength
            =================  ======  ===================================================

            Empty, with these columns, if nothing was tested.

        Raises
        ------
        ValueError
            If the test is not done.
        """
        rows = [
            {
                "side": side,
                "baseline": statistic.pairing.baseline,
                "n_terms": len(observed),
                "n_found": int((verdict.p <= ALPHA).sum()),
                "n_listed": int(verdict.is_listed.sum()),
                "n_listed_least": verdict.n_listed_least,
                "n_in_set": int(verdict.is_in_set.sum()),
                "n_differ_at_least": verdict.n_differ,
                "p": verdict.side_p,
            }
            for side, statistic, observed, verdict in self._judge()
        ]
        return pd.DataFrame(rows, columns=TESTED_SIDE_COLUMNS)

    def _table_terms(
        self, side: str, statistic: Statistic, observed: Numbers, verdict: Verdict
    ) -> pd.DataFrame:
        return pd.DataFrame(
            {
                "side": side,
                "baseline": statistic.pairing.baseline,
                "term": np.asarray(self._matrix.terms, dtype=object)[statistic.code],
                "statistic": observed,
                "p": verdict.p,
                "is_found": verdict.p <= ALPHA,
                "is_listed": verdict.is_listed,
                "is_in_set": verdict.is_in_set,
            }
        )

    def _judge(self) -> list[tuple[str, Statistic, Numbers, Verdict]]:
        if self.n_done < self.n_permutations:
            msg = f"{self.n_done} of {self.n_permutations} permutations are done: advance the test"
            raise ValueError(msg)
        if not self._statistics:
            return []
        limits = Limits(self._strongest)
        judged = [
            (statistic.pairing.side, statistic, observed, limits.judge(place, np.abs(observed)))
            for place, (statistic, observed) in enumerate(
                zip(self._statistics, self._observed, strict=True)
            )
        ]
        if self._mirror:
            _, statistic, observed, verdict = judged[0]
            judged.append((self._mirror.side, statistic, -observed, verdict))
        return judged


def _are_mirrored(pairings: Sequence[Pairing]) -> bool:
    """Say whether two sides are each the other's baseline: one test is enough."""
    if len(pairings) != 2:
        return False
    left, right = pairings
    return np.array_equal(left.rows, right.rows) and np.array_equal(left.is_own, ~right.is_own)
