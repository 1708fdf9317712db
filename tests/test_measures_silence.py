"""Silence: who does not touch a thread, and what is nearest."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.measures.silence import (
    NEAREST_COLUMNS,
    find_silence,
    find_told,
    nearest_sentences,
)


def coverage(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Make coverage rows of one thread from (event, side, sentences, of sentences)."""
    return pd.DataFrame(
        [
            {
                "event_id": event_id,
                "thread_id": "sea",
                "side": side,
                "n_articles": 1,
                "of_words": of_sentences * 10,
                "of_sentences": of_sentences,
                "n_sentences": n_sentences,
            }
            for event_id, side, n_sentences, of_sentences in rows
        ]
    )


def tokens(**sentences: str) -> pd.DataFrame:
    """Make tokens of sentences; the article is the first letter of the sentence's name."""
    return schema.frame(
        schema.TOKENS,
        [
            {
                "article_id": name[0],
                "token_id": place,
                "sentence_id": name,
                "start_char": place,
                "end_char": place + 1,
                "form": word.lower(),
                "lemma": word.lower(),
                "pos": "DET" if word in ("the", "a") else "NOUN",
                "is_quoted": False,
                "is_word": True,
            }
            for name, text in sentences.items()
            for place, word in enumerate(text.split())
        ],
    )


def test_silence_is_adjusted_for_length():
    """Expected sentences and the chance of none follow the others' rate on the event."""
    table = find_silence(coverage(("e", "Post", 0, 20), ("e", "Times", 2, 10), ("e", "Wire", 1, 5)))

    row = table.iloc[0]

    assert row["side"] == "Post"
    assert row["others_share"] == pytest.approx(3 / 15)
    assert row["expected_sentences"] == pytest.approx(20 * 3 / 15)
    assert row["chance_of_none"] == pytest.approx((1 - 3 / 15) ** 20)
    assert row["n_sides_with"] == 2


def test_others_on_another_event_set_no_expectation():
    """Nobody else on the event means no expectation at all."""
    row = find_silence(coverage(("e", "Post", 0, 20), ("f", "Times", 9, 10))).iloc[0]

    assert pd.isna(row["others_share"])
    assert pd.isna(row["chance_of_none"])


def test_an_unknown_event_sets_no_expectation():
    """Articles without an event are not on the same event."""
    row = find_silence(coverage(("", "Post", 0, 20), ("", "Times", 9, 10))).iloc[0]

    assert pd.isna(row["expected_sentences"])


def test_where_everyone_speaks_nobody_is_silent():
    """The empty case is an empty table."""
    assert find_silence(coverage(("e", "Post", 1, 20))).empty


def test_the_nearest_sentence_shares_the_rarest_words():
    """A shared rare word brings sentences nearer than a shared common one."""
    table = nearest_sentences(
        tokens(p1="minister harbour", p2="minister talks", t1="harbour wall", t2="minister rain",
               t3="minister snow"),
        silent_articles={"p"},
        thread_sentences={"t1", "t2", "t3"},
    )  # fmt: skip

    assert table["sentence_id"].tolist() == ["p1"]
    assert table["shared_terms"].tolist() == ["harbour"]


def test_equal_sentences_are_as_near_as_can_be():
    """The same words give likeness 1, function words left aside."""
    table = nearest_sentences(
        tokens(p1="the storm", t1="a storm"), silent_articles={"p"}, thread_sentences={"t1"}
    )

    assert table["similarity"].iloc[0] == pytest.approx(1.0)


@pytest.mark.parametrize("told", [set(), {"t1"}])
def test_nothing_in_common_returns_nothing(told):
    """No nearest sentence is invented where no content word is shared."""
    table = nearest_sentences(
        tokens(p1="the storm", t1="the harbour"), silent_articles={"p"}, thread_sentences=told
    )

    assert table.empty
    assert table.columns.tolist() == NEAREST_COLUMNS


def test_others_on_the_same_event_come_first_then_other_events():
    """With whom a silent side is compared is said, and it is never compared with itself."""
    told = pd.DataFrame(
        {
            "sentence_id": ["s1", "s2", "s3"],
            "event_id": ["e", "f", "e"],
            "side": ["Times", "Wire", "Post"],
        }
    )

    assert find_told(told, event_id="e", side="Post") == (["s1"], "same event")
    assert find_told(told, event_id="f", side="Wire") == (["s1", "s3"], "other events")
    assert find_told(told.head(0), event_id="e", side="Post") == ([], "nobody")


def test_articles_without_an_event_are_no_event_in_common():
    """Not knowing the event is not the same event."""
    told = pd.DataFrame({"sentence_id": ["s1"], "event_id": [""], "side": ["Times"]})

    assert find_told(told, event_id="", side="Post")[1] == "nobody"
