"""Draw who is named together as a network."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.network_parts import (
    ANY,
    CANVAS_WIDTH,
    GROUP_COLOURS,
    WIDTHS,
    View,
    at,
    label,
    line_traces,
    middle_trace,
    name_notes,
    node_trace,
    sign_sizes,
)
from analysis.figures.rows import LABEL, Mark
from analysis.figures.style import INK, NO_COLOUR, draw, silent
from analysis.notation import count, percent

BETWEEN = "rgba(128, 120, 104, 0.4)"
"""The colour of a line between two groups."""

_KEY_LINE, _BELOW = 16.5, 42
_FAINT = 0.45
MEASURES = {
    "n_windows_both": "{window}s that name both",
    "npmi": "NPMI",
    "log_dice": "logDice",
    "log_likelihood": "log-likelihood",
}


def plot_network(
    nodes: pd.DataFrame,
    pairs: pd.DataFrame,
    places: pd.DataFrame,
    names: Mapping[str, str],
    *,
    view: View = ANY,
    communities: Mapping[str, int] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw entities as circles and the pairs given as lines between them.

    A circle's area is the number of windows that name the entity, a line's width its
    strength among the lines drawn. Every entity in ``places`` is drawn; one without a
    line is faint, one that this view does not name a faint open circle.

    Parameters
    ----------
    nodes : DataFrame, one row per entity
        See ``measures.cooccurrence.choose_nodes``, in this view.
    pairs : DataFrame, one row per pair to be drawn
        See ``measures.cooccurrence.choose_pairs``. What it leaves out must be said
        beside the figure.
    places : DataFrame, one row per entity
        See ``measures.networks.place_nodes``, of the widest view.
    names : mapping
        The name shown for each entity_id.
    view : View
        The event and side that a click is about, what is counted, and the measure that
        a line's width is.
    communities : mapping, optional
        The group of each entity_id; see ``measures.networks.find_communities``.
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open: facet ``entity``, value the entity_id; or facet
        ``pair``, value both joined by ``+``.
    ink : str
        The colour of text, see `style.INK`.
    """
    spots, groups = at(places), communities or {}
    # The weakest first: the strongest lie on top.
    drawn = pairs[pairs["entity_a"].isin(spots) & pairs["entity_b"].isin(spots)].iloc[::-1]
    ends = list(zip(drawn["entity_a"], drawn["entity_b"], strict=True))
    widths = line_widths(drawn[view.measure].astype(float).tolist(), view.measure)
    shown = place_in_order(nodes, places)
    traces = [
        *line_traces(
            ends,
            [(_tie_colour(*tie, groups), w, "solid") for tie, w in zip(ends, widths, strict=True)],
            spots,
        ),
        middle_trace(
            [view.pair(a, b) for a, b in ends],
            [_pair_text(row, names, view) for row in drawn.to_dict("records")],
            ends,
            spots,
            opened,
            ink,
        ),
    ]
    colours = [group_colour(groups.get(name, 0)) for name in shown["entity_id"]]
    signs, notes = draw_nodes(
        shown,
        spots,
        names,
        colours,
        tied={end for tie in ends for end in tie},
        view=view,
        opened=opened,
        ink=ink,
    )
    lines = (
        f"Circle: {view.window}s that name it. Line: named together,",
        f"the thicker the closer ({MEASURES[view.measure].format(window=view.window)}).",
    )
    return draw(
        [*traces, signs],
        ink=ink,
        annotations=[*notes, *key_notes(*lines)],
        **canvas(places, len(lines)),
    )


