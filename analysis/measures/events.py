"""Events: what reports of one day name and reports of other days do not."""

from __future__ import annotations

import pandas as pd

from analysis import schema

NAMING_LABELS = ("GPE", "LOC", "FAC", "ORG", "EVENT")
"""Places, bodies and happenings: a person alone seldom tells one event from another."""


def name_events(
    articles: pd.DataFrame,
    article_entities: pd.DataFrame,
    entities: pd.DataFrame,
    *,
    n_names: int = 3,
) -> dict[str, str]:
    """Name each event by what every report of it names and no report of another does.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``article_id`` and ``event_id``.
    article_entities : DataFrame, one row per article, entity and voice
        See ``schema.ARTICLE_ENTITIES``.
    entities : DataFrame, one row per entity
        See ``schema.ENTITIES``.
    n_names : int, default 3
        How many names at most, the most often mentioned first.

    Returns
    -------
    dict
        The names for each ``event_id``, joined by commas. An event is missing where
        it has no such name, where it is the only event, or where it is not known.

    Notes
    -----
    A help to the memory, not a description of what happened.
    """
    schema.require(article_entities, schema.ARTICLE_ENTITIES)
    known = articles.loc[articles["event_id"] != "", ["article_id", "event_id"]]
    if known["event_id"].nunique() < 2:
        return {}
    naming = entities.loc[entities["label"].isin(NAMING_LABELS), ["entity_id", "name"]]
    whole = article_entities[article_entities["voice"] == "all"]
    named = whole.merge(known, on="article_id").merge(naming, on="entity_id")
    table = named.groupby(["event_id", "entity_id", "name"], as_index=False).agg(
        n_articles=("article_id", "nunique"), n_mentions=("n_mentions", "sum")
    )
    n_reports = known.groupby("event_id").size()
    is_in_every_report = table["n_articles"] == table["event_id"].map(n_reports)
    is_only_here = table.groupby("entity_id")["event_id"].transform("size") == 1
    telling = table[is_in_every_report & is_only_here]
    telling = telling.sort_values(["n_mentions", "name"], ascending=[False, True])
    return {
        str(event_id): ", ".join(rows["name"].head(n_names))
        for event_id, rows in telling.groupby("event_id")
    }
