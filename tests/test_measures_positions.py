"""Positions: where in the article a sentence stands."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.measures.positions import measure_prominence, place_sentences


def test_sentences_fill_their_article_from_nought_to_one(make_sentences, make_articles):
    """Widths are shares of the words of lead and body and add up to one; captions are left out."""
    sentences = make_sentences(
        "a", ("headline", "One two"), ("lead", "a b c"), ("caption", "x"), ("body", "d")
    )
    articles = make_articles(("a", "Post", "Post", {"n_body_words": 4})).assign(side="Post")

    placed = place_sentences(sentences, articles, {"a.3"})

    body = placed[placed["section"] != "headline"]
    assert body["start_share"].tolist() == [0.0, 3 / 4]
    assert body["width_share"].sum() == pytest.approx(1.0)
    assert placed.loc[placed["section"] == "headline", "start_share"].item() < 0
    assert placed["is_in_thread"].tolist() == [False, False, True]


def test_strips_follow_the_order_of_the_articles(make_sentences, make_articles):
    """The first article is the first strip."""
    sentences = pd.concat([make_sentences("a", ("body", "x")), make_sentences("b", ("body", "y"))])
    articles = make_articles(
        ("b", "Post", "Post", {"n_body_words": 1}), ("a", "Times", "Times", {"n_body_words": 1})
    ).assign(side=["Post", "Times"])

    placed = place_sentences(sentences, articles, set()).set_index("article_id")

    assert placed["article_row"].to_dict() == {"a": 1, "b": 0}


def test_prominence_is_said_of_each_article_by_itself(make_articles):
    """Headline, lead, first position and the share of the first third, with its denominator."""
    articles = make_articles(
        ("a", "Post", "Post", {"n_first_third_words": 40}), ("b", "Post", "Post", {})
    )
    counts = schema.frame(
        schema.ARTICLE_THREADS,
        [
            {
                "article_id": article_id, "thread_id": "sea", "voice": "all",
                "n_sentences": n, "n_words": 30 * n,
                "n_headline_sentences": 0, "n_lead_sentences": n, "n_first_third_words": 10 * n,
                "first_position_share": 0.0 if n else float("nan"),
            }
            for article_id, n in (("a", 1), ("b", 0))
        ],
    )  # fmt: skip

    table = measure_prominence(articles, counts)

    assert table["first_third_share"].to_dict() == {"a": 10 / 40, "b": 0.0}
    assert table["is_in_lead"].to_dict() == {"a": True, "b": False}
    assert not table["is_in_headline"].any()
