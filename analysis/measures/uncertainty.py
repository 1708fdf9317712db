"""Uncertainty: what a number of articles allows to be said.

The article is the unit. Words inside one article are not independent of each other,
so they never count as a sample.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, prod, sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

MIN_ARTICLES_FOR_INTERVAL = 8
"""Below this a percentile bootstrap over articles is too narrow to be honest."""

N_RESAMPLES = 2000
MAX_ARTICLES_RESAMPLED = 400
"""Above this the interval is taken from the linearised variance, which by then agrees."""

SEED = 20170707


def smallest_p(n_left: int, n_right: int) -> float:
    """Return the smallest p a two-sided permutation test over articles can reach.

    With few articles even the most extreme division is a likely one, so no test
    can call it unlikely: one article against one gives 1, one against four 0.2.

    Parameters
    ----------
    n_left, n_right : int
        Articles on either side.

    Returns
    -------
    float
        One over the number of ways to deal the articles to the two sides; twice that
        where the sides are equal, since swapping them is as extreme. 1 where a side
        is empty.

    References
    ----------
    Good, P. (2005). Permutation, Parametric and Bootstrap Tests of Hypotheses.

    Examples
    --------
    >>> smallest_p(1, 1), smallest_p(1, 4), round(smallest_p(4, 4), 3)
    (1.0, 0.2, 0.029)
    """
    if min(n_left, n_right) < 1:
        return 1.0
    n_extreme = 2 if n_left == n_right else 1
    return n_extreme / comb(n_left + n_right, n_left)


def smallest_p_in_events(n_own: Sequence[int], n_other: Sequence[int]) -> float:
    """Return the smallest p when articles are dealt anew within each event only.

    Parameters
    ----------
    n_own, n_other : sequence of int, one per event
        Articles of a side and of its baseline on that event.

    Returns
    -------
    float
        As `smallest_p` gives it for one event; 1 where there is none.

    Examples
    --------
    One article against one on each of six events: 2 of 64 ways are as extreme.

    >>> smallest_p_in_events([1] * 6, [1] * 6)
    0.03125
    """
    n_ways = prod(comb(own + other, own) for own, other in zip(n_own, n_other, strict=True))
    is_mirrored = all(own == other for own, other in zip(n_own, n_other, strict=True))
    return min(1.0, (2 if is_mirrored else 1) / n_ways)


def articles_needed(alpha: float = 0.05) -> int:
    """Return how many articles a side a two-sided permutation test needs at least.

    Examples
    --------
    Three against three reach 2 / 20 = 0.1, four against four 2 / 70 = 0.029.

    >>> articles_needed(0.05)
    4
    """
    n_side = 1
    while smallest_p(n_side, n_side) >= alpha:
        n_side += 1
    return n_side


def interval_of_share(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, *, level: float = 0.95
) -> tuple[float, float]:
    """Bootstrap an interval for a pooled share by drawing whole articles.

    Parameters
    ----------
    numerators, denominators : array of numbers, one per article
        For instance words in a thread, and all words; the first never above the second.
    level : float, default 0.95
        The interval's level.

    Returns
    -------
    tuple of float
        Low and high end; two NaN below `MIN_ARTICLES_FOR_INTERVAL` articles.

    Notes
    -----
    Percentile bootstrap with a fixed seed: the same articles give the same interval.
    Above `MAX_ARTICLES_RESAMPLED` articles the ratio estimator's linearised variance
    is used. It says how the figure would move with other articles of the same kind, not
    whether the measure is right.

    References
    ----------
    Efron, B., & Tibshirani, R. (1993). An Introduction to the Bootstrap, ch. 13.
    Cochran, W. (1977). Sampling Techniques, ch. 6 (ratio estimators).

    Examples
    --------
    >>> interval_of_share([1, 1], [10, 10])
    (nan, nan)
    >>> interval_of_share([1] * 8, [10] * 8)
    (0.1, 0.1)
    """
    tops = np.asarray(numerators, dtype=float)
    bottoms = np.asarray(denominators, dtype=float)
    if len(tops) < MIN_ARTICLES_FOR_INTERVAL or bottoms.sum() == 0:
        return (float("nan"), float("nan"))
    if len(tops) > MAX_ARTICLES_RESAMPLED:
        return _linearised(tops, bottoms, level)
    generator = np.random.default_rng(SEED)
    drawn = generator.integers(0, len(tops), size=(N_RESAMPLES, len(tops)))
    sums = bottoms[drawn].sum(axis=1)
    ratios = np.divide(
        tops[drawn].sum(axis=1), sums, out=np.full(N_RESAMPLES, np.nan), where=sums > 0
    )
    tail = (1 - level) / 2
    low, high = np.nanquantile(ratios, [tail, 1 - tail])
    return (float(low), float(high))


def intervals_of_shares(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, *, level: float = 0.95
) -> npt.NDArray[np.float64]:
    """Bootstrap the intervals of several shares of the same articles at once.

    Parameters
    ----------
    numerators : array of numbers, one row per article and one column per share
    denominators : array of numbers, one per article
    level : float, default 0.95

    Returns
    -------
    array of float, one row per share
        Low and high end, as `interval_of_share` gives them one by one; much faster.

    Examples
    --------
    >>> intervals_of_shares([[1, 0]] * 8, [10] * 8).tolist()
    [[0.1, 0.1], [0.0, 0.0]]
    """
    tops = np.asarray(numerators, dtype=float)
    bottoms = np.asarray(denominators, dtype=float)
    n_articles = len(bottoms)
    if not MIN_ARTICLES_FOR_INTERVAL <= n_articles <= MAX_ARTICLES_RESAMPLED or not bottoms.sum():
        ends = [interval_of_share(column, bottoms, level=level) for column in tops.T]
        return np.array(ends, dtype=float).reshape(-1, 2)
    generator = np.random.default_rng(SEED)
    drawn = generator.integers(0, n_articles, size=(N_RESAMPLES, n_articles))
    places = drawn + n_articles * np.arange(N_RESAMPLES)[:, None]
    times = np.bincount(places.ravel(), minlength=N_RESAMPLES * n_articles)
    times = times.reshape(N_RESAMPLES, n_articles).astype(float)
    sums = (times @ bottoms)[:, None]
    ratios = np.divide(
        times @ tops, sums, out=np.full((N_RESAMPLES, tops.shape[1]), np.nan), where=sums > 0
    )
    tail = (1 - level) / 2
    return np.asarray(np.nanquantile(ratios, [tail, 1 - tail], axis=0).T, dtype=float)


def interval_of_proportion(
    n_right: int, n_judged: int, *, level: float = 0.95
) -> tuple[float, float]:
    r"""Return Wilson's score interval for a proportion of judged cases.

    Parameters
    ----------
    n_right, n_judged : int
        Cases judged right, and all that were judged: drawn at random, each once.
    level : float, default 0.95
        The interval's level.

    Returns
    -------
    tuple of float
        Low and high end, from 0 to 1; two NaN where nothing was judged.

    Raises
    ------
    ValueError
        If more are right than were judged, or a number is below 0.

    Notes
    -----
    With :math:`p` the proportion, :math:`n` the cases and :math:`z` the normal quantile,

    .. math:: \frac{p + z^2/2n \pm z\sqrt{p(1-p)/n + z^2/4n^2}}{1 + z^2/n}

    Unlike :math:`p \pm z\sqrt{p(1-p)/n}` it does not shrink to a point when all or none
    are right. It covers the draw of the cases, not errors of whoever judged them.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical
    inference. Journal of the American Statistical Association 22, 209-212.
    Brown, L. D., Cai, T. T., & DasGupta, A. (2001). Interval estimation for a binomial
    proportion. Statistical Science 16(2), 101-133.

    Examples
    --------
    Ten of ten right still leaves room for one in four to be wrong.

    >>> [round(end, 3) for end in interval_of_proportion(10, 10)]
    [0.722, 1.0]
    >>> interval_of_proportion(0, 0)
    (nan, nan)
    """
    if not 0 <= n_right <= n_judged:
        msg = f"{n_right} right of {n_judged} judged is no proportion"
        raise ValueError(msg)
    if n_judged == 0:
        return (float("nan"), float("nan"))
    z = NormalDist().inv_cdf(0.5 + level / 2)
    share = n_right / n_judged
    middle = share + z**2 / (2 * n_judged)
    reach = z * sqrt(share * (1 - share) / n_judged + z**2 / (4 * n_judged**2))
    scale = 1 + z**2 / n_judged
    return (max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale))


def _linearised(
    tops: npt.NDArray[np.float64], bottoms: npt.NDArray[np.float64], level: float
) -> tuple[float, float]:
    n_articles = len(tops)
    ratio = tops.sum() / bottoms.sum()
    residuals = tops - ratio * bottoms
    error = np.sqrt(n_articles / (n_articles - 1) * (residuals**2).sum()) / bottoms.sum()
    reach = NormalDist().inv_cdf(0.5 + level / 2) * error
    return (max(0.0, float(ratio - reach)), min(1.0, float(ratio + reach)))
