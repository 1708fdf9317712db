"""Draw the events of a corpus on a timeline."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.style import LINE, QUIET, blank_figure
from analysis.notation import long_date

MAX_STACK = 12
"""A day with more articles than this is drawn as a bar of its count."""


def plot_timeline(articles: pd.DataFrame, side_colours: Mapping[str, str]) -> go.Figure:
    """Draw a dot for each article above the day of its event.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``event_id``, ``side`` and ``headline``; articles without an event are
        left out.
    side_colours : mapping
        See `style.colours`.
    """
    dated = articles[articles["event_id"] != ""].sort_values(["event_id", "side", "article_id"])
    dated = dated.assign(height=dated.groupby("event_id").cumcount() + 1)
    n_high = int(dated["height"].max()) if len(dated) else 1
    figure = blank_figure(120 + 20 * min(n_high, MAX_STACK))
    if n_high > MAX_STACK:
        counts = dated.groupby("event_id").size()
        figure.add_trace(go.Bar(x=list(counts.index), y=counts, marker={"color": LINE}))
    else:
        figure.add_trace(_dots(dated, side_colours))
        _name_days(figure, dated)
    figure.update_xaxes(
        type="date", fixedrange=True, showgrid=False, showline=True, linecolor=LINE, nticks=6,
        range=_padded_range(dated),
    )  # fmt: skip
    figure.update_yaxes(visible=False, fixedrange=True, range=[0, n_high + 1.6])
    return figure


def _dots(dated: pd.DataFrame, side_colours: Mapping[str, str]) -> go.Scatter:
    return go.Scatter(
        x=dated["event_id"],
        y=dated["height"],
        mode="markers",
        marker={"size": 13, "color": [side_colours.get(s, "#7a7a7a") for s in dated["side"]]},
        customdata=[
            [row.event_id, row.article_id, plot_text(row.side), plot_text(row.headline, limit=80)]
            for row in dated.itertuples(index=False)
        ],
        hovertemplate="%{customdata[2]}<br>%{customdata[3]}<extra></extra>",
        cliponaxis=False,
    )


def _name_days(figure: go.Figure, dated: pd.DataFrame) -> None:
    counts = dated.groupby("event_id")["height"].max()
    if len(counts) > 8:
        return
    for event_id, n_articles in counts.items():
        noun = "article" if n_articles == 1 else "articles"
        figure.add_shape(
            type="line", x0=event_id, x1=event_id, y0=0, y1=n_articles,
            line={"color": QUIET, "width": 1},
        )  # fmt: skip
        figure.add_annotation(
            x=event_id, y=n_articles + 0.75, showarrow=False, font={"size": 13},
            text=f"{long_date(str(event_id))}<br>{n_articles} {noun}",
        )  # fmt: skip


def _padded_range(dated: pd.DataFrame) -> list[str] | None:
    if dated.empty:
        return None
    days = pd.to_datetime(dated["event_id"])
    pad = max((days.max() - days.min()) * 0.24, pd.Timedelta(days=3))
    return [f"{days.min() - pad:%Y-%m-%d}", f"{days.max() + pad:%Y-%m-%d}"]
