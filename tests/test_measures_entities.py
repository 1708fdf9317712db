"""Entities: rates with their denominators, and who is not named."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.measures.entities import (
    ABSENT_COLUMNS,
    RATE_COLUMNS,
    find_absent_entities,
    rate_entities,
)
from analysis.measures.uncertainty import interval_of_share

SIZES = {"n_words": 200, "n_sentences": 10}


def counts(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Make counts from (article, entity, mentions, sentences)."""
    names = ["article_id", "entity_id", "n_mentions", "n_sentences"]
    return schema.frame(
        schema.ARTICLE_ENTITIES,
        [dict(zip(names, row, strict=True)) | {"voice": "all"} for row in rows],
    )


@pytest.fixture
def articles(make_articles):
    """Two outlets on one event, one of them also on another, one article without event."""
    return make_articles(
        ("p", "Post", "Agency", SIZES),
        ("q", "Post", "Post", SIZES | {"n_words": 300}),
        ("t", "Times", "Times", SIZES),
        ("x", "Times", "Times", SIZES | {"event_id": "2020-04-02"}),
        ("y", "Wire", "Wire", SIZES | {"event_id": ""}),
    )


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


def test_a_rate_is_mentions_per_thousand_words_of_a_side(articles):
    """Four mentions in 200 + 300 words are 8 per 1,000; three of 20 sentences."""
    row = row_of(rate_entities(articles, COUNTS, by="outlet"), "2020-03-01", "Post", "mayor")

    assert (row["n_mentions"], row["of_words"], row["mentions_per_1k"]) == (4, 500, 8.0)
    assert (row["n_sentences"], row["of_sentences"], row["sentences_share"]) == (3, 20, 3 / 20)
    assert (row["n_articles_with"], row["n_articles"], row["n_sides_with"]) == (2, 2, 0)


def test_whom_one_side_names_every_other_side_of_the_event_has_a_row_for(articles):
    """Noughts with their denominators; not for another event, nor where none is known."""
    table = rate_entities(articles, COUNTS, by="outlet")

    row = row_of(table, "2020-03-01", "Times", "mayor")
    assert (row["n_mentions"], row["of_words"], row["n_sides_with"]) == (0, 200, 1)
    assert row["mentions_per_1k"] == 0
    assert table[table["event_id"] == "2020-04-02"]["entity_id"].tolist() == ["mayor"]
    assert table[table["event_id"] == ""]["side"].tolist() == ["Wire"]


def test_the_most_often_named_on_an_event_comes_first(articles):
    """The mayor has four mentions there, the union two."""
    table = rate_entities(articles, COUNTS, by="outlet")

    on_event = table[table["event_id"] == "2020-03-01"]
    assert on_event["entity_id"].drop_duplicates().tolist() == ["mayor", "union"]


def test_pooled_sides_have_all_their_articles_under_no_event(articles):
    """The Times on both events: 400 words, one mention of the mayor: 2.5 per 1,000."""
    table = rate_entities(articles, COUNTS, by="outlet", is_pooled=True)

    row = row_of(table, "", "Times", "mayor")
    assert (row["of_words"], row["mentions_per_1k"], row["n_sides_with"]) == (400, 2.5, 1)
    assert table["is_pooled"].all()
    assert len(table) == 3 * 2


def test_entities_asked_for_have_the_numbers_they_have_among_all(articles):
    """Asking for one changes no rate."""
    everybody = rate_entities(articles, COUNTS, by="outlet")

    asked = rate_entities(articles, COUNTS, by="outlet", entity_ids=["union", "nobody"])

    expected = everybody[everybody["entity_id"] == "union"].reset_index(drop=True)
    pd.testing.assert_frame_equal(asked, expected)


def eight(make_articles, n_articles: int):
    """Make articles of one outlet on one event, of growing length, and their counts."""
    rows = [(f"a{i}", "Post", "Post", SIZES | {"n_words": 100 + 10 * i}) for i in range(n_articles)]
    named = counts(*[(f"a{i}", "mayor", i, 1) for i in range(1, n_articles, 2)])
    return make_articles(*rows), named


@pytest.mark.parametrize("n_articles", [8, 401])
def test_an_interval_is_that_of_the_bootstrap_over_articles(make_articles, n_articles):
    """The way that does all entities at once gives the ends of the one that does one."""
    articles, named = eight(make_articles, n_articles)
    tops = named.set_index("article_id")["n_mentions"]
    articles = articles.sample(frac=1, random_state=2)

    row = rate_entities(articles, named, by="outlet", entity_ids=["mayor"]).iloc[0]

    ordered = articles.sort_values("article_id")
    low, high = interval_of_share(
        tops.reindex(ordered["article_id"], fill_value=0), ordered["n_words"]
    )
    ends = row[["mentions_per_1k_low", "mentions_per_1k_high"]].tolist()
    assert ends == pytest.approx([1000 * low, 1000 * high])
    assert ends[0] < row["mentions_per_1k"] < ends[1]


