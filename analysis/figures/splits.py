"""Draw a table of bars, each cut in two: lines in rows, reports in columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.cell_marks import draw_intervals, draw_nought, draw_numbers
from analysis.figures.grid import (
    LINE_HEIGHT,
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
from analysis.figures.splits_key import BAR, FEW, THIN, Halves, Key, hatch
from analysis.figures.style import INK, NO_COLOUR, SILENT, draw

N_LINES = 14
_NO_GROUPS = {"": Group("")}
_START, _LENGTH, _CELL = 0.02, 0.86, 0.97
_GUTTER_SHARE, _NAME_LETTERS = 0.27, 14
_NUMBER_SIZES = (12, 9)
_BELOW, _ABOVE = 8, -8
_LEAST = 0.3
"""The part of a cell in which a click opens the smaller half of its bar."""


def plot_splits(
    cells: pd.DataFrame,
    halves: Halves,
    side_colours: Mapping[str, str],
    *,
    heads: Mapping[str, str] | None = None,
    notes: Mapping[tuple[str, str], str] | None = None,
    n_lines: int = N_LINES,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw a bar for each report and line, its first half as long as a share.

    All bars are equally long, so halves can be compared whatever they are shares of; the
    number above each says of how many, and a thin bar is of fewer than `splits_key.FEW`.
    A line is the interval, where there is one. A share of nothing is an open circle. A
    click in a cell opens the half it is nearer to.
    Columns are the first `grid.MAX_REPORTS` reports, by event; lines those of the greatest
    weight. What is left out must be said beside the figure.

    Parameters
    ----------
    cells : DataFrame, one row per report and line
        ``event_id``, ``side``, ``value`` and ``label`` of the line, ``n_attributions`` for
        the order of the lines, ``share`` (0 to 1, or missing: open circle), ``of``, the
        count it is a share of, ``low`` and ``high`` (or missing), ``number``, the words
        above the bar, and of each half ``part_facet`` and ``rest_facet`` for the click,
        ``part_told`` and ``rest_told`` for the hover.
    halves : Halves
    side_colours : mapping
        See `style.colours`.
    heads : mapping, optional
        What stands over the columns of an event_id instead of its day.
    notes : mapping, optional
        A few words under the name of each (event_id, side), such as how much was read.
    n_lines : int
        Lines drawn at most.
    opened : (event_id, side, facet, value), optional
        The half whose evidence is open.
    ink : str
        The colour of text, see `style.INK`.
    """
    columns = place_columns(cells, gutter_share=_GUTTER_SHARE, heads=heads, notes=notes)
    kept = choose_cells(cells, columns, n_lines)
    lines = place_lines(kept.assign(group=""), _NO_GROUPS, columns.head_height)
    kept = _set(kept, columns, lines)
    told = kept[kept["share"].notna()]
    key = Key(halves, columns, has_interval=bool(told["low"].notna().any()))
    return draw(
        [
            _rests(told, halves, side_colours, opened, ink),
            _parts(told, side_colours, opened, ink),
            draw_intervals(told, told["middle"] + _BELOW + BAR / 2 + 3, ink, width=1.6),
            _circles(kept[kept["share"].isna()], opened, ink),
            _numbers(told, is_upright=columns.is_upright),
            key.swatches(),
            *_targets(kept, halves, side_colours),
        ],
        height=lines.height + key.height + 12,
        ink=ink,
        annotations=[
            *column_names(columns, ink),
            *line_names(lines, _NO_GROUPS, width=_NAME_LETTERS),
            *key.words(),
        ],
        shapes=rules(columns, lines),
        xaxis={"range": [-columns.gutter, columns.width], "visible": False},
        yaxis={"range": [lines.height + 4, -key.height], "visible": False},
        barmode="overlay",
    )


def _set(cells: pd.DataFrame, columns: Columns, lines: Lines) -> pd.DataFrame:
    """Say where each cell's bar begins, is cut, and where its interval's ends lie."""
    reports = zip(cells["event_id"], cells["side"], strict=True)
    start = pd.Series([columns.places[report] + _START for report in reports], cells.index)
    ends = cells[["share", "low", "high"]].astype(float)
    return cells.assign(
        left=start.astype(float),
        middle=[lines.places[value] for value in cells["value"]],
        cut=start + ends["share"] * _LENGTH,
        low=start + ends["low"] * _LENGTH,
        high=start + ends["high"] * _LENGTH,
    )


def _marks(cells: pd.DataFrame, half: str) -> list[Mark]:
    """Return what each cell's half stands for."""
    keys = cells[["event_id", "side", f"{half}_facet", "value"]]
    return [(a, b, c, d) for a, b, c, d in keys.itertuples(index=False)]


