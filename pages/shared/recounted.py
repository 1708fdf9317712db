"""The differences that pages state, each with the way to measure it again."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.findings import Finding
from analysis.notation import percent
from pages.shared.coverage import MAX_DIFFERENCES, SMALLEST_DIFFERENCE
from pages.shared.escaping import isolate, md
from pages.shared.loading_robustness import (
    load_quoted_differences,
    load_quoted_recounts,
    load_thread_recounts,
)
from pages.shared.robustness import Stated, show_robustness
from pages.shared.selection import event_name
from pages.shared.state import Basics, Selection, View

MAX_EVENTS = 3

NOT_WITHOUT_QUOTATIONS = (
    "Without quotations is not asked here: quoted words are what is counted, so none would be left."
)


def recount_threads(
    selection: Selection, view: View, thread_id: str, name: str, paragraph: bool
) -> None:
    """Offer to measure again the differences that Coverage states of one thread."""
    rows = view.differences[
        (view.differences["thread_id"] == thread_id) & (view.differences["share_more"] > 0)
    ].head(MAX_DIFFERENCES)
    rows = rows[rows["difference"] >= SMALLEST_DIFFERENCE]
    show_robustness(
        [
            Stated(
                _words(row, f"more room for {name}"),
                row["side_more"],
                row["side_less"],
                partial(
                    load_thread_recounts,
                    selection,
                    thread_id,
                    row["event_id"],
                    row["side_more"],
                    row["side_less"],
                    paragraph,
                ),
            )
            for row in rows.to_dict("records")
        ]
    )


def recount_findings(selection: Selection, findings: list[Finding], basics: Basics) -> None:
    """Offer to measure again the differences among what stands out."""
    stated = []
    for finding in findings:
        if not finding.against:
            continue
        sides = (finding.side, finding.against)
        more, less = sides[::-1] if finding.kind == "silent" else sides
        row = {"event_id": finding.event_id, "side_more": more, "side_less": less}
        name = basics.thread_names[finding.thread_id]
        recount = partial(
            load_thread_recounts, selection, finding.thread_id, finding.event_id, more, less
        )
        stated.append(Stated(_words(row, f"more room for {name}"), more, less, recount))
    show_robustness(stated)


def show_quoted_differences(selection: Selection) -> None:
    """State the widest difference in quoted words on each event, and offer to measure it again."""
    rows = load_quoted_differences(selection).drop_duplicates("event_id")
    rows = rows[rows["difference"] >= SMALLEST_DIFFERENCE].head(MAX_EVENTS)
    for row in rows.to_dict("records"):
        st.markdown(_quoted_words(row))
    show_robustness(
        [
            Stated(
                _words(row, "more of its words quoted"),
                row["side_more"],
                row["side_less"],
                partial(
                    load_quoted_recounts,
                    selection,
                    row["event_id"],
                    row["side_more"],
                    row["side_less"],
                ),
            )
            for row in rows.to_dict("records")
        ],
        inapplicable=NOT_WITHOUT_QUOTATIONS,
    )


def _words(row: dict[Any, Any], what: str) -> str:
    """Name a difference in one line."""
    more, less = isolate(str(row["side_more"])), isolate(str(row["side_less"]))
    return f"{more} above {less}, {event_name(row['event_id'])} ({what})."


def _quoted_words(row: dict[Any, Any]) -> str:
    """Say by how much more of one side's words are quoted, on the event where it is widest."""
    more, less = percent(row["share_more"], 1), percent(row["share_less"], 1)
    interval = _interval(row)
    return (
        f"**{md(event_name(row['event_id']))}:** widest apart are {md(row['side_more'])} ({more} "
        f"of its words quoted) and {md(row['side_less'])} ({less}), by "
        f"**{row['difference'] * 100:.1f} percentage points**.{interval}"
    )


def _interval(row: dict[Any, Any]) -> str:
    """Say how far the difference would move with other articles, where that is known."""
    low, high = row.get("difference_low", float("nan")), row.get("difference_high", float("nan"))
    if pd.isna(low):
        return ""
    return f" 95% interval over articles: {low * 100:.1f} to {high * 100:.1f} points."
