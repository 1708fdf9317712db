"""Draw what each report calls the same thing: labels in rows, reports in columns."""

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
from analysis.figures.rows import LABEL, MARK_HOVER, Mark, mark_data, outline_marks
from analysis.figures.style import INK, NO_COLOUR, draw, silent
from analysis.notation import count

_LARGEST, _LARGEST_TURNED, _SMALLEST, _ONCE = 24, 17, 9, 9
_SHORT = 14
_GUTTERS = {True: (0.27, _SHORT, 12.0), False: (0.3, 18, 10.5)}
"""Where no label is longer than `_SHORT` letters and where one is: the part of the width for
labels, the letters of their lines, and their size."""
_NO_GROUPS = {"": Group("")}
_KEY = 46
_ABOVE = 6
"""Marks of narrow columns stand so much higher: their numbers are below them."""

_KEY_TEXT = "Filled: used twice or more; its area is the number of uses<br>Grey ring: used once"
_DIAMOND_TEXT = ". Diamond: only here, beyond chance"


def plot_labels(
    labels: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    n_lines: int = MAX_LINES,
    heads: Mapping[str, str] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw a mark for each label that a report uses, with how often.

    Filled marks are labels that the report repeats; a label used once is a grey ring, for
    a single use is no habit. A diamond is a repeated label that no other report of the
    event uses, where dealing the uses anew among the reports seldom makes one. Columns are
    the first `grid.MAX_REPORTS` reports, by event; what is left out must be said beside
    the figure.

    Parameters
    ----------
    labels : DataFrame, one row per event, side and label
        See ``measures.labels.tally_labels``. A side without a use of the referent has no
        column.
    side_colours : mapping
        See `style.colours`.
    n_lines : int
        Labels drawn at most: the most frequent.
    heads : mapping, optional
        What stands over the columns of an event_id instead of its day.
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open: facet ``label``, value the label.
    ink : str
        The colour of text, see `style.INK`.
    """
    gutter_share, n_letters, size = _GUTTERS[bool((labels["label"].str.len() <= _SHORT).all())]
    cells = labels.assign(
        value=labels["label"], group="", n_attributions=labels["n_uses"]
    ).reset_index(drop=True)
    columns = place_columns(cells, gutter_share=gutter_share, heads=heads, notes=note_uses(labels))
    kept = choose_cells(cells, columns, n_lines)
    lines = place_lines(kept, _NO_GROUPS, columns.head_height)
    kept = kept[kept["n_uses"] > 0]
    return draw(
        [_marks(kept, columns, lines, side_colours, opened, ink)],
        height=lines.height + _KEY + 12,
        ink=ink,
        annotations=[
            *column_names(columns, ink),
            *line_names(lines, _NO_GROUPS, width=n_letters, size=size),
            _key(has_diamonds=bool(kept["is_beyond_chance"].any())),
        ],
        shapes=rules(columns, lines),
        xaxis={"range": [-columns.gutter, columns.width], "visible": False},
        yaxis={"range": [lines.height + 4, -_KEY], "visible": False},
    )


def note_uses(rows: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Say under each report's name how many uses it has in all."""
    counted = rows[["event_id", "side", "of_uses"]].drop_duplicates()
    return {
        (event_id, side): count(int(n), "use")
        for event_id, side, n in counted.itertuples(index=False)
    }


def _marks(
    cells: pd.DataFrame,
    columns: Columns,
    lines: Lines,
    side_colours: Mapping[str, str],
    opened: Mark | None,
    ink: str,
) -> dict[str, Any]:
    keys = zip(cells["event_id"], cells["side"], cells["label"], strict=True)
    marks: list[Mark] = [(event_id, side, "label", label) for event_id, side, label in keys]
    rows = cells.to_dict("records")
    largest = _LARGEST if columns.is_upright else _LARGEST_TURNED
    scale = largest / max([1, *cells["n_uses"]]) ** 0.5
    looks = [_look(row, scale, side_colours, ink) for row in rows]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [columns.places[mark[:2]] + 0.28 for mark in marks],
        "y": [lines.places[mark[3]] - (0 if columns.is_upright else _ABOVE) for mark in marks],
        "text": [f"{row['n_uses']:,}" for row in rows],
        "textposition": "middle right" if columns.is_upright else "bottom center",
        "textfont": {"size": 12 if columns.is_upright else 9.5},
        "marker": {
            "size": [size for size, _, _ in looks],
            "color": [colour for _, colour, _ in looks],
            "symbol": [symbol for _, _, symbol in looks],
            "line": _outline(marks, rows, opened, ink),
            "opacity": 1,
        },
        "customdata": mark_data(marks, [_told(row) for row in rows]),
        "hovertemplate": MARK_HOVER,
        "cliponaxis": False,
    }


def _outline(
    marks: list[Mark], rows: list[dict[Any, Any]], opened: Mark | None, ink: str
) -> dict[str, Any]:
    """Draw a line around the opened mark; a ring has a line of its own."""
    line = outline_marks(marks, opened, ink)
    widths = zip(line["width"], rows, strict=True)
    return {**line, "width": [width or (0 if row["is_repeated"] else 1.6) for width, row in widths]}


def _look(
    row: Mapping[Any, Any], scale: float, side_colours: Mapping[str, str], ink: str
) -> tuple[float, str, str]:
    """Return a mark's size, colour and form."""
    if not row["is_repeated"]:
        return _ONCE, silent(ink), "circle-open"
    size = max(_SMALLEST, scale * row["n_uses"] ** 0.5)
    symbol = "diamond" if row["is_beyond_chance"] else "circle"
    return size, side_colours.get(row["side"], NO_COLOUR), symbol


def _told(row: Mapping[Any, Any]) -> tuple[str, str]:
    parts = [f"{row['n_uses']:,} of {count(int(row['of_uses']), 'use')}"]
    if row["n_hedged"]:
        parts.append(f"{row['n_hedged']:,} with a word of doubt")
    if row["is_only_here"]:
        parts.append("no other report of the event uses it")
    return f"{row['side']}: {row['label']}", "; ".join(parts)


def _key(*, has_diamonds: bool) -> dict[str, Any]:
    return {
        **LABEL,
        "y": -_KEY,
        "yanchor": "top",
        "align": "left",
        "font": {"size": 12},
        "text": _KEY_TEXT + (_DIAMOND_TEXT if has_diamonds else ""),
    }