def _level(cells: pd.DataFrame, base: Sequence[float], length: Sequence[float]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": list(base),
        "x": list(length),
        "y": list(cells["middle"] + _BELOW),
        "width": [BAR if n >= FEW else THIN for n in cells["of"]],
        "hoverinfo": "skip",
    }


def _colours(cells: pd.DataFrame, side_colours: Mapping[str, str]) -> list[str]:
    return [side_colours.get(side, NO_COLOUR) for side in cells["side"]]


def _parts(
    cells: pd.DataFrame, side_colours: Mapping[str, str], opened: Mark | None, ink: str
) -> dict[str, Any]:
    """Draw the first halves, solid."""
    marker = {
        "color": _colours(cells, side_colours),
        "line": outline_marks(_marks(cells, "part"), opened, ink),
    }
    return _level(cells, list(cells["left"]), list(cells["cut"] - cells["left"])) | {
        "marker": marker
    }


def _rests(
    cells: pd.DataFrame,
    halves: Halves,
    side_colours: Mapping[str, str],
    opened: Mark | None,
    ink: str,
) -> dict[str, Any]:
    """Draw the second halves: hatched where they are counted, else an empty track."""
    line = outline_marks(_marks(cells, "rest"), opened, ink)
    colours = _colours(cells, side_colours)
    width = line["width"] if halves.is_rest_told else [0] * len(cells)
    line["color"] = [ink if w else c for w, c in zip(width, colours, strict=True)]
    line["width"] = [w or 1 for w in width]
    if not halves.is_rest_told:
        line["color"] = SILENT
    marker = _hatched(colours) if halves.is_rest_told else {"color": "rgba(128, 120, 104, 0.12)"}
    ends = cells["left"] + _LENGTH - cells["cut"]
    kept = {"marker": marker | {"line": line}}
    return _level(cells, list(cells["cut"]), list(ends)) | kept


def _hatched(colours: Sequence[str]) -> dict[str, Any]:
    return {
        "color": list(colours),
        "pattern": hatch("/"),
    }


def _circles(cells: pd.DataFrame, opened: Mark | None, ink: str) -> dict[str, Any]:
    """Mark a share of nothing at the left end."""
    is_open = [opened in pair for pair in zip(*_both(cells), strict=True)]
    return draw_nought(cells, cells["middle"] + _BELOW, is_open, ink)


def _both(cells: pd.DataFrame) -> tuple[list[Mark], list[Mark]]:
    return _marks(cells, "part"), _marks(cells, "rest")


def _numbers(cells: pd.DataFrame, *, is_upright: bool) -> dict[str, Any]:
    """Write the number above each bar."""
    texts = [plot_text(number) for number in cells["number"]]
    size = _NUMBER_SIZES[0 if is_upright else 1]
    return draw_numbers(cells["left"], cells["middle"] + _ABOVE, texts, size=size)


def _targets(
    cells: pd.DataFrame, halves: Halves, side_colours: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Lay unseen bars over each cell that take the click: small halves are hard to hit."""
    share = cells["share"].astype(float)
    split = share.clip(_LEAST, 1 - _LEAST)
    if not halves.is_rest_told:
        split = split * 0 + 1
    # A half of nothing leaves the whole cell to the other.
    split = split.mask(share == 1, 1.0).mask((share == 0) & halves.is_rest_told, 0.0).fillna(1.0)
    begin = cells["left"] - _START
    parts = _target(cells, "part", begin, split * _CELL, side_colours)
    if not halves.is_rest_told:
        return [parts]
    return [
        parts,
        _target(cells, "rest", begin + split * _CELL, (1 - split) * _CELL, side_colours),
    ]


def _target(
    cells: pd.DataFrame,
    half: str,
    begin: pd.Series[float],
    length: pd.Series[float],
    side_colours: Mapping[str, str],
) -> dict[str, Any]:
    is_some = length > 0
    some = cells[is_some]
    titles = [f"{row['side']}: {row['label']}" for row in some.to_dict("records")]
    return _level(some, list(begin[is_some]), list(length[is_some])) | {
        "y": list(some["middle"]),
        "width": LINE_HEIGHT - 2,
        # Not seen, but the box of the hover may take its colour.
        "marker": {"color": _colours(some, side_colours), "opacity": 0},
        "customdata": mark_data(
            _marks(some, half), list(zip(titles, some[f"{half}_told"], strict=True))
        ),
        "hoverinfo": "all",
        "hovertemplate": MARK_HOVER,
    }
