"""The parts that every picture of a network is made of: names, signs and lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import pandas as pd

from analysis.escaping import plot_text
from analysis.figures.rows import MARK_HOVER, Mark, mark_data
from analysis.figures.style import INK, LINE, silent

CANVAS_WIDTH = 316
"""Pixels: `measures.networks` places names on a canvas of this width."""

LARGEST, SMALLEST = 26, 7
FONT_SIZE = 12
PAPER = {INK["light"]: "#fffdf8", INK["dark"]: "#161513"}
"""What stands behind a figure, by the colour of its text: names are set off against lines."""

_BEHIND = {INK["light"]: "255, 253, 248", INK["dark"]: "22, 21, 19"}

GROUP_COLOURS = ("#4f81ad", "#b06f3f", "#5b8f5b", "#9a6ca6", "#877d3a", "#3f8d8d", "#b35f70")
"""Muted, so that a group is not taken for an outlet; at least 3.7 to 1 on either page."""

WIDTHS = (1.1, 2.0, 3.1, 4.4)
_LETTER, _LINE = 6.3, 15.5
_N_LETTERS, _N_LINES = 15, 2
_MIDDLES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
_APART = 11.0
_DOT = "rgba(128, 120, 104, 0.9)"


@dataclass(frozen=True)
class View:
    """What a network is of, for its words and for what a click means.

    Attributes
    ----------
    event_id, side : str
        The event and the side; empty for several events, and for all sides.
    window : {"sentence", "paragraph"}
    of_windows : int
        All windows read: the denominator. 0 where it is not known.
    measure : {"n_windows_both", "npmi", "log_dice", "log_likelihood"}
        What the width of a line is.
    """

    event_id: str = ""
    side: str = ""
    window: str = "sentence"
    of_windows: int = 0
    measure: str = "log_dice"

    def node(self, entity_id: str) -> Mark:
        """Return what a click on an entity means."""
        return (self.event_id, self.side, "entity", entity_id)

    def pair(self, entity_a: str, entity_b: str) -> Mark:
        """Return what a click on a line means; the ids are in alphabetical order."""
        return (self.event_id, self.side, "pair", f"{entity_a}+{entity_b}")


ANY = View()
"""A network of which nothing more is known."""


def name_lines(name: str) -> list[str]:
    """Break a name into the lines it is written in, not yet escaped.

    Examples
    --------
    >>> name_lines("United Nations Security Council of today")
    ['United Nations', 'Security Counc…']
    """
    lines = wrap(" ".join(name.split())[:120] or "(no name)", _N_LETTERS, break_long_words=True)
    if len(lines) <= _N_LINES:
        return lines
    rest = " ".join(lines[_N_LINES - 1 :])
    return [*lines[: _N_LINES - 1], f"{rest[: _N_LETTERS - 1]}…"]


def label(name: str) -> str:
    """Write a name under its sign, escaped for Plotly."""
    return "<br>".join(plot_text(line) for line in name_lines(name))


def sign_sizes(n_windows: Sequence[int], largest: int = LARGEST) -> list[float]:
    """Return diameters in pixels, such that areas are in the ratio of the counts."""
    top = max([1, *n_windows])
    return [max(largest * (number / top) ** 0.5, SMALLEST) for number in n_windows]


def measure_boxes(nodes: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Say how many pixels each entity's sign and name take.

    Parameters
    ----------
    nodes : DataFrame, one row per entity
        ``entity_id`` and ``n_windows``.
    names : mapping
        The name shown for each entity_id.

    Returns
    -------
    DataFrame, one row per entity
        What `measures.networks.place_nodes` asks for.
    """
    sizes = sign_sizes(nodes["n_windows"].tolist())
    lines = [name_lines(names.get(entity_id, entity_id)) for entity_id in nodes["entity_id"]]
    return pd.DataFrame(
        {
            "entity_id": nodes["entity_id"].tolist(),
            "width": [
                max(size, _LETTER * max(len(line) for line in shown))
                for size, shown in zip(sizes, lines, strict=True)
            ],
            "above": [size / 2 for size in sizes],
            "below": [
                size / 2 + 3 + _LINE * len(shown) for size, shown in zip(sizes, lines, strict=True)
            ],
        }
    )


