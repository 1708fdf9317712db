"""Intervals of shares: by drawing whole articles."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import numpy.typing as npt

MIN_ARTICLES_FOR_INTERVAL = 8
"""Below this a percentile bootstrap over articles is too narrow to be honest."""

N_RESAMPLES = 2000
MAX_ARTICLES_RESAMPLED = 400
"""Above this the interval is taken from the linearised variance, which by then agrees."""

SEED = 20170707


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


def intervals_in_groups(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, groups: npt.ArrayLike, n_groups: int
) -> npt.NDArray[np.float64]:
    """Bootstrap the intervals of several shares in each of several groups of articles.

    Parameters
    ----------
    numerators : array of numbers, one row per article and one column per share
    denominators : array of numbers, one per article
    groups : array of int, one per article
        The article's group, from 0; below 0 for an article of none.
    n_groups : int

    Returns
    -------
    array of float, groups by shares by two
        Low and high end, as `interval_of_share` gives them one by one; NaN in groups of
        fewer than `MIN_ARTICLES_FOR_INTERVAL` articles. Articles are drawn by their place,
        so rows must come in an order that does not depend on how a table was read.

    Examples
    --------
    >>> ends = intervals_in_groups([[1]] * 9, [10] * 9, [0] * 8 + [1], 2)
    >>> ends[:, 0].tolist()
    [[0.1, 0.1], [nan, nan]]
    """
    tops = np.asarray(numerators, dtype=float)
    bottoms, codes = np.asarray(denominators, dtype=float), np.asarray(groups)
    ends = np.full((n_groups, tops.shape[1], 2), np.nan)
    sizes = np.bincount(codes[codes >= 0], minlength=n_groups)
    for group in np.flatnonzero(sizes >= MIN_ARTICLES_FOR_INTERVAL):
        is_in = codes == group
        ends[group] = intervals_of_shares(tops[is_in], bottoms[is_in])
    return ends


def _linearised(
    tops: npt.NDArray[np.float64], bottoms: npt.NDArray[np.float64], level: float
) -> tuple[float, float]:
    n_articles = len(tops)
    ratio = tops.sum() / bottoms.sum()
    residuals = tops - ratio * bottoms
    error = np.sqrt(n_articles / (n_articles - 1) * (residuals**2).sum()) / bottoms.sum()
    reach = NormalDist().inv_cdf(0.5 + level / 2) * error
    return (max(0.0, float(ratio - reach)), min(1.0, float(ratio + reach)))
