"""The part of the Wording page about distinctive words."""

from __future__ import annotations

import streamlit as st

from pages.shared.loading_wording import load_comparison
from pages.shared.state import Selection
from pages.shared.wording import TermPlace, show_everybody, show_left_out, show_side
from pages.shared.wording_asks import ask_side, ask_wording
from pages.shared.wording_chance import find_tested, show_test
from pages.shared.wording_table import show_ranked


def show_words(selection: Selection) -> None:
    """Show which words set each side apart, one side's in full, and what chance would do."""
    st.header("Which words set one outlet apart", anchor=False)
    wording = ask_wording(selection)
    comparison = load_comparison(wording)
    tested = find_tested(wording)
    if comparison.sides:
        place = TermPlace(wording, comparison)
        show_everybody(place, tested)
        st.header("One outlet's words", anchor=False)
        side = ask_side(comparison)
        show_side(place, side, tested)
        show_ranked(place, side, tested)
        show_test(wording, comparison, side, tested)
        show_left_out(wording)
    else:
        st.info(
            "Nobody to compare with: only one side here reports this event. Choose all events, or "
            "clear the outlets in the sidebar."
        )
