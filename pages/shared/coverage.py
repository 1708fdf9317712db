"""The parts of the Coverage page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.measures.coverage import share_threads
from analysis.notation import percent
from pages.shared.escaping import isolate, md
from pages.shared.evidence import block, sentence, show_sheet, small_number_note
from pages.shared.links import open_article, sentence_link
from pages.shared.loading import Basics, View, find_hits, load_nearest, load_places
from pages.shared.selection import Selection, event_name
from pages.shared.small_print import note

MEASURES: dict[str, tuple[str, bool]] = {
    "Share of words": ("words", True),
    "Share of sentences": ("sentences", True),
    "Words": ("words", False),
    "Sentences": ("sentences", False),
}
COUNTS = ("Sentence", "Paragraph")
MAX_STRIPS = 12
MAX_SILENT = 8
MAX_DIFFERENCES = 6


def ask_thread(basics: Basics) -> tuple[str, str, bool]:
    """Ask for thread, measure and window; return thread id, measure, and if by paragraph."""
    ids = {name: thread_id for thread_id, name in basics.thread_names.items()}
    thread = st.segmented_control(
        "Thread", list(ids), default=next(iter(ids)), required=True, key="thread",
        bind="query-params",
    )  # fmt: skip
    measure = st.segmented_control(
        "Measure", list(MEASURES), default="Share of words", required=True, key="measure",
        bind="query-params",
    )  # fmt: skip
    count = st.segmented_control(
        "Count", list(COUNTS), default="Sentence", required=True, key="count",
        bind="query-params",
        help="Sentence: only sentences that hold a term. Paragraph: one such sentence brings "
        "its whole paragraph in.",
    )  # fmt: skip
    return (
        ids.get(thread or "", next(iter(ids.values()))),
        measure or "Share of words",
        count == "Paragraph",
    )


def describe_bars(coverage: pd.DataFrame, name: str) -> str:
    """Say in words what the bars show."""
    bars = [
        f"{isolate(row.side)} ({event_name(row.event_id)}): "
        + (f"{percent(row.words_share)} of words" if row.n_words else "not found")
        for row in coverage.head(40).itertuples(index=False)
    ]
    return f"Room for {name}. " + "; ".join(bars) + "."


def show_definition(selection: Selection, view: View, thread_id: str) -> None:
    """Show, on demand, what counts as the thread, what does not, and how often each matched."""
    rules = view.thread_terms[view.thread_terms["thread_id"] == thread_id]
    box = st.expander(
        f"What counts as {md(rules['name'].iloc[0])}", on_change="rerun", key="definition_open"
    )
    if not box.open:
        return
    hits = find_hits(selection, [thread_id], list(view.articles["article_id"]))
    counts = hits["term"].value_counts()
    with box:
        st.markdown(md(" ".join(rules.loc[rules["kind"] == "why", "note"])))
        blocks = [
            block(
                [sentence(str(place), rule.term)],
                label="counts" if rule.kind == "term" else "does not count",
                meta=rule.note,
                note=f"{int(counts.get(rule.term, 0)):,} matches here"
                if rule.kind == "term"
                else "",
            )
            for place, rule in enumerate(rules[rules["kind"] != "why"].itertuples(index=False))
        ]
        show_sheet("rules", blocks, "rules")
        note(
            "Change the terms in the sidebar, under Thread definitions. Capitals are ignored, "
            "hyphen and space count as the same, and captions are never counted."
        )


def show_differences(view: View, thread_id: str, name: str) -> None:
    """Show the differences within each event, and what the number of articles allows."""
    st.header("Compared within one event", anchor=False)
    rows = view.differences[view.differences["thread_id"] == thread_id]
    told = rows[rows["share_more"] > 0].head(MAX_DIFFERENCES)
    for row in told.itertuples(index=False):
        st.markdown(
            f"**{md(event_name(row.event_id))}:** {md(row.side_more)} gives {md(name)} "
            f"**{row.difference * 100:.1f} percentage points** more of its words than "
            f"{md(row.side_less)} ({percent(row.share_more)} against {percent(row.share_less)})."
        )
    if told.empty:
        st.markdown(f"No event here has two sides to compare on {md(name)}.")
    if len(rows[rows["share_more"] > 0]) > MAX_DIFFERENCES:
        note(f"The {MAX_DIFFERENCES} widest of {len(rows):,} differences are shown.")
    _name_lone_events(view)
    note(small_number_note(view))


def _name_lone_events(view: View) -> None:
    sides = view.coverage[["event_id", "side"]].drop_duplicates()["event_id"].value_counts()
    lone = [event_name(str(event_id)) for event_id in sorted(sides.index[sides == 1])]
    if lone:
        st.markdown(
            f"{md(', '.join(lone[:6]))}: one side only, so there is nothing to compare with."
        )


def place_thread(
    selection: Selection, view: View, thread_id: str, paragraph: bool
) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Return where the sentences of the first articles stand, and two lines for each strip."""
    articles = view.articles.head(MAX_STRIPS)
    counts = view.article_threads[view.article_threads["thread_id"] == thread_id]
    by_article = share_threads(articles, counts, by="article_id").set_index("side")
    lines = [
        (f"{row.side}, {event_name(row.event_id)}", _prominence(by_article.loc[row.article_id]))
        for row in articles.itertuples(index=False)
    ]
    return load_places(selection, thread_id, MAX_STRIPS, paragraph), lines


