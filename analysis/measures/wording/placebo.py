"""The same test where there is nothing to find: random halves of one side."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.uncertainty import SEED

HALVES = ("one half", "the other half")


def halve_side(
    articles: pd.DataFrame, side: str, *, n_each: int | None = None, draw: int = 0
) -> pd.DataFrame:
    """Split the articles of one side at random into two sides of equal size.

    Handed to `TermTest` with ``is_pooled``, it shows beside a finding what the same test
    says of no difference: in about 5 of 100 draws it must find something, hardly in more.

    Parameters
    ----------
    articles : DataFrame, one row per article
        ``article_id`` and ``side``, and what `TermTest` asks for.
    side : str
        Whose articles are split.
    n_each : int, optional
        Articles in each half: those of the smaller side of the finding, so that placebo
        and finding are alike. By default, and at most, half of the side's.
    draw : int, default 0
        The same draw gives the same halves, whatever the order of rows.

    Returns
    -------
    DataFrame, one row per article drawn
        As handed in, with `HALVES` as ``side``. Empty if the side has fewer than two.

    Raises
    ------
    ValueError
        If ``n_each`` is below 1.

    References
    ----------
    Eggers, A., Tuñón, G., & Dafoe, A. (2024). Placebo tests for causal inference.
    American Journal of Political Science 68(3).

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": list("abcde"), "side": "Post"})
    >>> halve_side(articles, "Post")["side"].tolist()
    ['one half', 'one half', 'the other half', 'the other half']
    """
    if n_each is not None and n_each < 1:
        msg = f"n_each={n_each}: a half needs an article"
        raise ValueError(msg)
    own = articles[articles["side"] == side].drop_duplicates("article_id")
    own = own.sort_values("article_id", ignore_index=True)
    size = len(own) // 2 if n_each is None else min(n_each, len(own) // 2)
    drawn = np.random.default_rng([SEED, draw]).permutation(len(own))[: 2 * size]
    return own.iloc[drawn].assign(side=np.repeat(HALVES, size)).reset_index(drop=True)
