"""Framing: who acts and who is acted upon, and what is told without saying who did it."""

import streamlit as st

from pages.shared.acting_parts import show_acting, show_deeds, show_untold_doers
from pages.shared.cue_words import show_frame_cues, show_sureness
from pages.shared.layout import show_head

PARTS = {
    "Who acts": show_acting,
    "Doers and deeds": show_deeds,
    "No doer named": show_untold_doers,
    "How sure": show_sureness,
    "Frame cues": show_frame_cues,
}
LOCAL_KEYS = ("part", "deeds", "actor", "verb", "untold_of", "words", "show")

selection = st.session_state["selection"]
show_head(
    "Framing",
    "Who does what to whom, what is told without saying who did it, and how sure it sounds.",
    LOCAL_KEYS,
)
part = st.segmented_control(
    "What to look at",
    list(PARTS),
    default=next(iter(PARTS)),
    required=True,
    key="part",
    bind="query-params",
)
PARTS.get(part or "", show_acting)(selection)