def draw_nodes(
    shown: pd.DataFrame,
    spots: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
    colours: Sequence[str],
    *,
    tied: Collection[str],
    view: View,
    opened: Mark | None,
    ink: str,
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the signs of the entities as a trace, and their names; quiet those without a line."""
    sizes = sign_sizes(shown["n_windows"].tolist())
    is_named = (shown["n_windows"] > 0).tolist()
    has_line = [entity_id in tied for entity_id in shown["entity_id"]]
    where = [spots[entity_id] for entity_id in shown["entity_id"]]
    marker = {
        "size": sizes,
        "color": [
            silent(ink) if not named else colour if is_tied else faded(colour, _FAINT)
            for colour, named, is_tied in zip(colours, is_named, has_line, strict=True)
        ],
        "symbol": ["circle" if named else "circle-open" for named in is_named],
    }
    marks = [view.node(entity_id) for entity_id in shown["entity_id"]]
    texts = [_node_text(row, names, view) for row in shown.to_dict("records")]
    labels = [label(names.get(entity_id, entity_id)) for entity_id in shown["entity_id"]]
    return (
        node_trace(marks, texts, where, marker, opened, ink),
        name_notes(labels, where, sizes, has_line, ink),
    )


def place_in_order(nodes: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return the counts of the placed entities, noughts where this view has none."""
    counts = nodes.set_index("entity_id")[["n_windows", "n_articles"]]
    found = counts.reindex(places["entity_id"], fill_value=0).astype("int64").reset_index()
    # Small circles are drawn last, where a large one would hide them.
    return found.sort_values(["n_windows", "entity_id"], ascending=[False, True])


def line_widths(strengths: Sequence[float], measure: str = "n_windows_both") -> list[float]:
    """Return one of four widths for each strength, by quarters of the range drawn.

    Counts and log-likelihood are compared by their roots: a few that are very large
    would else leave all others alike.
    """
    if not strengths:
        return []
    is_skewed = measure in ("n_windows_both", "log_likelihood")
    values = [max(value, 0.0) ** 0.5 if is_skewed else value for value in strengths]
    low, span = min(values), (max(values) - min(values)) or 1.0
    last = len(WIDTHS) - 1
    return [WIDTHS[min(int((value - low) / span * len(WIDTHS)), last)] for value in values]


def group_colour(community: int) -> str:
    """Return a group's colour; the first seven have one."""
    return GROUP_COLOURS[community - 1] if 0 < community <= len(GROUP_COLOURS) else NO_COLOUR


def faded(colour: str, opacity: float) -> str:
    """Return a colour of six hexadecimal digits with an opacity.

    Examples
    --------
    >>> faded("#ff0010", 0.5)
    'rgba(255, 0, 16, 0.5)'
    """
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity})"


def _tie_colour(a: str, b: str, groups: Mapping[str, int]) -> str:
    """Return the colour of a line: its group's within a group, else grey."""
    group = groups.get(a, 0)
    if group == groups.get(b, 0) and 0 < group <= len(GROUP_COLOURS):
        return faded(group_colour(group), 0.6)
    return BETWEEN


def canvas(places: pd.DataFrame, n_lines: int) -> dict[str, Any]:
    """Return a figure's height, axes and margins: pixels downwards, the key above nought."""
    bottom = _BELOW + max([80.0, *places["y"]])
    top = _KEY_LINE * n_lines + 6
    return {
        "height": bottom + top,
        "xaxis": {"range": [0, CANVAS_WIDTH], "visible": False},
        "yaxis": {"range": [bottom, -top], "visible": False},
        "margin": {"t": 0, "r": 4, "b": 0, "l": 4},
    }


def key_notes(*lines: str) -> list[dict[str, Any]]:
    """Say above the figure, in lines that fit on a phone, what its signs mean."""
    return [
        {
            **LABEL,
            "y": 1,
            "yref": "paper",
            "yanchor": "top",
            "align": "left",
            "font": {"size": 12},
            "text": "<br>".join(lines),
        }
    ]


def _node_text(row: Mapping[Any, Any], names: Mapping[str, str], view: View) -> tuple[str, str]:
    name = names.get(row["entity_id"], row["entity_id"])
    if not row["n_windows"]:
        return name, "not named in this view"
    return name, (
        f"in {of_windows(row['n_windows'], view)}, in {count(row['n_articles'], 'article')}"
    )


def of_windows(number: int, view: View) -> str:
    """Write a number of windows with all that were read."""
    if not view.of_windows:
        return count(number, view.window)
    share = percent(number / view.of_windows)
    return f"{number:,} of {count(view.of_windows, view.window)} ({share})"


def _pair_text(row: Mapping[Any, Any], names: Mapping[str, str], view: View) -> tuple[str, str]:
    a, b = (names.get(row[end], row[end]) for end in ("entity_a", "entity_b"))
    return (
        f"{a} and {b}",
        f"together in {of_windows(row['n_windows_both'], view)}, by chance in "
        f"{row['expected_windows']:.1f}; logDice {row['log_dice']:.1f}, NPMI {row['npmi']:.2f}; "
        f"in {count(row['n_articles_both'], 'article')}",
    )
