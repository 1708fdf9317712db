"""Wording: which words set one outlet apart, in what lines, and whether chance would do."""

import streamlit as st

from pages.shared.layout import show_head
from pages.shared.loading import load_basics
from pages.shared.loading_wording import load_comparison
from pages.shared.notices import show_notices
from pages.shared.searching import choose_articles
from pages.shared.wording import TermPlace, show_everybody, show_left_out, show_side
from pages.shared.wording_asks import LOCAL_KEYS, ask_side, ask_wording
from pages.shared.wording_table import show_ranked
from pages.shared.wording_test import find_tested, show_test

basics = load_basics()
selection = st.session_state["selection"]
articles = choose_articles(basics.articles, selection)

show_head(
    "Wording",
    "Which words set one outlet apart from the others, and the lines they stand in.",
    [*LOCAL_KEYS, "show"],
)
show_notices(selection, basics, articles)

if not articles.empty:
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
    else:
        st.info(
            "Nobody to compare with: only one side here reports this event. Choose all events, or "
            "clear the outlets in the sidebar."
        )
    show_left_out(wording)
