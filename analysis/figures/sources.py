"""Draw the words each report gives to each source, and who is not quoted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.rows import (
    LABEL,
    MARK_HOVER,
    Mark,
    Rows,
    head_labels,
    head_lines,
    mark_data,
    outline_marks,
)
from analysis.figures.style import INK, NO_COLOUR, SILENT, draw
from analysis.notation import count, long_date, percent

ROW_HEIGHT = 64
MAX_LINES = 40
"""Lines of sides drawn at most: below a figure of this many nobody reads on."""

_HEAD, _NAME, _QUOTED, _SILENT, _GAP = 0.62, 0.4, 0.62, 0.4, 0.1


def choose_sources(
    sources: pd.DataFrame, n_sources: int = 12, *, max_lines: int = MAX_LINES
) -> pd.DataFrame:
    """Return the rows that are drawn: the first sources of each event, in the table's order.

    Parameters
    ----------
    sources : DataFrame, one row per event, side and source
        See ``measures.voices.rank_sources``.
    n_sources : int, default 12
        Sources of each event at most. With many sides or events it is fewer, so that
        every event keeps as many as the others.
    max_lines : int
        Rows returned at most.

    Returns
    -------
    DataFrame
        As handed in. What it leaves out must be said beside the figure.
    """
    ranks = sources[["event_id", "source_id"]].drop_duplicates()
    ranks = ranks.assign(rank=ranks.groupby("event_id").cumcount())
    ranked = sources.merge(ranks, on=["event_id", "source_id"])
    for n_kept in range(n_sources, 0, -1):
        kept = ranked[ranked["rank"] < n_kept]
        if len(kept) <= max_lines:
            break
    else:
        kept = ranked[ranked["rank"] < 1]
    return kept.head(max_lines).drop(columns="rank").reset_index(drop=True)


def plot_source_bars(
    sources: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    n_sources: int = 12,
    event_names: Mapping[str, str] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw, for each source of an event, how much of each report's attributed words it has.

    A report that does not quote a source which another on the event quotes has an open
    circle that says so.

    Parameters
    ----------
    sources : DataFrame, one row per event, side and source
        See ``measures.voices.rank_sources``.
    side_colours : mapping
        See `style.colours`.
    n_sources : int, default 12
        See `choose_sources`.
    event_names : mapping, optional
        What stands beside an event's day.
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open: facet ``source``, value the source_id.
    ink : str
        The colour of text, see `style.INK`.
    """
    drawn = choose_sources(sources, n_sources)
    places = _lay_out(drawn)
    is_silent = drawn["n_attributions"] == 0
    top = max([0.01, *drawn["words_share"].dropna()])
    rows = places.rows
    return draw(
        [
            _bars(drawn[~is_silent], places, side_colours, opened, ink),
            _circles(drawn[is_silent], places, opened, edge=0.01 * top),
        ],
        height=ROW_HEIGHT * (rows.n_rows + 0.95) + 32,
        ink=ink,
        annotations=[*head_labels(rows, event_names or {}), *_labels(drawn, places), *_legend()],
        shapes=head_lines(rows),
        xaxis={
            "range": [-0.004 * top, 1.02 * top],
            "tickformat": ".0%",
            "nticks": 5,
            "ticklabeloverflow": "allow",
            "showticklabels": not is_silent.all(),
        },
        yaxis={"range": [rows.n_rows + 0.1, -0.85], "visible": False},
        barmode="overlay",
        bargap=0,
    )


@dataclass(frozen=True)
class _Places:
    """Where everything stands: headings, each source's name, each side's line."""

    rows: Rows
    names: dict[tuple[str, str], float]
    lines: dict[Mark, float]


def _marks(drawn: pd.DataFrame) -> list[Mark]:
    return [
        (event_id, side, "source", source_id)
        for event_id, side, source_id in zip(
            drawn["event_id"], drawn["side"], drawn["source_id"], strict=True
        )
    ]


