"""Coverage: how much room one thread gets, where it stands, and where it is not found."""

import streamlit as st

from pages.shared.coverage import (
    MEASURES,
    ask_thread,
    describe_bars,
    show_definition,
    show_differences,
    strip_lines,
)
from pages.shared.evidence import ask_cell, cells_of, pick_from, show_cell
from pages.shared.layout import scheme, show_figure, show_head, show_table
from pages.shared.loading import draw_bars, draw_positions, load_basics, load_view
from pages.shared.notices import note_undrawn, show_notices
from pages.shared.recounted import recount_threads
from pages.shared.silence import show_silence
from pages.shared.strips import follow_strip, open_strip
from pages.shared.voice import VOICE_WORDS
from pages.shared.words import COVERAGE_WORDS, with_names

follow_strip()
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
show_notices(selection, basics, view.articles)

if not view.articles.empty:
    coverage = view.coverage[view.coverage["thread_id"] == thread_id]
    drawn = view.drawn[view.drawn["thread_id"] == thread_id]
    cells = cells_of(coverage, basics.thread_names)
    part, as_share = MEASURES[measure]

    st.header(f"Room for {name}", anchor=False)
    figure_box = st.container()
    note_undrawn(view)
    cell = ask_cell(cells)
    show_figure(
        draw_bars(selection, thread_id, part, as_share, paragraph, scheme(), cell),
        key="bars",
        caption=(
            f"{measure}: all {part} of the {'paragraphs' if paragraph else 'sentences'} that hold "
            f"a term of the thread, of all {part} of headline and text; captions left out. Each "
            "report stands under its event. Different events are never subtracted: what happened "
            "differs, not only how it was told."
        ),
        alt=describe_bars(drawn, name),
        on_pick=pick_from("bars", cells),
        box=figure_box,
    )
    if cell:
        show_cell(selection, view, cell, name, paragraph)
    show_table(
        with_names(coverage, basics.thread_names),
        {column: word for column, word in COVERAGE_WORDS.items() if column != "thread"},
        name=f"coverage-{thread_id}",
        alt=f"Coverage of {name}",
    )
    show_definition(selection, view, thread_id)

    show_differences(view, thread_id, name, VOICE_WORDS[selection.voice])
    recount_threads(selection, view, thread_id, name, paragraph)

    st.header("Where in the text", anchor=False)
    lines = strip_lines(view, thread_id)
    show_figure(
        draw_positions(selection, thread_id, lines, paragraph, scheme()),
        key="positions",
        caption=(
            "Each strip is an article from its first word to its last, each block a sentence; "
            "click one to read it there. Sentences in the thread are in colour. The headline "
            "stands at the left, not to scale. From: the share of the text before the first such "
            "sentence. First third: the thread's share of the words there. Many readers do not "
            "reach the end, so earlier sentences are more likely to be read."
        ),
        alt=f"Where sentences on {name} stand. " + "; ".join(": ".join(line) for line in lines),
        on_pick=open_strip("positions"),
    )
    show_silence(selection, view, thread_id, name)
