"""The reader's words for the columns of measured tables."""

from __future__ import annotations

import pandas as pd

from pages.shared.selection import event_name

COVERAGE_WORDS = {
    "event": "Event",
    "side": "Outlet or origin",
    "thread": "Thread",
    "n_articles": "Articles",
    "n_words": "Words in thread",
    "of_words": "Words in all",
    "words_share": "Share of words",
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
