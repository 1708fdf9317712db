"""Draw the map of threads: who covers what, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.rows import (
    CELL_HOVER,
    LABEL,
    cell_data,
    head_labels,
    head_lines,
    lay_out,
    outline,
    places_of,
    row_axis,
)
from analysis.figures.style import INK, NO_COLOUR, SILENT, draw, label_in_lines
from analysis.notation import percent

ROW_HEIGHT = 72
_LARGEST, _SMALLEST = 40, 7


def plot_thread_map(
    coverage: pd.DataFrame,
    thread_names: Mapping[str, str],
    side_colours: Mapping[str, str],
    *,
    event_names: Mapping[str, str] | None = None,
    opened: tuple[str, str, str] | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw a circle for each side and thread; its area is the share of words.

    Silent cells are drawn as small open circles marked *not found*. Rows stand under
    the heading of their event.

    Parameters
    ----------
    coverage : DataFrame, one row per event, side and thread
        See ``measures.coverage.share_threads``.
    thread_names : mapping
        The name shown for each thread id; its order is the order of the columns.
    side_colours : mapping
        See `style.colours`.
    event_names : mapping, optional
        What stands beside an event's day; see ``measures.events.name_events``.
    opened : (event_id, side, thread_id), optional
        The cell whose evidence is open.
    ink : str
        The colour of text, see `style.INK`.
    """
    rows = lay_out(coverage)
    columns = {thread_id: place for place, thread_id in enumerate(thread_names)}
    names = [
        {**LABEL, "y": place - 0.26, "text": plot_text(side, limit=60)}
        for (_, side), place in rows.places.items()
    ]
    is_silent = coverage["n_words"] == 0
    return draw(
        [
            _told(coverage[~is_silent], side_colours, opened, ink)
            | _placed(coverage[~is_silent], rows, columns),
            _silent(coverage[is_silent], opened) | _placed(coverage[is_silent], rows, columns),
        ],
        height=ROW_HEIGHT * rows.n_rows + 56,
        ink=ink,
        annotations=[*head_labels(rows, event_names or {}), *names],
        shapes=head_lines(rows),
        xaxis={
            "tickvals": list(columns.values()),
            "ticktext": [f"<b>{label_in_lines(name, 12)}</b>" for name in thread_names.values()],
            "tickangle": 0,
            "range": [-0.34, len(columns) - 0.3],
            "side": "top",
            "ticks": "",
        },
        yaxis=row_axis(rows),
    )


def _placed(cells: pd.DataFrame, rows: Any, columns: Mapping[str, int]) -> dict[str, Any]:  # noqa: ANN401
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [columns[thread_id] for thread_id in cells["thread_id"]],
        "y": places_of(cells, rows, below=0.18),
        "customdata": cell_data(cells),
        "hovertemplate": CELL_HOVER,
        "textposition": "middle right",
        "cliponaxis": False,
    }


def _told(
    cells: pd.DataFrame,
    side_colours: Mapping[str, str],
    opened: tuple[str, str, str] | None,
    ink: str,
) -> dict[str, Any]:
    shares = list(cells["words_share"])
    largest = max([0.05, *shares])
    return {
        "text": [percent(share) for share in shares],
        "textfont": {"size": 13},
        "marker": {
            "size": [max(_LARGEST * (share / largest) ** 0.5, _SMALLEST) for share in shares],
            "color": [side_colours.get(side, NO_COLOUR) for side in cells["side"]],
            "opacity": 1,
            "line": outline(cells, opened, ink),
        },
    }


def _silent(cells: pd.DataFrame, opened: tuple[str, str, str] | None) -> dict[str, Any]:
    keys = zip(cells["event_id"], cells["side"], cells["thread_id"], strict=True)
    return {
        "texttemplate": "not found",
        "textfont": {"size": 12},
        "marker": {
            "symbol": "circle-open-dot",
            "size": [13 if key == opened else 9 for key in keys],
            "color": SILENT,
            "opacity": 1,
        },
    }
