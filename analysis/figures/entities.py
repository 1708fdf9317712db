"""Draw how often each report names whom: entities in rows, reports in columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.grid import (
    Columns,
    Group,
    Lines,
    choose_cells,
    column_names,
    line_names,
    place_columns,
    place_lines,
    rules,
)
from analysis.figures.rows import LABEL, MARK_HOVER, Mark, mark_data, outline_marks
from analysis.figures.style import INK, NO_COLOUR, QUIET, SILENT, draw
from analysis.notation import count

N_LINES = 20
_POOLED = "All articles together"
_NO_GROUPS = {"": Group("")}
_KEY = 40
_START, _LENGTH = 0.05, 0.8
_GUTTER_SHARE = 0.27
_DOT, _DOT_TURNED, _OPEN, _OPENED = 9, 7, 8, 13
_BELOW, _ABOVE = 8, -8


def plot_entity_rates(
    rates: pd.DataFrame,
    names: Mapping[str, str],
    side_colours: Mapping[str, str],
    *,
    n_lines: int = N_LINES,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw a dot for how often each report names each entity, on one scale.

    In every column nought is at the left end and the highest rate or interval's end of the
    figure at the right. The number stands above the dot; a thin line is the interval,
    where the table has one. Not found is an open circle at nought. Columns are the first
    `grid.MAX_REPORTS` reports, by event; lines the entities most often named in them.
    What is left out must be said beside the figure.

    Parameters
    ----------
    rates : DataFrame, one row per event, side and entity
        See ``measures.entities.rate_entities``. A side without a word has no mark.
    names : mapping
        The name shown for each entity_id.
    side_colours : mapping
        See `style.colours`.
    n_lines : int, default 20
        Entities drawn at most.
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open: facet ``entity``, value the entity_id.
    ink : str
        The colour of text, see `style.INK`.
    """
    cells = rates.assign(
        # Only the heading says that events are pooled: a click is about none of them.
        event_id=rates["event_id"].where(~rates["is_pooled"].astype(bool), _POOLED),
        clicked_event=rates["event_id"],
        facet="entity",
        value=rates["entity_id"],
        group="",
        label=[names.get(entity_id, entity_id) for entity_id in rates["entity_id"]],
        n_attributions=rates["n_mentions"],
    )
    columns = place_columns(cells, gutter_share=_GUTTER_SHARE)
    kept = choose_cells(cells, columns, n_lines)
    lines = place_lines(kept, _NO_GROUPS, columns.head_height)
    kept = kept[kept["mentions_per_1k"].notna()]
    top = max(
        [0.001, *kept["mentions_per_1k"], *kept["mentions_per_1k_high"].dropna().astype(float)]
    )
    return draw(
        [
            _tracks(kept, columns, lines),
            _whiskers(kept, columns, lines, top, ink),
            _dots(kept, columns, lines, top, side_colours, opened, ink),
            _numbers(kept, columns, lines),
        ],
        height=lines.height + _KEY + 12,
        ink=ink,
        annotations=[*column_names(columns), *line_names(lines, _NO_GROUPS), _key(kept, top)],
        shapes=rules(columns, lines),
        xaxis={"range": [-columns.gutter, columns.width], "visible": False},
        yaxis={"range": [lines.height + 4, -_KEY], "visible": False},
    )


def _at(cells: pd.DataFrame, columns: Columns, lines: Lines) -> list[tuple[float, float]]:
    """Return the left end of each cell's strip, and the middle of its line."""
    keys = cells[["event_id", "side", "value"]].itertuples(index=False)
    return [(columns.places[event, side] + _START, lines.places[v]) for event, side, v in keys]