def _lay_out(drawn: pd.DataFrame) -> _Places:
    """Stack headings, sources and sides from top to bottom."""
    heads: list[tuple[float, str, str]] = []
    names: dict[tuple[str, str], float] = {}
    lines: dict[Mark, float] = {}
    at = 0.0
    for mark, n_attributions in zip(_marks(drawn), drawn["n_attributions"], strict=True):
        event_id, _, _, source_id = mark
        if not heads or heads[-1][1] != event_id:
            at += 0.3 if heads else 0
            heads.append((at, event_id, long_date(event_id) or "Event not known"))
            at += _HEAD
        if (event_id, source_id) not in names:
            at += 0 if at == heads[-1][0] + _HEAD else _GAP
            names[(event_id, source_id)] = at
            at += _NAME
        lines[mark] = at
        at += _QUOTED if n_attributions else _SILENT
    return _Places(Rows(tuple(heads), {}, at), names, lines)


def _bars(
    told: pd.DataFrame,
    places: _Places,
    side_colours: Mapping[str, str],
    opened: Mark | None,
    ink: str,
) -> dict[str, Any]:
    marks = _marks(told)
    return {
        "type": "bar",
        "orientation": "h",
        "x": told["words_share"].fillna(0).tolist(),
        "y": [places.lines[mark] + 0.25 for mark in marks],
        "width": 0.15,
        "marker": {
            "color": [side_colours.get(side, NO_COLOUR) for side in told["side"]],
            "line": outline_marks(marks, opened, ink),
        },
        "customdata": mark_data(marks, _hover(told)),
        "hovertemplate": MARK_HOVER,
    }


def _circles(
    silent: pd.DataFrame, places: _Places, opened: Mark | None, *, edge: float
) -> dict[str, Any]:
    """Mark at nought the reports that do not quote a source, so that they can be clicked."""
    marks = _marks(silent)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [edge] * len(marks),
        "y": [places.lines[mark] for mark in marks],
        "marker": {
            "symbol": "circle-open-dot",
            "size": [13 if mark == opened else 9 for mark in marks],
            "color": SILENT,
        },
        "customdata": mark_data(marks, _hover(silent)),
        "hovertemplate": MARK_HOVER,
        "cliponaxis": False,
    }


def _hover(rows: pd.DataFrame) -> list[tuple[str, str]]:
    return [
        (
            f"{row['source_name']} in {row['side']}",
            f"{row['n_words']:,} of {count(row['of_quoted_words'], 'attributed word')}, "
            f"{count(row['n_attributions'], 'attribution')}",
        )
        for row in rows.to_dict("records")
    ]


def _labels(drawn: pd.DataFrame, places: _Places) -> list[dict[str, Any]]:
    """Name each source once, and each side on its line."""
    sources = drawn.drop_duplicates(["event_id", "source_id"]).to_dict("records")
    names = [
        {
            **LABEL,
            "y": places.names[(row["event_id"], row["source_id"])],
            "text": _name(row),
        }
        for row in sources
    ]
    lines = [
        {
            **LABEL,
            "y": places.lines[mark],
            "xshift": 0 if row["n_attributions"] else 16,
            "font": {"size": 12},
            "text": _line(row),
        }
        for mark, row in zip(_marks(drawn), drawn.to_dict("records"), strict=True)
    ]
    return names + lines


def _name(row: Mapping[Any, Any]) -> str:
    name = f"<b>{plot_text(row['source_name'], limit=40)}</b>"
    kind = plot_text(row["source_type"], limit=24)
    return f'{name}  <span style="font-size: 12px">{kind}</span>' if kind else name


def _line(row: Mapping[Any, Any]) -> str:
    side = plot_text(row["side"], limit=36)
    if not row["n_attributions"]:
        return f"{side}: not quoted under this name"
    share = "" if pd.isna(row["words_share"]) else f", {percent(row['words_share'])}"
    return f"{side}: {count(row['n_words'], 'word')}{share}"


def _legend() -> list[dict[str, Any]]:
    """Say in words what the length of a bar is."""
    words = "Bar: share of all words that a report quotes"
    return [{**LABEL, "y": -0.6, "font": {"size": 12}, "text": words}]
