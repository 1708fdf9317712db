"""Lay corrections over whom noun phrases mean."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.corrections.compiling import Applied
from analysis.schema.labels import PHRASES


def apply_to_phrases(
    phrases: pd.DataFrame, mentions: pd.DataFrame, applied: Applied
) -> pd.DataFrame:
    """Say whom each phrase means, by a reader's corrections.

    Parameters
    ----------
    phrases : DataFrame, one row per noun phrase
        The machine's (`analysis.schema.labels.PHRASES`), or columns of it; needs
        ``phrase_id``, ``article_id``, ``start_char``, ``end_char``, ``entity_id`` and
        ``owner_entity_id``.
    mentions : DataFrame, one row per mention
        The machine's; needed are those of `Applied.split_ids` (``article_id``,
        ``entity_id``, ``surface``, ``start_char``).
    applied : Applied
        From `compile_corrections`.

    Returns
    -------
    DataFrame, one row per noun phrase
        In the same order. As handed in, if nothing was merged or split.

    Notes
    -----
    A wording that was split off takes the phrases along whose name it is. Descriptions
    without the name (*the mayor*) and owners follow only where a whole entity was merged.
    """
    schema.require(phrases, PHRASES, "phrase_id", "article_id", "start_char", "end_char")
    schema.require(phrases, PHRASES, "entity_id", "owner_entity_id")
    touched = applied.touched
    is_touched = phrases["entity_id"].isin(touched)
    is_owned = phrases["owner_entity_id"].isin(touched)
    if not (is_touched | is_owned).any():
        return phrases
    surfaces = _find_surfaces(phrases[is_touched], mentions)
    named = phrases[is_touched].assign(surface=surfaces)
    owners = phrases.loc[is_owned, "owner_entity_id"]
    return phrases.assign(
        entity_id=phrases["entity_id"].astype("str").mask(is_touched, applied.place(named)),
        owner_entity_id=phrases["owner_entity_id"]
        .astype("str")
        .mask(is_owned, owners.map(lambda owner: applied.moved.get(owner, owner))),
    )


def _find_surfaces(phrases: pd.DataFrame, mentions: pd.DataFrame) -> pd.Series[str]:
    """Find the words that name each phrase's entity in it; empty where none does."""
    columns = ["article_id", "entity_id", "surface", "start_char"]
    names = mentions[columns].rename(columns={"start_char": "name_start"})
    both = phrases.merge(names, on=["article_id", "entity_id"])
    is_inside = (both["start_char"] <= both["name_start"]) & (both["name_start"] < both["end_char"])
    # The last name in a phrase is its main word: "Roe aide Doe".
    inside = both[is_inside].sort_values("name_start").drop_duplicates("phrase_id", keep="last")
    return phrases["phrase_id"].map(inside.set_index("phrase_id")["surface"]).fillna("")
