"""Coverage: how much room one thread gets, where it stands, and where it is not found."""

import streamlit as st

from analysis.figures.coverage import plot_positions, plot_thread_bars
from pages.shared.coverage import (
    MEASURES,
    ask_thread,
    describe_bars,
    place_thread,
    show_definition,
    show_differences,
    show_silence,
)
from pages.shared.evidence import ask_cell, cells_of, pick_from, show_cell
from pages.shared.layout import show_figure, show_head, show_table
from pages.shared.loading import load_basics, load_view
from pages.shared.notices import show_notices
from pages.shared.words import COVERAGE_WORDS

basics = load_basics()
selection = st.session_state["selection"]

show_head(
    "Coverage",
    "How much room a thread gets in each report, where in the text it stands, and where it is "
    "not found.",
    ["thread", "measure", "count", "show"],
)
thread_id, measure, paragraph = ask_thread(basics)
name = basics.thread_names[thread_id]
view = load_view(selection, paragraph)
show_notices(selection, basics, view)

if not view.articles.empty:
    coverage = view.coverage[view.coverage["thread_id"] == thread_id]
    cells = cells_of(coverage, basics.thread_names)
    part, as_share = MEASURES[measure]

    st.header(f"Room for {name}", anchor=False)
    show_figure(
        plot_thread_bars(
            coverage,
            basics.colours,
            part=part,
            as_share=as_share,
            event_names=view.event_names,
        ),
        key="bars",
        caption=(
            f"{measure} in the thread, of all {part} of headline and text; captions left out. "
            "Outlets stand under the event they report. Different events are never subtracted: "
            "what happened differs, not only how it was told."
        ),
        alt=describe_bars(coverage, name),
        on_pick=pick_from("bars", cells),
    )
    cell = ask_cell(cells)
    if cell:
        show_cell(selection, view, cell, name, paragraph)
    show_table(coverage, COVERAGE_WORDS, name=f"coverage-{thread_id}", alt=f"Coverage of {name}")
    show_definition(selection, view, thread_id)

    show_differences(view, thread_id, name)

    st.header("Where in the text", anchor=False)
    places, lines = place_thread(selection, view, thread_id, paragraph)
    show_figure(
        plot_positions(places, basics.colours, lines=lines),
        key="positions",
        caption=(
            "Each strip is an article from its first word to its last, each block a sentence. "
            "Sentences in the thread are in colour; the headline stands at the left. First at: "
            "the share of the text before the first such sentence. First third: the thread's share "
            "of the words there. Readers stop early, so place is weight."
        ),
        alt=f"Where sentences on {name} stand in {len(lines)} articles.",
    )
    show_silence(selection, view, coverage, name)
