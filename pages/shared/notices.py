"""What a reader must know before the figures: other definitions, an old link, no article."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.shared.escaping import md
from pages.shared.links import CORPUS_KEY
from pages.shared.loading import load_corpus
from pages.shared.small_print import note
from pages.shared.state import MAX_REPORTS, Basics, Selection, View
from pages.shared.voice import VOICE_NOTES


def note_voice_unused(selection: Selection) -> None:
    """Say on a page about both voices that the choice between them changes nothing there."""
    if selection.voice != "all":
        note("Whose words are counted makes no difference here: this page shows both voices.")


def show_notices(
    selection: Selection, basics: Basics, articles: pd.DataFrame, *, voice_applies: bool = True
) -> None:
    """Say whose words count, which definitions were changed, and what to do without articles."""
    if selection.is_edited:
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.info(md(_changes(selection, basics)))
        right.button("Built-in terms", key="undo_terms", on_click=_undo, args=(selection, basics))
    if voice_applies and selection.voice != "all":
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.info(md(VOICE_NOTES[selection.voice]))
        right.button("All words", key="undo_voice", on_click=_hear_all)
    made_on = st.query_params.get(CORPUS_KEY)
    if made_on and made_on != load_corpus().corpus_id:
        st.warning(
            "This link was made on another build of the articles or of the thread definitions: "
            "figures here may differ from those it was made for."
        )
    if articles.empty:
        st.info(
            "No article of these outlets reports this event. Choose another event, or clear "
            "the outlets in the sidebar."
        )


def _changes(selection: Selection, basics: Basics) -> str:
    parts = []
    for thread_id, terms in selection.edits:
        built_in = basics.terms[thread_id]
        added = [f"+ {term}" for term in terms if term not in built_in]
        removed = [f"− {term}" for term in built_in if term not in terms]  # noqa: RUF001
        parts.append(f"{basics.thread_names[thread_id]} ({', '.join(added + removed)})")
    return f"You changed what counts as {'; '.join(parts)}. Every figure here follows."


def _undo(selection: Selection, basics: Basics) -> None:
    """Give the changed threads their built-in terms again."""
    for thread_id, _ in selection.edits:
        st.session_state[thread_id] = list(basics.terms[thread_id])


def _hear_all() -> None:
    """Count all words again."""
    st.session_state["voice"] = "All"


def note_undrawn(view: View) -> None:
    """Say how many reports a figure leaves out, if it does."""
    n_reports = len(view.coverage) // max(view.coverage["thread_id"].nunique(), 1)
    if n_reports > MAX_REPORTS:
        note(
            f"The first {MAX_REPORTS} of {n_reports:,} reports are drawn; the table has all. "
            "Choose an event or outlets in the sidebar to see others."
        )
