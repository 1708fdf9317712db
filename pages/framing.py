"""Framing: who acts and who is acted upon, and what is told without saying who did it."""

import streamlit as st

from pages.shared.acting_parts import (
    show_acting,
    show_deeds,
    show_doing,
    show_untold_doers,
)
from pages.shared.action_evidence import DEEDS
from pages.shared.cue_words import show_frame_cues, show_sureness
from pages.shared.evidence import close_evidence
from pages.shared.headlines import show_headlines
from pages.shared.layout import show_head
from pages.shared.loading import load_basics
from pages.shared.notices import note_voice_unused, show_notices
from pages.shared.searching import choose_articles

PARTS = {
    "Who acts": show_acting,
    DEEDS: show_deeds,
    "Who does it": show_doing,
    "No doer named": show_untold_doers,
    "How sure": show_sureness,
    "Frame cues": show_frame_cues,
    "Headline": show_headlines,
}
LOCAL_KEYS = ("part", "deeds", "actor", "verb", "untold_of", "words", "show")


selection = st.session_state["selection"]
show_head(
    "Framing",
    "How each report tells it: who acts, who does one thing, what names no doer, how sure it "
    "sounds, which frames it calls up, and what its headline claims.",
    LOCAL_KEYS,
)
part = st.segmented_control(
    "What to look at",
    list(PARTS),
    default=next(iter(PARTS)),
    required=True,
    key="part",
    bind="query-params",
    on_change=close_evidence,
)
articles = choose_articles(load_basics().articles, selection)
show_notices(selection, load_basics(), articles, voice_applies=part != "Headline")
if part == "Headline":
    note_voice_unused(selection)
if not articles.empty:
    PARTS.get(part or "", show_acting)(selection)
