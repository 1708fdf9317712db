"""The reader's words for columns, and for how a fact about an article was found."""

from __future__ import annotations

import pandas as pd

from analysis.figures.grid import MAX_REPORTS
from analysis.notation import long_date
from pages.shared.escaping import isolate
from pages.shared.selection import event_name

COVERAGE_WORDS = {
    "event": "Event",
    "side": "Outlet or origin",
    "thread": "Thread",
    "n_articles": "Articles",
    "n_words": "Words in thread",
    "of_words": "Words in all",
    "words_share": "Share of words",
    "words_share_low": "95% from",
    "words_share_high": "to",
    "n_sentences": "Sentences in thread",
    "of_sentences": "Sentences in all",
    "sentences_share": "Share of sentences",
    "n_articles_headline": "Articles with it in the headline",
    "n_articles_lead": "Articles with it in the lead",
    "first_third_share": "Share of the first third",
    "first_position_share": "First comes at",
}


def with_names(coverage: pd.DataFrame, thread_names: dict[str, str]) -> pd.DataFrame:
    """Add the words for event and thread beside their ids."""
    return coverage.assign(
        event=[event_name(event_id) for event_id in coverage["event_id"]],
        thread=[thread_names[thread_id] for thread_id in coverage["thread_id"]],
    )


def origin_words(row: pd.Series) -> str:
    """Say who wrote an article and how that is known."""
    if row.origin_basis == "assumed":
        return "no agency credited, taken as the outlet's own"
    return f"by {isolate(row.origin)} ({basis_words(row.origin_basis)})"


def published_words(row: pd.Series) -> str:
    """Say when an article was published and how that is known."""
    if pd.isna(row.published_at):
        return "publication date not stated"
    day = long_date(f"{row.published_at:%Y-%m-%d}")
    clock = f", {row.published_at:%H:%M} UTC" if row.published_precision == "minute" else ""
    label = row.published_label or "published"
    return f"{label} {day}{clock} ({basis_words(row.published_basis)})"


def language_words(row: pd.Series) -> str:
    """Warn where an article does not read as English; empty where it does."""
    return " · does not read as English: its figures mean little" if row.language != "en" else ""


def basis_words(basis: str) -> str:
    """Say how a value was found."""
    return {
        "text": "stated on the page",
        "text and table": "stated on the page and in the corpus list",
        "table": "from the corpus list only",
        "conflict": "stated on the page; the corpus list differs",
        "assumed": "assumed",
        "missing": "nobody says",
    }[basis]


def undrawn_columns(table: pd.DataFrame) -> str:
    """Say how many reports a figure in columns leaves out; empty if none."""
    n_reports = len(table[["event_id", "side"]].drop_duplicates())
    if n_reports <= MAX_REPORTS:
        return ""
    return (
        f" The first {MAX_REPORTS} of {n_reports:,} columns are drawn, the numbers have all; "
        "choose outlets in the sidebar to see others."
    )
