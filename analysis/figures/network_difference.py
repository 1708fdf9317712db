"""Draw which pairs one side names together and another does not, at equal length."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.network import (
    canvas,
    draw_nodes,
    faded,
    key_notes,
    line_widths,
    place_in_order,
)
from analysis.figures.network_parts import ANY, View, at, line_traces, middle_trace
from analysis.figures.rows import Mark
from analysis.figures.style import INK, NO_COLOUR, draw
from analysis.measures.cooccurrence import OTHERS
from analysis.notation import count, percent

SURE, LIKELY = 0.8, 0.5
"""A line is solid from the first on and dashed from the second on, in shares of draws."""

_SHARED = "#807868"
_LINE_SIGN = "\u2501\u2501"
_DASHES = {"solid": 1.0, "7px,4px": 0.95, "2px,3px": 0.9}


def plot_difference(
    compared: pd.DataFrame,
    nodes: pd.DataFrame,
    places: pd.DataFrame,
    names: Mapping[str, str],
    side_colours: Mapping[str, str],
    *,
    totals: Mapping[str, int] | None = None,
    view: View = ANY,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw the pairs of two sides, each in the colour of the side that alone has it.

    A line is as thick as the pair is frequent at equal length on the side that has it
    more often; solid, dashed or dotted as it holds in most, many or few of the draws.
    Pairs of which it is not clear whose they are have no line; the legend counts them.

    Parameters
    ----------
    compared : DataFrame, one row per pair to be drawn
        See ``measures.cooccurrence.compare_pairs`` and ``choose_differences``. What it
        leaves out must be said beside the figure.
    nodes : DataFrame, one row per entity
        Windows of both sides together; see ``measures.cooccurrence.choose_nodes``.
    places : DataFrame, one row per entity
        See ``measures.networks.place_nodes``, of the widest view.
    names : mapping
        The name shown for each entity_id.
    side_colours : mapping
        See `style.colours`; a side without one, such as all others together, is drawn
        in the colour of text.
    totals : mapping, optional
        How many pairs the whole comparison has of each ``held_by``; without it, those of
        ``compared`` are all.
    view : View
        The event that a click is about; ``of_windows`` are those of both sides.
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open.
    ink : str
        The colour of text, see `style.INK`.
    """
    spots = at(places)
    drawn = compared[compared["entity_a"].isin(spots) & compared["entity_b"].isin(spots)]
    drawn = drawn[drawn["held_by"] != "unclear"]
    # Shared lines lie below, and of the others the surest on top.
    order = drawn["held_by"].isin(["left only", "right only"]).astype(int)
    drawn = drawn.assign(order=order).sort_values(["order", "held_share"], kind="stable")
    rows = drawn.to_dict("records")
    ends = [(row["entity_a"], row["entity_b"]) for row in rows]
    widths = line_widths([max(row["equal_left"], row["equal_right"]) for row in rows])
    shown = place_in_order(nodes, places)
    colours = {**_side_colours(rows, side_colours, ink), "shared": _SHARED}
    signs, notes = draw_nodes(
        shown,
        spots,
        names,
        [NO_COLOUR] * len(shown),
        tied={end for tie in ends for end in tie},
        view=view,
        opened=opened,
        ink=ink,
    )
    whole = compared["held_by"].value_counts().to_dict() if totals is None else totals
    lines = _key(rows, whole, colours)
    looks = [
        (_shade(colours[row["held_by"]], _dash(row)), width, _dash(row))
        for row, width in zip(rows, widths, strict=True)
    ]
    return draw(
        [
            *line_traces(ends, looks, spots),
            middle_trace(
                [view.pair(a, b) for a, b in ends],
                [_text(row, names) for row in rows],
                ends,
                spots,
                opened,
                ink,
            ),
            signs,
        ],
        ink=ink,
        annotations=[*notes, *key_notes(*lines)],
        **canvas(places, len(lines)),
    )


def _side_colours(
    rows: list[dict[Any, Any]], side_colours: Mapping[str, str], ink: str
) -> dict[str, str]:
    if not rows:
        return {}
    return {
        f"{end} only": side_colours.get(rows[0][f"side_{end}"], ink) for end in ("left", "right")
    }


def _dash(row: Mapping[Any, Any]) -> str:
    """Say how sure a line is by how it is broken."""
    solid, dashed, dotted = _DASHES
    if row["held_share"] < LIKELY:
        return dotted
    return solid if row["held_share"] >= SURE else dashed


def _shade(colour: str, dash: str) -> str:
    return faded(colour, _DASHES[dash])


def _key(
    rows: list[dict[Any, Any]], totals: Mapping[str, int], colours: Mapping[str, str]
) -> list[str]:
    """Say in words whose a line is, how sure, and how many have one."""
    n_unclear = totals.get("unclear", 0)
    unclear = f"No line: {count(n_unclear, 'pair')} of which it is not clear whose."
    if not rows:
        return [
            "No pair is named together often enough to be compared.",
            *([unclear] if n_unclear else []),
        ]
    sides = [plot_text(rows[0][f"side_{end}"], limit=26) for end in ("left", "right")]
    verbs = ["name" if rows[0][f"side_{end}"] == OTHERS else "names" for end in ("left", "right")]
    told = {
        "left only": f"only {sides[0]} {verbs[0]} both",
        "right only": f"only {sides[1]} {verbs[1]} both",
        "shared": "both do",
    }
    drawn = pd.Series([row["held_by"] for row in rows]).value_counts()
    return [
        *(
            f'<span style="color: {colours[held]}">{_LINE_SIGN}</span> {words}: '
            f"{_of_all(int(drawn[held]), totals.get(held, 0))}"
            for held, words in told.items()
            if held in drawn
        ),
        *([unclear] if n_unclear else []),
        f"Solid: so in {percent(SURE)} of draws or more; dashed: in {percent(LIKELY)};",
        f"dotted: in fewer. Drawn: {rows[0]['drawn']}, {rows[0]['words_each']:,} words a side.",
    ]


def _of_all(number: int, total: int) -> str:
    """Write how many have a line, and of how many unless that is all."""
    return f"{number:,} of {total:,}" if total > number else f"{number:,}"


def _text(row: Mapping[Any, Any], names: Mapping[str, str]) -> tuple[str, str]:
    a, b = (names.get(row[end], row[end]) for end in ("entity_a", "entity_b"))
    sides = [
        f"{row[f'side_{end}']}: {count(row[f'n_{end}'], 'time')} in {row[f'of_words_{end}']:,} "
        f"words ({row[f'equal_{end}']:.1f} at equal length)"
        for end in ("left", "right")
    ]
    held = {"left only": f"{row['side_left']} only", "right only": f"{row['side_right']} only"}
    word = held.get(row["held_by"], row["held_by"])
    return f"{a} and {b}", f"{'; '.join(sides)}. {word} in {percent(row['held_share'])} of draws"
