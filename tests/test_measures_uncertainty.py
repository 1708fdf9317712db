"""Uncertainty: what a number of articles allows."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from analysis.measures.uncertainty import (
    MAX_ARTICLES_RESAMPLED,
    MIN_ARTICLES_FOR_INTERVAL,
    articles_needed,
    interval_of_proportion,
    interval_of_share,
    intervals_in_groups,
    intervals_of_differences,
    smallest_p,
    tabulate_intervals,
)


@pytest.mark.parametrize(
    ("n_left", "n_right", "expected"),
    [(1, 1, 2 / 2), (2, 2, 2 / 6), (3, 3, 2 / 20), (4, 4, 2 / 70), (1, 4, 1 / 5), (0, 9, 1.0)],
)
def test_the_smallest_p_counts_the_ways_to_deal_the_articles(n_left, n_right, expected):
    """Equal sides have a mirror image that is as extreme, unequal ones have none."""
    assert smallest_p(n_left, n_right) == expected


def test_four_articles_a_side_are_the_fewest_that_can_reach_five_percent():
    """The number the pages name is the first that suffices."""
    assert articles_needed(0.05) == 4
    assert smallest_p(3, 3) >= 0.05 > smallest_p(4, 4)


def test_few_articles_give_no_interval():
    """A refusal is a pair of nothing, not a narrow interval."""
    low, high = interval_of_share([1] * (MIN_ARTICLES_FOR_INTERVAL - 1), [2] * 7)

    assert math.isnan(low)
    assert math.isnan(high)


def test_an_interval_holds_the_ratio_and_repeats():
    """The same articles give the same interval, around their own ratio."""
    tops, bottoms = [0, 5, 9, 2, 4, 7, 1, 3], [10, 10, 20, 10, 10, 10, 10, 10]

    low, high = interval_of_share(tops, bottoms)

    assert low < sum(tops) / sum(bottoms) < high
    assert (low, high) == interval_of_share(tops, bottoms)


def test_order_of_articles_hardly_matters_and_length_is_pooled():
    """Equal articles have no spread at all."""
    assert interval_of_share([2] * 8, [8] * 8) == (0.25, 0.25)


def test_the_linearised_interval_agrees_with_the_bootstrap_where_it_takes_over():
    """The change of method does not move the figure: ends agree within 3 % of the width."""
    generator = np.random.default_rng(7)
    bottoms = generator.integers(200, 900, MAX_ARTICLES_RESAMPLED)
    tops = generator.binomial(bottoms, 0.2)
    drawn = np.array(interval_of_share(tops, bottoms))
    more_bottoms = np.append(bottoms, 500)
    more_tops = np.append(tops, 100)

    linear = np.array(interval_of_share(more_tops, more_bottoms))

    assert np.abs(drawn - linear).max() < 0.1 * (drawn[1] - drawn[0])


def test_a_text_without_words_gives_no_interval():
    """Nothing over nothing is no share."""
    assert all(math.isnan(end) for end in interval_of_share([0] * 9, [0] * 9))


def test_an_interval_of_a_share_stays_a_share():
    """Neither end leaves the range from 0 to 1, by either method."""
    nearly_all = [9] * MAX_ARTICLES_RESAMPLED + [10, 2]

    low, high = interval_of_share(nearly_all, [10] * len(nearly_all))

    assert 0 <= low < high <= 1


def test_wilson_s_interval_is_its_formula():
    """Eight of ten: middle and reach over 1 + z squared / n, with z = 1.959964."""
    z2 = 1.959964**2
    middle = 8 / 10 + z2 / 20
    reach = math.sqrt(z2 * (0.8 * 0.2 / 10 + z2 / 400))
    scale = 1 + z2 / 10

    low, high = interval_of_proportion(8, 10)

    assert low == pytest.approx((middle - reach) / scale, abs=1e-6)
    assert high == pytest.approx((middle + reach) / scale, abs=1e-6)
    assert (round(low, 2), round(high, 2)) == (0.49, 0.94)


@pytest.mark.parametrize("n_judged", [1, 10, 400])
def test_all_right_leaves_room_for_doubt(n_judged):
    """The low end is n / (n + z squared), since p (1 - p) is 0; the high end is 1."""
    low, high = interval_of_proportion(n_judged, n_judged)

    assert low == pytest.approx(n_judged / (n_judged + 1.959964**2), abs=1e-6)
    assert high == pytest.approx(1)


def test_right_and_wrong_are_mirror_images():
    """The interval of what is wrong is that of what is right, read from 1 down."""
    low, high = interval_of_proportion(3, 10)

    assert interval_of_proportion(7, 10) == pytest.approx((1 - high, 1 - low))


def test_nothing_judged_says_nothing():
    """No case, no interval."""
    assert all(math.isnan(end) for end in interval_of_proportion(0, 0))


@pytest.mark.parametrize(("n_right", "n_judged"), [(3, 2), (-1, 2), (0, -1)])
def test_more_right_than_judged_is_refused(n_right, n_judged):
    """A wrong count is an error, not an interval."""
    with pytest.raises(ValueError, match="no proportion"):
        interval_of_proportion(n_right, n_judged)


def test_each_group_has_the_interval_it_has_by_itself():
    """Articles of other groups, and of none, move no end."""
    tops, bottoms = [[1], [4], [2], [5], [3], [1], [2], [6]], [10] * 8
    alone = interval_of_share([top for (top,) in tops], bottoms)

    ends = intervals_in_groups([*tops, [9], [0]], [*bottoms, 9, 9], [*[1] * 8, 0, -1], 2)

    assert ends[1, 0] == pytest.approx(alone)
    assert np.isnan(ends[0]).all()


def test_a_table_of_intervals_has_a_row_for_every_group_and_share():
    """Two groups by two shares: four rows, those of the small group empty."""
    groups = pd.DataFrame({"side": ["Times", *["Post"] * 8]})
    uses = pd.DataFrame({"truce": [1] * 9, "war": [2] * 9}).rename_axis(columns="term")

    ends = tabulate_intervals(groups, uses, [10] * 9, names=("low", "high"))

    assert ends.index.tolist() == [
        ("Post", "truce"),
        ("Post", "war"),
        ("Times", "truce"),
        ("Times", "war"),
    ]
    assert ends.loc["Post", "low"].tolist() == pytest.approx([0.1, 0.2])
    assert ends.loc["Times"].isna().all(axis=None)


def test_the_interval_of_a_difference_joins_the_two_that_it_is_of():
    """.5 (.4 to .7) minus .2 (.1 to .3): .3 - sqrt(.1^2 + .1^2) to .3 + sqrt(.2^2 + .1^2)."""
    (low, high) = intervals_of_differences([[0.5, 0.4, 0.7]], [[0.2, 0.1, 0.3]])[0]

    assert low == pytest.approx(0.3 - math.sqrt(0.02))
    assert high == pytest.approx(0.3 + math.sqrt(0.05))


def test_swapping_the_sides_turns_the_interval_round():
    """What one has more, the other has less by as much."""
    left, right = [[0.5, 0.4, 0.7]], [[0.2, 0.1, 0.3]]

    (low, high), (back_low, back_high) = (
        intervals_of_differences(*pair)[0] for pair in ((left, right), (right, left))
    )

    assert (back_low, back_high) == pytest.approx((-high, -low))


def test_a_side_without_an_interval_gives_the_difference_none():
    """One side's interval alone says nothing of the difference."""
    ends = intervals_of_differences([[0.5, 0.4, 0.6]], [[0.2, math.nan, math.nan]])

    assert np.isnan(ends).all()


def test_the_interval_of_a_difference_holds_nought_about_as_often_as_promised():
    """Of 400 pairs of sides drawn alike, 20 articles each: 91 to 99 in 100 hold nought."""
    generator = np.random.default_rng(3)
    held = 0
    for _ in range(400):
        ends = []
        for _side in range(2):
            bottoms = generator.integers(200, 600, 20)
            tops = generator.binomial(bottoms, generator.beta(4, 12, 20))
            ends.append([[tops.sum() / bottoms.sum(), *interval_of_share(tops, bottoms)]])
        low, high = intervals_of_differences(*ends)[0]
        held += low <= 0 <= high

    assert 0.91 <= held / 400 <= 0.99
