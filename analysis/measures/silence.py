"""Silence: who does not touch a thread, and the nearest thing they do say.

Not found is a fact about a text under a definition. It is no statement about why.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schema

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM")

SILENCE_COLUMNS = [
    "event_id",
    "thread_id",
    "side",
    "n_articles",
    "of_words",
    "of_sentences",
    "n_sides_with",
    "others_share",
    "expected_sentences",
    "chance_of_none",
]

NEAREST_COLUMNS = ["sentence_id", "article_id", "similarity", "shared_terms"]

MAX_SILENT_ARTICLES = 40
"""The nearest sentence is looked for in at most this many articles of a side."""

MAX_LIKE_SENTENCES = 500
"""And compared with at most this many sentences of others."""


def find_silence(coverage: pd.DataFrame) -> pd.DataFrame:
    """List the sides that do not touch a thread, and how far length explains it.

    Parameters
    ----------
    coverage : DataFrame, one row per event, side and thread
        See `coverage.share_threads`.

    Returns
    -------
    DataFrame, one row per event, thread and silent side
        ==================  =========  ==================================================
        column              unit       meaning
        ==================  =========  ==================================================
        n_sides_with        sides      others on this event that touch the thread
        others_share        0 to 1     share of the others' sentences in the thread;
                                       empty where there is nobody else
        expected_sentences  sentences  that share times the side's own sentences
        chance_of_none      0 to 1     chance of no such sentence at that rate,
                                       ``(1 - others_share) ** of_sentences``
        ==================  =========  ==================================================

        Empty if nobody is silent. A side without a word (in the voice measured) has
        nothing to be silent in and is left out.

    Notes
    -----
    The chance treats sentences as independent draws, which they are not: it adjusts
    for length and is no test. It is empty where nobody else reports the event.
    """
    on_event = coverage.groupby(["event_id", "thread_id"])
    counted = coverage.assign(is_with=(coverage["n_sentences"] > 0).astype("int64"))
    sums = (
        on_event[["n_sentences", "of_sentences"]].transform("sum")
        - coverage[["n_sentences", "of_sentences"]]
    )
    share = (sums["n_sentences"] / sums["of_sentences"]).where(
        (sums["of_sentences"] > 0) & (coverage["event_id"] != "")
    )
    table = counted.assign(
        n_sides_with=counted.groupby(["event_id", "thread_id"])["is_with"].transform("sum")
        - counted["is_with"],
        others_share=share,
        expected_sentences=share * coverage["of_sentences"],
        chance_of_none=(1 - share) ** coverage["of_sentences"],
    )
    is_silent = (table["n_sentences"] == 0) & (table["of_words"] > 0)
    return table.loc[is_silent, SILENCE_COLUMNS].reset_index(drop=True)


def find_told(
    told: pd.DataFrame, *, event_id: str, side: str
) -> tuple[list[str], Literal["same event", "other events", "nobody"]]:
    """Return the sentences that a silent side is compared with, and whose they are.

    Parameters
    ----------
    told : DataFrame, one row per sentence in the thread
        Needs ``sentence_id``, ``event_id`` and ``side``.
    event_id, side : str
        The silent side, and the event it reports.

    Returns
    -------
    list of str
        At most `MAX_LIKE_SENTENCES` sentences.
    str
        ``same event``: others reporting it. ``other events``: where nobody else
        reporting it touches the thread. ``nobody``: no other report does.
    """
    others = told[told["side"] != side]
    is_same = (others["event_id"] == event_id) & (event_id != "")
    if is_same.any():
        return list(others.loc[is_same, "sentence_id"].head(MAX_LIKE_SENTENCES)), "same event"
    elsewhere = told.loc[told["event_id"] != event_id, "sentence_id"]
    if len(elsewhere):
        return list(elsewhere.head(MAX_LIKE_SENTENCES)), "other events"
    return [], "nobody"


def nearest_sentences(
    tokens: pd.DataFrame,
    *,
    silent_articles: Collection[str],
    thread_sentences: Collection[str],
) -> pd.DataFrame:
    """Find what silent articles say that is nearest to how others word a thread.

    The likeness of two sentences is the cosine of their content words, each weighted
    by how rare it is among the sentences given.

    Parameters
    ----------
    tokens : DataFrame, one row per token
        Of the silent articles and of the thread's sentences elsewhere.
    silent_articles : collection of str
        Articles in which the thread is not found.
    thread_sentences : collection of str
        Sentences of others in the thread.

    Returns
    -------
    DataFrame, one row per silent article at most, nearest first
        ``similarity`` from 0 to 1 and ``shared_terms`` (up to four, weightiest first).
        A sentence that shares no content word is not returned, so an article may be
        missing. Empty if nothing is near.

    Notes
    -----
    It compares words, not meanings: *truce* and *ceasefire* share nothing here.

    References
    ----------
    Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text
    retrieval. Information Processing & Management 24(5), 513-523.
    """
    schema.require(tokens, schema.TOKENS, "article_id", "sentence_id", "lemma", "pos")
    # Of two letters only names are words: "us", but not the "de" of de-escalation.
    is_name = tokens["pos"] == "PROPN"
    is_word = tokens["lemma"].str.contains(r"[^\W_]{3}") | is_name
    words = tokens[tokens["pos"].isin(_CONTENT) & is_word]
    is_like = words["sentence_id"].isin(list(thread_sentences))
    is_silent = words["article_id"].isin(list(silent_articles)) & ~is_like
    if not is_like.any() or not is_silent.any():
        return pd.DataFrame(columns=NEAREST_COLUMNS)
    weights = _weigh(words[is_like | is_silent])
    asked, liked = weights.loc[is_silent], weights.loc[is_like]
    terms = sorted(liked["lemma"].unique())
    asked_rows, liked_rows = _matrix(asked, terms), _matrix(liked, terms)
    likeness = asked_rows.to_numpy() @ liked_rows.to_numpy().T
    best = likeness.argmax(axis=1)
    products = asked_rows.to_numpy() * liked_rows.to_numpy()[best]
    near = pd.DataFrame(
        {
            "sentence_id": asked_rows.index,
            "similarity": likeness.max(axis=1),
            "shared_terms": [_shared(row, asked_rows.columns) for row in products],
        }
    ).merge(asked[["sentence_id", "article_id"]].drop_duplicates(), on="sentence_id")
    near = near[near["similarity"] > 0].sort_values(
        ["similarity", "sentence_id"], ascending=[False, True]
    )
    return near.drop_duplicates("article_id")[NEAREST_COLUMNS].reset_index(drop=True)


def _weigh(words: pd.DataFrame) -> pd.DataFrame:
    """Return one row per word of a sentence with its tf-idf weight, sentences of unit length."""
    n_sentences = words["sentence_id"].nunique()
    n_with = words.drop_duplicates(["sentence_id", "lemma"])["lemma"].value_counts()
    rarity = np.log((1 + n_sentences) / (1 + words["lemma"].map(n_with))) + 1
    counts = words.groupby(["sentence_id", "lemma"])["lemma"].transform("size")
    unique = words.assign(weight=counts * rarity).drop_duplicates(["sentence_id", "lemma"])
    lengths = (unique["weight"] ** 2).groupby(unique["sentence_id"]).transform("sum") ** 0.5
    return unique.assign(weight=unique["weight"] / lengths)


def _matrix(weights: pd.DataFrame, terms: list[str]) -> pd.DataFrame:
    """Return sentences by terms; terms that only one kind of sentence holds add nothing."""
    kept = weights[weights["lemma"].isin(terms)]
    wide = kept.pivot_table(index="sentence_id", columns="lemma", values="weight", aggfunc="sum")
    names = sorted(weights["sentence_id"].unique())
    return wide.reindex(index=names, columns=terms).fillna(0.0)


def _shared(products: npt.NDArray[np.float64], terms: pd.Index) -> str:
    strongest = np.argsort(-products, kind="stable")[:4]
    return ", ".join(terms[i] for i in strongest if products[i] > 0)
