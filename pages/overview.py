"""Overview: what is in the corpus, who touches which thread, and what stands out."""

import streamlit as st

from analysis.figures.coverage import plot_thread_map
from analysis.figures.timeline import plot_timeline
from pages.shared.evidence import ask_cell, cells_of, pick_from, show_cell, small_number_note
from pages.shared.layout import show_figure, show_head, show_table
from pages.shared.loading import load_basics, load_view
from pages.shared.notices import show_notices
from pages.shared.overview import describe_map, pick_event, show_articles, show_findings, summary
from pages.shared.small_print import note
from pages.shared.words import COVERAGE_WORDS

basics = load_basics()
selection = st.session_state["selection"]
view = load_view(selection)

title, lead = summary(view)
show_head(title, lead, ["show"])
show_notices(selection, basics, view)

if not view.articles.empty:
    cells = cells_of(view.coverage, basics.thread_names)

    st.header("Who covers what, and how much", anchor=False)
    show_figure(
        plot_thread_map(
            view.coverage,
            basics.thread_names,
            basics.colours,
            event_names=view.event_names,
        ),
        key="map",
        caption=(
            "Share of an article's words (headline and text, captions left out) that stand in "
            "sentences of the thread. Area shows the share. An open circle: not found in this "
            "text. A sentence may belong to several threads, so shares need not add up to 100%. "
            "Beside each day: what every report of that event names and no report of another does."
        ),
        alt=describe_map(view.coverage, basics.thread_names),
        on_pick=pick_from("map", cells),
    )
    cell = ask_cell(cells)
    if cell:
        show_cell(selection, view, cell, basics.thread_names[cell[2]], paragraph=False)
    show_table(view.coverage, COVERAGE_WORDS, name="coverage", alt="Coverage of every thread")

    st.header("What stands out", anchor=False)
    show_findings(view, basics)
    note(small_number_note(view))

    st.header("When", anchor=False)
    show_figure(
        plot_timeline(view.articles, basics.colours),
        key="timeline",
        caption="One dot an article, above the day of the event it reports.",
        alt=f"{len(view.articles)} articles on a timeline of events.",
        on_pick=pick_event,
    )

    st.header("The articles", anchor=False)
    show_articles(view)
