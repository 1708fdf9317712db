"""Draw the events of a corpus on a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.style import INK, LINE, NO_COLOUR, QUIET, draw
from analysis.notation import long_date

MAX_STACK = 12
"""A day with more articles than this is drawn as a bar of its count."""

MAX_NAMED_DAYS = 8


def plot_timeline(
    articles: pd.DataFrame, side_colours: Mapping[str, str], *, ink: str = INK["light"]
) -> go.Figure:
    """Draw a dot for each article above the day of its event.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``event_id``, ``side`` and ``headline``; articles without an event are
        left out.
    side_colours : mapping
        See `style.colours`.
    ink : str
        The colour of text, see `style.INK`.
    """
    dated = articles[articles["event_id"] != ""].sort_values(["event_id", "side", "article_id"])
    dated = dated.assign(height=dated.groupby("event_id").cumcount() + 1)
    counts = {str(day): int(n) for day, n in dated.groupby("event_id").size().items()}
    n_high = max([1, *counts.values()])
    is_bars = n_high > MAX_STACK
    named = {} if is_bars or len(counts) > MAX_NAMED_DAYS else counts
    return draw(
        [_bars(counts) if is_bars else _dots(dated, side_colours)],
        height=130 + 20 * min(n_high, MAX_STACK),
        ink=ink,
        annotations=[_day_label(day, n_articles) for day, n_articles in named.items()],
        shapes=[_stem(day, n_articles) for day, n_articles in named.items()],
        xaxis={
            "type": "date",
            "showline": True,
            "linecolor": LINE,
            "nticks": 6,
            "range": _padded_range(list(counts)),
        },
        yaxis={"visible": False, "range": [0, n_high + 1.9]},
    )


def _bars(counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": list(counts),
        "y": list(counts.values()),
        "marker": {"color": LINE},
        "customdata": [[day] for day in counts],
    }


def _dots(dated: pd.DataFrame, side_colours: Mapping[str, str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(dated["event_id"]),
        "y": list(dated["height"]),
        "marker": {
            "size": 13,
            "color": [side_colours.get(side, NO_COLOUR) for side in dated["side"]],
        },
        "customdata": [
            [row["event_id"], plot_text(row["side"]), plot_text(row["headline"], limit=80)]
            for row in dated.to_dict("records")
        ],
        "hovertemplate": "%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
        "cliponaxis": False,
    }


def _day_label(day: str, n_articles: int) -> dict[str, Any]:
    noun = "article" if n_articles == 1 else "articles"
    return {
        "x": day,
        "y": n_articles + 0.95,
        "font": {"size": 13},
        "text": f"{plot_text(long_date(day))}<br>{n_articles} {noun}",
    }


def _stem(day: str, n_articles: int) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": day,
        "x1": day,
        "y0": 0,
        "y1": n_articles,
        "line": {"color": QUIET, "width": 1},
    }


def _padded_range(days: list[str]) -> list[str] | None:
    if not days:
        return None
    first, last = pd.Timestamp(days[0]), pd.Timestamp(days[-1])
    pad = max((last - first) * 0.24, pd.Timedelta(days=3))
    return [f"{first - pad:%Y-%m-%d}", f"{last + pad:%Y-%m-%d}"]
