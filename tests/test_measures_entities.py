"""Entities: shares with their denominators, and who is not named."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import SchemaError
from analysis.measures.entities import (
    ABSENT_COLUMNS,
    RATE_COLUMNS,
    find_absent_entities,
    rate_entities,
)
from analysis.measures.uncertainty import interval_of_share

DAY = "2020-03-01"


def lengths(*rows: tuple[str, str, str, int, int]) -> pd.DataFrame:
    """Make articles from (article, event, side, windows, words)."""
    names = ["article_id", "event_id", "side", "n_windows", "n_words"]
    return pd.DataFrame(rows, columns=names)


def counts(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Make counts from (article, entity, mentions, windows)."""
    return pd.DataFrame(rows, columns=["article_id", "entity_id", "n_mentions", "n_windows"])


ARTICLES = lengths(
    ("p", DAY, "Post", 10, 200),
    ("q", DAY, "Post", 10, 300),
    ("t", DAY, "Times", 10, 200),
    ("x", "2020-04-02", "Times", 10, 200),
    ("y", "", "Wire", 10, 200),
)
"""Two outlets on one event, one of them also on another, one article without event."""

COUNTS = counts(
    ("p", "mayor", 3, 2),
    ("q", "mayor", 1, 1),
    ("t", "union", 2, 2),
    ("x", "mayor", 1, 1),
    ("y", "union", 4, 3),
)


def row_of(table: pd.DataFrame, event_id: str, side: str, entity_id: str) -> pd.Series:
    """Return the one row of an event, a side and an entity."""
    keys = (table["event_id"] == event_id, table["side"] == side, table["entity_id"] == entity_id)
    rows = table[keys[0] & keys[1] & keys[2]]
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_share_is_of_all_windows_of_a_side():
    """Three of 10 + 10 windows; four mentions in 200 + 300 words are 8 per 1,000."""
    row = row_of(rate_entities(ARTICLES, COUNTS), DAY, "Post", "mayor")

    assert (row["n_windows"], row["of_windows"], row["windows_share"]) == (3, 20, 3 / 20)
    assert (row["n_mentions"], row["of_words"], row["mentions_per_1k"]) == (4, 500, 8.0)
    assert (row["n_articles_with"], row["n_articles"], row["n_sides_with"]) == (2, 2, 0)


def test_whom_one_side_names_every_other_side_of_the_event_has_a_row_for():
    """Noughts with their denominators; not for another event, nor where none is known."""
    table = rate_entities(ARTICLES, COUNTS)

    row = row_of(table, DAY, "Times", "mayor")
    assert (row["n_windows"], row["of_windows"], row["n_sides_with"]) == (0, 10, 1)
    assert (row["windows_share"], row["mentions_per_1k"]) == (0, 0)
    assert table[table["event_id"] == "2020-04-02"]["entity_id"].tolist() == ["mayor"]
    assert table[table["event_id"] == ""]["side"].tolist() == ["Wire"]


def test_the_most_often_named_on_an_event_comes_first():
    """The mayor in three windows there, the union in two, however often in each."""
    often = COUNTS.assign(n_mentions=COUNTS["n_mentions"].where(COUNTS["entity_id"] != "union", 9))

    table = rate_entities(ARTICLES, often)

    on_event = table[table["event_id"] == DAY]
    assert on_event["entity_id"].drop_duplicates().tolist() == ["mayor", "union"]


def test_pooled_sides_have_all_their_articles_under_no_event():
    """The Times on both events: 20 windows, one with the mayor; 400 words, 2.5 per 1,000."""
    table = rate_entities(ARTICLES, COUNTS, is_pooled=True)

    row = row_of(table, "", "Times", "mayor")
    assert (row["of_windows"], row["windows_share"], row["n_sides_with"]) == (20, 1 / 20, 1)
    assert (row["of_words"], row["mentions_per_1k"]) == (400, 2.5)
    assert table["is_pooled"].all()
    assert len(table) == 3 * 2


def test_entities_asked_for_have_the_numbers_they_have_among_all():
    """Asking for one changes no share."""
    everybody = rate_entities(ARTICLES, COUNTS)

    asked = rate_entities(ARTICLES, COUNTS, entity_ids=["union", "nobody"])

    expected = everybody[everybody["entity_id"] == "union"].reset_index(drop=True)
    pd.testing.assert_frame_equal(asked, expected)


