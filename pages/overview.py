"""Overview: what is in the corpus, who touches which thread, and what stands out."""

import streamlit as st

from pages.shared.evidence import ask_cell, cells_of, pick_from, show_cell
from pages.shared.layout import scheme, show_figure, show_head, show_table
from pages.shared.loading import draw_map, draw_timeline, load_basics, load_findings, load_view
from pages.shared.notices import note_undrawn, show_notices
from pages.shared.overview import (
    describe_map,
    describe_timeline,
    follow_finding,
    pick_event,
    show_articles,
    show_findings,
    summary,
)
from pages.shared.recounted import recount_findings
from pages.shared.silence import small_number_note
from pages.shared.small_print import note
from pages.shared.voice import VOICE_WORDS
from pages.shared.words import COVERAGE_WORDS, with_names

follow_finding()
basics = load_basics()
selection = st.session_state["selection"]
view = load_view(selection)

title, lead = summary(view)
show_head(title, lead, ["show"])
show_notices(selection, basics, view.articles)

if not view.articles.empty:
    cells = cells_of(view.coverage, basics.thread_names)

    st.header("Who covers what, and how much", anchor=False)
    figure_box = st.container()
    note_undrawn(view)
    cell = ask_cell(cells)
    show_figure(
        draw_map(selection, scheme(), cell),
        key="map",
        caption=(
            f"Share of an article's {VOICE_WORDS[selection.voice]} (headline and text, captions "
            "left out) that stand in sentences of the thread. Area shows the share. An open "
            "circle: not found in this text. A sentence may belong to several threads, so "
            "shares need not add up to 100%. "
            "Named only here: up to three places or bodies that every report of that "
            "event names and no report of another does."
        ),
        alt=describe_map(view.drawn, basics.thread_names, selection.by),
        on_pick=pick_from("map", cells),
        box=figure_box,
    )
    if cell:
        show_cell(selection, view, cell, basics.thread_names[cell.thread_id], paragraph=False)
    show_table(
        with_names(view.coverage, basics.thread_names),
        COVERAGE_WORDS,
        name="coverage",
        alt="Coverage of every thread",
    )

    st.page_link("coverage.py", label="One thread in detail: Coverage")

    st.header("What stands out", anchor=False)
    findings = load_findings(selection)
    show_findings(findings, basics)
    recount_findings(selection, findings, basics)
    if not view.differences.empty:
        note(small_number_note(view))

    if view.articles["event_id"].nunique() > 1:
        st.header("When", anchor=False)
        show_figure(
            draw_timeline(selection, scheme()),
            key="timeline",
            caption="Articles above the day of the event they report: a dot each, or a bar.",
            alt=describe_timeline(view.articles),
            on_pick=pick_event,
        )

    st.header("The articles", anchor=False)
    show_articles(view)
