"""Lay corrections over the counts of entities per sentence and per article."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.corrections.compiling import Applied

_SENTENCE = ["article_id", "sentence_id", "paragraph"]
_COUNTS = ["n_own_mentions", "n_quoted_mentions"]


def apply_to_sentence_entities(
    sentence_entities: pd.DataFrame,
    applied: Applied,
    split_mentions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Say in which sentences each entity is named, by a reader's corrections.

    The same table as if the corrected mentions had been counted anew. Only sentences
    that name a corrected entity are looked at, so that a large table is quick.

    Parameters
    ----------
    sentence_entities : DataFrame, one row per sentence and entity named in it
        The machine's (`analysis.schema.SENTENCE_ENTITIES`), of whole sentences, in order
        of its key.
    applied : Applied
        From `compile_corrections`.
    split_mentions : DataFrame, one row per mention, optional
        The machine's; needs ``sentence_id``, ``entity_id``, ``surface`` and
        ``is_quoted`` of the entities in ``applied.split_ids``; other mentions, and those
        of other sentences, change nothing. Not needed if nothing was split.

    Returns
    -------
    DataFrame, one row per sentence and entity named in it
        In the same order. Two entities that were merged are one row of a sentence, its
        counts their sums. As handed in, if nothing was merged or split.

    Raises
    ------
    ValueError
        If ``split_mentions`` does not hold the mentions of a split entity.
    """
    schema.require(sentence_entities, schema.SENTENCE_ENTITIES)
    is_touched = sentence_entities["entity_id"].isin(applied.touched)
    if not is_touched.any():
        return sentence_entities
    ids = sentence_entities.loc[is_touched, "sentence_id"].unique()
    is_near = sentence_entities["sentence_id"].isin(ids)
    near = sentence_entities[is_near]
    is_changed = near["entity_id"].isin(applied.changed)
    is_split = near["entity_id"].isin(applied.split_ids)
    whole = near[is_changed & ~is_split]
    placed = [applied.moved.get(entity_id, entity_id) for entity_id in whole["entity_id"]]
    parts = _part(near[is_split], applied, split_mentions)
    told = pd.concat([whole.assign(entity_id=pd.Series(placed, whole.index, "str")), parts])
    keys = [*_SENTENCE, "entity_id"]
    summed = told.groupby(keys, as_index=False, sort=False)[_COUNTS].sum()
    new = pd.concat([near[~is_changed], summed])
    made = _put_back(sentence_entities, is_near, new, "sentence_id", ["entity_id"])
    return schema.conform(made, schema.SENTENCE_ENTITIES)


def _part(
    rows: pd.DataFrame, applied: Applied, split_mentions: pd.DataFrame | None
) -> pd.DataFrame:
    """Count the mentions of split entities by the entity each wording means."""
    if rows.empty:
        return rows
    if split_mentions is None:
        msg = f"split_mentions of {', '.join(sorted(applied.split_ids))} are needed"
        raise ValueError(msg)
    is_split = split_mentions["entity_id"].isin(applied.split_ids)
    columns = ["sentence_id", "entity_id", "surface", "is_quoted"]
    mentions = rows[[*_SENTENCE, "entity_id"]].merge(
        split_mentions.loc[is_split, columns], on=["sentence_id", "entity_id"]
    )
    is_quoted = mentions["is_quoted"].astype("int64")
    if (len(mentions) - is_quoted.sum(), is_quoted.sum()) != tuple(rows[_COUNTS].sum()):
        msg = "split_mentions does not hold each mention of the split entities once"
        raise ValueError(msg)
    return mentions[_SENTENCE].assign(
        entity_id=applied.place(mentions),
        n_own_mentions=1 - is_quoted,
        n_quoted_mentions=is_quoted,
    )


def apply_to_article_entities(
    article_entities: pd.DataFrame, applied: Applied, sentence_entities: pd.DataFrame
) -> pd.DataFrame:
    """Count each entity in each article, by a reader's corrections.

    Sentences are counted anew: a sentence that names both of two merged entities is one
    sentence, so their numbers cannot be added.

    Parameters
    ----------
    article_entities : DataFrame, one row per article, entity and voice
        The machine's (`analysis.schema.ARTICLE_ENTITIES`), in order of its key.
    applied : Applied
        From `compile_corrections`.
    sentence_entities : DataFrame, one row per sentence and entity named in it
        Of the same articles, corrected by `apply_to_sentence_entities`; only rows of the
        entities in ``applied.changed`` are needed.

    Returns
    -------
    DataFrame, one row per article, entity and voice
        In the same order; a voice that does not name it has no row. As handed in, if
        nothing was merged or split.
    """
    schema.require(article_entities, schema.ARTICLE_ENTITIES)
    schema.require(sentence_entities, schema.SENTENCE_ENTITIES)
    is_touched = article_entities["entity_id"].isin(applied.touched)
    if not is_touched.any():
        return article_entities
    ids = article_entities.loc[is_touched, "article_id"].unique()
    is_near = article_entities["article_id"].isin(ids)
    near = article_entities[is_near]
    kept = near[~near["entity_id"].isin(applied.changed)]
    is_changed = sentence_entities["entity_id"].isin(applied.changed)
    recounted = _count(sentence_entities[is_changed & sentence_entities["article_id"].isin(ids)])
    new = pd.concat([kept, recounted])
    made = _put_back(article_entities, is_near, new, "article_id", ["entity_id", "voice"])
    return schema.conform(made, schema.ARTICLE_ENTITIES)


def _count(sentence_entities: pd.DataFrame) -> pd.DataFrame:
    """Count mentions and sentences per article, entity and voice."""
    n_own, n_quoted = (sentence_entities[name] for name in _COUNTS)
    named = sentence_entities[["article_id", "entity_id"]]
    voices = {"all": n_own + n_quoted, "own": n_own, "quoted": n_quoted}
    told = pd.concat(
        [named.assign(voice=voice, n_mentions=n)[n > 0] for voice, n in voices.items()]
    )
    keys = list(schema.ARTICLE_ENTITIES.key)
    counted = told.groupby(keys, sort=False)["n_mentions"].agg(["sum", "size"]).reset_index()
    return counted.rename(columns={"sum": "n_mentions", "size": "n_sentences"})


def _put_back(
    table: pd.DataFrame, is_old: pd.Series, new: pd.DataFrame, block: str, within: list[str]
) -> pd.DataFrame:
    """Put new rows where the old ones of the same article or sentence stood, in order.

    Sorting a million rows by text takes seconds; their places are numbers.
    """
    places = np.arange(len(table))
    first = pd.Series(places[is_old], index=table.loc[is_old, block])
    first = first[~first.index.duplicated()]
    starts = first.reindex(new[block]).to_numpy()
    ranks = [pd.factorize(new[column], sort=True)[0] for column in within]
    in_order = np.lexsort((*reversed(ranks), starts))
    joined = pd.concat([table[~is_old], new.iloc[in_order][table.columns]], ignore_index=True)
    order = np.concatenate([places[~is_old], starts[in_order]])
    return joined.iloc[np.argsort(order, kind="stable")]
