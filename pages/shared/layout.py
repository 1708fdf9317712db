"""The parts every page is made of: its head, a figure with all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.measures.uncertainty import MIN_ARTICLES_FOR_INTERVAL
from analysis.store.export import to_csv
from pages.shared.escaping import md
from pages.shared.links import show_permalink
from pages.shared.loading import load_corpus
from pages.shared.small_print import note

CONFIG = {
    "displaylogo": False,
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
}


_SHARES = ("share", "share_low", "share_high")
_ENDS = ("_low", "_high")


NO_INTERVAL = (
    f"No interval: it takes {MIN_ARTICLES_FOR_INTERVAL} articles of an outlet on one event to say "
    "how far a number would move with other articles. These numbers describe these texts."
)


def scheme() -> str:
    """Return the reader's colour scheme, light or dark."""
    return st.context.theme.type or "light"


def show_head(title: str, lead: str, local_keys: Iterable[str] = ()) -> None:
    """Show the page's title, a line under it, and the link to this view."""
    left, right = st.columns([5, 1], vertical_alignment="bottom")
    left.title(md(title), anchor=False)
    with right:
        show_permalink(local_keys)
    st.markdown(md(lead))


def show_figure(
    figure: go.Figure,
    *,
    key: str,
    caption: str,
    alt: str,
    on_pick: Callable[[], None] | None = None,
    box: DeltaGenerator | None = None,
) -> None:
    """Show a figure with its caption, in a box made earlier if one is given.

    ``on_pick`` is called when a mark is clicked.
    """
    if box is not None:
        with box:
            show_figure(figure, key=key, caption=caption, alt=alt, on_pick=on_pick)
        return
    pick: Any = on_pick or "ignore"
    st.plotly_chart(
        figure, key=key, on_select=pick, selection_mode="points", config=CONFIG, alt=alt
    )
    note(caption)


def show_table(table: pd.DataFrame, words: dict[str, str], *, name: str, alt: str) -> None:
    """Offer the numbers behind a figure as a table and as a file.

    Parameters
    ----------
    table : DataFrame
        What was drawn.
    words : dict
        The reader's word for each column to show, in order; the file keeps all columns
        under their own names.
    name : str
        Names the file and the element's key.
    alt : str
        What the table shows, for those who cannot see it.
    """
    box = st.expander("The numbers", on_change="rerun", key=f"{name}_open")
    if not box.open:
        return
    with box:
        ends = [column for column in words if column.endswith(_ENDS)]
        if ends and table[ends].isna().all(axis=None):
            words = {column: word for column, word in words.items() if column not in ends}
            note(NO_INTERVAL)
        config = {column: st.column_config.Column(word) for column, word in words.items()}
        shares: dict[str, Literal["percent"]] = {c: "percent" for c in words if c.endswith(_SHARES)}
        for column, style in shares.items():
            config[column] = st.column_config.NumberColumn(words[column], format=style)
        st.dataframe(
            table[list(words)], hide_index=True, column_config=config, key=f"{name}_table", alt=alt
        )
        st.download_button(
            "Download as CSV",
            to_csv(table),
            file_name=f"storysides-{name}-{load_corpus().corpus_id}.csv",
            mime="text/csv",
            key=f"{name}_csv",
            on_click="ignore",
        )
        note("UTF-8. A cell that a spreadsheet would run as a formula starts with an apostrophe.")
