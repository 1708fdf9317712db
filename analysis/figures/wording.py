"""Draw which terms set one side apart: how frequent they are against how distinctive."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.rows import MARK_HOVER, Mark, mark_data, outline_marks
from analysis.figures.style import INK, LINE, NO_COLOUR, draw
from analysis.figures.wording_labels import AWAY, Box, choose_labels, write_word
from analysis.notation import count

N_TERMS, N_LABELS = 240, 14
"""Terms drawn and terms named, at most, of either direction."""

HEIGHT = 560
_NARROW = 276
_TOP, _BOTTOM, _LEFT, _RIGHT = 30, 66, 34, 10
_PLAIN, _FOUND = 6, 9
_STEP, _IN_A_ROW = 6.5, 7
_KEY = 18
_AXES = (
    "across: uses per 1,000 words, both together<br>"
    "up and down: log-odds over standard error, a rank"
)
_TICKS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


def plot_terms(
    terms: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    found: Collection[str] = (),
    n_labels: int = N_LABELS,
    opened: Mark | None = None,
    ink: str = INK["light"],
) -> go.Figure:
    """Draw one mark for each term: to the right if frequent, up if the side uses it more.

    Frequency is of both sides together, on a scale of powers. Terms at the same place are
    set beside each other, so a mark may stand a little off its place. Names are written at
    the most distinctive terms of either direction, as far as they find room on a phone.

    Parameters
    ----------
    terms : DataFrame, one row per term, of one side and its baseline
        See ``measures.wording.compare_terms``. The `N_TERMS` most distinctive of either
        direction are drawn; what is left out must be said beside the figure.
    side_colours : mapping
        See `style.colours`; all others together are grey.
    found : collection of str
        The terms that a test found: they are filled. Without any, all are: then nothing
        was tested, or nothing found, and the text beside the figure must say which.
    n_labels : int, default 14
        Terms named of either direction, at most.
    opened : (event_id, side, facet, value), optional
        The mark whose evidence is open: facet ``term``.
    ink : str
        The colour of text, see `style.INK`.

    References
    ----------
    Monroe, B., Colaresi, M., & Quinn, K. (2008). Fightin' Words. Political Analysis
    16(4), 372-403: the plot.
    """
    kept = _choose(terms)
    if kept.empty:
        note = {"text": "No term is used often enough to be compared.", "x": 0.5, "y": 0.5}
        return draw([], height=80, ink=ink, annotations=[note], **_hidden_axes())
    placed, across, upright = _place(kept)
    labelled = choose_labels(
        list(zip(placed["x"], placed["y"], strict=True)),
        placed["term"].tolist(),
        placed["way"].tolist(),
        # The last line names a side.
        room=Box(0, 0, _NARROW, _height() - _KEY),
        n_each=n_labels,
    )
    side, baseline = str(kept["side"].iloc[0]), str(kept["baseline"].iloc[0])
    colours = {1: side_colours.get(side, NO_COLOUR), -1: side_colours.get(baseline, NO_COLOUR)}
    return draw(
        [
            _marks(placed, colours, frozenset(found), opened, ink),
            _labels(placed, labelled),
        ],
        height=HEIGHT,
        ink=ink,
        annotations=_directions(side, baseline or "the others", colours),
        shapes=[_line_at_nought()],
        margin={"t": _TOP, "r": _RIGHT, "b": _BOTTOM, "l": _LEFT},
        xaxis={
            "range": [0, _NARROW],
            **_frequency_ticks(across),
            "title": {"text": _AXES, "font": {"size": 12, "color": ink}},
        },
        yaxis={
            "range": [_height(), 0],
            **_distance_ticks(upright),
            "showgrid": False,
        },
    )


def _hidden_axes() -> dict[str, Any]:
    hidden = {"visible": False, "range": [0, 1]}
    return {"xaxis": hidden, "yaxis": hidden}


def _height() -> float:
    return HEIGHT - _TOP - _BOTTOM


def _choose(terms: pd.DataFrame) -> pd.DataFrame:
    """Keep the most distinctive terms of either direction, strongest first."""
    strength = terms["distinctiveness"].abs()
    ranked = terms.assign(strength=strength, way=np.where(terms["distinctiveness"] < 0, -1, 1))
    ranked = ranked.sort_values(["strength", "term"], ascending=[False, True])
    return ranked.groupby("way").head(N_TERMS).reset_index(drop=True)


def _place(kept: pd.DataFrame) -> tuple[pd.DataFrame, _Scale, _Scale]:
    """Say where each mark stands, in pixels of a phone's figure; equal places are spread."""
    n_tokens = kept["n_tokens"] + kept["n_tokens_baseline"]
    of_words = kept["of_words"] + kept["of_words_baseline"]
    per_1k = 1000 * n_tokens / of_words
    x_scale = _Scale.of(np.log10(per_1k), _NARROW, 26)
    reach = max(1.0, float(kept["strength"].max()))
    y_scale = _Scale(-reach, reach, _height(), 26)
    x, y = x_scale.at(np.log10(per_1k)), _height() - y_scale.at(kept["distinctiveness"])
    same = [pd.Series(x).round(0), pd.Series(y).round(0)]
    number = pd.Series(x).groupby(same).cumcount()
    n_same = pd.Series(x).groupby(same).transform("size").clip(upper=_IN_A_ROW)
    offset = (number % _IN_A_ROW - (n_same - 1) / 2) * _STEP
    # Further rows lead away from the line at nought, never over it.
    away = -kept["way"] * (number // _IN_A_ROW) * _STEP
    placed = kept.assign(x=np.clip(x + offset, 4, _NARROW - 4), y=y + away)
    return placed, x_scale, y_scale


class _Scale(NamedTuple):
    low: float
    high: float
    length: float
    pad: float

    @classmethod
    def of(cls, values: pd.Series, length: float, pad: float) -> _Scale:
        """Span the values; a single value stands in the middle."""
        low, high = float(values.min()), float(values.max())
        return (
            cls(low - 0.2, high + 0.2, length, pad) if low == high else cls(low, high, length, pad)
        )

    def at(self, values: Any) -> Any:  # noqa: ANN401 (a number, an array or a column)
        """Return pixels from the low end."""
        inner = self.length - 2 * self.pad
        return self.pad + inner * (values - self.low) / (self.high - self.low)


def _frequency_ticks(scale: _Scale) -> dict[str, Any]:
    shown = [tick for tick in _TICKS if scale.low <= np.log10(tick) <= scale.high]
    last, kept = -100.0, []
    for tick in shown:
        if scale.at(np.log10(tick)) - last >= 34:
            kept.append(tick)
            last = scale.at(np.log10(tick))
    return {
        "tickvals": [scale.at(np.log10(tick)) for tick in kept],
        "ticktext": [f"{tick:g}" for tick in kept],
    }


def _distance_ticks(scale: _Scale) -> dict[str, Any]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if scale.high / step <= 4)
    ticks = [tick for tick in range(-4 * step, 5 * step, step) if abs(tick) <= scale.high]
    return {
        "tickvals": [_height() - scale.at(tick) for tick in ticks],
        "ticktext": [f"{abs(tick)}" for tick in ticks],
    }


