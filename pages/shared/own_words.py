"""A reader's own list of words: typed, pasted or read from a file in the browser."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from analysis.errors import InputError
from analysis.matching import Entry
from analysis.measures.cue_words import count_cues
from analysis.wordlists import MAX_LIST_CHARS, read_word_list
from pages.shared.cue_evidence import CuePlace, describe_cues
from pages.shared.escaping import md
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.loading_cues import find_own, plot_cues, rate_own
from pages.shared.picker import pick_text
from pages.shared.selection import event_name
from pages.shared.small_print import note
from pages.shared.state import Selection

MAX_LINK_CHARS = 1500
"""A longer list stays in the visit: addresses have an end."""

KEY, LONG = "words", "words_long"
_FOUND, _FILE = "words_found", "words_file"
"""What a visit remembers: the list and what was found of it. Nothing is kept for others."""
OWN_COLUMNS = {
    "event": "Event",
    "side": "Outlet or origin",
    "label": "Category",
    "voice": "Whose words",
    "n_cues": "Times",
    "of_words": "Words in all",
    "cues_per_1k": "Per 1,000 words",
}


class OwnWords(NamedTuple):
    """A reader's own words as found in the corpus, and their rates in a selection."""

    hits: pd.DataFrame
    rates: pd.DataFrame


def ask_own_words(selection: Selection) -> OwnWords | None:
    """Ask for a reader's own words; return what was found of them, None if there are none."""
    st.header("Your own words", anchor=False)
    text = _ask_list()
    if not text.strip():
        return None
    try:
        entries = read_word_list(text)
    except InputError as problem:
        st.info(md(str(problem)))
        return None
    hits = _find(entries) if entries else None
    if hits is None:
        if entries:
            st.info("These words stand in too many sentences to look through: leave some out.")
        return None
    own = OwnWords(hits, rate_own(selection, count_cues(hits)))
    if own.rates.empty:
        note("None of these words is found in this selection.")
        return None
    return own


def show_own_words(own: OwnWords, place: CuePlace) -> None:
    """Show how often each report uses a reader's own words."""
    show_figure(
        plot_cues(own.rates, scheme(), place.opened),
        key="own_cues",
        caption=(
            "Your words per 1,000 words of the same voice, captions left out. Nobody tested this "
            "list: read the sentences. A word counts in any part of speech, in names too."
        ),
        alt=f"Your own words. {describe_cues(own.rates)}",
        on_pick=place.pick("own_cues"),
    )
    place.show(is_own=True)
    rates = own.rates
    table = rates.assign(event=[event_name(event_id) for event_id in rates["event_id"]])
    show_table(table, OWN_COLUMNS, name="own_words", alt="Your words per 1,000 words")


def _ask_list() -> str:
    """Ask for the list; a long one from a file is kept in the visit."""
    typed = st.text_area(
        "One word or phrase a line, or category: word, word",
        key=KEY,
        bind="query-params",
        max_chars=MAX_LINK_CHARS,
        height=110,
        placeholder="peace: truce, ceasefire, de-escalation\nmeddling: meddle, interfere",
        help="Found in their dictionary form or as written, in any part of speech. The list "
        "travels in the link.",
        on_change=_forget_long,
    )
    with st.expander("From a file", on_change="rerun", key="words_file_open") as box:
        if box.open:
            pick_text(
                "A text file of words",
                _FILE,
                max_bytes=MAX_LIST_CHARS,
                on_picked=_take,
                accept=".txt,.csv,text/plain",
                what="a text file of words",
            )
            note("It is read in the browser; its words are counted for you and kept nowhere.")
    long = str(st.session_state.get(LONG, ""))
    if long:
        note(f"A list of {len(long):,} characters is in use; it is too long for a link.")
    return long or str(typed or "")


def _take(text: str) -> None:
    """Take the list of a file: into the box and the link while it is short."""
    is_short = len(text) <= MAX_LINK_CHARS
    st.session_state[KEY] = text if is_short else ""
    st.session_state[LONG] = "" if is_short else text[: MAX_LIST_CHARS + 1]


def _forget_long() -> None:
    st.session_state[LONG] = ""


def _find(entries: tuple[Entry, ...]) -> pd.DataFrame | None:
    """Find the words once a visit and list, whatever is selected."""
    before: Any = st.session_state.get(_FOUND)
    if before is None or before[0] != entries:
        st.session_state[_FOUND] = before = (entries, find_own(entries))
    found: pd.DataFrame | None = before[1]
    return found
