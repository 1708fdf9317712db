"""Spot-check: the reader judges ten attributions drawn by lot, and gets their precision."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.uncertainty import interval_of_proportion
from analysis.notation import percent
from pages.shared.evidence import follow
from pages.shared.loading_attributions import load_drawn
from pages.shared.sheet import show_sheet
from pages.shared.small_print import note
from pages.shared.state import Selection
from pages.shared.voices import MARKED, attribution_block

N_DRAWN = 10
MAX_DRAWS = 999
JUDGEMENTS = ("right", "wrong", "cannot say")


def show_spot_check(selection: Selection) -> None:
    """Offer ten attributions drawn by lot from the selection to be judged."""
    st.header("Check it yourself", anchor=False)
    note(
        f"Draw {N_DRAWN} attributions of your selection by lot and judge them: right, if somebody "
        "is said to have said or written this, and the marks lead to whom and with which "
        "words. What you judge stays in this visit."
    )
    is_open = st.toggle(f"Judge {N_DRAWN} attributions", key="check", bind="query-params")
    if not is_open:
        return
    draw = st.number_input(
        "Draw number", 1, MAX_DRAWS, 1, key="draw", bind="query-params",
        help="The same number draws the same attributions from the same selection.",
    )  # fmt: skip
    found, spans, sentences = load_drawn(selection, int(draw), N_DRAWN)
    if found.empty:
        note("Nothing is attributed in this selection, so there is nothing to judge.")
        return
    judged = [_ask(row, spans, sentences) for row in found.to_dict("records")]
    _show_result(judged)


def _ask(row: dict[Any, Any], spans: pd.DataFrame, sentences: pd.DataFrame) -> str | None:
    """Show one attribution, and ask what the reader thinks of it."""
    key = f"judged_{row['attribution_id']}"
    with st.container(border=True):
        opened = show_sheet(
            "evidence single", [attribution_block(row, spans, sentences)], f"sheet_{key}"
        )
        follow(opened, sentences, marks=MARKED)
        return st.radio(
            "Is it right?", JUDGEMENTS, index=None, horizontal=True, key=key,
            label_visibility="collapsed",
        )  # fmt: skip


def _show_result(judged: list[str | None]) -> None:
    """Say how many of the judged are right, and what that says of the others."""
    n_right, n_wrong = judged.count("right"), judged.count("wrong")
    n_judged = n_right + n_wrong
    if not n_judged:
        note("Nothing is judged yet.")
        return
    low, high = interval_of_proportion(n_right, n_judged)
    st.markdown(
        f"**{n_right} of {n_judged} judged are right: {percent(n_right / n_judged)}.** With so "
        f"few, the share among all attributions of this selection may be anywhere from "
        f"{percent(low)} to {percent(high)} (95% interval after Wilson)."
    )
