"""Draw coverage: the map of threads, the bars of one thread, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.escaping import plot_text
from analysis.figures.rows import Rows, lay_out
from analysis.figures.style import LINE, QUIET, blank_figure, label_in_lines, unfaded
from analysis.notation import percent

_LARGEST = 40
MAP_ROW_HEIGHT = 72
BAR_ROW_HEIGHT = 76
_INK = {"size": 13}


def plot_thread_map(
    coverage: pd.DataFrame,
    thread_names: Mapping[str, str],
    side_colours: Mapping[str, str],
    *,
    event_names: Mapping[str, str] | None = None,
) -> go.Figure:
    """Draw a circle for each side and thread; its area is the share of words.

    Silent cells are drawn as small open circles marked *not found*. Rows stand under
    the heading of their event.

    Parameters
    ----------
    coverage : DataFrame, one row per event, side and thread
        See ``measures.coverage.share_threads``.
    thread_names : mapping
        The name shown for each thread id; its order is the order of the columns.
    side_colours : mapping
        See `style.colours`.
    event_names : mapping, optional
        What stands beside an event's day; see ``measures.events.name_events``.
    """
    rows = lay_out(coverage)
    columns = {thread_id: place for place, thread_id in enumerate(thread_names)}
    figure = blank_figure(int(MAP_ROW_HEIGHT * rows.n_rows + 56))
    for is_silent, cells in coverage.groupby(coverage["n_words"] == 0, sort=True):
        figure.add_trace(_circles(cells, rows, columns, side_colours, bool(is_silent)))
    _head_rows(figure, rows, event_names or {})
    for (_, side), place in rows.places.items():
        figure.add_annotation(
            x=0, xref="paper", y=place - 0.26, text=plot_text(side, limit=60), showarrow=False,
            xanchor="left", yanchor="middle", font=_INK,
        )  # fmt: skip
    figure.update_xaxes(
        tickvals=list(columns.values()),
        ticktext=[f"<b>{label_in_lines(name, 12)}</b>" for name in thread_names.values()],
        tickangle=0,
        range=[-0.34, len(columns) - 0.3],
        side="top",
        fixedrange=True,
        showgrid=False,
        zeroline=False,
        ticks="",
    )
    _plain_rows(figure, rows)
    return figure


def _circles(
    cells: pd.DataFrame,
    rows: Rows,
    columns: Mapping[str, int],
    side_colours: Mapping[str, str],
    is_silent: bool,
) -> go.Scatter:
    shades = [side_colours.get(side, "#7a7a7a") for side in cells["side"]]
    largest = max(float(cells["words_share"].max()), 0.05)
    sizes = [max(_LARGEST * (share / largest) ** 0.5, 7) for share in cells["words_share"]]
    silent_marker = {"symbol": "circle-open-dot", "size": 9, "color": LINE}
    told_marker = {"size": sizes, "color": shades, "opacity": 1, "line": {"width": 0}}
    return go.Scatter(
        x=[columns[thread_id] for thread_id in cells["thread_id"]],
        y=[_place(rows, row) + 0.18 for row in cells.itertuples(index=False)],
        mode="markers+text",
        marker=silent_marker if is_silent else told_marker,
        opacity=1,
        text=["not found" if is_silent else percent(share) for share in cells["words_share"]],
        textposition="middle right",
        textfont={"size": 11} if is_silent else _INK,
        customdata=_customdata(cells),
        hovertemplate=_HOVER,
        cliponaxis=False,
        **unfaded(),
    )


_HOVER = "%{customdata[3]}<br>%{customdata[4]}<extra></extra>"


def _customdata(cells: pd.DataFrame) -> list[list[str]]:
    """Return event, side and thread for the click, and two lines for the hover."""
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


def _place(rows: Rows, row: Any) -> float:  # noqa: ANN401 (a named tuple of pandas)
    return rows.places[(str(row.event_id), str(row.side))]


def _head_rows(figure: go.Figure, rows: Rows, event_names: Mapping[str, str]) -> None:
    for place, event_id, day in rows.heads:
        names = plot_text(event_names.get(event_id, ""), limit=60)
        figure.add_annotation(
            x=0, xref="paper", y=place, text=f"<b>{plot_text(day)}</b>  {names}", showarrow=False,
            xanchor="left", yanchor="middle", font={"size": 13},
        )  # fmt: skip
        figure.add_shape(
            type="line", xref="paper", x0=0, x1=1, y0=place + 0.24, y1=place + 0.24,
            line={"color": LINE, "width": 1},
        )  # fmt: skip


def plot_thread_bars(
    coverage: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    part: str = "words",
    as_share: bool = True,
    event_names: Mapping[str, str] | None = None,
) -> go.Figure:
    """Draw one thread's share for every side, in groups by event.

    Each bar stands under a line with its name, its share, numerator and denominator,
    so that the figure needs no axis labels and reads on a phone. Intervals are drawn
    where the table has them.

    Parameters
    ----------
    coverage : DataFrame, one row per event and side, of one thread
    side_colours : mapping
    part : {"words", "sentences"}
    as_share : bool
        Draw shares, or else plain counts.
    event_names : mapping, optional
        What stands beside an event's day.
    """
    rows = lay_out(coverage)
    value = f"{part}_share" if as_share else f"n_{part}"
    told = coverage[coverage["n_words"] > 0]
    silent = coverage[coverage["n_words"] == 0]
    figure = blank_figure(int(BAR_ROW_HEIGHT * rows.n_rows + 36), barmode="overlay", bargap=0.0)
    figure.add_trace(
        go.Bar(
            x=told[value],
            y=[_place(rows, row) + 0.3 for row in told.itertuples(index=False)],
            orientation="h",
            width=0.26,
            marker={"color": [side_colours.get(side, "#7a7a7a") for side in told["side"]]},
            error_x=_whiskers(told) if as_share and part == "words" else None,
            customdata=_customdata(told),
            hovertemplate=_HOVER,
            **unfaded(),
        )
    )
    figure.add_trace(
        go.Scatter(
            x=[0] * len(silent),
            y=[_place(rows, row) + 0.3 for row in silent.itertuples(index=False)],
            mode="markers",
            marker={"symbol": "circle-open-dot", "size": 10, "color": LINE},
            customdata=_customdata(silent),
            hovertemplate=_HOVER,
            cliponaxis=False,
            **unfaded(),
        )
    )
    for row in coverage.itertuples(index=False):
        figure.add_annotation(
            x=0, y=_place(rows, row) - 0.14, text=_bar_label(row, part), showarrow=False,
            xanchor="left", yanchor="middle", align="left", font=_INK, xshift=-3,
        )  # fmt: skip
    _head_rows(figure, rows, event_names or {})
    top = max(float(coverage[value].max()), 0.01) if len(coverage) else 1.0
    figure.update_xaxes(
        range=[-0.01 * top, 1.08 * top],
        tickformat=".0%" if as_share else ",d",
        rangemode="tozero",
        fixedrange=True,
        showgrid=True,
        gridcolor=QUIET,
        zeroline=False,
        nticks=5,
    )
    _plain_rows(figure, rows)
    return figure


def _plain_rows(figure: go.Figure, rows: Rows) -> None:
    figure.update_yaxes(
        range=[rows.n_rows - 0.3, -0.4], visible=False, fixedrange=True, showgrid=False
    )


def _bar_label(row: Any, part: str) -> str:  # noqa: ANN401 (a named tuple of pandas)
    number, total = getattr(row, f"n_{part}"), getattr(row, f"of_{part}")
    name = f"<b>{plot_text(row.side, limit=48)}</b>"
    if not row.n_words:
        return f"{name}<br>not found in this text: 0 of {total:,} {part}"
    return f"{name}<br>{percent(number / total)}, {number:,} of {total:,} {part}"


def _whiskers(told: pd.DataFrame) -> dict[str, Any] | None:
    if not told["words_share_low"].notna().any():
        return None
    return {
        "type": "data",
        "symmetric": False,
        "array": (told["words_share_high"] - told["words_share"]).fillna(0),
        "arrayminus": (told["words_share"] - told["words_share_low"]).fillna(0),
        "thickness": 1.2,
        "width": 4,
    }


def plot_positions(
    places: pd.DataFrame,
    side_colours: Mapping[str, str],
    *,
    lines: Sequence[tuple[str, str]],
) -> go.Figure:
    """Draw each article as a strip of its sentences, those in the thread in colour.

    Parameters
    ----------
    places : DataFrame, one row per sentence of lead, body or headline
        Needs ``article_row`` (0 for the first strip), ``side``, ``start_share``,
        ``width_share``, ``is_in_thread``, ``sentence_id`` and ``text``.
    side_colours : mapping
    lines : sequence of (str, str)
        A title and a line of facts above each strip.
    """
    figure = blank_figure(int(84 * len(lines) + 40), barmode="overlay", bargap=0.0)
    shades = [
        side_colours.get(row.side, "#7a7a7a") if row.is_in_thread else QUIET
        for row in places.itertuples(index=False)
    ]
    figure.add_trace(
        go.Bar(
            base=places["start_share"],
            x=places["width_share"],
            y=places["article_row"] + 0.26,
            orientation="h",
            width=0.34,
            marker={"color": shades, "line": {"width": 1, "color": "rgba(128,120,104,0.35)"}},
            customdata=[
                [row.sentence_id, plot_text(row.text, limit=90)]
                for row in places.itertuples(index=False)
            ],
            hovertemplate="%{customdata[1]}<extra></extra>",
            **unfaded(),
        )
    )
    for row, (title, facts) in enumerate(lines):
        figure.add_annotation(
            x=0, xref="paper", y=row - 0.18, showarrow=False, align="left",
            text=f"<b>{plot_text(title, limit=60)}</b><br>{plot_text(facts, limit=90)}",
            xanchor="left", yanchor="middle", font=_INK,
        )  # fmt: skip
    figure.add_vline(x=1 / 3, line={"color": LINE, "width": 1, "dash": "dot"})
    figure.update_xaxes(
        range=[-0.075, 1.0],
        tickvals=[-0.045, 0, 1 / 3, 2 / 3, 1],
        ticktext=["Headline", "", "a third", "two thirds", ""],
        fixedrange=True,
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(
        range=[len(lines) - 0.5, -0.5], visible=False, fixedrange=True, showgrid=False
    )
    return figure
