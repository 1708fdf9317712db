"""Page furniture among words: what belongs to the page and not to the report."""

from __future__ import annotations

import pandas as pd

from analysis.measures.wording import (
    find_furniture,
)

DAY, NEXT = "2020-03-01", "2020-03-02"


def pages_of(*texts: str, side: str = "Post") -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Make articles of sentences that stops part, and a token for every word."""
    articles, sentences, tokens = [], [], []
    for n, text in enumerate(texts):
        articles.append((f"{side}{n}", side))
        at = 0
        for k, sentence in enumerate(text.split(". ")):
            key = f"{side}{n}.{k}"
            sentences.append((key, f"{side}{n}", "body", at, sentence, len(sentence.split())))
            start = at
            for word in sentence.split():
                end = start + len(word)
                tokens.append((f"{side}{n}", key, start, end, word.lower()))
                start = end + 1
            at += len(sentence) + 2
    names = ["sentence_id", "article_id", "section", "start_char", "text", "n_words"]
    columns = ["article_id", "sentence_id", "start_char", "end_char", "lemma"]
    return (
        pd.DataFrame(articles, columns=["article_id", "side"]),
        pd.DataFrame(tokens, columns=columns),
        pd.DataFrame(sentences, columns=names),
    )


def furniture_of(*texts: str) -> set[str]:
    """Return the words that are taken for furniture."""
    table = find_furniture(*pages_of(*texts))
    return set(table.loc[table["is_furniture"], "term"])


BODY = (
    "Rain fell in {n}. Rivers rose {n} times. The mayor of {n} spoke. "
    "Trains of {n} stood. Men {n} left"
)


def test_a_credit_line_at_the_end_is_furniture():
    """AP gave something else each time, but always in the last sentence."""
    pages = [f"{BODY.format(n=n)}. Snow{n} came. AP{n} and ap gave {n}" for n in range(6)]

    assert {"ap", "gave"} <= furniture_of(*pages)
    assert "mayor" not in furniture_of(*pages)


def test_a_request_in_the_middle_that_never_changes_is_furniture():
    """The same words around it in every article, in the third of seven sentences."""
    pages = [
        f"One{n} came. Two{n} came. Please subscribe here. Four{n} saw rain. Five{n}. Six{n}. So{n}"
        for n in range(6)
    ]

    assert "subscribe" in furniture_of(*pages)
    assert "rain" not in furniture_of(*pages)


def test_short_texts_are_all_edge_and_no_furniture():
    """In three sentences every word stands near an end: that says nothing."""
    assert (
        furniture_of(*(f"Rain{n} fell on {n}. It{n} poured{n}. So{n} on" for n in range(6)))
        == set()
    )


def test_four_articles_are_too_few_to_speak_of_furniture():
    """A habit of four articles is a habit of four articles."""
    pages = [f"{BODY.format(n=n)}. Snow{n} came. AP{n} and ap gave {n}" for n in range(4)]

    assert furniture_of(*pages) == set()
