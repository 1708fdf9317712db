"""How far two entities are named together beyond what chance would give."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.cooccurrence.pairs import PAIR_COLUMNS

Numbers = npt.NDArray[np.float64]
Measure = Literal["n_windows_both", "npmi", "log_dice", "log_likelihood"]

SCORE_COLUMNS = [
    *PAIR_COLUMNS,
    "of_windows",
    "expected_windows",
    "is_above_chance",
    "npmi",
    "log_dice",
    "log_likelihood",
]
MIN_WINDOWS = 2


def score_pairs(
    pairs: pd.DataFrame, *, n_windows: int, min_windows: int = MIN_WINDOWS
) -> pd.DataFrame:
    r"""Score how far two entities share windows beyond what chance would give.

    Parameters
    ----------
    pairs : DataFrame, one row per pair
        See `count_pairs`.
    n_windows : int
        All windows that were read, *including* those that name nobody. Counting only
        windows with a mention makes every pair look less surprising.
    min_windows : int, default 2
        Pairs that share fewer are left out: their scores are unstable.

    Returns
    -------
    DataFrame, one row per pair, highest log_dice first
        ================  =========  =================================================
        column            unit       meaning
        ================  =========  =================================================
        of_windows        windows    all windows: ``n_windows``
        expected_windows  windows    shared windows if the two were named independently
        is_above_chance   yes or no  more windows are shared than expected
        npmi              -1 to 1    1: never apart, 0: as chance has it
        log_dice          up to 14   14: never apart; one less: half as closely
        log_likelihood    from 0     how badly chance explains the counts, in either
                                     direction: see is_above_chance
        ================  =========  =================================================

        Empty, with these columns, if no pair shares ``min_windows``.

    Raises
    ------
    ValueError
        If ``n_windows`` is below the windows that name one entity or another.

    Notes
    -----
    With :math:`O` the four counts of windows (both, only a, only b, neither), :math:`E`
    what independence would give, and :math:`N` all windows:

    .. math::
        npmi = \ln\frac{N n_{ab}}{n_a n_b} \bigg/ \ln\frac{N}{n_{ab}} \qquad
        logDice = 14 + \log_2\frac{2 n_{ab}}{n_a + n_b} \qquad
        G^2 = 2 \sum O \ln\frac{O}{E}

    npmi and log_dice say how close two names are and do not grow with the corpus; G2
    grows with it. log_dice does not depend on N. Windows of one article are not
    independent, so G2 is a rank and no test: it has no p-value here.

    References
    ----------
    Bouma, G. (2009). Normalized (pointwise) mutual information in collocation
    extraction. Proceedings of the Biennial GSCL Conference, 31-40.
    Rychlý, P. (2008). A lexicographer-friendly association score. RASLAN 2008, 6-9.
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19(1), 61-74.

    Examples
    --------
    Four windows; the mayor is in three, the union in two, both together in two.

    >>> pairs = pd.DataFrame({
    ...     "entity_a": ["mayor"], "entity_b": ["union"], "n_windows_both": [2],
    ...     "n_windows_a": [3], "n_windows_b": [2], "n_articles_both": [1],
    ... })
    >>> scored = score_pairs(pairs, n_windows=4)
    >>> scored[["expected_windows", "npmi", "log_dice"]].round(3).values.tolist()
    [[1.5, 0.415, 13.678]]
    """
    kept = pairs[pairs["n_windows_both"] >= max(min_windows, 1)]
    if kept.empty:
        return pd.DataFrame(columns=SCORE_COLUMNS)
    both, a, b = (
        kept[f"n_windows_{of}"].to_numpy().astype(np.float64) for of in ("both", "a", "b")
    )
    if n_windows < (a + b - both).max():
        msg = f"n_windows={n_windows} is below the {int((a + b - both).max())} that name a pair"
        raise ValueError(msg)
    expected = a * b / n_windows
    scored = kept.assign(
        of_windows=n_windows,
        expected_windows=expected,
        is_above_chance=both > expected,
        npmi=_npmi(both, expected, n_windows),
        log_dice=14 + np.log2(2 * both / (a + b)),
        log_likelihood=_log_likelihood(both, a, b, n_windows),
    )
    return rank_pairs(scored, "log_dice")


def rank_pairs(scored: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Sort pairs by a measure, strongest first, then by windows shared, then by name.

    By log_likelihood, pairs below chance come last: that they avoid each other is no
    strong tie.
    """
    ranked = scored.assign(strength=_strength(scored, measure)).sort_values(
        ["strength", "n_windows_both", "entity_a", "entity_b"],
        ascending=[False, False, True, True],
        ignore_index=True,
    )
    return ranked.drop(columns="strength")


def choose_pairs(scored: pd.DataFrame, *, measure: Measure, n_pairs: int) -> pd.DataFrame:
    """Return the strongest pairs above chance: the lines of a network that can be read.

    Equally strong pairs are kept or left out together, so that no pair owes its line to
    the alphabet; only where all are equally strong are the first kept. What is left out
    must be said beside the figure.

    Parameters
    ----------
    scored : DataFrame, one row per pair
        See `score_pairs`.
    measure : {"n_windows_both", "npmi", "log_dice", "log_likelihood"}
        What a pair's strength is.
    n_pairs : int
        Pairs kept at most.
    """
    ranked = rank_pairs(scored[scored["is_above_chance"].astype(bool)], measure)
    if len(ranked) <= n_pairs:
        return ranked
    strength = _strength(ranked, measure)
    is_stronger = strength > strength.iloc[n_pairs]
    return ranked[is_stronger] if is_stronger.any() else ranked.head(n_pairs)


def _strength(scored: pd.DataFrame, measure: Measure) -> pd.Series[float]:
    strength = scored[measure]
    if measure == "log_likelihood":
        strength = strength.where(scored["is_above_chance"].astype(bool), -strength)
    return strength


def _npmi(both: Numbers, expected: Numbers, n_windows: int) -> Numbers:
    is_always = both == n_windows
    surprise = -np.log(np.where(is_always, 0.5, both / n_windows))
    return np.where(is_always, 1.0, np.log(both / expected) / surprise)


def _log_likelihood(both: Numbers, a: Numbers, b: Numbers, n_windows: int) -> Numbers:
    cells = (
        (both, a, b),
        (a - both, a, n_windows - b),
        (b - both, n_windows - a, b),
        (n_windows - a - b + both, n_windows - a, n_windows - b),
    )
    total = np.zeros(len(both))
    for observed, row, column in cells:
        ratio = np.divide(
            observed * n_windows, row * column, out=np.ones(len(both)), where=observed > 0
        )
        total += observed * np.log(ratio)
    # Rounding can leave a hair below nought where counts are just what chance gives.
    return np.maximum(2 * total, 0.0)