def test_seven_articles_or_all_entities_have_no_interval(make_articles):
    """Too few say nothing, and too many would take too long."""
    seven, all_of_them = (
        rate_entities(*eight(make_articles, n), by="outlet", entity_ids=asked)
        for n, asked in ((7, ["mayor"]), (8, None))
    )

    assert seven["mentions_per_1k_low"].isna().all()
    assert all_of_them["mentions_per_1k_low"].isna().all()


def test_absence_is_adjusted_for_length(articles):
    """The Post names the mayor in 3 of 20 sentences; the Times' ten would hold 1.5."""
    table = find_absent_entities(rate_entities(articles, COUNTS, by="outlet"))

    row = row_of(table, "2020-03-01", "Times", "mayor")
    assert row["others_share"] == 3 / 20
    assert row["expected_sentences"] == pytest.approx(1.5)
    assert row["chance_of_none"] == pytest.approx((1 - 3 / 20) ** 10)
    assert (row["n_sides_with"], row["n_other_sides"], row["others_mentions"]) == (1, 1, 4)


def test_the_least_likely_absence_comes_first(articles):
    """The Times' union in 2 of 10 sentences: .8 ** 20 for the Post's twenty."""
    table = find_absent_entities(rate_entities(articles, COUNTS, by="outlet"))

    assert table["entity_id"].tolist() == ["union", "mayor"]
    assert table["chance_of_none"].tolist() == pytest.approx([0.8**20, 0.85**10])


def test_nothing_is_absent_where_nobody_else_reports(articles):
    """One side on an event, no event, or sides pooled over events: no row."""
    alone = articles[articles["event_id"] != "2020-03-01"]

    assert find_absent_entities(rate_entities(alone, COUNTS, by="outlet")).empty
    pooled = rate_entities(articles, COUNTS, by="outlet", is_pooled=True)
    assert (pooled["n_mentions"] == 0).any()
    assert list(find_absent_entities(pooled)) == ABSENT_COLUMNS
    assert find_absent_entities(pooled).empty


def test_a_side_without_a_word_has_no_rate_and_is_not_silent(articles):
    """In a voice that an article has no word of, nobody can be missing."""
    mute = articles.assign(
        n_words=articles["n_words"].where(articles["outlet"] != "Times", 0),
        n_sentences=articles["n_sentences"].where(articles["outlet"] != "Times", 0),
    )
    told = COUNTS[~COUNTS["article_id"].isin(["t", "x"])]

    rates = rate_entities(mute, told, by="outlet")

    assert pd.isna(row_of(rates, "2020-03-01", "Times", "mayor")["mentions_per_1k"])
    assert find_absent_entities(rates).empty


def test_an_unrelated_outlet_order_and_repeats_of_articles_change_nothing(articles, make_articles):
    """The Herald on a third event, shuffled rows, categories, and an article listed twice."""
    herald = make_articles(("h", "Herald", "Herald", SIZES | {"event_id": "2020-05-03"}))
    more = pd.concat([articles, herald, articles.head(1)]).sample(frac=1, random_state=3)
    named = pd.concat([COUNTS, counts(("h", "mayor", 9, 9))]).sample(frac=1, random_state=4)
    named = named.astype({"article_id": "category", "entity_id": "category", "voice": "category"})

    table = rate_entities(more, named, by="outlet")

    expected = rate_entities(articles, COUNTS, by="outlet")
    kept = table[table["side"] != "Herald"].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, expected)


def test_every_article_twice_doubles_counts_and_moves_no_rate(articles):
    """Rates are free of how much there is."""
    doubled = pd.concat(
        [articles, articles.assign(article_id="2" + articles["article_id"])], ignore_index=True
    )
    named = pd.concat([COUNTS, COUNTS.assign(article_id="2" + COUNTS["article_id"])])

    once = rate_entities(articles, COUNTS, by="outlet")
    twice = rate_entities(doubled, named, by="outlet")

    assert (twice["n_mentions"] == 2 * once["n_mentions"]).all()
    for share in ("mentions_per_1k", "sentences_share"):
        assert twice[share].tolist() == once[share].tolist()


def test_two_voices_at_once_are_refused(articles):
    """Own and all mentions together would count twice."""
    both = pd.concat([COUNTS, COUNTS.assign(voice="own")])

    with pytest.raises(ValueError, match="several voices"):
        rate_entities(articles, both, by="outlet")


def test_nobody_named_gives_empty_tables(articles):
    """Empty is a case."""
    rates = rate_entities(articles, COUNTS.head(0), by="outlet", entity_ids=["mayor"])

    assert list(rates) == RATE_COLUMNS
    assert rates.empty
    assert list(find_absent_entities(rates)) == ABSENT_COLUMNS
    assert rate_entities(articles.head(0), COUNTS, by="outlet").empty