def _prominence(row: pd.Series) -> str:
    """Say where a thread stands in one article."""
    if not row["n_sentences"]:
        return "not found in this text"
    places = [name for name in ("headline", "lead") if row[f"n_articles_{name}"]]
    where = f"in {' and '.join(places)}" if places else "neither in headline nor in lead"
    first = row["first_position_share"]
    begins = "" if pd.isna(first) else f"; first at {percent(first)}"
    return f"{where}{begins}; {percent(row['first_third_share'])} of the first third"


def show_silence(selection: Selection, view: View, coverage: pd.DataFrame, name: str) -> None:
    """List the sides that do not touch the thread, each with the nearest sentence."""
    silent = coverage[coverage["n_sentences"] == 0]
    st.header("Not found in these texts", anchor=False)
    if silent.empty:
        st.markdown(f"Every report selected here touches {md(name)}.")
        return
    note(
        "Not found under this definition. Why is not known: the subject may be absent, worded "
        "differently, or later than the report."
    )
    blocks = []
    article_of: dict[str, str] = {}
    for row in silent.head(MAX_SILENT).itertuples(index=False):
        near, is_same_event = load_nearest(selection, row.thread_id, row.event_id, row.side)
        sentences = [
            sentence(
                found.sentence_id,
                found.text,
                href=sentence_link(found.article_id, found.sentence_id),
            )
            for found in near.head(1).itertuples(index=False)
        ]
        article_of |= dict(zip(near["sentence_id"], near["article_id"], strict=True))
        blocks.append(
            block(
                sentences,
                label=f"{isolate(row.side)}, {event_name(row.event_id)}: "
                f"0 of {row.of_words:,} words",
                note=_nearness(near, is_same_event),
                meta=_length_words(view, row),
            )
        )
    opened = show_sheet("evidence", blocks, "silence", action="read in the article")
    if opened in article_of:
        open_article(article_of[str(opened)], str(opened))


def _nearness(near: pd.DataFrame, is_same_event: bool) -> str:
    if near.empty:
        return "No sentence shares a content word with how others put it."
    row = near.iloc[0]
    others = "others on this event" if is_same_event else "reports on other events"
    return (
        f"The nearest thing it says; likeness {row['similarity']:.2f} of 1 to how {others} put "
        f"it, in common: {row['shared_terms']}."
    )


def _length_words(view: View, row: pd.Series) -> str:
    silence = view.silence
    found = silence[
        (silence["event_id"] == row.event_id)
        & (silence["side"] == row.side)
        & (silence["thread_id"] == row.thread_id)
    ].iloc[0]
    if pd.isna(found["others_share"]):
        return "No other report on this event to compare with."
    if not found["n_sides_with"]:
        return "Nobody else reporting this event brings it up either."
    return (
        f"At the others' rate its {found['of_sentences']} sentences would hold about "
        f"{found['expected_sentences']:.1f}."
    )
