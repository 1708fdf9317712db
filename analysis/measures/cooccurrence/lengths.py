"""How much of each side was read: the windows and words that its pairs are counted in."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analysis import schema
from analysis.voices import Voice
from analysis.windows import Window

Grouping = Literal["outlet", "origin", "article_id"]

LENGTH_COLUMNS = ["article_id", "event_id", "side", "n_windows", "n_words"]
OTHERS = "the others"
"""Stands as the name of a side where one is compared with all others together."""


def measure_windows(
    articles: pd.DataFrame,
    article_windows: pd.DataFrame,
    *,
    window: Window,
    voice: Voice,
    thread_id: str = "",
    by: Grouping = "outlet",
) -> pd.DataFrame:
    """Say how many windows and words each article has in one voice, and whose it is.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and the column named by ``by``.
    article_windows : DataFrame, one row per article, thread, window and voice
        See ``schema.ARTICLE_WINDOWS``.
    window : {"sentence", "paragraph"}
    voice : {"all", "own", "quoted"}
    thread_id : str, default ""
        Count the windows in this thread only; empty for all.
    by : {"outlet", "origin", "article_id"}
        What a *side* is.

    Returns
    -------
    DataFrame, one row per article, by article_id
        ``article_id``, ``event_id``, ``side``, ``n_windows`` and ``n_words``: zeros
        where the article has no such window. Empty if there is no article.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    """
    schema.require(articles, schema.ARTICLES, "article_id", "event_id", by)
    schema.require(article_windows, schema.ARTICLE_WINDOWS)
    is_asked = (
        (article_windows["thread_id"] == thread_id)
        & (article_windows["window"] == window)
        & (article_windows["voice"] == voice)
    )
    counts = article_windows[is_asked].set_index("article_id")[["n_windows", "n_words"]]
    placed = articles.assign(side=articles[by])[["article_id", "event_id", "side"]]
    placed = placed.drop_duplicates("article_id").sort_values("article_id", ignore_index=True)
    found = counts.reindex(placed["article_id"], fill_value=0).reset_index(drop=True)
    return pd.concat([placed, found], axis="columns")[LENGTH_COLUMNS]


def set_against(
    lengths: pd.DataFrame, side: str, baseline: str | None = None, *, is_pooled: bool = False
) -> pd.DataFrame:
    """Keep the articles of one side and of what it is compared with.

    Parameters
    ----------
    lengths : DataFrame, one row per article
        See `measure_windows`.
    side : str
        The side asked for.
    baseline : str, optional
        Another side; by default all others together, under the name `OTHERS`.
    is_pooled : bool, default False
        Keep all articles of both. Otherwise those are kept whose event both report:
        different events are not compared.

    Returns
    -------
    DataFrame, one row per article
        As handed in, with two sides at most. Empty where the two share no event.

    Notes
    -----
    Pooled articles may be about different things: what then differs may be what was
    reported rather than how. Whoever shows it must say so.
    """
    is_side = lengths["side"] == side
    is_baseline = ~is_side if baseline is None else (lengths["side"] == baseline) & ~is_side
    name = OTHERS if baseline is None else baseline
    kept = lengths.assign(side=lengths["side"].where(is_side, name))[is_side | is_baseline]
    if is_pooled:
        return kept.reset_index(drop=True)
    n_sides = kept.groupby("event_id")["side"].transform("nunique")
    return kept[(n_sides == 2) & (kept["event_id"] != "")].reset_index(drop=True)
