"""Lay corrections over the tables of entities, wordings and mentions."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.corrections.compiling import Applied
from analysis.corrections.correction import READER_RULE

_WORDING = list(schema.ENTITY_ALIASES.key)


def apply_to_entities(
    entities: pd.DataFrame,
    aliases: pd.DataFrame,
    applied: Applied,
    mentions: pd.DataFrame | None = None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the tables of entities and wordings as a reader corrected them.

    Parameters
    ----------
    entities : DataFrame, one row per entity
        The machine's (`analysis.schema.ENTITIES`).
    aliases : DataFrame, one row per entity, wording and rule
        The machine's (`analysis.schema.ENTITY_ALIASES`).
    applied : Applied
        From `compile_corrections`, made with the same two tables.
    mentions : DataFrame, one row per mention, or per article, entity and surface
        The machine's; needs ``article_id``, ``entity_id`` and ``surface`` of all
        mentions of the entities in ``applied.changed``, captions among them; others
        and repetitions change nothing. Not needed if nothing was merged or split.

    Returns
    -------
    tuple of DataFrame
        Both tables in order of their keys. An entity that was merged away has no row;
        one that was split off has. ``n_articles`` counts an article once however many
        of the merged entities it names. A moved wording has the rule ``"reader"``.
        As handed in, if nothing was corrected.

    Raises
    ------
    ValueError
        If mentions of a changed entity are missing.
    """
    schema.require(entities, schema.ENTITIES)
    schema.require(aliases, schema.ENTITY_ALIASES)
    wordings = _correct_aliases(aliases, applied)
    made = entities
    if applied.changed:
        made = _recount(entities, wordings, applied, mentions)
    made = made.assign(
        name=[
            applied.names.get(i, n) for i, n in zip(made["entity_id"], made["name"], strict=True)
        ],
        label=[
            applied.labels.get(i, n) for i, n in zip(made["entity_id"], made["label"], strict=True)
        ],
    )
    return schema.conform(_follow_company(made, applied), schema.ENTITIES), wordings


def _correct_aliases(aliases: pd.DataFrame, applied: Applied) -> pd.DataFrame:
    """Give each wording to the entity it means now, and sum where two are one."""
    is_near = aliases["entity_id"].isin(applied.changed)
    near = aliases[is_near]
    if near.empty:
        return aliases
    placed = applied.place(near)
    rules = near["merged_by"].mask(placed != near["entity_id"], READER_RULE)
    near = near.assign(entity_id=placed, merged_by=rules)
    summed = near.groupby(_WORDING, as_index=False)["n_mentions"].sum()
    every = pd.concat([aliases[~is_near], summed]).sort_values(_WORDING)
    return schema.conform(every, schema.ENTITY_ALIASES)


def _recount(
    entities: pd.DataFrame, wordings: pd.DataFrame, applied: Applied, mentions: pd.DataFrame | None
) -> pd.DataFrame:
    """Count the mentions and articles of the entities that lost or gained some."""
    known = set() if mentions is None else set(mentions["entity_id"])
    missing = sorted((applied.changed & set(entities["entity_id"])) - known)
    if mentions is None or missing:
        msg = f"mentions of {', '.join(missing)} are needed to count their articles"
        raise ValueError(msg)
    near = mentions[mentions["entity_id"].isin(applied.changed)]
    named = near.assign(entity_id=applied.place(near))
    n_articles = named.groupby("entity_id")["article_id"].nunique()
    is_changed = wordings["entity_id"].isin(applied.changed)
    n_mentions = wordings[is_changed].groupby("entity_id")["n_mentions"].sum()

    old = entities.set_index("entity_id")
    counted = old.reindex(n_mentions.index).assign(
        n_mentions=n_mentions, n_articles=n_articles.reindex(n_mentions.index)
    )
    texts = ["name", "label", "counts_with", "counts_with_why"]
    counted[texts] = counted[texts].fillna("")
    kept = old[~old.index.isin(applied.changed)]
    return pd.concat([kept, counted]).sort_index().reset_index()


def _follow_company(entities: pd.DataFrame, applied: Applied) -> pd.DataFrame:
    """Let what counts with a merged entity count with the one it is now; none with itself."""
    company = entities["counts_with"]
    now = pd.Series([applied.moved.get(i, i) for i in company], index=company.index, dtype="str")
    is_itself = now == entities["entity_id"]
    return entities.assign(
        counts_with=now.mask(is_itself, ""),
        counts_with_why=entities["counts_with_why"].mask(is_itself, ""),
    )


def apply_to_mentions(mentions: pd.DataFrame, applied: Applied) -> pd.DataFrame:
    """Give each mention the entity that it means by a reader's corrections.

    Parameters
    ----------
    mentions : DataFrame, one row per mention
        The machine's; needs ``entity_id``, ``surface``, ``label`` and ``merged_by``.
    applied : Applied
        From `compile_corrections`.

    Returns
    -------
    DataFrame, one row per mention
        As handed in and in that order; the text and where the mention stands are
        untouched. A mention that moved has the rule ``"reader"``; it and those of a
        retyped entity have the entity's type.
    """
    schema.require(mentions, schema.MENTIONS, "entity_id", "surface", "label", "merged_by")
    is_near = mentions["entity_id"].isin(applied.touched | applied.retyped)
    if not is_near.any():
        return mentions
    near = mentions[is_near]
    placed = applied.place(near)
    has_moved = placed != near["entity_id"]
    types = pd.Series([applied.labels.get(i, "") for i in placed], index=near.index, dtype="str")
    has_type = has_moved | placed.isin(applied.retyped)
    changed = mentions.copy()
    changed.loc[is_near, "entity_id"] = placed
    changed.loc[is_near, "merged_by"] = near["merged_by"].mask(has_moved, READER_RULE)
    changed.loc[is_near, "label"] = near["label"].mask(has_type, types)
    return changed
