"""Draw counts as signs in a table: what is counted in rows, reports in columns."""

from __future__ import annotations

from collections.abc import Mapping
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
from analysis.figures.rows import MARK_HOVER, Mark, mark_data, outline_marks
from analysis.figures.style import INK, NO_COLOUR, draw, silent
from analysis.notation import count

CUE_GROUPS = {
    "neutral": Group("<b>Neutral</b>  takes no side"),
    "distancing": Group("<b>Distancing</b>  leaves it open whether it is so", "diamond"),
    "endorsing": Group("<b>Endorsing</b>  presents it as so", "square"),
    "insisting": Group("<b>Insisting</b>  stresses or denies", "triangle-up"),
    "emotive": Group("<b>Emotive</b>  adds feeling or tone", "star"),
    "unclassed": Group("<b>Unclassed</b>  in no list of ours", "circle-open"),
}
"""The classes of cues, each with its meaning in short; data/lexicons has the whole of it."""

_LARGEST, _LARGEST_TURNED, _SMALLEST = 24, 17, 8
_ABOVE = 6
"""Signs of narrow columns stand so much higher: their numbers are below them."""


def plot_cue_ledger(
    cues: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw with which words each report introduces those it quotes, by class.

    Parameters
    ----------
    cues : DataFrame, one row per event, side, class and word
        See ``measures.voices.tally_cues``.
    side_colours : mapping
        See `style.colours`.
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open: facet ``cue``, value ``class/lemma``.
    ink : str
        The colour of text, see `style.INK`.
    """
    cells = cues.assign(
        facet="cue",
        value=cues["cue_class"] + "/" + cues["cue_lemma"],
        group=cues["cue_class"],
        label=cues["cue_lemma"].where(cues["cue_lemma"] != "", "(no word)"),
        why=cues["cue_class_why"],
    )
    return plot_matrix(cells, CUE_GROUPS, side_colours, opened=opened, ink=ink)


def plot_source_types(
    types: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw how often each report quotes each kind of source.

    Parameters
    ----------
    types : DataFrame, one row per event, side and source_type
        See ``measures.voices.tally_types``.
    side_colours, opened, ink
        As in `plot_cue_ledger`; facet ``type``, value the source_type.
    """
    cells = types.assign(
        facet="type",
        value=types["source_type"],
        group="",
        label=types["source_type"].where(types["source_type"] != "", "no source given"),
        why="",
    )
    return plot_matrix(cells, {"": Group("")}, side_colours, opened=opened, ink=ink)


def plot_matrix(
    cells: pd.DataFrame,
    groups: Mapping[str, Group],
    side_colours: Mapping[str, str],
    *,
    noun: str = "attribution",
    columns: Columns | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw a sign for each count, its area the count, with the number beside it.

    Columns are the first `grid.MAX_REPORTS` reports, by event; lines the
    `grid.MAX_LINES` most frequent, in the order of their groups. What is left out must
    be said beside the figure.

    Parameters
    ----------
    cells : DataFrame, one row per report and line
        ``event_id``, ``side``, ``facet``, ``value``, ``group``, ``label``,
        ``n_attributions``, ``of_attributions`` and ``why``, a sentence for the hover.
    groups : mapping
        Heading and sign of each group, in order; others come last, as circles.
    noun : str
        What was counted: a noun in the singular.
    columns : Columns, optional
        The reports drawn, if more than those with a count.
    side_colours, opened, ink
        As in `plot_cue_ledger`.
    """
    columns = columns or place_columns(cells)
    kept = choose_cells(cells, columns)
    lines = place_lines(kept, groups, columns.head_height)
    looks = _looks(kept, groups, side_colours, is_upright=columns.is_upright, ink=ink)
    return draw(
        [
            _signs(
                kept,
                columns,
                lines,
                noun,
                {**looks, "line": outline_marks(_marks(kept), opened, ink)},
            ),
            _group_signs(columns, lines, groups),
        ],
        height=lines.height + 20,
        ink=ink,
        annotations=[*column_names(columns, ink), *line_names(lines, groups)],
        shapes=rules(columns, lines),
        xaxis={"range": [-columns.gutter, columns.width], "visible": False},
        yaxis={"range": [lines.height + 4, 0], "visible": False},
    )


def _marks(cells: pd.DataFrame) -> list[Mark]:
    keys = cells[["event_id", "side", "facet", "value"]]
    return [
        (event_id, side, facet, value)
        for event_id, side, facet, value in keys.itertuples(index=False)
    ]


def _looks(
    cells: pd.DataFrame,
    groups: Mapping[str, Group],
    side_colours: Mapping[str, str],
    *,
    is_upright: bool,
    ink: str,
) -> dict[str, Any]:
    """Say each sign's size, form and colour: its count, its group, its report."""
    of_cells = [groups.get(group, Group("")) for group in cells["group"]]
    quiet = [group.is_quiet for group in of_cells]
    pairs = zip(cells["n_attributions"], quiet, strict=True)
    numbers = [0 if is_quiet else number for number, is_quiet in pairs]
    scale = (_LARGEST if is_upright else _LARGEST_TURNED) / max([1, *numbers]) ** 0.5
    colours = [side_colours.get(side, NO_COLOUR) for side in cells["side"]]
    return {
        "size": [max(scale * number**0.5, _SMALLEST) for number in numbers],
        "symbol": [group.symbol for group in of_cells],
        "color": [
            silent(ink) if is_quiet else colour
            for is_quiet, colour in zip(quiet, colours, strict=True)
        ],
        "opacity": 1,
    }


def _signs(
    cells: pd.DataFrame, columns: Columns, lines: Lines, noun: str, marker: dict[str, Any]
) -> dict[str, Any]:
    """Draw the counts."""
    marks = _marks(cells)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [columns.places[mark[:2]] + 0.28 for mark in marks],
        "y": [lines.places[mark[3]] - (0 if columns.is_upright else _ABOVE) for mark in marks],
        "text": [f"{number:,}" for number in cells["n_attributions"]],
        "textposition": "middle right" if columns.is_upright else "bottom center",
        "textfont": {"size": 12 if columns.is_upright else 9.5},
        "marker": marker,
        "customdata": mark_data(marks, _hover(cells, noun)),
        "hovertemplate": MARK_HOVER,
        "cliponaxis": False,
    }


def _hover(cells: pd.DataFrame, noun: str) -> list[tuple[str, str]]:
    texts = []
    for row in cells.to_dict("records"):
        of_total = f"{row['n_attributions']:,} of {count(row['of_attributions'], noun)}"
        told = f"{row['label']}, {of_total}"
        texts.append((f"{row['side']}: {told}", row["why"]) if row["why"] else (row["side"], told))
    return texts


def _group_signs(columns: Columns, lines: Lines, groups: Mapping[str, Group]) -> dict[str, Any]:
    """Draw each group's sign beside its heading: the legend."""
    edge = -columns.gutter + 0.013 * (columns.gutter + columns.width)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [edge] * len(lines.heads),
        "y": list(lines.heads.values()),
        "marker": {
            "size": 11,
            "symbol": [groups.get(group, Group("")).symbol for group in lines.heads],
            "color": NO_COLOUR,
            "opacity": 1,
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
