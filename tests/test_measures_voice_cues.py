"""The words that introduce a source, and who comes first."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.errors import SchemaError
from analysis.measures.voices import NO_SOURCE, find_first_voices, tally_cues
from analysis.measures.voices.cues import CUE_COLUMNS, FIRST_COLUMNS

CLASSES = {"say": "neutral", "claim": "distancing"}


def attributions(*rows: tuple[str, str, str, str, float]) -> pd.DataFrame:
    """Make attributions from (article, section, source, cue, position)."""
    plain = {c.name: 0 if c.dtype == "int" else "" for c in schema.ATTRIBUTIONS.columns}
    return schema.frame(
        schema.ATTRIBUTIONS,
        [
            plain
            | {
                "attribution_id": f"{article_id}.{place}",
                "article_id": article_id,
                "section": section,
                "start_char": place,
                "source_id": source_id,
                "source_name": source_id.title(),
                "cue_lemma": cue,
                "cue_class": CLASSES.get(cue, "unclassed"),
                "cue_class_why": f"{cue} is in the list",
                "kind": "direct",
                "is_named": True,
                "position_share": position,
                "confidence": 1.0,
            }
            for place, (article_id, section, source_id, cue, position) in enumerate(rows)
        ],
    )


NO_PLACE = float("nan")
TOLD = attributions(
    ("p", "body", "mayor", "say", 0.5),
    ("p", "lead", "officials", "say", 0.0),
    ("p", "body", "mayor", "claim", 0.9),
    ("p", "headline", "ann", "say", NO_PLACE),
    ("p", "caption", "ann", "claim", NO_PLACE),
    ("t", "body", "", "", 0.4),
    ("x", "body", "mayor", "say", 0.2),
)


@pytest.fixture
def articles(make_articles):
    """Two outlets on one event, the Wire quoting nobody, and a Times report of another."""
    return make_articles(
        ("p", "Post", "Agency", {}),
        ("t", "Times", "Times", {}),
        ("w", "Wire", "Agency", {}),
        ("x", "Times", "Times", {"event_id": "2020-04-02"}),
    )


def test_cues_are_counted_by_word_out_of_all_attributions_but_captions(articles):
    """The Post says three times and claims once; its caption is not counted."""
    table = tally_cues(TOLD, articles, by="outlet")

    post = table[table["side"] == "Post"]
    assert post["cue_lemma"].tolist() == ["say", "claim"]
    assert post["n_attributions"].tolist() == [3, 1]
    assert post["of_attributions"].tolist() == [4, 4]
    assert post["cue_class_why"].tolist() == ["say is in the list", "claim is in the list"]


def test_what_no_word_attributes_is_counted_with_an_empty_word(articles):
    """A quotation that stands by itself is not lost."""
    table = tally_cues(TOLD, articles, by="outlet")

    row = table[(table["side"] == "Times") & (table["event_id"] == "2020-03-01")].iloc[0]
    assert (row["cue_lemma"], row["cue_class"], row["n_attributions"]) == ("", "unclassed", 1)


def test_for_one_source_its_own_attributions_are_the_denominator(articles):
    """The mayor is quoted twice by the Post, once each way, and apart for another event."""
    table = tally_cues(TOLD, articles, by="outlet", source_id="mayor")

    assert table[["event_id", "side", "cue_lemma"]].to_numpy().tolist() == [
        ["2020-03-01", "Post", "claim"],
        ["2020-03-01", "Post", "say"],
        ["2020-04-02", "Times", "say"],
    ]
    assert table["of_attributions"].tolist() == [2, 2, 1]


def test_counts_of_one_side_sum_to_its_attributions(articles):
    """Every attribution has one word and one class."""
    table = tally_cues(TOLD, articles, by="outlet")

    sums = table.groupby(["event_id", "side"]).agg(
        n=("n_attributions", "sum"), of=("of_attributions", "first")
    )
    assert sums["n"].tolist() == sums["of"].tolist()


def test_the_first_voice_is_the_first_of_lead_and_body(articles):
    """The headline's Ann has no place; one of three comes in the first third."""
    row = find_first_voices(TOLD, articles).set_index("article_id").loc["p"]

    assert (row["attribution_id"], row["source_name"]) == ("p.1", "Officials")
    assert row["position_share"] == 0.0
    assert (row["n_attributions"], row["n_first_third"], row["first_third_share"]) == (3, 1, 1 / 3)


def test_of_two_in_one_sentence_the_earlier_is_first(articles):
    """The place in the text decides."""
    told = attributions(("p", "lead", "ann", "say", 0.0), ("p", "lead", "mayor", "say", 0.0))

    assert find_first_voices(told.iloc[::-1], articles)["source_name"].tolist()[0] == "Ann"


def test_an_article_that_quotes_nobody_has_a_row_without_a_first_voice(articles):
    """Nobody is quoted is not the same as no source given."""
    table = find_first_voices(TOLD, articles).set_index("article_id")

    assert (table.loc["w", "attribution_id"], table.loc["w", "source_name"]) == ("", "")
    assert pd.isna(table.loc["w", "position_share"])
    assert pd.isna(table.loc["w", "first_third_share"])
    assert table.loc["t", "source_name"] == NO_SOURCE


def test_shuffled_rows_give_the_same_tables(articles):
    """Row order carries no meaning."""
    told = TOLD.sample(frac=1, random_state=3)
    shown = articles.sample(frac=1, random_state=4)

    pd.testing.assert_frame_equal(
        tally_cues(TOLD, articles, by="outlet"), tally_cues(told, shown, by="outlet")
    )
    pd.testing.assert_frame_equal(find_first_voices(TOLD, articles), find_first_voices(told, shown))


def test_an_unrelated_outlet_moves_no_number(articles):
    """Leaving the Times out changes nothing of the Post."""
    few = articles[articles["outlet"] == "Post"]

    table = tally_cues(TOLD, articles, by="outlet")

    pd.testing.assert_frame_equal(
        tally_cues(TOLD, few, by="outlet"), table[table["side"] == "Post"].reset_index(drop=True)
    )


def test_the_empty_case_keeps_its_columns(articles):
    """No article, or nobody quoted, is a table all the same."""
    assert tally_cues(TOLD.head(0), articles, by="outlet").columns.tolist() == CUE_COLUMNS
    assert tally_cues(TOLD, articles.head(0), by="outlet").columns.tolist() == CUE_COLUMNS
    assert find_first_voices(TOLD, articles.head(0)).columns.tolist() == FIRST_COLUMNS
    quiet = find_first_voices(TOLD.head(0), articles)
    assert quiet.columns.tolist() == FIRST_COLUMNS
    assert quiet["n_attributions"].tolist() == [0] * len(articles)


def test_a_table_without_a_column_is_named(articles):
    """The message says which."""
    with pytest.raises(SchemaError, match="cue_lemma"):
        tally_cues(TOLD.drop(columns="cue_lemma"), articles, by="outlet")
