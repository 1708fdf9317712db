"""The parts of the Coverage page."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.coverage import find_lone_events
from analysis.measures.positions import measure_prominence
from analysis.notation import count, percent
from pages.shared.escaping import isolate, md
from pages.shared.loading import load_rule_counts
from pages.shared.selection import event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.silence import small_number_note
from pages.shared.small_print import note
from pages.shared.state import Basics, Selection, View

MEASURES: dict[str, tuple[str, bool]] = {
    "Share of words": ("words", True),
    "Share of sentences": ("sentences", True),
    "Words": ("words", False),
    "Sentences": ("sentences", False),
}
COUNTS = ("Sentence", "Paragraph")
MAX_STRIPS = 12
MAX_DIFFERENCES = 6
SMALLEST_DIFFERENCE = 0.0005
"""Half of what the last digit shown can tell."""


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
    window = st.segmented_control(
        "A match brings in its", list(COUNTS), default="Sentence", required=True, key="count",
        bind="query-params",
        help="Sentence: only sentences that hold a term. Paragraph: one such sentence brings "
        "its whole paragraph in.",
    )  # fmt: skip
    return (
        ids.get(thread or "", next(iter(ids.values()))),
        measure or "Share of words",
        window == "Paragraph",
    )


def describe_bars(coverage: pd.DataFrame, name: str) -> str:
    """Say in words what the bars show."""
    bars = [
        f"{isolate(row.side)} ({event_name(row.event_id)}): "
        + (f"{percent(row.words_share)} of words" if row.n_words else "not found")
        for row in coverage.itertuples(index=False)
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
    counts = load_rule_counts(selection, thread_id)
    with box:
        st.markdown(md(" ".join(rules.loc[rules["kind"] == "why", "note"])))
        blocks = [
            block(
                [sentence(str(place), rule["term"])],
                label="counts" if rule["kind"] == "term" else "does not count",
                meta=rule["note"],
                note=_count_words(counts.get(rule["term"], 0)) if rule["kind"] == "term" else "",
            )
            for place, rule in enumerate(rules[rules["kind"] != "why"].to_dict("records"))
        ]
        show_sheet("rules", blocks, "rules")
        note(
            "Change the terms in the sidebar, under Thread definitions. Capitals are ignored, "
            "except in a term written in capitals only; hyphen and space count as the same; "
            "captions are never counted."
        )


def _count_words(n_sentences: int) -> str:
    return f"in {count(n_sentences, 'sentence')} here"


def show_differences(view: View, thread_id: str, name: str, words: str) -> None:
    """Show the differences within each event, and what the number of articles allows."""
    st.header("Compared within one event, by words", anchor=False)
    rows = view.differences[view.differences["thread_id"] == thread_id]
    told = rows[rows["share_more"] > 0]
    for row in told.head(MAX_DIFFERENCES).to_dict("records"):
        st.markdown(_difference(row, name, words))
    if len(told) > MAX_DIFFERENCES:
        note(f"The {MAX_DIFFERENCES} widest of {len(told):,} differences are shown.")
    silent = sorted(set(rows["event_id"]) - set(told["event_id"]))
    for event_id in silent[:MAX_DIFFERENCES]:
        st.markdown(f"**{md(event_name(event_id))}:** no side touches {md(name)}.")
    _name_uncompared(view)
    if not rows.empty:
        note(small_number_note(view))


def _difference(row: dict[Any, Any], name: str, words: str) -> str:
    """Say by how much one side gives a thread more room than another on the same event."""
    more, less = md(row["side_more"]), md(row["side_less"])
    event = f"**{md(event_name(row['event_id']))}:**"
    if row["difference"] < SMALLEST_DIFFERENCE:
        share = percent(row["share_more"], 1)
        same = f"the same share of their {words} ({share})."
        return f"{event} {more} and {less} give {md(name)} {same}"
    return (
        f"{event} {more} gives {md(name)} **{row['difference'] * 100:.1f} percentage points** "
        f"more of its {words} than {less} ({percent(row['share_more'], 1)} against "
        f"{percent(row['share_less'], 1)}).{_interval(row)}"
    )


def _interval(row: dict[Any, Any]) -> str:
    """Say how far the difference would move with other articles, where that is known."""
    low, high = row["difference_low"], row["difference_high"]
    if pd.isna(low):
        return ""
    told = f" 95% interval over articles: {low * 100:.1f} to {high * 100:.1f} points"
    return f"{told}, so it may as well be none." if low <= 0 else f"{told}."


def _name_uncompared(view: View) -> None:
    """Name the events and articles that are compared with nothing, and say why."""
    lone = [event_name(event_id) for event_id in find_lone_events(view.coverage)]
    if lone:
        st.markdown(
            f"{md(', '.join(lone[:MAX_DIFFERENCES]))}: one side only, so there is nothing to "
            "compare with."
        )
    n_undated = int((view.articles["event_id"] == "").sum())
    if n_undated:
        st.markdown(
            f"{count(n_undated, 'article')} without an event day: compared with none, because "
            "different events are never subtracted."
        )


def strip_lines(view: View, thread_id: str) -> tuple[tuple[str, str], ...]:
    """Return two lines for the strip of each of the first articles: who, and how prominently."""
    articles = view.voiced.head(MAX_STRIPS)
    counts = view.article_threads[view.article_threads["thread_id"] == thread_id]
    prominence = measure_prominence(articles, counts)
    return tuple(
        (
            f"{row['side']}, {event_name(row['event_id'])}",
            _prominence_words(prominence.loc[row["article_id"]]),
        )
        for row in articles.to_dict("records")
    )


def _prominence_words(row: pd.Series) -> str:
    """Say where a thread stands in one article."""
    if not row["n_sentences"]:
        return "not found in this text"
    headline, lead = ("yes" if row[f"is_in_{place}"] else "no" for place in ("headline", "lead"))
    first = row["first_position_share"]
    begins = "" if pd.isna(first) else f" · from {percent(first)}"
    third = percent(row["first_third_share"])
    return f"headline {headline} · lead {lead}{begins} · first third {third}"
