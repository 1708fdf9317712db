"""What the reader chose: the sidebar and the address bar on one side, a Selection on the other.

Every choice has a key, and the key with the words shown is what stands in a link. So
the words of an option are a promise: a link made today must open the same view later.
"""

from __future__ import annotations

import streamlit as st

from analysis.measures.definitions import tidy_term
from analysis.notation import long_date
from analysis.voices import Voice
from pages.shared.corrections import ask_corrections
from pages.shared.escaping import isolate, md
from pages.shared.small_print import note
from pages.shared.state import Basics, Edits, Grouping, Selection

ALL_EVENTS = "All events"
NO_EVENT = "Event not known"
VOICES: dict[str, Voice] = {
    "All": "all",
    "Outlet's own": "own",
    "Quoted": "quoted",
}
GROUPINGS: dict[str, Grouping] = {"Outlet": "outlet", "Origin": "origin"}

MAX_TERMS = 60
"""A reader's thread holds at most this many terms; a link cannot ask for more work."""


def ask_selection(basics: Basics, *, is_correcting: bool = False) -> Selection:
    """Show the shared sidebar and return what is chosen in it.

    ``is_correcting`` says that the page offers to correct names.
    """
    events = {event_name(event_id): event_id for event_id in basics.event_ids}
    with st.sidebar:
        event = st.selectbox(
            "Event",
            [ALL_EVENTS, *events],
            key="event",
            bind="query-params",
            help="What happened on one day. Only articles on the same event are compared.",
        )
        outlets = st.multiselect(
            "Outlets",
            basics.outlets,
            key="outlets",
            bind="query-params",
            placeholder="All outlets",
            help="Who published the article.",
        )
        by = st.segmented_control(
            "Group by",
            list(GROUPINGS),
            default="Outlet",
            required=True,
            key="by",
            bind="query-params",
            help="Outlet: who published. Origin: who wrote, an agency or the outlet itself.",
        )
        voice = st.segmented_control(
            "Whose words",
            list(VOICES),
            default="All",
            required=True,
            key="voice",
            bind="query-params",
            help="Quoted: what somebody is said to have said or written, in quotation marks or in "
            "paraphrase. Outlet's own: all other words.",
        )
        edits = _ask_terms(basics)
        corrections = ask_corrections(is_offered=is_correcting)
    return Selection(
        events.get(event),
        tuple(outlet for outlet in basics.outlets if outlet in set(outlets)),
        GROUPINGS.get(by or "Outlet", "outlet"),
        edits,
        VOICES.get(voice or "", "all"),
        corrections,
    )


def _ask_terms(basics: Basics) -> Edits:
    """Ask for each thread's terms; return those of threads that were changed."""
    edits: list[tuple[str, tuple[str, ...]]] = []
    box = st.expander("Thread definitions", on_change="rerun", key="threads_open")
    is_asked = any(t in st.query_params or t in st.session_state for t in basics.thread_names)
    if not box.open and not is_asked:
        # Four boxes full of terms take a browser longer than the first chart does.
        return ()
    with box:
        note(
            "Take a term out, or type one and press Enter. meddl* finds every ending; "
            "election* + Russia* asks for both in one sentence."
        )
        for thread_id, name in basics.thread_names.items():
            terms = basics.terms[thread_id]
            chosen = st.multiselect(
                md(name),
                terms,
                default=terms,
                key=thread_id,
                bind="query-params",
                accept_new_options=True,
                max_selections=MAX_TERMS,
                placeholder="No term: finds nothing",
            )
            if set(chosen) != set(terms):
                edits.append(
                    (thread_id, tuple(sorted({tidy_term(str(term)) for term in chosen} - {""})))
                )
    return tuple(edits)


def event_name(event_id: str) -> str:
    """Return the words for an event, which are also its words in a link."""
    return long_date(event_id) or NO_EVENT


def cell_name(side: str, thread: str, event_id: str) -> str:
    """Return the words for one side's report of a thread on an event.

    Examples
    --------
    >>> cell_name("The Post", "Syria", "2017-05-02")
    'The Post on Syria, 2 May 2017'
    """
    return f"{isolate(side)} on {thread}, {event_name(event_id)}"
