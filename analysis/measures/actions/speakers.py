"""Whose words tell an action that stands in a quoted voice."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.schema.actions import ACTIONS
from analysis.schema.annotations import ATTRIBUTION_SPANS

SPEAKER_COLUMNS = ["action_id", "attribution_id"]


def find_speakers(actions: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Find the attribution in whose content a quoted action stands.

    Parameters
    ----------
    actions : DataFrame, one row per action
        See ``schema.actions.ACTIONS``.
    spans : DataFrame, one row per stretch of an attribution
        See ``schema.ATTRIBUTION_SPANS``; those of the same articles.

    Returns
    -------
    DataFrame, one row per action told in a quoted voice
        ``action_id`` and ``attribution_id``: of several, the one whose stretch is the
        shortest, as in *Roe said that Doe denied it*. Empty, with these columns, if no
        action is quoted.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Examples
    --------
    >>> actions = pd.DataFrame(
    ...     [("a.9", "a", 9, True), ("a.70", "a", 70, False)],
    ...     columns=["action_id", "article_id", "start_char", "is_quoted"],
    ... )
    >>> spans = pd.DataFrame(
    ...     [("roe", "a", "content", 0, 40), ("doe", "a", "content", 5, 20)],
    ...     columns=["attribution_id", "article_id", "part", "start_char", "end_char"],
    ... )
    >>> find_speakers(actions, spans).values.tolist()
    [['a.9', 'doe']]
    """
    schema.require(actions, ACTIONS, "action_id", "article_id", "start_char", "is_quoted")
    ends = ("start_char", "end_char")
    schema.require(spans, ATTRIBUTION_SPANS, "attribution_id", "article_id", "part", *ends)
    quoted = actions.loc[actions["is_quoted"].astype(bool), ["action_id", "article_id"]]
    quoted = quoted.assign(at=actions["start_char"])
    pairs = quoted.merge(spans[spans["part"] == "content"], on="article_id")
    inside = pairs[(pairs["start_char"] <= pairs["at"]) & (pairs["at"] < pairs["end_char"])]
    inside = inside.assign(length=inside["end_char"] - inside["start_char"])
    order = inside.sort_values(["action_id", "length", "attribution_id"])
    return order.drop_duplicates("action_id", ignore_index=True)[SPEAKER_COLUMNS]