def _directions(side: str, baseline: str, colours: Mapping[int, str]) -> list[dict[str, Any]]:
    """Say at the upper and the lower end whose words stand there."""
    frame = {"xref": "paper", "x": 0, "xanchor": "left", "font": {"size": 13}}
    up, down = (
        f'<span style="color: {colours[way]}">{sign}</span> '
        f"<b>more in {plot_text(name, limit=34)}</b>"
        for way, sign, name in ((1, "\u25b2", side), (-1, "\u25bc", baseline))
    )
    upper = {**frame, "yref": "paper", "y": 1, "yanchor": "bottom", "text": up}
    lower = {**frame, "yref": "paper", "y": 0, "yanchor": "bottom", "text": down}
    return [upper, lower]


def _line_at_nought() -> dict[str, Any]:
    middle = _height() / 2
    ends = {"xref": "paper", "x0": 0, "x1": 1, "y0": middle, "y1": middle}
    return {"type": "line", **ends, "line": {"color": LINE, "width": 1}, "layer": "below"}


def _marks(
    placed: pd.DataFrame,
    colours: Mapping[int, str],
    found: frozenset[str],
    opened: Mark | None,
    ink: str,
) -> dict[str, Any]:
    rows = placed.to_dict("records")
    marks: list[Mark] = [(row["event_id"], row["side"], "term", row["term"]) for row in rows]
    is_filled = [not found or row["term"] in found for row in rows]
    is_large = [bool(found) and filled for filled in is_filled]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(placed["x"]),
        "y": list(placed["y"]),
        "marker": {
            "symbol": ["circle" if filled else "circle-open" for filled in is_filled],
            "size": [_FOUND if large else _PLAIN for large in is_large],
            "color": [colours[row["way"]] for row in rows],
            "opacity": 1,
            "line": _outline(marks, is_filled, opened, ink),
        },
        "customdata": mark_data(marks, [_told(row) for row in rows]),
        "hovertemplate": MARK_HOVER,
        "cliponaxis": False,
    }


def _outline(
    marks: Sequence[Mark], is_filled: Sequence[bool], opened: Mark | None, ink: str
) -> dict[str, Any]:
    """Draw a line around the opened mark; an open one has a line of its own."""
    line = outline_marks(marks, opened, ink)
    widths = zip(line["width"], is_filled, strict=True)
    return {**line, "width": [width or (0 if filled else 1.2) for width, filled in widths]}


def _told(row: Mapping[Any, Any]) -> tuple[str, str]:
    baseline = row["baseline"] or "the others"
    parts = [
        f"{name}: {row[f'n_tokens{end}']:,} in {row[f'of_words{end}']:,} words "
        f"({row[f'tokens_per_1k{end}']:.1f} per 1,000), in {row[f'n_articles_with{end}']:,} of "
        f"{count(int(row[f'n_articles{end}']), 'article')}"
        for name, end in ((_short(row["side"]), ""), (_short(baseline), "_baseline"))
    ]
    return row["term"], "; ".join(parts)


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:23]}…"


def _labels(placed: pd.DataFrame, labelled: Mapping[int, str]) -> dict[str, Any]:
    rows = placed.iloc[list(labelled)]
    away = [AWAY.get(spot, 0) for spot in labelled.values()]
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(rows["x"]),
        "y": list(rows["y"] + away),
        "text": [
            write_word(term, spot)
            for term, spot in zip(rows["term"], labelled.values(), strict=True)
        ],
        "textposition": list(labelled.values()),
        "textfont": {"size": 12},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
