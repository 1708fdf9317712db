"""Framing: who acts and who is acted upon, and what is told without saying who did it."""

import streamlit as st

from pages.shared.acting_parts import show_acting, show_deeds, show_untold_doers
from pages.shared.layout import show_head

PARTS = {
    "Who acts": show_acting,
    "Doers and deeds": show_deeds,
    "No doer named": show_untold_doers,
}
LOCAL_KEYS = ("part", "deeds", "actor", "verb", "untold_of", "show")

selection = st.session_state["selection"]
show_head(
    "Framing",
    "Who does what to whom in each report, and what is told without saying who did it.",
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
