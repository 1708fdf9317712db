"""Whose words are counted: all, the outlet's own, or those of the quoted."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.voices import choose_voice, measure_in_voice, split_voices


@pytest.fixture
def told(make_sentences):
    """Three sentences: partly quoted, not quoted, wholly quoted."""
    return make_sentences(
        "a", ("lead", "He said it is so."), ("body", "Rain fell."), ("body", "It was so.")
    ).assign(n_quoted_words=[3, 0, 3])


@pytest.mark.parametrize(
    ("voice", "n_words"), [("all", [5, 2, 3]), ("own", [2, 2]), ("quoted", [3, 3])]
)
def test_a_voice_keeps_sentences_with_a_word_in_it(told, voice, n_words):
    """What has no word in the voice is not there; what has some counts these only."""
    assert choose_voice(told, voice)["n_words"].tolist() == n_words


def test_words_add_up_over_the_two_voices(told):
    """Every word is in one voice or the other."""
    sums = split_voices(told).groupby("voice")["n_words"].sum()

    assert sums["own"] + sums["quoted"] == sums["all"] == 5 + 2 + 3


def test_lengths_are_those_of_the_voice_and_nothing_else_changes(make_articles):
    """The denominator of a share in a voice is the voice's own length."""
    articles = make_articles(
        ("p", "Post", "Post", {"n_words": 100}), ("t", "Times", "Times", {"n_words": 50})
    )
    lengths = schema.frame(
        schema.ARTICLE_LENGTHS,
        [
            {
                "article_id": "p",
                "voice": voice,
                "n_words": n_words,
                "n_body_words": n_words - 5,
                "n_first_third_words": 10,
                "n_sentences": 4,
            }
            for voice, n_words in (("all", 100), ("own", 70), ("quoted", 30))
        ],
    )

    quoted = measure_in_voice(articles, lengths, "quoted")

    assert quoted["n_words"].tolist() == [30, 0]
    assert quoted["n_body_words"].tolist() == [25, 0]
    pd.testing.assert_series_equal(quoted["outlet"], articles["outlet"])
    assert articles["n_words"].tolist() == [100, 50]
