"""Draw the networks of several sides beside each other, every name in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.network import faded, key_notes, of_windows
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
from analysis.notation import count, percent

MAX_SIDES = 8
MAX_LINES = 30
"""Lines of each side drawn at most: those in the largest share of its windows."""

_WIDTH, _GUTTER = 150.0, 16.0
_HEAD, _SQUEEZED, _FOOT, _KEY = 54.0, 0.62, 26.0, 46.0
_LARGEST, _SMALLEST = 17, 4
_LETTER, _TEXT = 5.4, 13.0
_LEFT, _RIGHT, _INDENT = 0.3, 0.7, 4.0
_N_LETTERS, _BLOCKING = 18, 3.0


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
    does not name is a faint dot. Only as many names are written as have room on a phone,
    the most frequent of the side first; all are in the hover.

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
    height = _HEAD + _SQUEEZED * max([100.0, *places["y"]]) + _FOOT
    keys = nodes[["event_id", "side"]].drop_duplicates().sort_values(["event_id", "side"])
    sides = list(keys.head(MAX_SIDES).itertuples(index=False, name=None))
    top = max([0.0001, *nodes["windows_share"].dropna()])
    top_pair = max([0.0001, *pairs["windows_share"].dropna().astype(float)])
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for number, (event_id, side) in enumerate(sides):
        corner = ((number % 2) * (_WIDTH + _GUTTER), (number // 2) * height)
        spots = _squeeze(places, corner)
        own = nodes[(nodes["event_id"] == event_id) & (nodes["side"] == side)]
        own = own[own["entity_id"].isin(spots)]
        ties = _choose(pairs[(pairs["event_id"] == event_id) & (pairs["side"] == side)], spots)
        view = View(event_id, side, window, int(own["of_windows"].max()) if len(own) else 0)
        colour = side_colours.get(side, NO_COLOUR)
        traces += _lines(ties, spots, names, view, colour, top_pair, opened, ink)
        traces.append(_signs(own, spots, names, view, colour, top, opened, ink))
        notes += [*_title(own, view, corner), *_names(own, spots, names, corner, top)]
    n_rows = (len(sides) + 1) // 2
    key = (
        f"Circle: share of a side's {window}s that name it, at most {percent(top)};",
        f"line: share that name both, at most {percent(top_pair, 1)}. One scale for all.",
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
        name: (left + _LARGEST / 2 + x * share, top + _HEAD + y * _SQUEEZED)
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


def _title(own: pd.DataFrame, view: View, corner: tuple[float, float]) -> list[dict[str, Any]]:
    """Name the side, and say how much of it was read."""
    n_articles = int(own["of_articles"].max()) if len(own) else 0
    read = f"{count(n_articles, 'article')}, {count(view.of_windows, view.window)}"
    name = [plot_text(line, limit=24) for line in wrap(view.side[:60], 24)[:2]]
    text = f"<b>{'<br>'.join(name)}</b><br>{read}"
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


Box = tuple[float, float, float, float]
"""Left, top, right and bottom end, in pixels."""


def _names(
    own: pd.DataFrame,
    spots: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
    corner: tuple[float, float],
    top: float,
) -> list[dict[str, Any]]:
    """Write the names that have room, the most frequent first."""
    named = own[own["n_windows"] > 0].sort_values(
        ["n_windows", "entity_id"], ascending=[False, True]
    )
    radius = dict(
        zip(
            named["entity_id"],
            [_size(share, top) / 2 for share in named["windows_share"]],
            strict=True,
        )
    )
    taken = [_around(*spots[name], size) for name, size in radius.items() if size > _BLOCKING]
    notes = []
    for entity_id, size in radius.items():
        text = names.get(entity_id, entity_id)
        text = text if len(text) <= _N_LETTERS else f"{text[: _N_LETTERS - 1]}…"
        for is_above in (False, True):
            box, anchor = _room(spots[entity_id], size, text, corner, is_above=is_above)
            if _is_inside(box, corner) and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                notes.append(_name(text, spots[entity_id], size, anchor, is_above=is_above))
                break
    return notes


def _around(x: float, y: float, radius: float) -> Box:
    return (x - radius, y - radius, x + radius, y + radius)


def _room(
    spot: tuple[float, float],
    radius: float,
    text: str,
    corner: tuple[float, float],
    *,
    is_above: bool,
) -> tuple[Box, str]:
    """Return the room of a name beside its sign, and which end of it stands there."""
    x, y = spot
    share, width = (x - corner[0]) / _WIDTH, _LETTER * len(text)
    anchor = "left" if share < _LEFT else "right" if share > _RIGHT else "center"
    left = {"left": x - _INDENT, "right": x + _INDENT - width}.get(anchor, x - width / 2)
    top = y - radius - 1 - _TEXT if is_above else y + radius + 1
    return (left, top, left + width, top + _TEXT), anchor


def _is_inside(box: Box, corner: tuple[float, float]) -> bool:
    """Say whether a name stays in its side's column, and clear of the title."""
    left, top = corner[0] - _INDENT, corner[1] + _HEAD - 6
    return box[0] >= left and box[1] >= top and box[2] <= corner[0] + _WIDTH + _GUTTER / 2


def _overlap(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _name(
    text: str, spot: tuple[float, float], radius: float, anchor: str, *, is_above: bool
) -> dict[str, Any]:
    return {
        "x": spot[0],
        "y": spot[1],
        "xanchor": anchor,
        "xshift": {"left": -_INDENT, "right": _INDENT}.get(anchor, 0),
        "yanchor": "bottom" if is_above else "top",
        "yshift": radius if is_above else -radius,
        "text": plot_text(text),
        "font": {"size": 10.5},
        "borderpad": 0,
        "captureevents": False,
    }


def _rule(number: int, height: float) -> dict[str, Any]:
    """Return the rule above a small network."""
    left, top = (number % 2) * (_WIDTH + _GUTTER), (number // 2) * height
    line = {"color": LINE, "width": 1}
    return {"type": "line", "x0": left, "x1": left + _WIDTH, "y0": top, "y1": top, "line": line}
