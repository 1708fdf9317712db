"""Draw the networks of several sides beside each other, every name in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.network import faded, key_notes, of_windows
from analysis.figures.network_labels import Panel, write_names
from analysis.figures.network_parts import (
    CANVAS_WIDTH,
    WIDTHS,
    View,
    at,
    line_traces,
    middle_trace,
    node_trace,
)
from analysis.figures.rows import LABEL, Mark
from analysis.figures.style import INK, LINE, NO_COLOUR, QUIET, draw
from analysis.notation import count, long_date, percent

MAX_SIDES = 8
MAX_LINES = 30
"""Lines of each side drawn at most: those in the largest share of its windows."""

_WIDTH, _GUTTER = 150.0, 16.0
_HEAD, _DAY, _SQUEEZED, _FOOT, _KEY = 54.0, 14.0, 0.62, 26.0, 46.0
_LARGEST, _SMALLEST = 17, 4


def plot_small_networks(
    nodes: pd.DataFrame,
    pairs: pd.DataFrame,
    places: pd.DataFrame,
    names: Mapping[str, str],
    side_colours: Mapping[str, str],
    *,
    window: str = "sentence",
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw up to eight sides' networks in two columns, on one scale.

    A circle's area is the share of the side's windows that name the entity, a line's
    width the share that name both. Names stand in the same place in each; one that a side
    does not name is a faint dot. The most frequent names of a side are always written, of
    the rest as many as have room on a phone; all are in the hover. Where the sides are of
    several events, each says the day of its own.

    Parameters
    ----------
    nodes, pairs : DataFrame, one row per event, side and entity or pair
        See ``measures.cooccurrence.count_sides``. The first `MAX_SIDES` sides are
        drawn, and of each the first `MAX_LINES` pairs above chance; what is left out must
        be said beside the figure.
    places : DataFrame, one row per entity
        See ``measures.networks.place_nodes``, of the widest view.
    names : mapping
        The name shown for each entity_id.
    side_colours : mapping
        See `style.colours`.
    window : {"sentence", "paragraph"}
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open.
    ink : str
        The colour of text, see `style.INK`.
    """
    has_days = len(set(nodes["event_id"])) > 1
    head = _HEAD + _DAY * has_days
    height = head + _SQUEEZED * max([100.0, *places["y"]]) + _FOOT
    keys = nodes[["event_id", "side"]].drop_duplicates().sort_values(["event_id", "side"])
    sides = list(keys.head(MAX_SIDES).itertuples(index=False, name=None))
    top = max([0.0001, *nodes["windows_share"].dropna()])
    top_pair = max([0.0001, *pairs["windows_share"].dropna().astype(float)])
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for number, (event_id, side) in enumerate(sides):
        corner = ((number % 2) * (_WIDTH + _GUTTER), (number // 2) * height)
        spots = _squeeze(places, (corner[0], corner[1] + head))
        own = nodes[(nodes["event_id"] == event_id) & (nodes["side"] == side)]
        own = own[own["entity_id"].isin(spots)]
        ties = _choose(pairs[(pairs["event_id"] == event_id) & (pairs["side"] == side)], spots)
        view = View(event_id, side, window, int(own["of_windows"].max()) if len(own) else 0)
        colour = side_colours.get(side, NO_COLOUR)
        traces += _lines(ties, spots, names, view, colour, top_pair, opened, ink)
        traces.append(_signs(own, spots, names, view, colour, top, opened, ink))
        notes += _title(own, view, corner, long_date(event_id) if has_days else "")
        panel = Panel(corner[0], corner[1] + head - 6, corner[0] + _WIDTH, _GUTTER / 2)
        notes += write_names(_radii(own, top), spots, names, panel, ink)
    n_rows = (len(sides) + 1) // 2
    key = (
        f"Circle: share of a side's {window}s that name it, at most {percent(top)};",
        f"line: share that name both, at most {percent(top_pair)}. One scale for all.",
    )
    return draw(
        traces,
        height=_KEY + n_rows * height,
        ink=ink,
        annotations=[*notes, *key_notes(*key)],
        shapes=[_rule(number, height) for number in range(len(sides))],
        xaxis={"range": [0, CANVAS_WIDTH], "visible": False},
        yaxis={"range": [n_rows * height, -_KEY], "visible": False},
        margin={"t": 0, "r": 4, "b": 0, "l": 4},
    )


def _squeeze(places: pd.DataFrame, corner: tuple[float, float]) -> dict[str, tuple[float, float]]:
    """Bring the places of the large picture into a small one."""
    left, top = corner
    share = (_WIDTH - _LARGEST) / CANVAS_WIDTH
    return {
        name: (left + _LARGEST / 2 + x * share, top + y * _SQUEEZED)
        for name, (x, y) in at(places).items()
    }


def _choose(ties: pd.DataFrame, spots: Mapping[str, Any]) -> list[dict[Any, Any]]:
    """Return the pairs drawn of one side, the weakest first."""
    is_placed = ties["entity_a"].isin(spots) & ties["entity_b"].isin(spots)
    kept = ties[is_placed & ties["is_above_chance"].astype(bool)].sort_values(
        ["windows_share", "entity_a", "entity_b"], ascending=[False, True, True]
    )
    rows: list[dict[Any, Any]] = kept.head(MAX_LINES).iloc[::-1].to_dict("records")
    return rows


def _lines(
    ties: Sequence[Mapping[Any, Any]],
    spots: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
    view: View,
    colour: str,
    top: float,
    opened: Mark | None,
    ink: str,
) -> list[dict[str, Any]]:
    ends = [(tie["entity_a"], tie["entity_b"]) for tie in ties]
    last = len(WIDTHS) - 1
    widths = [WIDTHS[min(int(len(WIDTHS) * tie["windows_share"] / top), last)] for tie in ties]
    texts = [
        (
            f"{names.get(a, a)} and {names.get(b, b)}",
            f"{view.side}: together in {of_windows(tie['n_windows_both'], view)}",
        )
        for (a, b), tie in zip(ends, ties, strict=True)
    ]
    marks = [view.pair(a, b) for a, b in ends]
    middle = middle_trace(marks, texts, ends, spots, opened, ink, dot=2)
    return [*line_traces(ends, [(faded(colour, 0.5), w, "solid") for w in widths], spots), middle]


def _signs(
    own: pd.DataFrame,
    spots: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
    view: View,
    colour: str,
    top: float,
    opened: Mark | None,
    ink: str,
) -> dict[str, Any]:
    rows = own.sort_values(["n_windows", "entity_id"], ascending=[False, True]).to_dict("records")
    is_named = [row["n_windows"] > 0 for row in rows]
    shares = [
        row["windows_share"] if named else 0 for row, named in zip(rows, is_named, strict=True)
    ]
    marker = {
        "size": [_size(share, top) for share in shares],
        "color": [colour if named else QUIET for named in is_named],
        "symbol": "circle",
    }
    texts = [
        (
            f"{view.side}: {names.get(row['entity_id'], row['entity_id'])}",
            f"in {of_windows(row['n_windows'], view)}, in {row['n_articles']:,} of "
            f"{count(row['of_articles'], 'article')}"
            if named
            else f"not found in {count(view.of_windows, view.window)}",
        )
        for row, named in zip(rows, is_named, strict=True)
    ]
    marks = [view.node(row["entity_id"]) for row in rows]
    return node_trace(marks, texts, [spots[row["entity_id"]] for row in rows], marker, opened, ink)


def _radii(own: pd.DataFrame, top: float) -> dict[str, float]:
    """Return the radius of each named entity's sign, the most frequent first."""
    named = own[own["n_windows"] > 0].sort_values(
        ["n_windows", "entity_id"], ascending=[False, True]
    )
    sizes = [_size(share, top) / 2 for share in named["windows_share"]]
    return dict(zip(named["entity_id"], sizes, strict=True))


def _title(
    own: pd.DataFrame, view: View, corner: tuple[float, float], day: str
) -> list[dict[str, Any]]:
    """Name the side and its event's day, and say how much of it was read."""
    n_articles = int(own["of_articles"].max()) if len(own) else 0
    read = f"{count(n_articles, 'article')}, {count(view.of_windows, view.window)}"
    name = [plot_text(line, limit=24) for line in wrap(view.side[:60], 24)[:2]]
    text = "<br>".join([f"<b>{'<br>'.join(name)}</b>", *([plot_text(day)] if day else []), read])
    at_corner = {"x": corner[0], "xref": "x", "y": corner[1] + 4}
    return [
        {
            **LABEL,
            **at_corner,
            "yanchor": "top",
            "align": "left",
            "font": {"size": 11},
            "text": text,
        }
    ]


def _size(share: float, top: float) -> float:
    return float(max(_SMALLEST, _LARGEST * (share / top) ** 0.5))


def _rule(number: int, height: float) -> dict[str, Any]:
    """Return the rule above a small network."""
    left, top = (number % 2) * (_WIDTH + _GUTTER), (number // 2) * height
    line = {"color": LINE, "width": 1}
    return {"type": "line", "x0": left, "x1": left + _WIDTH, "y0": top, "y1": top, "line": line}
