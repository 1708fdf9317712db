"""Examples: the sentences whose words are most like a topic's."""

from __future__ import annotations

import pandas as pd

from analysis import schema

N_EXAMPLES = 5
MIN_WORDS, MAX_WORDS = 8, 45
"""A sentence outside these lengths is a poor example."""

MIN_STRONG_TERMS = 3
"""Nor does one with fewer of the topic's strong terms stand for it."""

_COLUMNS = ["topic_id", "article_id", "sentence_id", "score", "n_words", "n_strong_terms"]


def pick_examples(assigned: pd.DataFrame) -> pd.DataFrame:
    """Pick the sentences that stand for each topic, each from another article.

    Parameters
    ----------
    assigned : DataFrame, one row per sentence
        See `assigning.assign_passages`, or what this returned for other parts.

    Returns
    -------
    DataFrame, at most `N_EXAMPLES` rows per topic, the most like it first
        As handed in. Picking from what was picked of each part gives the same as picking
        from all at once.
    """
    is_fit = assigned["n_words"].between(MIN_WORDS, MAX_WORDS) & (assigned["topic_id"] != "")
    is_fit &= assigned["n_strong_terms"] >= MIN_STRONG_TERMS
    ranked = assigned.loc[is_fit, _COLUMNS].sort_values(
        ["topic_id", "score", "sentence_id"], ascending=[True, False, True]
    )
    ranked = ranked.drop_duplicates(["topic_id", "article_id"])
    return ranked.groupby("topic_id").head(N_EXAMPLES)


def list_examples(picked: pd.DataFrame) -> pd.DataFrame:
    """Rank the picked sentences (``schema.TOPIC_SENTENCES``)."""
    if picked.empty:
        return schema.empty(schema.TOPIC_SENTENCES)
    ranks = picked.groupby("topic_id").cumcount() + 1
    return schema.conform(picked.assign(rank=ranks), schema.TOPIC_SENTENCES)
