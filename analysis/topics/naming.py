"""Naming: what a topic is called until a reader knows better."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis import schema
from analysis.topics.fitting import Vectors

N_TERMS = 30
"""Terms kept of each topic."""
N_NAMED, N_SHOWN = 3, 8
"""Terms in a topic's name, and of its match in another fit."""


def rank_terms(vectors: Vectors, terms: Sequence[str]) -> list[list[str]]:
    """Return each topic's terms with any weight, strongest first.

    Equal weights stand in the order of the terms, which is the alphabet's.
    """
    rounded = vectors.round(6)
    orders = np.argsort(-rounded, axis=1, kind="stable")
    return [
        [terms[place] for place in order[: np.count_nonzero(row)]]
        for row, order in zip(rounded, orders, strict=True)
    ]


def name_topics(ranked: Sequence[Sequence[str]]) -> list[str]:
    """Name topics after their strongest terms, so that no two have the same name.

    Examples
    --------
    >>> name_topics([["sea", "boat", "wind", "cold"], ["sea", "boat", "wind", "warm"]])
    ['sea, boat, wind', 'sea, boat, wind, warm']
    """
    names: list[str] = []
    for terms in ranked:
        n_named = N_NAMED
        while ", ".join(terms[:n_named]) in names and n_named < len(terms):
            n_named += 1
        name = ", ".join(terms[:n_named])
        # Hardly any text: a topic without a word, or two with the same few.
        names.append(name if name and name not in names else f"unnamed, {len(names) + 1}")
    return names


def make_id(name: str) -> str:
    """Turn a topic's name into its id: stable as long as its strongest terms are.

    Examples
    --------
    >>> make_id("sea, boat, wind")
    'sea-boat-wind'
    """
    return name.replace(", ", "-")


def list_terms(vectors: Vectors, terms: Sequence[str], topic_ids: Sequence[str]) -> pd.DataFrame:
    """Return each topic's strongest terms (``schema.TOPIC_TERMS``)."""
    places = {term: place for place, term in enumerate(terms)}
    rows: list[dict[str, object]] = [
        {
            "topic_id": topic_id,
            "rank": rank,
            "term": term,
            "weight_share": float(row[places[term]] / row.sum()),
        }
        for topic_id, row, ranked in zip(
            topic_ids, vectors, rank_terms(vectors, terms), strict=True
        )
        for rank, term in enumerate(ranked[:N_TERMS], start=1)
    ]
    return schema.frame(schema.TOPIC_TERMS, rows)