def _segments(ends: Sequence[tuple[float, float, float]], line: dict[str, Any]) -> dict[str, Any]:
    """Draw level lines, each from one x to another, as one trace."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for left, right, _ in ends for x in (left, right, None)],
        "y": [y for _, _, height in ends for y in (height, height, None)],
        "line": line,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _tracks(cells: pd.DataFrame, columns: Columns, lines: Lines) -> dict[str, Any]:
    """Draw the scale of each cell from nought to its end."""
    places = _at(cells, columns, lines)
    return _segments(
        [(x, x + _LENGTH, y + _BELOW) for x, y in places], {"color": QUIET, "width": 1}
    )


def _whiskers(
    cells: pd.DataFrame, columns: Columns, lines: Lines, top: float, ink: str
) -> dict[str, Any]:
    has_some = cells[cells["mentions_per_1k_low"].notna()]
    ends = zip(
        _at(has_some, columns, lines),
        has_some["mentions_per_1k_low"],
        has_some["mentions_per_1k_high"],
        strict=True,
    )
    scale = _LENGTH / top
    return _segments(
        [(x + low * scale, x + high * scale, y + _BELOW) for (x, y), low, high in ends],
        {"color": ink, "width": 1.4},
    )


def _dots(
    cells: pd.DataFrame,
    columns: Columns,
    lines: Lines,
    top: float,
    side_colours: Mapping[str, str],
    opened: Mark | None,
    ink: str,
) -> dict[str, Any]:
    rows = cells.to_dict("records")
    marks: list[Mark] = [
        (row["clicked_event"], row["side"], "entity", row["entity_id"]) for row in rows
    ]
    is_named = [row["n_mentions"] > 0 for row in rows]
    dot = _DOT if columns.is_upright else _DOT_TURNED
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [
            x + row["mentions_per_1k"] * _LENGTH / top
            for (x, _), row in zip(_at(cells, columns, lines), rows, strict=True)
        ],
        "y": [y + _BELOW for _, y in _at(cells, columns, lines)],
        "marker": {
            "size": [
                dot if named else _OPENED if mark == opened else _OPEN
                for mark, named in zip(marks, is_named, strict=True)
            ],
            "symbol": ["circle" if named else "circle-open-dot" for named in is_named],
            "color": [
                side_colours.get(row["side"], NO_COLOUR) if named else SILENT
                for row, named in zip(rows, is_named, strict=True)
            ],
            "opacity": 1,
            "line": _rims(marks, is_named, opened, ink),
        },
        "customdata": mark_data(marks, [_told(row) for row in rows]),
        "hovertemplate": MARK_HOVER,
        "cliponaxis": False,
    }


def _rims(
    marks: Sequence[Mark], is_named: Sequence[bool], opened: Mark | None, ink: str
) -> dict[str, Any]:
    """Outline what is open; an open circle is nothing but its outline."""
    line = outline_marks(marks, opened, ink)
    widths = zip(line["width"], is_named, strict=True)
    return {
        "width": [width if named else 1.4 for width, named in widths],
        "color": [
            ink if named or mark == opened else SILENT
            for mark, named in zip(marks, is_named, strict=True)
        ],
    }


def _numbers(cells: pd.DataFrame, columns: Columns, lines: Lines) -> dict[str, Any]:
    """Write the rate above each dot's strip."""
    told = cells[cells["n_mentions"] > 0]
    places = _at(told, columns, lines)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x - 0.02 for x, _ in places],
        "y": [y + _ABOVE for _, y in places],
        "text": [_number(rate) for rate in told["mentions_per_1k"]],
        "textposition": "middle right",
        "textfont": {"size": 12 if columns.is_upright else 9.5},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _number(rate: float) -> str:
    """Write a rate; a small one that is not none says so, escaped for Plotly."""
    return f"{rate:.1f}" if rate >= 0.05 else "&lt;0.1"


def _told(row: Mapping[Any, Any]) -> tuple[str, str]:
    title = f"{row['side']}: {row['label']}"
    if not row["n_mentions"]:
        others = count(int(row["n_sides_with"]), "other side")
        where = "" if row["is_pooled"] else " on the event"
        return title, (
            f"not found in {count(row['of_words'], 'word')}; {others}{where} "
            f"{'names' if row['n_sides_with'] == 1 else 'name'} it"
        )
    interval = ""
    if pd.notna(row["mentions_per_1k_low"]):
        low, high = row["mentions_per_1k_low"], row["mentions_per_1k_high"]
        interval = f" (95% interval {low:.1f} to {high:.1f})"
    return title, (
        f"{row['mentions_per_1k']:.1f} per 1,000 words{interval}: "
        f"{count(row['n_mentions'], 'mention')} in {count(row['of_words'], 'word')}; in "
        f"{row['n_articles_with']:,} of {count(row['n_articles'], 'article')}"
    )


def _key(cells: pd.DataFrame, top: float) -> dict[str, Any]:
    """Say in words what the dots are."""
    words = f"Dot: mentions per 1,000 words, from 0 to {top:.1f}"
    has_interval = cells["mentions_per_1k_low"].notna().any()
    second = "Line: 95% interval over articles. " if has_interval else ""
    text = f"{words}<br>{second}Open circle: not found"
    return {
        **LABEL,
        "y": -_KEY,
        "yanchor": "top",
        "align": "left",
        "font": {"size": 12},
        "text": text,
    }
