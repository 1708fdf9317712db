"""The ranked table of a side's terms: a click on a row opens its lines."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.store.export import to_csv
from pages.shared.loading import load_corpus
from pages.shared.small_print import note
from pages.shared.wording import TermPlace
from pages.shared.wording_state import Tested
from pages.shared.wording_words import RANKED_WORDS, name_term

_INTERVAL = ["log_odds_low", "log_odds_high"]
_DECIMALS = {
    "tokens_per_1k": "%.1f",
    "tokens_per_1k_baseline": "%.1f",
    "log_odds": "%.2f",
    "log_odds_low": "%.2f",
    "log_odds_high": "%.2f",
    "dispersion": "%.2f",
    "p": "%.3f",
}


def show_ranked(place: TermPlace, side: str, tested: Tested | None) -> None:
    """Offer the terms of a side as a table, most distinctive first, and as a file."""
    box = st.expander("The numbers", on_change="rerun", key="ranked_open")
    if not box.open:
        return
    table = rank_terms(place, side, tested)
    words = {column: word for column, word in RANKED_WORDS.items() if column in table}
    config = {
        column: st.column_config.NumberColumn(word, format=_DECIMALS.get(column))
        if column != "term"
        else st.column_config.TextColumn(word, pinned=True)
        for column, word in words.items()
    }

    def pick() -> None:
        rows = st.session_state["ranked"].selection.rows
        if rows:
            place.open(name_term(side, str(table["term"].iloc[rows[0]])))

    with box:
        st.dataframe(
            table[list(words)],
            hide_index=True,
            column_config=config,
            key="ranked",
            on_select=pick,
            selection_mode="single-row",
            alt=f"Words by how far they set {side} apart",
        )
        st.download_button(
            "Download as CSV",
            to_csv(table),
            file_name=f"storysides-wording-{load_corpus().corpus_id}.csv",
            mime="text/csv",
            key="ranked_csv",
            on_click="ignore",
        )
        note(_limits(place, side, has_interval="log_odds_low" in table, has_p="p" in table))


def rank_terms(place: TermPlace, side: str, tested: Tested | None) -> pd.DataFrame:
    """Return a side's terms; without what nothing is known of."""
    terms = place.comparison.terms
    table = terms[terms["side"] == side]
    if table[_INTERVAL].isna().all(axis=None):
        table = table.drop(columns=_INTERVAL)
    if tested is not None and side in tested.sides:
        known = tested.terms[tested.terms["side"] == side]
        table = table.merge(known[["term", "p", "is_found", "is_in_set"]], on="term", how="left")
    return table.reset_index(drop=True)


def _limits(place: TermPlace, side: str, *, has_interval: bool, has_p: bool) -> str:
    """Say what the columns mean and what they do not."""
    n_terms, n_shown = (
        place.comparison.n_terms[side],
        int((place.comparison.terms["side"] == side).sum()),
    )
    parts = [
        "Click the box at the left of a row for its lines.",
        "Log-odds: above 0 where the side uses the word more.",
        "Dispersion: 0 where all its articles use the word alike, near 1 where one of many has it "
        "alone; empty for one article.",
    ]
    if not has_interval:
        parts.append("No interval: it takes eight articles a side, or eight events.")
    if has_p:
        parts.append(
            "p holds for all words together; empty for words in fewer than three articles."
        )
    if n_shown < n_terms:
        parts.append(f"The {n_shown:,} most distinctive of {n_terms:,} words.")
    parts.append(
        "UTF-8. A cell that a spreadsheet would run as a formula starts with an apostrophe."
    )
    return " ".join(parts)
