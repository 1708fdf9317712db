"""Reporting: the tables that say what came of the fit, and how far to trust it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis import schema
from analysis.topics.choosing import (
    DOCUMENTS_PER_TOPIC,
    MIN_BACK_SHARE,
    N_REFITS,
    NUMBERS,
    Choice,
    Choices,
    Refit,
)
from analysis.topics.counts import MIN_ARTICLES, Counts
from analysis.topics.fitting import MIN_COSINE
from analysis.topics.naming import N_SHOWN, rank_terms

_SUMS = ["n_words", "n_sentences", "n_passages", "n_articles"]


def say_fit(
    counts: Counts, choices: Choices | None, *, n_articles: int, n_fitted: int
) -> pd.DataFrame:
    """Say in one row what was fitted, and give the verdict with its reason.

    Returns
    -------
    DataFrame, one row (``schema.TOPIC_FITS``)
        The verdict is ``refused`` where there is too little text for any topic,
        ``suggestion`` where there are few articles or too few topics come back, and
        ``proposed`` otherwise.
    """
    row: dict[str, object] = {
        "unit": counts.unit,
        "n_articles": n_articles,
        "n_fitted_articles": n_fitted,
        "n_documents": counts.matrix.shape[0],
        "n_terms": counts.matrix.shape[1],
        "n_topics": choices.chosen.n_topics if choices else 0,
        "comes_back_share": choices.chosen.back_share if choices else 0.0,
        "beyond_chance_share": _share_beyond(choices.chosen) if choices else 0.0,
        "chance_coherence": choices.chosen.chance if choices else 0.0,
        "verdict": _judge(counts, choices),
        "reason": _say_why(counts, choices, n_articles),
    }
    return schema.frame(schema.TOPIC_FITS, [row])


def _judge(counts: Counts, choices: Choices | None) -> str:
    if choices is None:
        return "refused"
    return "proposed" if choices.chosen.is_good and counts.unit == "article" else "suggestion"


def _say_why(counts: Counts, choices: Choices | None, n_articles: int) -> str:
    n_documents, n_terms = counts.matrix.shape
    if choices is None:
        least = DOCUMENTS_PER_TOPIC * min(NUMBERS[counts.unit])
        return (
            f"There is too little text for topics: {n_documents} {counts.unit}s of "
            f"{n_articles} articles, with {n_terms} words that tell them apart. It takes two "
            f"articles and {least} {counts.unit}s."
        )
    why = _say_how_good(choices.chosen, counts.unit)
    if counts.unit == "article":
        return why
    return (
        f"Below {MIN_ARTICLES} articles topics only suggest where to look. These rest on "
        f"{n_documents} passages of {n_articles} articles: with some of them left out, others "
        f"come. {why}"
    )


def _share_beyond(choice: Choice) -> float:
    return float(choice.is_beyond_chance.mean())


def _say_how_good(choice: Choice, unit: str) -> str:
    found = (
        f"fitted again to {N_REFITS} samples of 80 percent of the {unit}s, "
        f"{round(100 * choice.back_share)} percent of its topics come back, and the terms of "
        f"{int(choice.is_beyond_chance.sum())} of {choice.n_topics} stand together more than in "
        "shuffled text"
    )
    if choice.is_good:
        return f"{choice.n_topics} is the largest number tried that is good enough: {found}."
    return (
        f"No number tried is good enough: {round(100 * MIN_BACK_SHARE)} percent of the topics "
        f"must come back, and as many stand out from shuffled text. {choice.n_topics} comes "
        f"nearest: {found}."
    )


def list_topics(
    topic_ids: Sequence[str], names: Sequence[str], sums: pd.DataFrame, choices: Choices
) -> pd.DataFrame:
    """Say of each topic how much there is of it and how steady it is (``schema.TOPICS``)."""
    totals = sums.groupby("topic_id")[_SUMS].sum().reindex(topic_ids, fill_value=0)
    starts = np.array([refit.cosines for refit in choices.starts])
    cosines = choices.chosen.cosines
    table = totals.reset_index(names="topic_id").assign(
        name=list(names),
        comes_back_share=(cosines >= MIN_COSINE).mean(axis=0),
        mean_cosine=cosines.mean(axis=0),
        seed_back_share=(starts >= MIN_COSINE).mean(axis=0),
        coherence=choices.chosen.coherences,
        is_beyond_chance=choices.chosen.is_beyond_chance,
    )
    table = table.sort_values(["n_words", "topic_id"], ascending=[False, True])
    return schema.conform(table.assign(rank=range(1, len(table) + 1)), schema.TOPICS)


def list_choices(choices: Choices) -> pd.DataFrame:
    """Say how each number tried did (``schema.TOPIC_CHOICES``)."""
    rows: list[dict[str, object]] = [
        {
            "n_topics": choice.n_topics,
            "n_refits": len(choice.samples),
            "comes_back_share": choice.back_share,
            "mean_cosine": float(choice.cosines.mean()),
            "beyond_chance_share": _share_beyond(choice),
            "is_proposed": choice is choices.chosen,
        }
        for choice in choices.tried
    ]
    return schema.frame(schema.TOPIC_CHOICES, rows)


def list_refits(topic_ids: Sequence[str], terms: Sequence[str], choices: Choices) -> pd.DataFrame:
    """Lay each topic's matches in the other fits beside it (``schema.TOPIC_REFITS``)."""
    rows = [
        row
        for kind, refits in (("sample", choices.chosen.samples), ("seed", choices.starts))
        for refit in refits
        for row in _list_refit(kind, refit, topic_ids, terms)
    ]
    return schema.frame(schema.TOPIC_REFITS, rows)


def _list_refit(
    kind: str, refit: Refit, topic_ids: Sequence[str], terms: Sequence[str]
) -> list[dict[str, object]]:
    ranked = rank_terms(refit.vectors, terms)
    return [
        {
            "kind": kind,
            "seed": refit.seed,
            "topic_id": topic_id,
            "cosine": float(cosine),
            "terms": ", ".join(strongest[:N_SHOWN]),
        }
        for topic_id, cosine, strongest in zip(topic_ids, refit.cosines, ranked, strict=True)
    ]