def at(places: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Return each entity's place."""
    keys = zip(places["x"], places["y"], strict=True)
    return dict(zip(places["entity_id"], keys, strict=True))


def line_traces(
    pairs: Sequence[tuple[str, str]],
    looks: Sequence[tuple[str, float, str]],
    places: Mapping[str, tuple[float, float]],
) -> list[dict[str, Any]]:
    """Draw the lines between pairs; lines of one colour, width and dash are one trace."""
    traces: dict[tuple[str, float, str], dict[str, Any]] = {}
    for (a, b), look in zip(pairs, looks, strict=True):
        colour, width, dash = look
        trace = traces.setdefault(
            look,
            {
                "type": "scatter",
                "mode": "lines",
                "x": [],
                "y": [],
                "line": {"color": colour, "width": width, "dash": dash},
                "hoverinfo": "skip",
                "cliponaxis": False,
            },
        )
        trace["x"] += [places[a][0], places[b][0], None]
        trace["y"] += [places[a][1], places[b][1], None]
    return list(traces.values())


def middle_trace(
    marks: Sequence[Mark],
    texts: Sequence[tuple[str, str]],
    pairs: Sequence[tuple[str, str]],
    places: Mapping[str, tuple[float, float]],
    opened: Mark | None,
    ink: str,
    *,
    dot: int = 4,
) -> dict[str, Any]:
    """Put a small dot on each line, near its middle, that can be hovered over and clicked."""
    spots = middles(pairs, places)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in spots],
        "y": [y for _, y in spots],
        "marker": {
            "size": [11 if mark == opened else dot for mark in marks],
            "color": [ink if mark == opened else _DOT for mark in marks],
            "symbol": "circle",
            "opacity": 1,
            "line": {"width": 0},
        },
        "customdata": mark_data(marks, texts),
        "hovertemplate": MARK_HOVER,
        "cliponaxis": False,
    }


def middles(
    pairs: Sequence[tuple[str, str]], places: Mapping[str, tuple[float, float]]
) -> list[tuple[float, float]]:
    """Find a spot on each line that is clear of signs and of the other lines' spots."""
    taken = list(places.values())
    spots = []
    for a, b in pairs:
        (ax, ay), (bx, by) = places[a], places[b]
        tried = [(ax + (bx - ax) * share, ay + (by - ay) * share) for share in _MIDDLES]
        spot = next((s for s in tried if _distance(s, taken) >= _APART), None)
        spot = spot or max(tried, key=lambda s: _distance(s, taken))
        taken.append(spot)
        spots.append(spot)
    return spots


def _distance(spot: tuple[float, float], taken: Sequence[tuple[float, float]]) -> float:
    nearest = min((spot[0] - x) ** 2 + (spot[1] - y) ** 2 for x, y in taken)
    return float(nearest**0.5)


def node_trace(
    marks: Sequence[Mark],
    texts: Sequence[tuple[str, str]],
    spots: Sequence[tuple[float, float]],
    marker: Mapping[str, Any],
    opened: Mark | None,
    ink: str,
) -> dict[str, Any]:
    """Draw the signs of the entities; a rim of the page's colour sets them off the lines."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in spots],
        "y": [y for _, y in spots],
        "marker": {
            "opacity": 1,
            **marker,
            "line": {
                "width": [3 if mark == opened else 1.2 for mark in marks],
                "color": [ink if mark == opened else PAPER.get(ink, LINE) for mark in marks],
            },
        },
        "customdata": mark_data(marks, texts),
        "hovertemplate": MARK_HOVER,
        "cliponaxis": False,
    }


def name_notes(
    labels: Sequence[str],
    spots: Sequence[tuple[float, float]],
    sizes: Sequence[float],
    has_line: Sequence[bool],
    ink: str,
) -> list[dict[str, Any]]:
    """Write the names under the signs, on a veil that dims the lines below them.

    Names without a line are quieter.
    """
    return [
        {
            "x": x,
            "y": y,
            "yanchor": "top",
            "yshift": -size / 2 + 1,
            "text": text,
            "font": {"size": FONT_SIZE, "color": ink if is_tied else silent(ink)},
            "bgcolor": veil(ink),
            "borderpad": 0,
            "captureevents": False,
        }
        for text, (x, y), size, is_tied in zip(labels, spots, sizes, has_line, strict=True)
    ]


def veil(ink: str) -> str:
    """Return the page's colour, half clear: behind a name it dims the lines."""
    return f"rgba({_BEHIND.get(ink, _BEHIND[INK['light']])}, 0.7)"