def many(n_articles: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make articles of one side on one event, of growing length; two entities named."""
    articles = lengths(*[(f"a{i:03}", DAY, "Post", 10 + i, 0) for i in range(n_articles)])
    named = [(f"a{i:03}", "mayor", i, 1 + i // 2) for i in range(1, n_articles, 2)]
    return articles, counts(("a000", "union", 1, 1), *named)


@pytest.mark.parametrize("n_articles", [8, 401])
@pytest.mark.parametrize("entity_id", ["mayor", "union"])
def test_an_interval_is_that_of_the_bootstrap_over_articles(n_articles, entity_id):
    """The way that does all entities at once gives the ends of the one that does one."""
    articles, named = many(n_articles)
    shuffled = articles.sample(frac=1, random_state=2)

    table = rate_entities(shuffled, named, entity_ids=["mayor", "union"])

    row = row_of(table, DAY, "Post", entity_id)
    tops = named[named["entity_id"] == entity_id].set_index("article_id")["n_windows"]
    ends = interval_of_share(
        tops.reindex(articles["article_id"], fill_value=0), articles["n_windows"]
    )
    assert row[["windows_share_low", "windows_share_high"]].tolist() == pytest.approx(list(ends))
    assert ends[0] < row["windows_share"] < ends[1]


def test_seven_articles_or_all_entities_have_no_interval():
    """Too few say nothing, and too many would take too long."""
    seven, all_of_them = (
        rate_entities(*many(n), entity_ids=asked) for n, asked in ((7, ["mayor"]), (8, None))
    )

    assert seven["windows_share_low"].isna().all()
    assert all_of_them["windows_share_low"].isna().all()


def test_where_words_are_not_counted_there_is_a_share_and_no_rate():
    """Windows that name another entity are counted, their words are not."""
    row = row_of(rate_entities(ARTICLES.assign(n_words=0), COUNTS), DAY, "Post", "mayor")

    assert row["windows_share"] == 3 / 20
    assert pd.isna(row["mentions_per_1k"])


def test_absence_is_adjusted_for_length():
    """The Post names the mayor in 3 of 20 windows; the Times' ten would hold 1.5."""
    table = find_absent_entities(rate_entities(ARTICLES, COUNTS))

    row = row_of(table, DAY, "Times", "mayor")
    assert (row["others_windows"], row["others_share"], row["of_windows"]) == (3, 3 / 20, 10)
    assert row["expected_windows"] == pytest.approx(1.5)
    assert row["chance_of_none"] == pytest.approx((1 - 3 / 20) ** 10)
    assert (row["n_sides_with"], row["n_other_sides"]) == (1, 1)


def test_the_least_likely_absence_comes_first():
    """The Times' union in 2 of 10 windows: .8 ** 20 for the Post's twenty."""
    table = find_absent_entities(rate_entities(ARTICLES, COUNTS))

    assert table["entity_id"].tolist() == ["union", "mayor"]
    assert table["chance_of_none"].tolist() == pytest.approx([0.8**20, 0.85**10])


def test_nothing_is_absent_where_nobody_else_reports():
    """One side on an event, no event, or sides pooled over events: no row."""
    alone = ARTICLES[ARTICLES["event_id"] != DAY]

    assert find_absent_entities(rate_entities(alone, COUNTS)).empty
    pooled = rate_entities(ARTICLES, COUNTS, is_pooled=True)
    assert (pooled["n_windows"] == 0).any()
    assert list(find_absent_entities(pooled)) == ABSENT_COLUMNS
    assert find_absent_entities(pooled).empty


def test_a_side_without_a_window_has_no_share_and_is_not_silent():
    """In a voice that an article has no word of, nobody can be missing."""
    is_mute = ARTICLES["side"] == "Times"
    mute = ARTICLES.assign(
        n_windows=ARTICLES["n_windows"].mask(is_mute, 0),
        n_words=ARTICLES["n_words"].mask(is_mute, 0),
    )
    told = COUNTS[~COUNTS["article_id"].isin(["t", "x"])]

    rates = rate_entities(mute, told)

    row = row_of(rates, DAY, "Times", "mayor")
    assert pd.isna(row["windows_share"])
    assert pd.isna(row["mentions_per_1k"])
    assert find_absent_entities(rates).empty


def test_an_unrelated_outlet_order_and_repeats_of_articles_change_nothing():
    """The Herald on a third event, shuffled rows, categories, and an article listed twice."""
    herald = lengths(("h", "2020-05-03", "Herald", 10, 200))
    more = pd.concat([ARTICLES, herald, ARTICLES.head(1)]).sample(frac=1, random_state=3)
    named = pd.concat([COUNTS, counts(("h", "mayor", 9, 9), ("not here", "mayor", 1, 1))])
    named = named.sample(frac=1, random_state=4)
    named = named.astype({"article_id": "category", "entity_id": "category"})

    table = rate_entities(more, named)

    expected = rate_entities(ARTICLES, COUNTS)
    kept = table[table["side"] != "Herald"].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, expected)


def test_every_article_twice_doubles_counts_and_moves_no_share():
    """Shares are free of how much there is."""
    doubled = pd.concat(
        [ARTICLES, ARTICLES.assign(article_id="2" + ARTICLES["article_id"])], ignore_index=True
    )
    named = pd.concat([COUNTS, COUNTS.assign(article_id="2" + COUNTS["article_id"])])

    once = rate_entities(ARTICLES, COUNTS)
    twice = rate_entities(doubled, named)

    for number in ("n_windows", "n_mentions"):
        assert (twice[number] == 2 * once[number]).all()
    for share in ("windows_share", "mentions_per_1k"):
        assert twice[share].tolist() == once[share].tolist()


def test_a_table_that_lacks_a_column_is_named():
    """Lengths without windows, or counts without windows, are no basis for a share."""
    with pytest.raises(SchemaError, match="articles lacks n_windows"):
        rate_entities(ARTICLES.drop(columns="n_windows"), COUNTS)
    with pytest.raises(SchemaError, match="counts lacks n_windows"):
        rate_entities(ARTICLES, COUNTS.drop(columns="n_windows"))


def test_nobody_named_gives_empty_tables():
    """Empty is a case."""
    rates = rate_entities(ARTICLES, COUNTS.head(0), entity_ids=["mayor"])

    assert list(rates) == RATE_COLUMNS
    assert rates.empty
    assert list(find_absent_entities(rates)) == ABSENT_COLUMNS
    assert rate_entities(ARTICLES.head(0), COUNTS).empty
