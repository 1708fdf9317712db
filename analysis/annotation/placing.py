"""Say in which sentences each entity is named: mentions to a table without words."""

from __future__ import annotations

import pandas as pd

from analysis.schema import (
    COUNTED_SECTIONS,
    MENTIONS,
    SENTENCE_ENTITIES,
    SENTENCES,
    conform,
    empty,
    require,
)


def place_entities(mentions: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Count each entity's mentions in each sentence, captions left out.

    Parameters
    ----------
    mentions : DataFrame, one row per mention
        As `analysis.schema.MENTIONS`.
    sentences : DataFrame, one row per sentence
        Needs ``sentence_id``, ``section`` and ``paragraph``.

    Returns
    -------
    DataFrame, one row per sentence and entity named in it
        As `analysis.schema.SENTENCE_ENTITIES`, in order of article, sentence and entity.
        Empty if there is no mention.
    """
    require(mentions, MENTIONS)
    require(sentences, SENTENCES, "sentence_id", "section", "paragraph")
    is_counted = sentences["section"].isin(COUNTED_SECTIONS)
    places = sentences.loc[is_counted, ["sentence_id", "paragraph"]]
    named = mentions.merge(places, on="sentence_id")
    if named.empty:
        return empty(SENTENCE_ENTITIES)
    named = named.assign(
        n_own_mentions=(~named["is_quoted"]).astype("int64"),
        n_quoted_mentions=named["is_quoted"].astype("int64"),
    )
    keys = ["article_id", "sentence_id", "paragraph", "entity_id"]
    counted = named.groupby(keys)[["n_own_mentions", "n_quoted_mentions"]].sum()
    return conform(counted.reset_index(), SENTENCE_ENTITIES)
