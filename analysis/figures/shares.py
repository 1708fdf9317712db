"""Draw shares as circles in a table: what is measured in rows, reports in columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.grid import (
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
from analysis.figures.rows import MARK_HOVER, Mark, mark_data, outline_marks
from analysis.figures.style import INK, NO_COLOUR, SILENT, draw
from analysis.notation import percent

_LARGEST, _SMALLEST, _OPEN = 23, 6, 7
_NO_GROUPS = {"": Group("")}


def plot_shares(
    cells: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    gutter_share: float = 0.34,
    name_letters: int = 20,
    n_lines: int = MAX_LINES,
    heads: Mapping[str, str] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw a circle for each share, its area the share, with the number below it.

    One scale holds for the whole figure. Nothing found is an open circle; where a report
    has nothing to be a share of, there is no mark. Columns are the first
    `grid.MAX_REPORTS` reports, by event; what is left out must be said beside the figure.

    Parameters
    ----------
    cells : DataFrame, one row per report and line
        ``event_id``, ``side``, ``facet``, ``value`` (empty for the rest that is in no
        line), ``label``, ``share`` (0 to 1, or missing), ``weight`` for the order of the lines, and ``told``, the words of the
        hover: numerator, denominator and, where there is one, the interval.
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
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open.
    ink : str
        The colour of text, see `style.INK`.
    """
    rows = cells.assign(group="", n_attributions=cells["weight"])
    columns = place_columns(rows, gutter_share=gutter_share, heads=heads)
    kept = choose_cells(rows, columns, n_lines)
    lines = place_lines(kept, _NO_GROUPS, columns.head_height)
    kept = kept[kept["share"].notna()]
    return draw(
        [_circles(kept, columns, lines, side_colours, opened, ink)],
        height=lines.height + 16,
        ink=ink,
        annotations=[
            *column_names(columns),
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
    scale = _LARGEST / max([0.0001, *cells.loc[cells["value"] != "", "share"]]) ** 0.5
    looks = [
        _look(mark, share, scale, side_colours) for mark, share in zip(marks, shares, strict=True)
    ]
    line = outline_marks(marks, opened, ink)
    line["width"] = [
        1.6 if share == 0 and not width else width
        for share, width in zip(shares, line["width"], strict=True)
    ]
    line["color"] = [
        SILENT if share == 0 and mark != opened else ink
        for share, mark in zip(shares, marks, strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [columns.places[mark[:2]] + 0.28 for mark in marks],
        "y": [lines.places[mark[3]] for mark in marks],
        "text": [_number(share) for share in shares],
        "textposition": "middle right",
        "textfont": {"size": 12 if columns.is_upright else 9.5},
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


def _look(
    mark: Mark, share: float, scale: float, side_colours: Mapping[str, str]
) -> tuple[float, str, str]:
    """Return a mark's size, colour and form."""
    _, side, _, value = mark
    if share == 0:
        return _OPEN, SILENT, "circle-open"
    if not value:
        return _SMALLEST, NO_COLOUR, "square"
    return max(_SMALLEST, scale * share**0.5), side_colours.get(side, NO_COLOUR), "circle"


def _number(share: float) -> str:
    """Write a share, escaped for Plotly."""
    if not share:
        return ""
    return percent(share) if round(share * 100) else "&lt;1%"
