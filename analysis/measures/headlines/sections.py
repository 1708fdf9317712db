"""Headline, lead and body apart: how much of a thing each holds, and whose words they share."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schema
from analysis.measures.headlines.claims import CONTENT

SECTION_COLUMNS = ["event_id", "side", "section", "n", "of", "rate", "n_articles"]
WORD_COLUMNS = ["article_id", "lemma", "form", "start_char", "end_char", "is_in_lead", "is_in_body"]


def share_sections(
    uses: pd.DataFrame, lengths: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Measure how much of a thing each side's headlines, leads and bodies hold.

    Parameters
    ----------
    uses, lengths : DataFrame, one row per article, section and voice
        ``article_id``, ``section``, ``is_quoted`` and ``n``, as
        `measures.robustness.recount_difference` takes them: how much of the thing, and of
        what it is divided by.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and ``side``.

    Returns
    -------
    DataFrame, three rows per event and side: headline, lead, body
        ``n`` of the thing, ``of`` what it is divided by, ``rate`` the first over the second
        (empty over none), and ``n_articles`` that have such a section. Empty, with these
        columns, if there is no article.

    Notes
    -----
    A headline has some ten words, so a rate per 1,000 of them moves by a hundred with one
    word: read the counts. Where a text has no paragraphs, all of it counts as its lead.
    """
    schema.require(articles, schema.ARTICLES, "article_id", "event_id")
    placed = articles[["article_id", "event_id", "side"]].drop_duplicates("article_id")
    if placed.empty:
        return pd.DataFrame(columns=SECTION_COLUMNS)
    keys = ["event_id", "side", "section"]
    sums = uses.merge(placed, on="article_id").groupby(keys)["n"].sum()
    given = lengths[lengths["n"] > 0].merge(placed, on="article_id").groupby(keys)
    sides = placed[["event_id", "side"]].drop_duplicates().sort_values(["event_id", "side"])
    every = sides.merge(pd.DataFrame({"section": schema.COUNTED_SECTIONS}), how="cross")
    table = every.set_index(keys)
    table["n"], table["of"] = sums, given["n"].sum()
    table["n_articles"] = given["article_id"].nunique()
    table = table.fillna(0).astype("int64")
    table["rate"] = table["n"] / table["of"].where(table["of"] > 0)
    return table.reset_index()[SECTION_COLUMNS]


def find_headline_words(tokens: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Find the content words of headlines, and say where else in the article each stands.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        All of the articles, with ``form``, ``lemma``, ``pos`` and offsets.
    sentences : DataFrame, one row per sentence
        Needs ``sentence_id`` and ``section``; captions are passed over.

    Returns
    -------
    DataFrame, one row per article and content word of its headline
        ``form`` and offsets of its first use in the headline; ``is_in_lead`` and
        ``is_in_body``: whether that form, or its dictionary form, stands there too. A word
        in neither is the headline's alone. Empty, with these columns, if there is no headline.

    Notes
    -----
    Dictionary forms are compared, so *truce* is the headline's alone where the body says
    *ceasefire*: another word, not yet another claim.
    """
    schema.require(sentences, schema.SENTENCES, "sentence_id", "section")
    needed = ("article_id", "sentence_id", "form", "lemma", "pos", "start_char", "end_char")
    schema.require(tokens, schema.TOKENS, *needed)
    placed = tokens.merge(sentences[["sentence_id", "section"]], on="sentence_id")
    is_head = (placed["section"] == "headline") & placed["pos"].isin(CONTENT)
    heads = placed[is_head].sort_values(["article_id", "start_char"])
    words = heads.drop_duplicates(["article_id", "lemma"]).reset_index(drop=True)
    for section in ("lead", "body"):
        there = placed[placed["section"] == section]
        # The same word may be tagged otherwise there, and so get another dictionary form.
        words[f"is_in_{section}"] = _stands_in(words, there, "lemma") | _stands_in(
            words, there, "form"
        )
    return words[WORD_COLUMNS]


def _stands_in(words: pd.DataFrame, there: pd.DataFrame, column: str) -> npt.NDArray[np.bool_]:
    """Tell which words stand in the same article in that form."""
    keys = pd.MultiIndex.from_frame(words[["article_id", column]])
    stands: npt.NDArray[np.bool_] = keys.isin(
        pd.MultiIndex.from_frame(there[["article_id", column]])
    )
    return stands
