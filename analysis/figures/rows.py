"""Rows of a figure: sides under the heading of their event, from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import pandas as pd

from analysis.escaping import plot_text
from analysis.figures.style import LINE
from analysis.notation import long_date

LABEL = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "middle", "font": {"size": 13}}
"""A line of text at the left edge of a figure."""


@dataclass(frozen=True)
class Rows:
    """Where each side of each event stands, in row units from 0 downwards.

    ``heads`` are the places of the headings with their event_id and day, ``places`` the
    place of each (event_id, side).
    """

    heads: tuple[tuple[float, str, str], ...]
    places: dict[tuple[str, str], float]
    n_rows: float


def lay_out(sides: pd.DataFrame) -> Rows:
    """Stack sides by event, earliest first, each event under a heading.

    Parameters
    ----------
    sides : DataFrame
        Needs ``event_id`` and ``side``; repeated rows count once.

    Examples
    --------
    >>> rows = lay_out(pd.DataFrame({"event_id": ["2017-07-07"] * 2, "side": ["B", "A"]}))
    >>> rows.heads, rows.places[("2017-07-07", "B")]
    (((0.0, '2017-07-07', '7 July 2017'),), 1.8)
    """
    heads: list[tuple[float, str, str]] = []
    places: dict[tuple[str, str], float] = {}
    at = 0.0
    unique = sides[["event_id", "side"]].drop_duplicates().sort_values(["event_id", "side"])
    for event_id, rows in unique.groupby("event_id", sort=True):
        heads.append((at, str(event_id), long_date(str(event_id)) or "Event not known"))
        at += 0.8
        for side in rows["side"]:
            places[(str(event_id), str(side))] = at
            at += 1.0
        at += 0.15
    return Rows(tuple(heads), places, at)


def head_labels(rows: Rows, event_names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the headings as annotations: the day, and what tells the event apart."""
    labels = []
    for place, event_id, day in rows.heads:
        names = plot_text(event_names.get(event_id, ""), limit=60)
        only_here = f"  named only here: {names}" if names else ""
        labels.append({**LABEL, "y": place, "text": f"<b>{plot_text(day)}</b>{only_here}"})
    return labels


def head_lines(rows: Rows) -> list[dict[str, Any]]:
    """Return the rule under each heading as a shape."""
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": place + 0.24,
            "y1": place + 0.24,
            "line": {"color": LINE, "width": 1},
        }
        for place, _, _ in rows.heads
    ]


def row_axis(rows: Rows) -> dict[str, Any]:
    """Return the axis of the rows: unseen, the first row on top."""
    return {"range": [rows.n_rows - 0.3, -0.4], "visible": False}


def cell_data(cells: pd.DataFrame) -> list[list[str]]:
    """Return each cell's event, side and thread for the click, and two lines for the hover."""
    return [
        [
            row.event_id,
            row.side,
            row.thread_id,
            plot_text(row.side),
            f"{row.n_words:,} of {row.of_words:,} words, "
            f"{row.n_sentences:,} of {row.of_sentences:,} sentences",
        ]
        for row in cells.itertuples(index=False)
    ]


CELL_HOVER = "%{customdata[3]}<br>%{customdata[4]}<extra></extra>"


def places_of(cells: pd.DataFrame, rows: Rows, *, below: float) -> list[float]:
    """Return each cell's place, a little below its row's line."""
    return [
        rows.places[(str(event_id), str(side))] + below
        for event_id, side in zip(cells["event_id"], cells["side"], strict=True)
    ]


def outline(cells: pd.DataFrame, opened: tuple[str, str, str] | None, ink: str) -> dict[str, Any]:
    """Return the line around each mark: drawn only around the one whose evidence is open.

    A figure that shows what is open also differs from the one before, which makes plotly
    forget its own selection: the same mark can be clicked again.
    """
    keys = zip(cells["event_id"], cells["side"], cells["thread_id"], strict=True)
    return _outline_open([key == opened for key in keys], ink)


Mark = tuple[str, str, str, str]
"""What a mark of the Voices page stands for: event_id, side, facet and value."""

_HOVER_LENGTH, _HOVER_WIDTH = 180, 44
MARK_HOVER = "%{customdata[4]}<br>%{customdata[5]}<extra></extra>"


def mark_data(marks: Sequence[Mark], texts: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Return each mark's four keys for the click, and two texts for the hover."""
    return [
        [*mark, _in_lines(title), _in_lines(facts)]
        for mark, (title, facts) in zip(marks, texts, strict=True)
    ]


def _in_lines(text: str) -> str:
    """Break a text for the hover, so that it fits on a phone."""
    cut = text if len(text) <= _HOVER_LENGTH else f"{text[: _HOVER_LENGTH - 1]}…"
    return "<br>".join(plot_text(line) for line in wrap(cut, _HOVER_WIDTH))


def outline_marks(marks: Sequence[Mark], opened: Mark | None, ink: str) -> dict[str, Any]:
    """Return the line around each mark, as `outline` does."""
    return _outline_open([mark == opened for mark in marks], ink)


def _outline_open(is_open: Sequence[bool], ink: str) -> dict[str, Any]:
    return {"width": [2.5 if is_this else 0 for is_this in is_open], "color": ink}
