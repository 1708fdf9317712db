"""Draw a topic's terms, and how many topics hold when the articles change."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.style import INK, LINE, NO_COLOUR, QUIET, draw
from analysis.notation import percent

TERM_COLOUR = "#5b7f95"
"""No outlet's: a topic belongs to none."""

_LINE = 30


def plot_terms(terms: pd.DataFrame, *, ink: str = INK["light"]) -> go.Figure:
    """Draw the strongest terms of one topic as bars.

    Parameters
    ----------
    terms : DataFrame, one row per term
        Of one topic, see ``schema.TOPIC_TERMS``.
    ink : str
        The colour of text, see `style.INK`.
    """
    places = list(range(len(terms)))
    shares = terms["weight_share"].tolist()
    words = [plot_text(term, limit=24) for term in terms["term"]]
    return draw(
        [
            {
                "type": "bar",
                "orientation": "h",
                "x": shares,
                "y": places,
                "width": 0.62,
                "marker": {"color": TERM_COLOUR},
                "text": [f" {percent(share, 1)}" for share in shares],
                "textposition": "outside",
                "textfont": {"color": ink, "size": 12},
                "customdata": words,
                "hovertemplate": "%{customdata}: %{x:.1%} of the topic's weight<extra></extra>",
                "cliponaxis": False,
            }
        ],
        height=_LINE * len(terms) + 20,
        ink=ink,
        margin={"t": 4, "r": 48, "b": 4, "l": 150},
        xaxis={"visible": False, "range": [0, 1.02 * max([0.01, *shares])]},
        yaxis={
            "range": [len(terms) - 0.4, -0.6],
            "tickvals": places,
            "ticktext": words,
            "tickfont": {"size": 13, "color": ink},
        },
    )


def plot_choices(choices: pd.DataFrame, floor: float, *, ink: str = INK["light"]) -> go.Figure:
    """Draw, for each number of topics tried, how many of them come back.

    Parameters
    ----------
    choices : DataFrame, one row per number of topics
        See ``schema.TOPIC_CHOICES``.
    floor : float
        The share of topics that must come back: a line across.
    ink : str
        The colour of text, see `style.INK`.
    """
    ordered = choices.sort_values("n_topics")
    chosen = ordered["is_proposed"].tolist()
    return draw(
        [
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": ordered["n_topics"].tolist(),
                "y": ordered["comes_back_share"].tolist(),
                "line": {"color": LINE, "width": 1.5},
                "marker": {
                    "size": [15 if is_one else 8 for is_one in chosen],
                    "color": [TERM_COLOUR if is_one else NO_COLOUR for is_one in chosen],
                },
                "customdata": ordered["n_refits"].tolist(),
                "hovertemplate": "%{x} topics: %{y:.0%} come back, on average over "
                "%{customdata} refits<extra></extra>",
                "cliponaxis": False,
            }
        ],
        height=230,
        ink=ink,
        margin={"t": 16, "r": 16, "b": 44, "l": 48},
        shapes=[
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": floor,
                "y1": floor,
                "line": {"color": QUIET, "width": 2, "dash": "dot"},
            }
        ],
        xaxis={
            "title": {"text": "number of topics asked for", "font": {"size": 12}},
            "tickvals": ordered["n_topics"].tolist(),
        },
        yaxis={"range": [0, 1.06], "tickformat": ".0%", "nticks": 6},
    )
