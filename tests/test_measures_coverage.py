"""Coverage: shares, denominators, and what may be subtracted."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.measures.coverage import (
    COVERAGE_COLUMNS,
    choose_sides,
    compare_threads,
    find_lone_events,
    share_threads,
)


def counts(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Make article counts from (article, thread, sentences, words)."""
    return schema.frame(
        schema.ARTICLE_THREADS,
        [
            {
                "article_id": article_id,
                "thread_id": thread_id,
                "n_sentences": n_sentences,
                "voice": "all",
                "n_words": n_words,
                "n_headline_sentences": int(n_sentences > 2),
                "n_lead_sentences": int(n_sentences > 1),
                "n_first_third_words": min(n_words, 5),
                "first_position_share": 0.25 if n_sentences else float("nan"),
            }
            for article_id, thread_id, n_sentences, n_words in rows
        ],
    )


SIZES = {"n_words": 100, "n_sentences": 10, "n_first_third_words": 30}


@pytest.fixture
def articles(make_articles):
    """Three outlets on one event and one on another; the Post and the Wire share an origin."""
    return make_articles(
        ("p", "Post", "Agency", SIZES),
        ("w", "Wire", "Agency", SIZES),
        ("t", "Times", "Times", SIZES | {"n_words": 200}),
        ("x", "Times", "Times", SIZES | {"event_id": "2020-04-02"}),
    )


def test_a_share_is_thread_words_over_all_words(articles):
    """Numerator, denominator and share agree, side by side."""
    table = share_threads(articles, counts(("p", "sea", 3, 25), ("t", "sea", 1, 10)))

    row = table[table["side"] == "Post"].iloc[0]

    assert (row["n_words"], row["of_words"], row["words_share"]) == (25, 100, 25 / 100)
    assert (row["n_sentences"], row["of_sentences"], row["sentences_share"]) == (3, 10, 3 / 10)
    assert row["first_third_share"] == 5 / 30
    assert (row["n_articles_headline"], row["n_articles_lead"]) == (1, 1)


def test_grouping_by_origin_pools_words_before_dividing(articles):
    """Two articles of one agency are one side, with both denominators."""
    table = share_threads(articles, counts(("p", "sea", 3, 25), ("w", "sea", 0, 0)), by="origin")

    row = table[(table["side"] == "Agency")].iloc[0]

    assert (row["n_articles"], row["n_articles_with"]) == (2, 1)
    assert row["words_share"] == (25 + 0) / (100 + 100)


def test_events_are_never_pooled(articles):
    """One outlet on two events has two rows."""
    table = share_threads(articles, counts(("t", "sea", 1, 10), ("x", "sea", 1, 10)))

    assert table["event_id"].tolist() == ["2020-03-01", "2020-04-02"]
    assert table["words_share"].tolist() == [10 / 200, 10 / 100]


def test_an_unrelated_outlet_moves_no_other_number(articles):
    """Adding an outlet adds rows and changes none."""
    few = share_threads(articles[articles["outlet"] != "Wire"], counts(("p", "sea", 3, 25)))

    more = share_threads(articles, counts(("p", "sea", 3, 25), ("w", "sea", 2, 20)))

    kept = more[more["side"] == "Post"].reset_index(drop=True)
    pd.testing.assert_frame_equal(few[few["side"] == "Post"].reset_index(drop=True), kept)


def test_shuffled_rows_give_the_same_table(articles):
    """Row order carries no meaning."""
    threads = counts(("p", "sea", 3, 25), ("w", "sea", 1, 5), ("t", "sea", 1, 10))

    shuffled = share_threads(
        articles.sample(frac=1, random_state=3), threads.sample(frac=1, random_state=4)
    )

    pd.testing.assert_frame_equal(share_threads(articles, threads), shuffled)


def test_no_article_gives_the_promised_columns(articles):
    """The empty case keeps its columns."""
    table = share_threads(articles.head(0), counts(("p", "sea", 3, 25)))

    assert table.empty
    assert table.columns.tolist() == COVERAGE_COLUMNS


