"""Draw where in each article the sentences of a thread stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.rows import LABEL
from analysis.figures.style import INK, LINE, NO_COLOUR, QUIET, draw

ROW_HEIGHT = 84
_EDGE = "rgba(128,120,104,0.35)"


def plot_positions(
    places: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    lines: Sequence[tuple[str, str]],
    ink: str = INK["light"],
) -> go.Figure:
    """Draw each article as a strip of its sentences, those in the thread in colour.

    Parameters
    ----------
    places : DataFrame, one row per sentence of lead, body or headline
        See ``measures.positions.place_sentences``.
    side_colours : mapping
    lines : sequence of (str, str)
        A title and a line of facts above each strip.
    ink : str
        The colour of text, see `style.INK`.
    """
    rows = places.to_dict("records")
    shades = [side_colours.get(r["side"], NO_COLOUR) if r["is_in_thread"] else QUIET for r in rows]
    strip = {
        "type": "bar",
        "orientation": "h",
        "base": [row["start_share"] for row in rows],
        "x": [row["width_share"] for row in rows],
        "y": [row["article_row"] + 0.26 for row in rows],
        "width": 0.34,
        "marker": {"color": shades, "line": {"width": 1, "color": _EDGE}},
        "customdata": [
            [row["sentence_id"], row["article_id"], plot_text(row["text"], limit=90)]
            for row in rows
        ],
        "hovertemplate": "%{customdata[2]}<extra></extra>",
    }
    labels = [
        {
            **LABEL,
            "y": place - 0.18,
            "align": "left",
            "text": f"<b>{plot_text(title, limit=60)}</b><br>{plot_text(facts, limit=64)}",
        }
        for place, (title, facts) in enumerate(lines)
    ]
    thirds = [
        {
            "type": "line",
            "x0": 1 / 3,
            "x1": 1 / 3,
            "y0": place + 0.07,
            "y1": place + 0.45,
            "line": {"color": LINE, "width": 1.5},
        }
        for place in range(len(lines))
    ]
    return draw(
        [strip],
        height=ROW_HEIGHT * len(lines) + 40,
        ink=ink,
        annotations=labels,
        shapes=thirds,
        xaxis={
            "range": [-0.075, 1.0],
            "tickvals": [-0.045, 1 / 3, 2 / 3],
            "ticktext": ["Headline", "a third", "two thirds"],
        },
        yaxis={"range": [len(lines) - 0.5, -0.5], "visible": False},
        barmode="overlay",
        bargap=0,
    )
