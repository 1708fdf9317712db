"""Whose words are counted, and which side of which event each action stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from analysis import schema
from analysis.errors import SchemaError
from analysis.schema.actions import ACTION_NAMES, ACTIONS
from analysis.voices import Voice

SIDE = ["event_id", "side"]
_PREPOSITION = re.compile(r"_(?:in|on|for|to|with|at|from|into|against|about)$")


def stem_verb(verb_lemma: str) -> str:
    """Return a verb without a preposition joined on, as it stands for a noun of action.

    Examples
    --------
    >>> stem_verb("interfere_in"), stem_verb("call_off")
    ('interfere', 'call_off')
    """
    return _PREPOSITION.sub("", verb_lemma)


def choose_actions(
    actions: pd.DataFrame, voice: Voice, *, with_saying: bool = True
) -> pd.DataFrame:
    """Keep the actions told in one voice, captions left out.

    Parameters
    ----------
    actions : DataFrame, one row per action
        See ``schema.actions.ACTIONS``.
    voice : {"all", "own", "quoted"}
        ``quoted``: those told in what somebody is said to have said.
    with_saying : bool, default True
        Keep verbs of saying, thought and will; without them what is left was done.

    Returns
    -------
    DataFrame, rows of ``actions``
        The three voices add up: ``own`` and ``quoted`` share no action.
    """
    schema.require(actions, ACTIONS, "section", "is_quoted", "is_saying", "is_mental")
    kept = actions["section"].isin(schema.COUNTED_SECTIONS)
    if voice != "all":
        kept &= actions["is_quoted"] == (voice == "quoted")
    if not with_saying:
        kept &= ~(actions["is_saying"] | actions["is_mental"])
    return actions[kept]


def place(articles: pd.DataFrame, *, is_pooled: bool) -> pd.DataFrame:
    """Return each article's event and side, each article once; pooled under no event."""
    missing = [name for name in ("article_id", *SIDE) if name not in articles]
    if missing:
        msg = f"The table articles lacks {', '.join(missing)}."
        raise SchemaError(msg)
    placed = articles.assign(event_id="") if is_pooled else articles
    placed = placed[["article_id", *SIDE]].drop_duplicates("article_id")
    # The bootstrap draws articles by their place: rows in another order must not move it.
    return placed.sort_values("article_id", ignore_index=True)


def place_actions(
    actions: pd.DataFrame, placed: pd.DataFrame, columns: Sequence[str]
) -> pd.DataFrame:
    """Give actions of the articles looked at their event and side."""
    schema.require(actions, ACTIONS, "action_id", "article_id", *columns)
    kept = actions[["action_id", "article_id", *columns]]
    return kept.merge(placed, on="article_id").drop_duplicates("action_id")


def place_names(
    names: pd.DataFrame, actions: pd.DataFrame, entity_ids: Sequence[str] | None
) -> pd.DataFrame:
    """Give each name its action; of an action, each entity once for each part it plays."""
    schema.require(names, ACTION_NAMES, "action_id", "role", "entity_id")
    kept = names if entity_ids is None else names[names["entity_id"].isin(list(entity_ids))]
    kept = kept[["action_id", "role", "entity_id"]].drop_duplicates()
    return kept.merge(actions, on="action_id")


def divide(some: pd.Series, whole: pd.Series) -> pd.Series:
    """Return a share, empty where it would be of nothing."""
    return (some / whole).where(whole > 0)


def with_sides(
    told: pd.DataFrame, placed: pd.DataFrame, keys: Sequence[str], *, is_pooled: bool
) -> pd.DataFrame:
    """Give what one side of an event has a row, of zeros, for every other side of it."""
    sides = placed[SIDE].drop_duplicates()
    shared = told.index.to_frame(index=False)
    # Where the event is not known, nobody else is known to report the same.
    is_known = pd.Series(True, index=shared.index) if is_pooled else shared["event_id"] != ""
    pairs = shared.loc[is_known, ["event_id", *keys]].drop_duplicates().merge(sides, on="event_id")
    every = pd.concat([pairs, shared[~is_known]], ignore_index=True)[[*SIDE, *keys]]
    filled: pd.DataFrame = told.reindex(pd.MultiIndex.from_frame(every), fill_value=0)
    return filled.reset_index()
