"""Draw one thread's room in every report as bars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.rows import (
    CELL_HOVER,
    LABEL,
    Rows,
    cell_data,
    head_labels,
    head_lines,
    lay_out,
    outline,
    places_of,
    row_axis,
)
from analysis.figures.style import INK, NO_COLOUR, SILENT, draw
from analysis.notation import percent

ROW_HEIGHT = 76


def plot_thread_bars(
    coverage: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    part: str = "words",
    as_share: bool = True,
    event_names: Mapping[str, str] | None = None,
    opened: tuple[str, str, str] | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw one thread's share for every side, in groups by event.

    Each bar stands under two lines with its name, its share, numerator and denominator,
    so that the figure needs no axis labels and reads on a phone. Intervals are drawn
    where the table has them.

    Parameters
    ----------
    coverage : DataFrame, one row per event and side, of one thread
    side_colours : mapping
    part : {"words", "sentences"}
    as_share : bool
        Draw shares, or else plain counts.
    event_names : mapping, optional
        What stands beside an event's day.
    opened : (event_id, side, thread_id), optional
        The cell whose evidence is open.
    ink : str
        The colour of text, see `style.INK`.
    """
    rows = lay_out(coverage)
    value = f"{part}_share" if as_share else f"n_{part}"
    is_silent = coverage["n_words"] == 0
    told = coverage[~is_silent]
    bars = _bars(told, rows, value, side_colours)
    bars["marker"]["line"] = outline(told, opened, ink)
    if as_share and part == "words":
        bars |= _whiskers(told)
    top = max([0.01, *coverage[value].dropna()])
    return draw(
        [
            bars,
            _silent(coverage[is_silent], rows),
        ],
        height=ROW_HEIGHT * rows.n_rows + 36,
        ink=ink,
        annotations=[*head_labels(rows, event_names or {}), *_labels(coverage, rows, part)],
        shapes=head_lines(rows),
        xaxis={
            "range": [-0.01 * top, 1.08 * top],
            "tickformat": ".0%" if as_share else ",d",
            "nticks": 5,
            "showticklabels": not told.empty,
        },
        yaxis=row_axis(rows),
        barmode="overlay",
        bargap=0,
    )


def _bars(
    told: pd.DataFrame,
    rows: Rows,
    value: str,
    side_colours: Mapping[str, str],
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(told[value]),
        "y": places_of(told, rows, below=0.3),
        "width": 0.26,
        "marker": {"color": [side_colours.get(side, NO_COLOUR) for side in told["side"]]},
        "customdata": cell_data(told),
        "hovertemplate": CELL_HOVER,
    }


def _silent(silent: pd.DataFrame, rows: Rows) -> dict[str, Any]:
    """Mark silent sides at nought, so that they too can be clicked."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [0] * len(silent),
        "y": places_of(silent, rows, below=0.3),
        "marker": {"symbol": "circle-open-dot", "size": 10, "color": SILENT},
        "customdata": cell_data(silent),
        "hovertemplate": CELL_HOVER,
        "cliponaxis": False,
    }


def _labels(coverage: pd.DataFrame, rows: Rows, part: str) -> list[dict[str, Any]]:
    places = places_of(coverage, rows, below=-0.14)
    return [
        {**LABEL, "y": place, "align": "left", "text": _label(row, part)}
        for place, row in zip(places, coverage.to_dict("records"), strict=True)
    ]


def _label(row: dict[Any, Any], part: str) -> str:
    number, total = row[f"n_{part}"], row[f"of_{part}"]
    name = f"<b>{plot_text(row['side'], limit=48)}</b>"
    if not row["n_words"]:
        return f"{name}<br>not found in this text: 0 of {total:,} {part}"
    return f"{name}<br>{percent(number / total)}, {number:,} of {total:,} {part}"


def _whiskers(told: pd.DataFrame) -> dict[str, Any]:
    if not told["words_share_low"].notna().any():
        return {}
    return {
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (told["words_share_high"] - told["words_share"]).fillna(0).tolist(),
            "arrayminus": (told["words_share"] - told["words_share_low"]).fillna(0).tolist(),
            "thickness": 1.2,
            "width": 4,
        }
    }
