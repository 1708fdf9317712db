"""Intervals of proportions of judged cases, and of differences between shares."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt


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


def intervals_of_differences(left: npt.ArrayLike, right: npt.ArrayLike) -> npt.NDArray[np.float64]:
    r"""Return the intervals of differences between shares of independent articles.

    Parameters
    ----------
    left, right : array of float, one row per difference, three columns
        Share, low end and high end of its own interval, at one level. Left minus right.

    Returns
    -------
    array of float, one row per difference
        Low and high end of the difference at that level; NaN where either side has no
        interval. An interval that holds nought does not tell the sides apart.

    Notes
    -----
    With :math:`p` the shares, :math:`l` and :math:`u` their ends,

    .. math:: p_1 - p_2 - \sqrt{(p_1 - l_1)^2 + (u_2 - p_2)^2}, \quad
              p_1 - p_2 + \sqrt{(u_1 - p_1)^2 + (p_2 - l_2)^2}

    It is as good as the two intervals are, and each is for one difference by itself: of
    twenty pairs that do not differ one is expected to seem to.

    References
    ----------
    Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect
    measures: a general approach. Statistics in Medicine 27(10), 1693-1702.
    Newcombe, R. G. (1998). Interval estimation for the difference between independent
    proportions. Statistics in Medicine 17(8), 873-890 (the same for proportions).

    Examples
    --------
    >>> intervals_of_differences([[0.5, 0.2, 0.9]], [[0.1, 0.0, 0.5]]).round(2).tolist()
    [[-0.1, 0.81]]
    """
    (one, one_low, one_high), (two, two_low, two_high) = (
        np.asarray(side, dtype=float).reshape(-1, 3).T for side in (left, right)
    )
    low = one - two - np.hypot(one - one_low, two_high - two)
    high = one - two + np.hypot(one_high - one, two - two_low)
    return np.column_stack([low, high])
