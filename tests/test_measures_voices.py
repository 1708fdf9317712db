"""Voices: words given to others, to whom, by name or not, and what is left unquoted."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.errors import SchemaError
from analysis.measures.voices import (
    NO_SOURCE,
    find_shared_sources,
    rank_sources,
    share_voices,
    tally_naming,
    tally_types,
)
from analysis.measures.voices.shares import NAMING_COLUMNS, SHARE_COLUMNS, TYPE_COLUMNS
from analysis.measures.voices.sources import SHARED_COLUMNS, SOURCE_COLUMNS

MEASURES = [share_voices, rank_sources, tally_naming, tally_types, find_shared_sources]
TYPES = {"mayor": "government", "officials": "unnamed official", "": ""}


def voices(*rows: tuple[str, str, str, int, int]) -> pd.DataFrame:
    """Make counts from (article, source, kind, attributions, words)."""
    return schema.frame(
        schema.ARTICLE_VOICES,
        [
            {
                "article_id": article_id,
                "source_id": source_id,
                "source_entity_id": source_id,
                "source_name": source_id.title(),
                "source_type": TYPES.get(source_id, "citizen"),
                "is_named": source_id not in ("officials", ""),
                "kind": kind,
                "n_attributions": n_attributions,
                "n_words": n_words,
            }
            for article_id, source_id, kind, n_attributions, n_words in rows
        ],
    )


@pytest.fixture
def articles(make_articles):
    """Three outlets on one event, one of them on another too; two share an origin."""
    return make_articles(
        ("p", "Post", "Agency", {"n_words": 100}),
        ("w", "Wire", "Agency", {"n_words": 100}),
        ("t", "Times", "Times", {"n_words": 200}),
        ("x", "Times", "Times", {"n_words": 50, "event_id": "2020-04-02"}),
    )


TOLD = voices(
    ("p", "mayor", "direct", 2, 20),
    ("p", "mayor", "indirect", 1, 10),
    ("p", "officials", "mixed", 1, 5),
    ("p", "", "indirect", 1, 5),
    ("t", "mayor", "indirect", 1, 30),
    ("x", "mayor", "direct", 1, 25),
    ("x", "ann", "direct", 1, 5),
)


def side(table: pd.DataFrame, name: str, event_id: str = "2020-03-01") -> pd.DataFrame:
    """Return the rows of one side on one event."""
    rows = table[(table["side"] == name) & (table["event_id"] == event_id)]
    return rows.reset_index(drop=True)


def test_a_quoted_share_is_words_of_content_over_all_words(articles):
    """Numerators, denominator and shares agree, side by side."""
    row = side(share_voices(articles, TOLD, by="outlet"), "Post").iloc[0]

    assert (row["n_quoted_words"], row["of_words"]) == (20 + 10 + 5 + 5, 100)
    assert row["quoted_share"] == 40 / 100
    assert (row["n_direct_words"], row["n_mixed_words"], row["n_indirect_words"]) == (20, 5, 15)
    assert (row["direct_share"], row["mixed_share"], row["indirect_share"]) == (0.2, 0.05, 0.15)
    assert (row["n_own_words"], row["own_share"]) == (60, 0.6)
    assert (row["n_attributions"], row["n_direct_attributions"]) == (2 + 1 + 1 + 1, 2)


def test_a_source_that_is_not_given_is_no_source(articles):
    """The mayor and the officials are two; the words of nobody add none."""
    assert side(share_voices(articles, TOLD, by="outlet"), "Post")["n_sources"].tolist() == [2]


def test_a_report_that_quotes_nobody_is_all_its_own(articles):
    """It has a row like every other, with zeros."""
    row = side(share_voices(articles, TOLD, by="outlet"), "Wire").iloc[0]

    assert (row["n_quoted_words"], row["quoted_share"], row["own_share"]) == (0, 0, 1)
    assert (row["n_attributions"], row["n_sources"]) == (0, 0)


def test_the_shares_of_the_kinds_and_the_own_voice_sum_to_one(articles):
    """Each word belongs to one voice."""
    table = share_voices(articles, TOLD, by="outlet")

    shares = table[["direct_share", "mixed_share", "indirect_share", "own_share"]]
    assert shares.sum(axis=1).tolist() == pytest.approx([1] * len(table))


def test_grouping_by_origin_pools_words_before_dividing(articles):
    """Two articles of one agency are one side, with both denominators."""
    row = side(share_voices(articles, TOLD, by="origin"), "Agency").iloc[0]

    assert (row["n_articles"], row["quoted_share"]) == (2, (40 + 0) / (100 + 100))


def test_a_report_without_words_has_no_share(make_articles):
    """Nothing over nothing is empty, not zero."""
    table = share_voices(make_articles(("p", "Post", "Post", {})), TOLD.head(0), by="outlet")

    assert table["quoted_share"].isna().all()


def test_few_articles_have_no_interval_and_many_have_one(make_articles):
    """The interval is refused below the stated number and drawn from it on."""
    rows = [(f"a{i}", "Post", "Post", {"n_words": 100}) for i in range(8)]
    told = voices(*[(f"a{i}", "mayor", "direct", 1, 10 + i) for i in range(7)])

    eight = share_voices(make_articles(*rows), told, by="outlet").iloc[0]
    seven = share_voices(make_articles(*rows[:7]), told, by="outlet").iloc[0]

    assert eight["quoted_share"] == sum(range(10, 17)) / 800
    assert eight["quoted_share_low"] < eight["quoted_share"] < eight["quoted_share_high"]
    assert pd.isna(seven["quoted_share_low"])


@pytest.mark.parametrize(
    ("measure", "share"),
    [(tally_naming, "share"), (tally_types, "share"), (rank_sources, "words_share")],
)
def test_shares_of_attributions_have_intervals_from_eight_articles_on(
    make_articles, measure, share
):
    """The mayor is quoted in every article, officials in every second one."""
    rows = [(f"a{i}", "Post", "Post", {"n_words": 100}) for i in range(8)]
    told = voices(
        *[(f"a{i}", "mayor", "direct", 1, 10) for i in range(8)],
        *[(f"a{i}", "officials", "direct", 1, 10) for i in range(0, 8, 2)],
    )

    eight = measure(make_articles(*rows), told, by="outlet")
    seven = measure(make_articles(*rows[:7]), told, by="outlet")

    mayor = eight[eight[share] == 8 / 12].iloc[0]
    assert 1 / 2 <= mayor[f"{share}_low"] < 8 / 12 < mayor[f"{share}_high"] <= 1
    assert seven[f"{share}_low"].isna().all()


def test_words_given_to_a_source_are_shared_out_of_all_attributed_words(articles):
    """The mayor has 30 of the Post's 40 attributed words."""
    table = side(rank_sources(articles, TOLD, by="outlet"), "Post")

    row = table[table["source_id"] == "mayor"].iloc[0]
    assert (row["n_words"], row["of_quoted_words"], row["words_share"]) == (30, 40, 30 / 40)
    assert (row["n_direct_words"], row["n_mixed_words"], row["n_indirect_words"]) == (20, 0, 10)
    assert (row["source_name"], row["source_type"], row["is_named"]) == (
        "Mayor",
        "government",
        True,
    )
    assert table["words_share"].sum() == 1


