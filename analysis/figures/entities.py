"""Draw in what share of its windows each report names whom: a bar for each entity and report."""

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
from analysis.figures.rows import LABEL, MARK_HOVER, Mark, mark_data, outline_marks
from analysis.figures.style import INK, NO_COLOUR, SILENT, draw
from analysis.notation import count, percent

N_LINES = 20
_NO_GROUPS = {"": Group("")}
_KEY = 46
_START, _LENGTH = 0.02, 0.84
_GUTTER_SHARE, _NAME_LETTERS = 0.28, 14
_BAR = 7
_BELOW, _ABOVE = 8, -8
_TRACK = "rgba(128, 120, 104, 0.12)"


def plot_entity_rates(
    rates: pd.DataFrame,
    names: Mapping[str, str],
    side_colours: Mapping[str, str],
    *,
    window: str = "sentence",
    heads: Mapping[str, str] | None = None,
    n_lines: int = N_LINES,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw a bar for the share of windows in which each report names each entity, on one scale.

    In every column nought is at the left end and the highest share or interval's end of
    the figure at the right. The number stands above the bar; a thin line is the interval,
    where the table has one. Not found is an open circle at nought. Under a report's name
    stands how many windows of it were read. A click anywhere in a cell is one on its mark:
    small bars would be hard to hit. Columns are the first `grid.MAX_REPORTS` reports, by
    event; lines the entities most often named in them. What is left out must be said
    beside the figure.

    Parameters
    ----------
    rates : DataFrame, one row per event, side and entity
        See ``measures.entities.rate_entities``. A side without a window has no mark.
    names : mapping
        The name shown for each entity_id.
    side_colours : mapping
        See `style.colours`.
    window : str, default "sentence"
        What was counted: a noun in the singular.
    heads : mapping, optional
        What stands over the columns of an event_id instead of its day.
    n_lines : int, default 20
        Entities drawn at most.
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open: facet ``entity``, value the entity_id.
    ink : str
        The colour of text, see `style.INK`.
    """
    cells = rates.assign(
        value=rates["entity_id"],
        group="",
        label=[names.get(entity_id, entity_id) for entity_id in rates["entity_id"]],
        n_attributions=rates["n_windows"],
    )
    columns = place_columns(
        cells, gutter_share=_GUTTER_SHARE, heads=heads, notes=_lengths(rates, window)
    )
    kept = choose_cells(cells, columns, n_lines)
    lines = place_lines(kept, _NO_GROUPS, columns.head_height)
    kept = _set(kept[kept["windows_share"].notna()], columns, lines)
    is_named = kept["n_windows"] > 0
    return draw(
        [
            _tracks(kept[is_named]),
            _bars(kept[is_named], side_colours, opened, ink),
            draw_intervals(kept, kept["middle"] + _BELOW, ink),
            _circles(kept[~is_named], opened, ink),
            _numbers(kept[is_named], is_upright=columns.is_upright),
            _targets(kept, side_colours, window),
        ],
        height=lines.height + _KEY + 12,
        ink=ink,
        annotations=[
            *column_names(columns, ink),
            *line_names(lines, _NO_GROUPS, width=_NAME_LETTERS),
            _key(kept, window),
        ],
        shapes=rules(columns, lines),
        xaxis={"range": [-columns.gutter, columns.width], "visible": False},
        yaxis={"range": [lines.height + 4, -_KEY], "visible": False},
        barmode="overlay",
    )


def _lengths(rates: pd.DataFrame, window: str) -> dict[tuple[str, str], str]:
    """Say how many windows of each report were read."""
    read = rates.drop_duplicates(["event_id", "side"])
    reports = zip(read["event_id"], read["side"], strict=True)
    return dict(zip(reports, [count(n, window) for n in read["of_windows"]], strict=True))


def _set(cells: pd.DataFrame, columns: Columns, lines: Lines) -> pd.DataFrame:
    """Say where each cell's scale begins, and where its share and its interval's ends lie."""
    reports = zip(cells["event_id"], cells["side"], strict=True)
    ends = ["windows_share", "windows_share_low", "windows_share_high"]
    shares = cells[ends].astype(float)
    top = shares.max(axis=None) if shares["windows_share"].any() else 1.0
    start = pd.Series([columns.places[report] + _START for report in reports], cells.index)
    return cells.assign(
        left=start,
        middle=[lines.places[value] for value in cells["value"]],
        top=top,
        length=shares["windows_share"] * _LENGTH / top,
        low=start + shares["windows_share_low"] * _LENGTH / top,
        high=start + shares["windows_share_high"] * _LENGTH / top,
    )


def _marks(cells: pd.DataFrame) -> list[Mark]:
    """Return what each cell's mark stands for."""
    keys = zip(cells["event_id"], cells["side"], cells["value"], strict=True)
    return [(event_id, side, "entity", value) for event_id, side, value in keys]


def _level(cells: pd.DataFrame, lengths: Sequence[float]) -> dict[str, Any]:
    """Draw a level bar from each cell's nought."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": list(cells["left"]),
        "x": list(lengths),
        "y": list(cells["middle"] + _BELOW),
        "width": _BAR,
        "hoverinfo": "skip",
    }


def _tracks(cells: pd.DataFrame) -> dict[str, Any]:
    """Draw the scale of each cell that has a bar, from nought to its end."""
    rim = {"color": SILENT, "width": 1}
    return _level(cells, [_LENGTH] * len(cells)) | {"marker": {"color": _TRACK, "line": rim}}


def _bars(
    cells: pd.DataFrame, side_colours: Mapping[str, str], opened: Mark | None, ink: str
) -> dict[str, Any]:
    marker = {
        "color": [side_colours.get(side, NO_COLOUR) for side in cells["side"]],
        "line": outline_marks(_marks(cells), opened, ink),
    }
    return _level(cells, list(cells["length"])) | {"marker": marker}


def _circles(cells: pd.DataFrame, opened: Mark | None, ink: str) -> dict[str, Any]:
    """Mark what is not found, at nought."""
    is_open = [mark == opened for mark in _marks(cells)]
    return draw_nought(cells, cells["middle"] + _BELOW, is_open, ink)


def _numbers(cells: pd.DataFrame, *, is_upright: bool) -> dict[str, Any]:
    """Write the share above each bar."""
    texts = [_number(share) for share in cells["windows_share"]]
    size = 12 if is_upright else 9.5
    return draw_numbers(cells["left"], cells["middle"] + _ABOVE, texts, size=size)


def _number(share: float) -> str:
    """Write a share; a small one that is not none says so, escaped for Plotly."""
    return plot_text("<1%" if share <= 0.005 else percent(share))


def _targets(cells: pd.DataFrame, side_colours: Mapping[str, str], window: str) -> dict[str, Any]:
    """Lay an unseen bar over each cell that takes the click and says what is under it."""
    told = [_told(row, window) for row in cells.to_dict("records")]
    return {
        "type": "bar",
        "orientation": "h",
        "base": list(cells["left"] - _START),
        "x": [0.97] * len(cells),
        "y": list(cells["middle"]),
        "width": LINE_HEIGHT - 2,
        # Not seen, but the box of the hover may take its colour.
        "marker": {
            "color": [side_colours.get(side, NO_COLOUR) for side in cells["side"]],
            "opacity": 0,
        },
        "customdata": mark_data(_marks(cells), told),
        "hovertemplate": MARK_HOVER,
    }


def _told(row: Mapping[Any, Any], window: str) -> tuple[str, str]:
    title = f"{row['side']}: {row['label']}"
    if not row["n_windows"]:
        others = count(int(row["n_sides_with"]), "other side")
        where = "" if row["is_pooled"] else " on the event"
        return title, (
            f"not found in {count(row['of_windows'], window)}; {others}{where} "
            f"{'names' if row['n_sides_with'] == 1 else 'name'} it"
        )
    rate = f", {_rate(row['mentions_per_1k'])} per 1,000 words" if row["of_words"] else ""
    return title, (
        f"in {row['n_windows']:,} of {count(row['of_windows'], window)}{_interval(row)}, "
        f"{count(row['n_mentions'], 'mention')}{rate}; in "
        f"{row['n_articles_with']:,} of {count(row['n_articles'], 'article')}"
    )


def _interval(row: Mapping[Any, Any]) -> str:
    """Write the interval, with a decimal where whole numbers would run together."""
    if pd.isna(row["windows_share_low"]):
        return ""
    decimals = 0 if row["windows_share_high"] >= 0.1 else 1
    low, high = (percent(row[f"windows_share_{end}"], decimals) for end in ("low", "high"))
    return f" (95% interval {low} to {high})"


def _rate(rate: float) -> str:
    return f"{rate:.1f}" if rate >= 0.05 else "under 0.1"


def _key(cells: pd.DataFrame, window: str) -> dict[str, Any]:
    """Say in words what the bars are."""
    top = f", from 0 to {_number(cells['top'].iloc[0])}" if len(cells) else ""
    has_interval = cells["low"].notna().any()
    second = "Line: 95% interval over articles. " if has_interval else ""
    return {
        **LABEL,
        "y": -_KEY,
        "yanchor": "top",
        "align": "left",
        "font": {"size": 12},
        "text": f"Bar: share of {window}s that name it{top}<br>{second}Open circle: not found",
    }
