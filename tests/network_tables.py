"""Makes the tables that networks and rankings are drawn from, and looks at what was drawn."""

from __future__ import annotations

from html import unescape

import pandas as pd

from analysis.figures.style import PALETTE
from analysis.measures.cooccurrence import COMPARISON_COLUMNS, PAIR_COLUMNS, score_pairs

DAY = "2020-03-01"
HOSTILE = '<a href="http://evil.example">x</a> %{y} $z$'
NAMES = {"a": "Ada", "b": "Bob", "c": "Cleo"}
PLACES = pd.DataFrame(
    {"entity_id": list("abc"), "x": [40.0, 200.0, 120.0], "y": [10.0, 30.0, 90.0]}
)


def nodes(**n_windows: int) -> pd.DataFrame:
    """Make nodes with so many windows, each in one article."""
    return pd.DataFrame(
        {"entity_id": list(n_windows), "n_windows": list(n_windows.values()), "n_articles": 1}
    )


def ties(*rows: tuple[str, str, int]) -> pd.DataFrame:
    """Make scored pairs from (first, second, windows shared), each of ten of 100."""
    table = pd.DataFrame([(a, b, n, 10, 10, 1) for a, b, n in rows], columns=PAIR_COLUMNS)
    return score_pairs(table, n_windows=100, min_windows=1)


def comparison(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    """Make compared pairs from (first, second, held by, share of draws)."""
    return pd.DataFrame(
        [
            {
                "entity_a": a,
                "entity_b": b,
                "side_left": "Post",
                "side_right": "Times",
                "n_left": 4,
                "n_right": 1,
                "of_words_left": 400,
                "of_words_right": 100,
                "words_each": 100,
                "equal_left": 1.0,
                "equal_right": 1.0,
                "held_by": held_by,
                "held_share": held_share,
                "drawn": "articles",
            }
            for a, b, held_by, held_share in rows
        ],
        columns=COMPARISON_COLUMNS,
    )


def sides(*names: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make the nodes and pairs of sides that all name a and b, and not c."""
    table = pd.concat(
        [nodes(a=10, b=5, c=0).assign(event_id=DAY, side=side) for side in names]
    ).assign(of_windows=100, of_articles=2)
    pairs = pd.concat([ties(("a", "b", 4)).assign(event_id=DAY, side=side) for side in names])
    return (
        table.assign(windows_share=table["n_windows"] / 100),
        pairs.assign(windows_share=pairs["n_windows_both"] / 100),
    )


def rates(*rows: tuple[str, str, int], **columns: object) -> pd.DataFrame:
    """Make rates from (side, entity, sentences of 100), with a mention in each."""
    table = pd.DataFrame(
        [
            {
                "event_id": DAY,
                "side": side,
                "is_pooled": False,
                "entity_id": entity_id,
                "n_windows": number,
                "of_windows": 100,
                "windows_share": number / 100,
                "windows_share_low": float("nan"),
                "windows_share_high": float("nan"),
                "n_mentions": number,
                "of_words": 2000,
                "mentions_per_1k": number / 2,
                "n_articles_with": int(number > 0),
                "n_articles": 1,
                "n_sides_with": 1,
            }
            for side, entity_id, number in rows
        ]
    )
    return table.assign(**columns)


def marks_of(figure) -> set[tuple[str, ...]]:
    """Return what clicks on a figure mean."""
    return {
        tuple(data[:4])
        for trace in figure.data
        for data in (trace.customdata if trace.customdata is not None else [])
    }


def spots_of(figure) -> dict[str, tuple[float, float]]:
    """Return where a figure draws each entity."""
    return {
        data[3]: (x, y)
        for trace in figure.data
        for data, x, y in zip(
            trace.customdata if trace.customdata is not None else [], trace.x, trace.y, strict=False
        )
        if data[2] == "entity"
    }


def notes_of(figure) -> str:
    """Return all that is written on a figure."""
    return " ".join(str(note.text) for note in figure.layout.annotations)


def hover_of(figure, value: str, side: str = "") -> str:
    """Return what is said over a mark, of one side where it has several."""
    return next(
        unescape(" ".join(data[4:]).replace("<br>", " "))
        for trace in figure.data
        if trace.customdata is not None
        for data in trace.customdata
        if data[3] == value and data[1].startswith(side)
    )


def drawn_as(figure, mode: str):
    """Return the trace of marks, lines or words."""
    return next(figure.select_traces({"type": "scatter", "mode": mode}))


def shares_of(figure):
    """Return the trace of the bars: neither the track below them nor the unseen targets."""
    return next(t for t in figure.select_traces({"type": "bar"}) if t.marker.color[0] in PALETTE)


def bars_of(figure, sides: list[str]) -> dict[str, tuple[float, float]]:
    """Return where the bar of each side begins, and how long it is."""
    bars = shares_of(figure)
    return dict(zip(sides, zip(bars.base, bars.x, strict=True), strict=True))
