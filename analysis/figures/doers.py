"""Draw who does one thing, and say how certain it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.grid import Group, place_columns
from analysis.figures.matrix import plot_matrix
from analysis.figures.rows import Mark
from analysis.figures.style import INK

DOER_GROUPS = {
    "name": Group("<b>By name</b>"),
    "word": Group("<b>In other words</b>", "diamond"),
    "nobody": Group("<b>Nobody named</b>", "circle-open"),
}

_MANY_WORDS = 4


def plot_doers(
    doers: pd.DataFrame,
    verbs: Sequence[str],
    reports: pd.DataFrame,
    names: Mapping[str, str],
    side_colours: Mapping[str, str],
    *,
    heads: Mapping[str, str] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw whom each report tells as doing one thing.

    Parameters
    ----------
    doers : DataFrame, one row per event, side and doer
        See ``measures.actions.tally_doers``.
    verbs : sequence of str
        The verbs that are counted as one.
    reports : DataFrame
        ``event_id`` and ``side`` of every column, also of those without a doer.
    names : mapping
        The name shown for each entity_id.
    side_colours, heads, ink
        See `matrix.plot_matrix`.
    opened : (event_id, side, facet, value), optional
        The count whose evidence is open: facet ``doer``, value as `doer_value` makes it.
    """
    keys = list(zip(doers["entity_id"], doers["agent_lemma"], strict=True))
    cells = doers.assign(
        facet="doer",
        value=[doer_value(verbs, *key) for key in keys],
        group=["name" if key else "word" if word else "nobody" for key, word in keys],
        label=[names.get(key, key) if key else word or "no doer told" for key, word in keys],
        n_attributions=doers["n_actions"],
        of_attributions=doers["of_actions"],
        why=[told_words(row) for row in doers.to_dict("records")],
    )
    return plot_matrix(
        cells, DOER_GROUPS, side_colours, noun="action",
        columns=place_columns(reports, heads=heads), opened=opened, ink=ink,
    )  # fmt: skip


def doer_value(verbs: Sequence[str], entity_id: str, agent_lemma: str) -> str:
    """Return what a mark of `plot_doers` stands for, in one word of text.

    Examples
    --------
    >>> doer_value(["order"], "roe", ""), doer_value(["order", "command"], "", "leader")
    ('order roe', 'order+command =leader')
    """
    return f"{'+'.join(verbs)} {entity_id or '=' + agent_lemma}"


def told_words(row: Mapping[Any, Any]) -> str:
    """Say in how many of a doer's actions it is told as done, not done, left open or quoted.

    Parameters
    ----------
    row : mapping
        A row of ``measures.actions.tally_doers``.

    Examples
    --------
    >>> row = {"n_actions": 3, "n_plain": 1, "n_quoted": 2, "n_negated": 0, "n_unreal": 0}
    >>> told_words(row | {"n_doubted": 1, "doubt_words": "alleged"})
    'of these 2 in quoted voices, 1 with a word of doubt (alleged), 1 plainly'
    >>> told_words(row | {"n_actions": 1, "n_quoted": 1, "n_plain": 0, "n_doubted": 0})
    'in a quoted voice'
    """
    is_one = row["n_actions"] == 1
    doubts = row.get("doubt_words", "").split(", ")
    more = ", ..." if len(doubts) > _MANY_WORDS else ""
    said = {
        "n_quoted": "in a quoted voice" if row["n_quoted"] == 1 else "in quoted voices",
        "n_negated": "as not done",
        "n_unreal": "as possible or wanted",
        "n_doubted": f"with a word of doubt ({', '.join(doubts[:_MANY_WORDS])}{more})",
        "n_plain": "plainly",
    }
    parts = [
        words if is_one else f"{row[name]:,} {words}" for name, words in said.items() if row[name]
    ]
    return f"{'' if is_one else 'of these '}{', '.join(parts)}"
