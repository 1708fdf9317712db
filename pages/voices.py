"""Voices: who is given words, how many, introduced how, named or not, early or late."""

import streamlit as st

from pages.shared.layout import scheme, show_head
from pages.shared.loading import load_basics
from pages.shared.loading_voices import (
    draw_ledger,
    draw_stacks,
    draw_types,
    load_cues,
    load_voices,
)
from pages.shared.notices import note_voice_unused, show_notices
from pages.shared.recounted import show_quoted_differences
from pages.shared.spot_check import show_spot_check
from pages.shared.strips import follow_strip
from pages.shared.voice_cells import cells_of_voices
from pages.shared.voice_sections import SECTIONS, show_section, show_sources
from pages.shared.voices import (
    MARKED,
    EvidencePlace,
    ask_speaker,
    show_ledger_limits,
    show_places,
    summary,
)

follow_strip(marks=MARKED)
basics = load_basics()
selection = st.session_state["selection"]
voices = load_voices(selection)

show_head("Voices", summary(voices), ["show", "speaker", "check", "draw"])
note_voice_unused(selection)
show_notices(selection, basics, voices.articles, voice_applies=False)

if not voices.articles.empty:
    whose, given, ledger, others = (st.container() for _ in range(4))
    with ledger:
        st.header(SECTIONS["cue"].title, anchor=False)
        speaker = ask_speaker(voices)
        show_ledger_limits(voices, speaker)
    cues = load_cues(selection, speaker)
    place = EvidencePlace(selection, cells_of_voices(voices, cues, speaker))
    opened, ink = place.opened, scheme()

    with whose:
        show_section("kind", draw_stacks(selection, "kind", ink, opened), voices.shares, place)
        show_quoted_differences(selection)
    with given:
        show_sources(selection, voices.sources, place)
    with ledger:
        figure = draw_ledger(selection, speaker, ink, opened)
        show_section("cue", figure, cues, place, head=False)
    with others:
        show_section("naming", draw_stacks(selection, "naming", ink, opened), voices.naming, place)
        show_section("type", draw_types(selection, ink, opened), voices.types, place)
        show_places(selection)
        show_spot_check(selection)
