"""Draw shares as circles in a table: what is measured in rows, reports in columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.grid import (
    LINE_HEIGHT,
    MAX_LINES,
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
from analysis.figures.lettering import measure_text
from analysis.figures.rows import MARK_HOVER, Mark, mark_data, outline_marks
from analysis.figures.style import INK, NO_COLOUR, draw, silent
from analysis.notation import percent

_LARGEST, _SMALLEST, _OPEN = 23, 6, 8
_NUMBER_SIZES = (12.0, 10.5, 9.0)
_WIDEST, _GAP, _ENOUGH = "88%", 6, 17
_ABOVE = 6
"""Circles of narrow columns stand so much higher: their numbers are below them."""

_NO_GROUPS = {"": Group("")}


def plot_shares(
    cells: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    gutter_share: float = 0.31,
    name_letters: int = 18,
    n_lines: int = MAX_LINES,
    heads: Mapping[str, str] | None = None,
    notes: Mapping[tuple[str, str], str] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw a circle for each share, its area the share, with the number beside it.

    In columns too narrow for both, which have turned names, the number is below. One
    scale holds for the whole figure. Nothing found is an open circle; where a report has
    nothing to be a share of, there is no mark. Columns are the first `grid.MAX_REPORTS`
    reports, by event; what is left out must be said beside the figure.

    Parameters
    ----------
    cells : DataFrame, one row per report and line
        ``event_id``, ``side``, ``facet``, ``value`` (empty for the rest that is in no
        line), ``label``, ``share`` (0 to 1, or missing), ``weight`` for the order of the
        lines, and ``told``, the words of the hover: numerator, denominator and, where
        there is one, the interval.
    side_colours : mapping
        See `style.colours`.
    gutter_share : float
        The part of the width for the names of the lines.
    name_letters : int
        Letters of a line's name in each of two lines of text.
    n_lines : int
        Lines drawn at most: those of the greatest weight.
    heads : mapping, optional
        What stands over the columns of an event_id instead of its day.
    notes : mapping, optional
        A few words under the name of each (event_id, side), such as how much was read.
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open.
    ink : str
        The colour of text, see `style.INK`.
    """
    rows = cells.assign(group="", n_attributions=cells["weight"])
    columns = place_columns(rows, gutter_share=gutter_share, heads=heads, notes=notes)
    kept = choose_cells(rows, columns, n_lines)
    lines = place_lines(kept, _NO_GROUPS, columns.head_height)
    kept = kept[kept["share"].notna()]
    return draw(
        [_circles(kept, columns, lines, side_colours, opened, ink)],
        height=lines.height + 16,
        ink=ink,
        annotations=[
            *column_names(columns, ink),
            *line_names(lines, _NO_GROUPS, width=name_letters),
        ],
        shapes=rules(columns, lines),
        xaxis={"range": [-columns.gutter, columns.width], "visible": False},
        yaxis={"range": [lines.height + 4, 0], "visible": False},
    )


def _circles(
    cells: pd.DataFrame,
    columns: Columns,
    lines: Lines,
    side_colours: Mapping[str, str],
    opened: Mark | None,
    ink: str,
) -> dict[str, Any]:
    """Draw the shares."""
    keys = cells[["event_id", "side", "facet", "value"]]
    marks: list[Mark] = [(a, b, c, d) for a, b, c, d in keys.itertuples(index=False)]
    shares = cells["share"].tolist()
    # The rest, what is in no line, is no finding: it neither sets the scale nor has a circle.
    number_size, largest = _sizes(columns)
    scale = largest / max([0.0001, *cells.loc[cells["value"] != "", "share"]]) ** 0.5
    looks = [
        _look(mark, share, scale, side_colours, ink)
        for mark, share in zip(marks, shares, strict=True)
    ]
    line = outline_marks(marks, opened, ink)
    line["width"] = [
        1.8 if share == 0 and not width else width
        for share, width in zip(shares, line["width"], strict=True)
    ]
    line["color"] = [
        silent(ink) if share == 0 and mark != opened else ink
        for share, mark in zip(shares, marks, strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [columns.places[mark[:2]] + (largest / 2 + 1) / columns.room for mark in marks],
        "y": [lines.places[mark[3]] - (0 if columns.is_upright else _ABOVE) for mark in marks],
        "text": [_number(share) for share in shares],
        "textposition": "middle right" if columns.is_upright else "bottom center",
        "textfont": {"size": number_size},
        "marker": {
            "size": [look[0] for look in looks],
            "color": [look[1] for look in looks],
            "symbol": [look[2] for look in looks],
            "line": line,
            "opacity": 1,
        },
        "customdata": mark_data(marks, list(zip(cells["side"], cells["told"], strict=True))),
        "hovertemplate": MARK_HOVER,
        "cliponaxis": False,
    }


def _sizes(columns: Columns) -> tuple[float, float]:
    """Return the size of the numbers and of the largest circle that a column has room for."""
    if not columns.is_upright:
        return _NUMBER_SIZES[-1], min(_LARGEST, columns.room - _GAP, LINE_HEIGHT / 2)
    # Small circles cannot be told apart: rather smaller numbers.
    for number_size in _NUMBER_SIZES:
        largest = columns.room - measure_text(_WIDEST, number_size) - _GAP
        if largest >= _ENOUGH:
            break
    return number_size, max(2 * _SMALLEST, min(_LARGEST, largest))


def _look(
    mark: Mark, share: float, scale: float, side_colours: Mapping[str, str], ink: str
) -> tuple[float, str, str]:
    """Return a mark's size, colour and form."""
    _, side, _, value = mark
    if share == 0:
        return _OPEN, silent(ink), "circle-open"
    if not value:
        return _SMALLEST, NO_COLOUR, "square"
    return max(_SMALLEST, scale * share**0.5), side_colours.get(side, NO_COLOUR), "circle"


def _number(share: float) -> str:
    """Write a share, escaped for Plotly."""
    if not share:
        return ""
    return percent(share) if round(share * 100) else "&lt;1%"
