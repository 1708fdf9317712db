"""The words for what is not found: what length alone would explain, and what is nearest."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.uncertainty import MIN_ARTICLES_FOR_INTERVAL
from analysis.notation import count, percent
from pages.shared.escaping import isolate, md
from pages.shared.links import open_article, sentence_link
from pages.shared.loading import load_nearest
from pages.shared.selection import event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Cell, Selection, View

MAX_SILENT = 8


def describe_expectation(row: dict[Any, Any]) -> str:
    """Say what length alone would explain of a silence."""
    if pd.isna(row["others_share"]):
        return "No other report of this event is selected to compare it with."
    if not row["n_sides_with"]:
        return "No other report of this event in this selection brings it up either."
    return (
        f"At the rate of the others selected on this event ({percent(row['others_share'])} of "
        f"their sentences) a text of {row['of_sentences']} sentences would have about "
        f"{row['expected_sentences']:.1f}; a text of this length would have none in "
        f"{percent(row['chance_of_none'])} of cases if sentences were independent, which they "
        "are not."
    )


def describe_nearness(row: dict[Any, Any] | None, scope: str) -> str:
    """Say how near the nearest sentence is, to what, and by which words."""
    if scope == "nobody":
        return "No other report touches it, so there is nothing to be near to."
    others = "others on this event" if scope == "same event" else "reports of other events"
    if row is None:
        return f"No sentence shares a content word with how {others} put it."
    return (
        f"Likeness {row['similarity']:.2f} of 1 to how {others} put it; in common: "
        f"{row['shared_terms']}."
    )


def show_silence(selection: Selection, view: View, thread_id: str, name: str) -> None:
    """List the sides that do not touch a thread, each with the nearest thing it says."""
    silent = view.silence[view.silence["thread_id"] == thread_id]
    st.header("Not found in these texts", anchor=False)
    if silent.empty:
        st.markdown(f"Every report selected here touches {md(name)}.")
        return
    note(
        "Not found under this definition. Why is not known: the subject may be absent, worded "
        "differently, or later than the report. Below each: the nearest thing it does say."
    )
    blocks = []
    article_of: dict[str, str] = {}
    for row in silent.head(MAX_SILENT).to_dict("records"):
        near, scope = load_nearest(selection, Cell(row["event_id"], row["side"], thread_id))
        nearest = next(iter(near.to_dict("records")), None)
        if nearest:
            article_of[nearest["sentence_id"]] = nearest["article_id"]
        blocks.append(_silent_block(row, nearest, scope))
    opened = show_sheet("evidence", blocks, "silence")
    if len(silent) > MAX_SILENT:
        note(f"The first {MAX_SILENT} of {len(silent):,} are shown.")
    if opened in article_of:
        open_article(article_of[str(opened)], str(opened))


def _silent_block(
    row: dict[Any, Any], nearest: dict[Any, Any] | None, scope: str
) -> dict[str, Any]:
    sentences = []
    if nearest:
        link = sentence_link(nearest["article_id"], nearest["sentence_id"])
        sentences.append(sentence(nearest["sentence_id"], nearest["text"], href=link))
    report = f"{isolate(row['side'])}, {event_name(row['event_id'])}"
    return block(
        sentences,
        label=f"{report}: 0 of {row['of_words']:,} words",
        note=describe_nearness(nearest, scope),
        meta=describe_expectation(row),
        action="read in the article" if nearest else "",
    )


def small_number_note(view: View) -> str:
    """Say what the number of articles allows, where an event has two sides to compare."""
    fewest = int(view.differences[["n_articles_more", "n_articles_less"]].min().min())
    if fewest >= MIN_ARTICLES_FOR_INTERVAL:
        return (
            "Intervals are over whole articles, each for its pair by itself: of twenty pairs that "
            "do not differ one is expected to seem to."
        )
    return (
        f"No interval and no test where a side has fewer than {MIN_ARTICLES_FOR_INTERVAL} articles "
        f"on the event: with {count(fewest, 'article')} a side no difference could be told from "
        "chance. These figures describe these texts, not the outlets."
    )
