"""What the Wording page asks: compared with whom, which words, whose, and any word typed."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from analysis.measures.wording import OTHERS
from pages.shared.escaping import isolate
from pages.shared.evidence import close_evidence
from pages.shared.loading_wording import choose_compared, narrow
from pages.shared.loading_wording_lines import MAX_PHRASE_WORDS
from pages.shared.state import Selection
from pages.shared.wording_state import Comparison, Wording

LOCAL_KEYS = ("words_of", "versus", "grammar", "term")
ALL_OTHERS = "All others"
MIN_CHOICE = 3
"""With two sides each is the other's baseline: there is nothing to choose."""

MAX_WORD_CHARS = 80


def ask_wording(selection: Selection) -> Wording:
    """Ask what every side is compared with, and whether words of grammar count."""
    articles, _ = choose_compared(narrow(selection))
    sides = sorted(set(articles["side"]))
    versus, place = ALL_OTHERS, st.container()
    if len(sides) >= MIN_CHOICE:
        left, place = st.columns([3, 2], vertical_alignment="bottom")
        versus = left.selectbox(
            "Compared with",
            [ALL_OTHERS, *sides],
            key="versus",
            bind="query-params",
            help="All others: everybody else on the same events, together.",
        )
    grammar = place.toggle(
        "Words of grammar too",
        key="grammar",
        bind="query-params",
        help="The, of, not, but, would: words that build sentences, whatever they are about.",
    )
    return Wording(narrow(selection), versus if versus in sides else OTHERS, bool(grammar))


def ask_side(comparison: Comparison) -> str:
    """Ask whose words the plot is about."""
    sides = list(comparison.sides)
    chosen = st.selectbox(
        "Show the words of", sides, key="words_of", bind="query-params", on_change=close_evidence
    )
    return chosen if chosen in sides else sides[0]


def ask_word() -> str:
    """Ask for any word or phrase, distinctive or not; empty if none is typed."""
    typed = st.text_input(
        "Or any other word or phrase",
        key="term",
        bind="query-params",
        max_chars=MAX_WORD_CHARS,
        placeholder="Type and press Enter",
        help=f"One word in any of its forms, or up to {MAX_PHRASE_WORDS} words that stand beside "
        "each other: safe zones. Its lines and counts are shown; phrases have no rank.",
        on_change=_close_shown,
    )
    words = isolate(str(typed or "")).lower().replace("\u2019", "'").split()
    return " ".join(words[:MAX_PHRASE_WORDS])[:MAX_WORD_CHARS]


def open_term(side: str, shown: str | None) -> None:
    """Open the uses of a term, and choose its side."""
    if shown is None:
        return
    st.session_state["words_of"] = side
    st.session_state["show"] = shown
    st.session_state["term"] = ""
    st.session_state["is_term_new"] = True


def term_link(side: str, shown: str) -> str:
    """Return the address that opens the uses of a term."""
    asked = [("words_of", side), ("show", shown)]
    if st.runtime.exists():
        passed = {"words_of", "show", "term"}
        asked += [
            (key, word)
            for key in st.query_params
            if key not in passed
            for word in st.query_params.get_all(key)
        ]
    return f"wording?{urlencode(asked)}"


def _close_shown() -> None:
    """Let a word that is typed take the place of what was open."""
    if st.session_state.get("term"):
        close_evidence()
