"""A reader's names for topics: kept in the address, one entry for each name given."""

from __future__ import annotations

import streamlit as st

from pages.shared.escaping import isolate
from pages.shared.evidence import close_evidence

KEY = "names"
MAX_NAME_CHARS = 60


def ask_topic_names(known: set[str]) -> tuple[tuple[str, str], ...]:
    """Show the names a reader gave topics, each to be taken out, and return them.

    Parameters
    ----------
    known : set of str
        The ids of the topics: names of others are passed over.
    """
    texts = list(st.session_state.get(KEY, st.query_params.get_all(KEY)))
    chosen = st.multiselect(
        "Your names for topics",
        texts,
        key=KEY,
        bind="query-params",
        accept_new_options=True,
        max_selections=100,
        placeholder="None: give one to the topic above",
        help="They travel in the link. Take one out to have the topic's own words again.",
    )
    found = (str(text).partition("=") for text in chosen)
    names = {key: name.strip()[:MAX_NAME_CHARS] for key, _, name in found}
    return tuple(sorted((key, name) for key, name in names.items() if name and key in known))


def give_name(topic_id: str, field: str) -> None:
    """Call a topic what a reader typed."""
    typed = " ".join(str(st.session_state.get(field, "")).split())[:MAX_NAME_CHARS]
    texts = [
        text for text in st.session_state.get(KEY, []) if str(text).partition("=")[0] != topic_id
    ]
    st.session_state[KEY] = [*texts, f"{topic_id}={typed}"] if typed else texts
    st.session_state[field] = ""
    if typed:
        # The boxes choose by words: under its old ones the topic would be lost.
        st.session_state["topic"] = isolate(typed)
        close_evidence()
