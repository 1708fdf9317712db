"""Positions: where in each article the sentences of a thread stand."""

from __future__ import annotations

import pandas as pd

from analysis import schema

_HEADLINE_WIDTH = 0.055
"""Drawn width of a headline, which has no place in the run of the text."""


def place_sentences(
    sentences: pd.DataFrame, articles: pd.DataFrame, in_thread: set[str]
) -> pd.DataFrame:
    """Give every sentence its stretch of the article, from 0 to 1.

    Parameters
    ----------
    sentences : DataFrame, one row per sentence
        See ``schema.SENTENCES``; captions are left out.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``side`` and ``n_body_words``, in the order of the strips.
    in_thread : set of str
        The ``sentence_id`` of the sentences in the thread.

    Returns
    -------
    DataFrame, one row per sentence
        ``article_row`` counts the articles from 0; ``start_share`` and
        ``width_share`` are shares of the words of lead and body. Headlines stand
        before 0. Empty if there is no sentence.
    """
    schema.require(sentences, schema.SENTENCES, "sentence_id", "article_id", "section", "n_words")
    strips = articles[["article_id", "side", "n_body_words"]].reset_index(drop=True)
    strips = strips.assign(article_row=range(len(strips)))
    placed = sentences[sentences["section"] != "caption"].merge(strips, on="article_id")
    is_headline = placed["section"] == "headline"
    width = placed["n_words"] / placed["n_body_words"].clip(lower=1)
    return placed.assign(
        start_share=placed["position_share"].mask(is_headline, -0.07),
        width_share=width.mask(is_headline, _HEADLINE_WIDTH),
        is_in_thread=placed["sentence_id"].isin(list(in_thread)),
    )


def measure_prominence(articles: pd.DataFrame, article_threads: pd.DataFrame) -> pd.DataFrame:
    """Say of each article how prominently one thread stands in it.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``article_id`` and ``n_first_third_words``.
    article_threads : DataFrame, one row per article
        The counts of one thread (``schema.ARTICLE_THREADS``).

    Returns
    -------
    DataFrame, one row per article, indexed by ``article_id``
        ``n_sentences``, ``is_in_headline``, ``is_in_lead``, ``first_position_share`` (empty
        where it is silent) and ``first_third_share``, from 0 to 1: the thread's words among
        those of the sentences that start in the first third.
    """
    schema.require(article_threads, schema.ARTICLE_THREADS)
    sizes = articles.set_index("article_id")["n_first_third_words"].rename("of_words")
    rows = article_threads.set_index("article_id").join(sizes, how="inner")
    share = rows["n_first_third_words"] / rows["of_words"].where(rows["of_words"] > 0)
    return rows[["n_sentences", "first_position_share"]].assign(
        is_in_headline=rows["n_headline_sentences"] > 0,
        is_in_lead=rows["n_lead_sentences"] > 0,
        first_third_share=share.fillna(0.0),
    )
