"""Which side of which event an article belongs to, and what stands where nobody is named."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analysis import schema
from analysis.measures.uncertainty import MIN_ARTICLES_FOR_INTERVAL, tabulate_intervals

Grouping = Literal["outlet", "origin", "article_id"]

NO_SOURCE = "no source given"
"""Stands as the name of a source where a text attributes words to nobody."""

SIDE = ["event_id", "side"]


def place_articles(articles: pd.DataFrame, by: Grouping) -> pd.DataFrame:
    """Return each article's event, side and length; articles named twice count once."""
    schema.require(articles, schema.ARTICLES, "article_id", "event_id", by, "n_words")
    placed = articles.assign(side=articles[by], of_words=articles["n_words"])
    placed = placed[["article_id", *SIDE, "of_words"]].drop_duplicates("article_id")
    # The bootstrap draws articles by their place: rows in another order must not move it.
    return placed.sort_values("article_id", ignore_index=True)


def place_voices(
    articles: pd.DataFrame, article_voices: pd.DataFrame, by: Grouping
) -> pd.DataFrame:
    """Return the counts of each article's sources, with the article's event and side."""
    schema.require(article_voices, schema.ARTICLE_VOICES)
    return article_voices.merge(place_articles(articles, by), on="article_id")


def place_attributions(
    articles: pd.DataFrame, attributions: pd.DataFrame, by: Grouping, *columns: str
) -> pd.DataFrame:
    """Return the attributions outside captions, with their article's event and side.

    ``columns`` names what is needed of them beside their article and section.
    """
    schema.require(attributions, schema.ATTRIBUTIONS, "article_id", "section", *columns)
    counted = attributions[attributions["section"].isin(schema.COUNTED_SECTIONS)]
    return counted.merge(place_articles(articles, by), on="article_id")


def find_intervals(
    placed: pd.DataFrame,
    counted: pd.DataFrame,
    part: str,
    column: str,
    *,
    whole: pd.Series | None = None,
    name: str = "share",
) -> pd.DataFrame:
    """Bootstrap the interval of each part's share of what a side has in all.

    Parameters
    ----------
    placed : DataFrame, one row per article
        See `place_articles`.
    counted : DataFrame
        ``article_id``, ``part`` and ``column``, what the article has of the part.
    whole : Series, optional
        All that each article has, by article_id; by default the sum of its parts.

    Returns
    -------
    DataFrame, indexed by event, side and part
        ``<name>_low`` and ``<name>_high``; empty below 8 articles a side.
    """
    sizes = placed.groupby(SIDE)["article_id"].transform("size")
    placed = placed[sizes >= MIN_ARTICLES_FOR_INTERVAL]
    counted = counted[counted["article_id"].isin(placed["article_id"])]
    spread = counted.pivot_table(
        column, index="article_id", columns=part, aggfunc="sum", fill_value=0
    ).reindex(placed["article_id"], fill_value=0)
    bottoms = spread.sum(axis=1) if whole is None else whole.reindex(spread.index).fillna(0)
    return tabulate_intervals(
        placed[SIDE], spread, bottoms.to_numpy(), names=(f"{name}_low", f"{name}_high")
    )
