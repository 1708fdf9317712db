"""Draw who acts and who is acted upon, with which verbs, and what is told without a doer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.grid import Group, place_columns
from analysis.figures.matrix import plot_matrix
from analysis.figures.rows import Mark
from analysis.figures.splits import N_LINES, plot_splits
from analysis.figures.splits_key import Halves
from analysis.figures.style import INK
from analysis.notation import count, percent

MANY = 100
"""From so many actions in one cell on, a figure writes shares instead of fractions."""

VERB_GROUPS = {
    "agent": Group("<b>Does</b>"),
    "patient": Group("<b>Is done to it</b>", "diamond"),
}
UNTOLD = {
    "passive": ("n_passive", "n_verbs", "Verbs in the passive", "verb"),
    "agentless_passive": (
        "n_agentless_passive", "n_passive", "Passives without a doer", "passive",
    ),
    "agentless_nominal": (
        "n_agentless_nominal", "n_nominal", "Nouns without a doer", "noun of action",
    ),
}  # fmt: skip
"""Each line: its count, what that is of, its name, and the noun for what it is of."""

_ROLE_HALVES = Halves(
    "acts",
    "is acted upon",
    "actions in which it acts, of all with it",
    "in no action here",
)
_UNTOLD_HALVES = Halves(
    "in the passive, or without a doer",
    "the others",
    "these, of all of the line",
    "none of the line",
    is_rest_told=False,
)


def plot_roles(
    roles: pd.DataFrame,
    names: Mapping[str, str],
    side_colours: Mapping[str, str],
    *,
    heads: Mapping[str, str] | None = None,
    notes: Mapping[tuple[str, str], str] | None = None,
    n_lines: int = N_LINES,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw for each entity and report in which part of its actions it acts.

    Parameters
    ----------
    roles : DataFrame, one row per event, side and entity
        See ``measures.actions.tally_roles``.
    names : mapping
        The name shown for each entity_id.
    side_colours, heads, notes, n_lines, ink
        See `splits.plot_splits`.
    opened : (event_id, side, facet, value), optional
        The half whose evidence is open: facet ``acts`` or ``acted_upon``, value the
        entity_id.
    """
    is_many = bool((roles["of_actions"] >= MANY).any())
    rows = roles.to_dict("records")
    cells = roles.assign(
        value=roles["entity_id"],
        label=[names.get(entity_id, entity_id) for entity_id in roles["entity_id"]],
        n_attributions=roles["of_actions"],
        share=roles["agent_share"],
        of=roles["of_actions"],
        low=roles["agent_share_low"],
        high=roles["agent_share_high"],
        number=[_number(row["n_agent"], row["of_actions"], is_many=is_many) for row in rows],
        part_facet="acts",
        rest_facet="acted_upon",
        part_told=[_acts(row) for row in rows],
        rest_told=[_acted_upon(row) for row in rows],
    )
    return plot_splits(
        cells, _ROLE_HALVES, side_colours, heads=heads, notes=notes, n_lines=n_lines,
        opened=opened, ink=ink,
    )  # fmt: skip


def _number(number: int, whole: int, *, is_many: bool) -> str:
    """Write a fraction, or a share where fractions would not fit."""
    if not whole:
        return ""
    return percent(number / whole) if is_many else f"{number}/{whole}"


def _acts(row: Mapping[Any, Any]) -> str:
    if not row["of_actions"]:
        return "in no action of this report"
    return (
        f"acts in {row['n_agent']:,} of {count(row['of_actions'], 'action')}"
        f"{_interval(row['agent_share_low'], row['agent_share_high'])}; in "
        f"{row['n_articles_with']:,} of {count(row['n_articles'], 'article')}"
    )


def _acted_upon(row: Mapping[Any, Any]) -> str:
    if not row["of_actions"]:
        return "in no action of this report"
    return (
        f"acted upon in {row['n_patient']:,} of {count(row['of_actions'], 'action')}; in "
        f"{row['n_agentless']:,} of these nobody is named who did it"
    )


def _interval(low: float, high: float) -> str:
    return "" if pd.isna(low) else f" (95% interval {percent(low)} to {percent(high)})"


def plot_untold(
    sides: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    heads: Mapping[str, str] | None = None,
    notes: Mapping[tuple[str, str], str] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw how much each report tells in the passive, and without a doer.

    Parameters
    ----------
    sides : DataFrame, one row per event and side
        See ``measures.actions.tally_sides``.
    side_colours, heads, notes, ink
        See `splits.plot_splits`.
    opened : (event_id, side, facet, value), optional
        The share whose evidence is open: facet ``told``, value passive,
        agentless_passive or agentless_nominal.
    """
    is_many = bool((sides["n_passive"] >= MANY).any())
    rows = sides.to_dict("records")
    tables = [
        sides.assign(
            value=value,
            label=label,
            n_attributions=-place,
            share=sides[f"{value}_share"],
            of=sides[whole],
            low=sides[f"{value}_share_low"],
            high=sides[f"{value}_share_high"],
            number=[_number(row[some], row[whole], is_many=is_many) for row in rows],
            part_facet="told",
            rest_facet="",
            rest_told="",
            part_told=[_untold(row, value) for row in rows],
        )
        for place, (value, (some, whole, label, _)) in enumerate(UNTOLD.items())
    ]
    return plot_splits(
        pd.concat(tables, ignore_index=True), _UNTOLD_HALVES, side_colours, heads=heads,
        notes=notes, opened=opened, ink=ink,
    )  # fmt: skip


def _untold(row: Mapping[Any, Any], value: str) -> str:
    some, whole, _, noun = UNTOLD[value]
    ends = _interval(row[f"{value}_share_low"], row[f"{value}_share_high"])
    return f"{row[some]:,} of {count(row[whole], noun)}{ends}"


def plot_verbs(
    verbs: pd.DataFrame,
    reports: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    heads: Mapping[str, str] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw how often each report tells each verb of an entity, as agent and as patient.

    Parameters
    ----------
    verbs : DataFrame, one row per event, side, entity, role and verb
        See ``measures.actions.tally_verbs``; of one entity.
    reports : DataFrame
        ``event_id`` and ``side`` of every column, also of those without a verb.
    side_colours, heads, ink
        See `matrix.plot_matrix`.
    opened : (event_id, side, facet, value), optional
        The count whose evidence is open: facet ``verb``, value the role, the verb and the
        entity_id, spaces between.
    """
    cells = verbs.assign(
        facet="verb",
        value=verbs["role"] + " " + verbs["verb_lemma"] + " " + verbs["entity_id"],
        group=verbs["role"],
        label=verbs["verb_lemma"].str.replace("_", " "),
        n_attributions=verbs["n_actions"],
        of_attributions=verbs["of_actions"],
        why="",
    )
    return plot_matrix(
        cells, VERB_GROUPS, side_colours, noun="action",
        columns=place_columns(reports, heads=heads), opened=opened, ink=ink,
    )  # fmt: skip
