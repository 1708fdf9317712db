"""Draw each report as one bar, cut into what belongs to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    lay_out,
    mark_data,
    outline_marks,
    places_of,
)
from analysis.figures.style import INK, NO_COLOUR, QUIET, draw
from analysis.notation import count, percent

ROW_HEIGHT = 76
_LEGEND_HEIGHT = 0.32
_BAR_BELOW, _BAR_WIDTH = 0.3, 0.26
_PATTERNS = {"full": ("", 1.0), "hatched": ("/", 0.5), "dotted": (".", 0.3), "quiet": ("", 1.0)}
"""Plotly's pattern and how much of the ground it covers."""


@dataclass(frozen=True)
class Part:
    """A part of every bar: its value for the click, its look, and what it is in words."""

    value: str
    look: str
    words: str


KIND_PARTS = (
    Part("direct", "full", "in quotation marks"),
    Part("mixed", "hatched", "partly in quotation marks"),
    Part("indirect", "dotted", "in paraphrase"),
    Part("own", "quiet", "the outlet's own words"),
)
NAMING_PARTS = (
    Part("named", "full", "by name"),
    Part("unnamed", "hatched", "without a name"),
    Part("no source", "quiet", "no source given"),
)


def plot_voice_stacks(
    shares: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    event_names: Mapping[str, str] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw each report as one bar of its words: quoted, paraphrased, the outlet's own.

    Parameters
    ----------
    shares : DataFrame, one row per event and side
        See ``measures.voices.share_voices``.
    side_colours, event_names : mapping
        See `style.colours` and `rows.head_labels`.
    opened : (event_id, side, facet, value), optional
        The part whose evidence is open: facet ``kind``; value direct, mixed, indirect or
        own.
    ink : str
        The colour of text, see `style.INK`.
    """
    told = {(row["event_id"], row["side"]): row for row in shares.to_dict("records")}
    pieces = [
        _Piece((*key, "kind", part.value), part, row[f"n_{part.value}_words"], row["of_words"])
        for key, row in told.items()
        for part in KIND_PARTS
    ]
    labels = {key: _attributed(row) for key, row in told.items()}
    stack = _Stack(lay_out(shares), pieces, labels, KIND_PARTS, "word")
    return stack.draw(side_colours, event_names or {}, opened, ink, _whiskers(shares, ink))


def plot_naming_stacks(
    naming: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    event_names: Mapping[str, str] | None = None,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw each report as one bar of its attributions: by name, without, no source given.

    Parameters
    ----------
    naming : DataFrame, one row per event, side and naming
        See ``measures.voices.tally_naming``.
    side_colours, event_names, opened, ink
        As in `plot_voice_stacks`; the facet is ``naming``, the value named, unnamed or
        no source.
    """
    counts = {
        (row["event_id"], row["side"], row["naming"]): row for row in naming.to_dict("records")
    }
    rows = lay_out(naming)
    pieces = []
    labels = {}
    for event_id, side in rows.places:
        told = {part: counts.get((event_id, side, part.value), {}) for part in NAMING_PARTS}
        numbers = {part: int(row.get("n_attributions", 0)) for part, row in told.items()}
        total = sum(numbers.values())
        labels[(event_id, side)] = _named(numbers, total)
        pieces += [
            _Piece((event_id, side, "naming", part.value), part, number, total)
            for part, number in numbers.items()
        ]
    stack = _Stack(rows, pieces, labels, NAMING_PARTS, "attribution")
    return stack.draw(side_colours, event_names or {}, opened, ink)


@dataclass(frozen=True)
class _Piece:
    """One part of one bar: how many of how many."""

    mark: Mark
    part: Part
    number: int
    total: int


@dataclass(frozen=True)
class _Stack:
    """Bars with their labels and legend, ready to be drawn."""

    rows: Rows
    pieces: Sequence[_Piece]
    labels: Mapping[tuple[str, str], str]
    parts: Sequence[Part]
    noun: str

    def draw(
        self,
        side_colours: Mapping[str, str],
        event_names: Mapping[str, str],
        opened: Mark | None,
        ink: str,
        *more: dict[str, Any],
    ) -> go.Figure:
        """Draw the bars under their labels, and the legend above them."""
        legend = -_LEGEND_HEIGHT * ((len(self.parts) + 1) // 2) - 0.12
        names = [
            {
                **LABEL,
                "y": place - 0.14,
                "align": "left",
                "text": f"<b>{plot_text(key[1], limit=48)}</b><br>{self.labels[key]}",
            }
            for key, place in self.rows.places.items()
        ]
        swatches, words = _legend(self.parts, legend - 0.08)
        return draw(
            [self._bars(side_colours, opened, ink), swatches, *more],
            height=ROW_HEIGHT * (self.rows.n_rows - legend) + 36,
            ink=ink,
            annotations=[*head_labels(self.rows, event_names), *names, *words],
            shapes=head_lines(self.rows),
            xaxis={
                "range": [-0.004, 1],
                "tickvals": [0, 0.25, 0.5, 0.75, 1],
                "tickformat": ".0%",
                "ticklabeloverflow": "allow",
            },
            margin={"t": 8, "r": 20, "b": 8, "l": 10},
            yaxis={"range": [self.rows.n_rows - 0.3, legend - 0.4], "visible": False},
            barmode="overlay",
            bargap=0,
        )

    def _bars(
        self, side_colours: Mapping[str, str], opened: Mark | None, ink: str
    ) -> dict[str, Any]:
        starts = _starts(self.pieces)
        placed = [
            (start, piece) for start, piece in zip(starts, self.pieces, strict=True) if piece.number
        ]
        pieces = [piece for _, piece in placed]
        marks = [piece.mark for piece in pieces]
        fills = [side_colours.get(mark[1], NO_COLOUR) for mark in marks]
        return {
            "type": "bar",
            "orientation": "h",
            "base": [start for start, _ in placed],
            "x": [piece.number / piece.total for piece in pieces],
            "y": [self.rows.places[mark[:2]] + _BAR_BELOW for mark in marks],
            "width": _BAR_WIDTH,
            "marker": _look([piece.part for piece in pieces], fills)
            | {"line": outline_marks(marks, opened, ink)},
            "customdata": mark_data(marks, [self._hover(piece) for piece in pieces]),
            "hovertemplate": MARK_HOVER,
        }

    def _hover(self, piece: _Piece) -> tuple[str, str]:
        of_total = f"{piece.number:,} of {count(piece.total, self.noun)}"
        return piece.mark[
            1
        ], f"{percent(piece.number / piece.total)} {piece.part.words}: {of_total}"


def _starts(pieces: Sequence[_Piece]) -> list[float]:
    """Return where each piece begins: at the end of the one before it in the same bar."""
    ends: dict[tuple[str, str], float] = {}
    starts = []
    for piece in pieces:
        key = piece.mark[:2]
        starts.append(ends.get(key, 0.0))
        ends[key] = starts[-1] + (piece.number / piece.total if piece.total else 0)
    return starts


def _look(parts: Sequence[Part], fills: Sequence[str]) -> dict[str, Any]:
    """Fill each piece: the colour is the side's, the pattern says which part it is."""
    patterns = [_PATTERNS[part.look] for part in parts]
    return {
        "color": [
            QUIET if part.look == "quiet" else fill for part, fill in zip(parts, fills, strict=True)
        ],
        "pattern": {
            "fillmode": "replace",
            "shape": [shape for shape, _ in patterns],
            "solidity": [covered for _, covered in patterns],
            "size": 5,
        },
    }


def _legend(parts: Sequence[Part], top: float) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a grey swatch of each look, in two columns, and the words beside it."""
    columns = [place % 2 / 2 for place in range(len(parts))]
    places = [top + _LEGEND_HEIGHT * (place // 2) for place in range(len(parts))]
    swatches = {
        "type": "bar",
        "orientation": "h",
        "base": columns,
        "x": [0.045] * len(parts),
        "y": places,
        "width": 0.18,
        "marker": _look(parts, [NO_COLOUR] * len(parts)) | {"line": {"width": 0}},
        "hoverinfo": "skip",
    }
    words = [
        {**LABEL, "x": column + 0.05, "xref": "x", "xshift": 3, "y": place, "text": part.words}
        for part, column, place in zip(parts, columns, places, strict=True)
    ]
    return swatches, words


def _attributed(row: Mapping[Any, Any]) -> str:
    if not row["of_words"]:
        return "no words"
    if not row["n_quoted_words"]:
        return f"nothing quoted: 0 of {count(row['of_words'], 'word')}"
    share = percent(row["quoted_share"])
    return f"{share} quoted, {row['n_quoted_words']:,} of {count(row['of_words'], 'word')}"


def _named(numbers: Mapping[Part, int], total: int) -> str:
    if not total:
        return "nobody quoted"
    told = [f"{number:,} {part.words}" for part, number in numbers.items() if number]
    return f"{', '.join(told)}, of {total:,}"


def _whiskers(shares: pd.DataFrame, ink: str) -> dict[str, Any]:
    """Draw the interval of the attributed share where there is one."""
    told = shares[shares["quoted_share_low"].notna()]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(told["quoted_share"]),
        "y": places_of(told, lay_out(shares), below=_BAR_BELOW),
        "marker": {"size": 1, "color": ink},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (told["quoted_share_high"] - told["quoted_share"]).tolist(),
            "arrayminus": (told["quoted_share"] - told["quoted_share_low"]).tolist(),
            "color": ink,
            "thickness": 1.2,
            "width": 4,
        },
        "hoverinfo": "skip",
    }