def test_of_words_without_an_entity_nobody_is_said_not_to_quote_them(articles):
    """Another outlet may mean the same officials in other words."""
    table = rank_sources(articles, TOLD.assign(source_entity_id=""), by="outlet")

    assert (table["n_attributions"] > 0).all()


def test_a_source_another_report_of_the_event_quotes_is_listed_as_not_quoted(articles):
    """The Times quotes no officials, the Wire nobody; the other event's Ann is not theirs."""
    table = rank_sources(articles, TOLD, by="outlet")

    officials = table[(table["source_id"] == "officials")]
    assert officials[["side", "n_words"]].to_numpy().tolist() == [
        ["Post", 5],
        ["Times", 0],
        ["Wire", 0],
    ]
    assert set(side(table, "Wire")["source_id"]) == {"mayor", "officials"}
    assert side(table, "Wire")["words_share"].isna().all()


def test_sources_stand_in_the_order_of_their_words_on_the_event(articles):
    """The mayor has 30 + 30, then officials and nobody 5 each, by name."""
    table = rank_sources(articles, TOLD, by="outlet")

    first = table[table["event_id"] == "2020-03-01"]
    assert first["source_id"].drop_duplicates().tolist() == ["mayor", "officials", ""]
    assert table["event_id"].is_monotonic_increasing


def test_words_attributed_to_nobody_are_one_source_with_a_clear_name(articles):
    """The reader is told that no source is given."""
    table = rank_sources(articles, TOLD, by="outlet")

    nobody = side(table[table["source_id"] == ""], "Post").iloc[0]
    assert (nobody["source_name"], nobody["source_type"]) == (NO_SOURCE, "")
    assert not nobody["is_named"]


def test_a_source_has_its_most_frequent_name_and_type_beside_every_side(articles):
    """Two wordings of one source are one row, under the commoner."""
    other = TOLD.assign(
        source_name=["Ann Lee", *TOLD["source_name"].tolist()[1:]],
        source_type=["other", *TOLD["source_type"].tolist()[1:]],
    )

    table = rank_sources(articles, other, by="outlet")

    mayor = table[table["source_id"] == "mayor"]
    assert set(mayor["source_name"]) == {"Mayor"}
    assert set(mayor["source_type"]) == {"government"}


