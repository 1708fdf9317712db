"""What a number of articles allows a test to reach."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, prod


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
