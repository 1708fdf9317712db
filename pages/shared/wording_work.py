"""The test of terms and its placebo as work for `jobs`: a little at a time."""

from __future__ import annotations

from collections.abc import Collection, Generator

import pandas as pd

from analysis.measures.wording import ALPHA, TermTest, halve_side
from pages.shared.wording_state import Halves, Tested

N_DRAWS = 20
"""Random splits of one side that the placebo is made of."""

_STEP = 5
_KEPT = ["side", "term", "statistic", "p", "is_found", "is_listed", "is_in_set"]


def check_terms(
    articles: pd.DataFrame,
    article_terms: pd.DataFrame,
    *,
    baseline: str,
    is_pooled: bool,
    left_out: Collection[str],
    kept: pd.DataFrame,
) -> Generator[tuple[int, int], None, Tested]:
    """Run the test of a comparison; of its terms only those in ``kept`` are returned."""
    test = TermTest(
        articles, article_terms, baseline=baseline, is_pooled=is_pooled, left_out=left_out
    )
    while test.n_done < test.n_permutations:
        yield test.advance(_STEP), test.n_permutations
    terms = test.read_terms()
    is_kept = pd.MultiIndex.from_frame(terms[["side", "term"]]).isin(
        pd.MultiIndex.from_frame(kept[["side", "term"]])
    )
    sides = test.read_sides().to_dict("records")
    return Tested(
        terms.loc[is_kept | terms["is_listed"].astype(bool), _KEPT].reset_index(drop=True),
        {str(row["side"]): row for row in sides},
    )


def try_halves(
    articles: pd.DataFrame,
    article_terms: pd.DataFrame,
    side: str,
    *,
    n_each: int,
    left_out: Collection[str],
    n_draws: int = N_DRAWS,
) -> Generator[tuple[int, int], None, Halves]:
    """Run the same test on random halves of one side, again and again."""
    n_with = 0
    for draw in range(n_draws):
        halves = halve_side(articles, side, n_each=n_each, draw=draw)
        test = TermTest(halves, article_terms, is_pooled=True, left_out=left_out)
        while test.n_done < test.n_permutations:
            n_done = test.advance(5 * _STEP)
            yield draw * test.n_permutations + n_done, n_draws * test.n_permutations
        n_with += bool((test.read_sides()["p"] <= ALPHA).any())
    return Halves(n_draws, n_with, n_each)