def test_articles_without_an_event_lack_no_source(make_articles):
    """Reports of unknown events may be of different ones: nobody is left unquoted."""
    unknown = make_articles(
        ("p", "Post", "Post", {"event_id": "", "n_words": 9}),
        ("t", "Times", "Times", {"event_id": "", "n_words": 9}),
    )

    table = rank_sources(unknown, voices(("p", "mayor", "direct", 1, 5)), by="outlet")

    assert table["side"].tolist() == ["Post"]


def test_fewer_sources_change_no_share(articles):
    """Only the first of each event is kept, out of all attributed words."""
    every = rank_sources(articles, TOLD, by="outlet")

    first = rank_sources(articles, TOLD, by="outlet", n_sources=1)

    assert first["source_id"].unique().tolist() == ["mayor"]
    kept = every[every["source_id"] == "mayor"].reset_index(drop=True)
    pd.testing.assert_frame_equal(first, kept)


def test_shared_sources_are_quoted_by_two_sides_of_one_event(articles):
    """Ann speaks to one side only, nobody is not the same nobody, two events do not meet."""
    table = find_shared_sources(articles, TOLD, by="outlet")

    assert table.to_dict("records") == [
        {
            "source_id": "mayor",
            "source_name": "Mayor",
            "n_events": 1,
            "n_sides": 2,
            "n_attributions": 2 + 1 + 1,
            "n_words": 20 + 10 + 30,
        }
    ]


def test_naming_counts_attributions_named_unnamed_and_without_a_source(articles):
    """Three by name, one without, one of nobody: five."""
    table = side(tally_naming(articles, TOLD, by="outlet"), "Post")

    assert table["naming"].tolist() == ["named", "unnamed", "no source"]
    assert table["n_attributions"].tolist() == [3, 1, 1]
    assert table["share"].tolist() == [3 / 5, 1 / 5, 1 / 5]
    assert table["n_words"].tolist() == [30, 5, 5]


def test_a_report_that_quotes_nobody_has_no_naming_share(articles):
    """Three rows of zero, and no share of nothing."""
    table = side(tally_naming(articles, TOLD, by="outlet"), "Wire")

    assert table["n_attributions"].tolist() == [0, 0, 0]
    assert table["share"].isna().all()


def test_types_of_one_side_sum_to_all_its_attributions(articles):
    """Shares are of attributions, words stand beside them."""
    table = tally_types(articles, TOLD, by="outlet")

    post = side(table, "Post")
    assert post["source_type"].tolist() == ["government", "", "unnamed official"]
    assert post["n_attributions"].tolist() == [3, 1, 1]
    assert table.groupby(["event_id", "side"])["share"].sum().tolist() == pytest.approx([1, 1, 1])


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.__name__)
def test_shuffled_rows_give_the_same_table(articles, measure):
    """Row order carries no meaning."""
    shuffled = measure(
        articles.sample(frac=1, random_state=3), TOLD.sample(frac=1, random_state=4), by="outlet"
    )

    pd.testing.assert_frame_equal(measure(articles, TOLD, by="outlet"), shuffled)


@pytest.mark.parametrize("measure", MEASURES[:4], ids=lambda measure: measure.__name__)
def test_an_unrelated_outlet_moves_no_number(articles, measure):
    """Adding a report adds rows and changes none that were there."""
    few = measure(articles[articles["outlet"] != "Wire"], TOLD, by="outlet")
    told = pd.concat([TOLD, voices(("w", "mayor", "direct", 9, 90))], ignore_index=True)

    more = measure(articles, told, by="outlet")

    kept = more[more["side"] != "Wire"].reset_index(drop=True)
    pd.testing.assert_frame_equal(few, kept)


@pytest.mark.parametrize(
    ("measure", "columns"),
    [
        (share_voices, SHARE_COLUMNS),
        (rank_sources, SOURCE_COLUMNS),
        (tally_naming, NAMING_COLUMNS),
        (tally_types, TYPE_COLUMNS),
        (find_shared_sources, SHARED_COLUMNS),
    ],
)
def test_the_empty_case_keeps_its_columns(articles, measure, columns):
    """No article, or nobody quoted, is a table all the same."""
    assert measure(articles.head(0), TOLD, by="outlet").columns.tolist() == columns
    assert measure(articles, TOLD.head(0), by="outlet").columns.tolist() == columns


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.__name__)
def test_a_table_without_a_column_is_named(articles, measure):
    """The message says which."""
    with pytest.raises(SchemaError, match="kind"):
        measure(articles, TOLD.drop(columns="kind"), by="outlet")