def test_few_articles_have_no_interval_and_many_have_one(make_articles):
    """The interval is refused below the stated number and drawn from it on."""
    rows = [(f"a{i}", "Post", "Post", SIZES) for i in range(8)]
    threads = counts(*[(f"a{i}", "sea", 1, 10 + i) for i in range(8)])

    eight = share_threads(make_articles(*rows), threads).iloc[0]
    seven = share_threads(make_articles(*rows[:7]), threads).iloc[0]

    assert eight["words_share_low"] < eight["words_share"] < eight["words_share_high"]
    assert pd.isna(seven["words_share_low"])


def test_differences_stay_within_one_event_and_name_the_larger_side(articles):
    """The Times of another event is subtracted from nobody."""
    table = share_threads(
        articles,
        counts(("p", "sea", 3, 25), ("w", "sea", 1, 5), ("t", "sea", 1, 10), ("x", "sea", 9, 90)),
    )

    pairs = compare_threads(table)

    assert set(pairs["event_id"]) == {"2020-03-01"}
    widest = pairs.iloc[0]
    assert (widest["side_more"], widest["side_less"]) == ("Post", "Times")
    assert widest["difference"] == pytest.approx(25 / 100 - 10 / 200)
    assert len(pairs) == 3


def test_a_difference_has_an_interval_where_both_sides_have_articles_enough(make_articles):
    """Eight against eight have one around the difference; eight against seven have none."""
    rows = [(f"{side[0]}{i}", side, side, SIZES) for side in ("Post", "Times") for i in range(8)]
    threads = counts(
        *[(f"P{i}", "sea", 1, 10 + i) for i in range(8)],
        *[(f"T{i}", "sea", 1, 3 + i) for i in range(8)],
    )

    eight = compare_threads(share_threads(make_articles(*rows), threads)).iloc[0]
    seven = compare_threads(share_threads(make_articles(*rows[:-1]), threads)).iloc[0]

    assert eight["difference_low"] < eight["difference"] < eight["difference_high"]
    assert pd.isna(seven["difference_low"])
    assert pd.isna(seven["difference_high"])


def test_the_same_pair_is_compared_once_whatever_the_order(articles):
    """Swapping the sides gives the same pair with the same sign."""
    table = share_threads(articles, counts(("p", "sea", 3, 25), ("t", "sea", 1, 10)))

    pd.testing.assert_frame_equal(compare_threads(table), compare_threads(table.iloc[::-1]))


def test_articles_without_an_event_are_compared_with_nobody(make_articles):
    """Not knowing the event is no event in common."""
    unknown = make_articles(
        ("p", "Post", "Post", SIZES | {"event_id": ""}),
        ("t", "Times", "Times", SIZES | {"event_id": ""}),
    )

    pairs = compare_threads(share_threads(unknown, counts(("p", "s", 1, 9), ("t", "s", 1, 1))))

    assert pairs.empty


def test_rows_in_another_order_move_no_interval(make_articles):
    """The bootstrap draws by article, whatever the order of the rows."""
    rows = [(f"a{i}", "Post", "Post", SIZES) for i in range(12)]
    threads = counts(*[(f"a{i}", "sea", 1, 3 * i) for i in range(12)])

    shuffled = share_threads(make_articles(*rows), threads.sample(frac=1, random_state=4))

    pd.testing.assert_frame_equal(share_threads(make_articles(*rows), threads), shuffled)


def test_a_lone_event_has_one_side_and_a_day(articles):
    """An event with two sides, and articles without an event, are not lone events."""
    table = share_threads(
        articles, counts(("p", "sea", 3, 25), ("w", "sea", 1, 5), ("x", "sea", 9, 90))
    )

    assert find_lone_events(table) == ["2020-04-02"]


def test_choosing_sides_changes_no_number(articles):
    """Each row is measured by itself."""
    table = share_threads(articles, counts(("p", "sea", 3, 25), ("w", "sea", 1, 5)))

    chosen = choose_sides(table, event_id="2020-03-01", sides=["Post"])

    pd.testing.assert_frame_equal(chosen, table[table["side"] == "Post"].reset_index(drop=True))
