"""Draw how often each report uses words of each category, in its own voice and in quoted ones."""

from __future__ import annotations

from collections.abc import Mapping
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
from analysis.figures.splits_key import hatch
from analysis.figures.style import INK, NO_COLOUR, draw
from analysis.notation import count

_NO_GROUPS = {"": Group("")}
_GUTTER_SHARE, _NAME_LETTERS = 0.31, 18
_START, _CELL = 0.02, 0.97
_LENGTHS = (0.62, 0.42)
"""Of the longest bar: the numbers beside it need more of a narrow column."""

_BAR, _ROOM = 8, 15
_OFFSETS = {"own": -7, "quoted": 8, "all": 0}
_KEY, _SWATCH = 19, 0.055
_NUMBER_SIZES = (11, 9)
VOICE_KEYS = {"own": "in its own voice", "quoted": "in quoted voices", "all": "in all words"}


def plot_cue_rates(
    rates: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    heads: Mapping[str, str] | None = None,
    notes: Mapping[tuple[str, str], str] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw a bar for each report, category and voice: cue words per 1,000 words of that voice.

    Each category has a scale of its own, which ends at its highest rate: rates of two
    categories are not to be compared, as one list is longer than another. The number beside
    a bar is how many words it stands on. Own words are solid, quoted ones hatched. A thin
    line is the interval, where there is one; nothing found is an open circle. Columns are
    the first `grid.MAX_REPORTS` reports, by event: what is left out must be said beside the
    figure.

    Parameters
    ----------
    rates : DataFrame, one row per report, category and voice
        See ``measures.cue_words.rate_cues``, with ``voice``, ``label``, the words of a
        category, and ``place``, its order. A voice without a word has no mark.
    side_colours : mapping
        See `style.colours`.
    heads : mapping, optional
        What stands over the columns of an event_id instead of its day.
    notes : mapping, optional
        A few words under the name of each (event_id, side), such as how much was read.
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open: facet the voice, value the list and the category, a
        space between.
    ink : str
        The colour of text, see `style.INK`.
    """
    cells = rates.assign(
        value=rates["lexicon"] + " " + rates["category"], group="", n_attributions=-rates["place"]
    )
    columns = place_columns(cells, gutter_share=_GUTTER_SHARE, heads=heads, notes=notes)
    kept = choose_cells(cells, columns)
    lines = place_lines(kept.drop_duplicates("value"), _NO_GROUPS, columns.head_height)
    kept = _set(kept[kept["of_words"] > 0], columns, lines)
    is_found = kept["n_cues"] > 0
    voices = [voice for voice in VOICE_KEYS if voice in set(kept["voice"])]
    key_height = _KEY * len(_key_lines(voices)) + 12
    return draw(
        [
            *_bars(kept[is_found], side_colours, opened, ink),
            draw_intervals(kept[is_found], kept.loc[is_found, "middle"] + _BAR / 2 + 2, ink),
            _circles(kept[~is_found], opened, ink),
            _numbers(kept[is_found], is_upright=columns.is_upright),
            _swatches(voices, columns, key_height),
            _targets(kept, side_colours),
        ],
        height=lines.height + key_height + 12,
        ink=ink,
        annotations=[
            *column_names(columns, ink),
            *line_names(lines, _NO_GROUPS, width=_NAME_LETTERS),
            *_key(voices, columns, key_height),
        ],
        shapes=rules(columns, lines),
        xaxis={"range": [-columns.gutter, columns.width], "visible": False},
        yaxis={"range": [lines.height + 4, -key_height], "visible": False},
        barmode="overlay",
    )


def _set(cells: pd.DataFrame, columns: Columns, lines: Lines) -> pd.DataFrame:
    """Say where each mark's scale begins, and where its rate and its interval's ends lie."""
    reports = zip(cells["event_id"], cells["side"], strict=True)
    start = pd.Series([columns.places[report] + _START for report in reports], cells.index)
    ends = cells[["cues_per_1k", "cues_per_1k_low", "cues_per_1k_high"]].astype(float)
    highest = ends.max(axis="columns").groupby(cells["value"]).transform("max")
    top = highest.where(highest > 0, 1.0)
    longest = _LENGTHS[0 if columns.is_upright else 1]
    return cells.assign(
        left=start.astype(float),
        middle=[
            lines.places[value] + _OFFSETS[voice]
            for value, voice in zip(cells["value"], cells["voice"], strict=True)
        ],
        length=ends["cues_per_1k"] * longest / top,
        low=start + ends["cues_per_1k_low"] * longest / top,
        high=start + ends["cues_per_1k_high"] * longest / top,
    )


def _marks(cells: pd.DataFrame) -> list[Mark]:
    keys = cells[["event_id", "side", "voice", "value"]]
    return [(a, b, c, d) for a, b, c, d in keys.itertuples(index=False)]


def _bars(
    cells: pd.DataFrame, side_colours: Mapping[str, str], opened: Mark | None, ink: str
) -> list[dict[str, Any]]:
    """Draw the rates: the pattern says whose words, the colour whose report."""
    line = outline_marks(_marks(cells), opened, ink)
    colours = [side_colours.get(side, NO_COLOUR) for side in cells["side"]]
    line["color"] = [
        ink if width else colour for width, colour in zip(line["width"], colours, strict=True)
    ]
    line["width"] = [width or 1 for width in line["width"]]
    pattern = hatch(["/" if voice == "quoted" else "" for voice in cells["voice"]])
    return [
        {
            "type": "bar",
            "orientation": "h",
            "base": list(cells["left"]),
            "x": list(cells["length"]),
            "y": list(cells["middle"]),
            "width": _BAR,
            "marker": {"color": colours, "pattern": pattern, "line": line},
            "hoverinfo": "skip",
        }
    ]


def _circles(cells: pd.DataFrame, opened: Mark | None, ink: str) -> dict[str, Any]:
    """Mark what is not found, at nought."""
    is_open = [mark == opened for mark in _marks(cells)]
    return draw_nought(cells, cells["middle"], is_open, ink, sizes=(6, 11), width=1.4)


def _numbers(cells: pd.DataFrame, *, is_upright: bool) -> dict[str, Any]:
    """Write beside each bar how many words it stands on."""
    texts = [f"\N{NO-BREAK SPACE}{n:,}" for n in cells["n_cues"]]
    size = _NUMBER_SIZES[0 if is_upright else 1]
    return draw_numbers(cells["left"] + cells["length"], cells["middle"], texts, size=size)


def _targets(cells: pd.DataFrame, side_colours: Mapping[str, str]) -> dict[str, Any]:
    """Lay an unseen bar over each mark's part of its cell: small bars are hard to hit."""
    is_alone = cells["voice"] == "all"
    told = [_told(row) for row in cells.to_dict("records")]
    return {
        "type": "bar",
        "orientation": "h",
        "base": list(cells["left"] - _START),
        "x": [_CELL] * len(cells),
        "y": list(cells["middle"]),
        "width": [LINE_HEIGHT - 2 if alone else _ROOM for alone in is_alone],
        # Not seen, but the box of the hover may take its colour.
        "marker": {
            "color": [side_colours.get(side, NO_COLOUR) for side in cells["side"]],
            "opacity": 0,
        },
        "customdata": mark_data(_marks(cells), told),
        "hovertemplate": MARK_HOVER,
    }


def _told(row: Mapping[Any, Any]) -> tuple[str, str]:
    title = f"{row['side']}: {row['label']}, {VOICE_KEYS[row['voice']]}"
    if not row["n_cues"]:
        return title, f"not found in {count(row['of_words'], 'word')}"
    ends = ""
    if pd.notna(row["cues_per_1k_low"]):
        low, high = row["cues_per_1k_low"], row["cues_per_1k_high"]
        ends = f" (95% interval {low:.1f} to {high:.1f})"
    return title, (
        f"{count(row['n_cues'], 'cue word')} in {count(row['of_words'], 'word')}: "
        f"{row['cues_per_1k']:.1f} per 1,000{ends}; in {row['n_articles_with']:,} of "
        f"{count(row['n_articles'], 'article')}"
    )


def _swatches(voices: list[str], columns: Columns, height: float) -> dict[str, Any]:
    """Draw a grey piece for each voice."""
    width = (columns.gutter + columns.width) * _SWATCH
    return {
        "type": "bar",
        "orientation": "h",
        "base": [-columns.gutter] * len(voices),
        "x": [width] * len(voices),
        "y": [-height + _KEY * (place + 0.5) for place in range(len(voices))],
        "width": _BAR + 1,
        "marker": {
            "color": [NO_COLOUR] * len(voices),
            "pattern": hatch(["/" if voice == "quoted" else "" for voice in voices]),
            "line": {"width": 1, "color": NO_COLOUR},
        },
        "hoverinfo": "skip",
    }


def _key_lines(voices: list[str]) -> list[str]:
    """Say in words what the bars are."""
    return [
        *(VOICE_KEYS[voice] for voice in voices),
        "Bar: per 1,000 words, each line to its own scale.",
        "Number: how many. Circle: not found.",
    ]


def _key(voices: list[str], columns: Columns, height: float) -> list[dict[str, Any]]:
    """Write the lines above the figure, those of the voices beside their piece."""
    right = (columns.gutter + columns.width) * (_SWATCH + 0.015)
    return [
        {
            **LABEL,
            "xref": "x",
            "x": -columns.gutter + (right if place < len(voices) else 0),
            "y": -height + _KEY * (place + 0.5),
            "font": {"size": 12},
            "text": plot_text(line),
        }
        for place, line in enumerate(_key_lines(voices))
    ]
