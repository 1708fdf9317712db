"""Silence: who does not touch a thread, and the nearest thing they do say.

Not found is a fact about a text under a definition. It is no statement about why.
"""

from __future__ import annotations

from collections.abc import Collection

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
    "n_sides_other",
    "others_share",
    "expected_sentences",
    "chance_of_none",
]

NEAREST_COLUMNS = ["sentence_id", "article_id", "similarity", "shared_terms", "like_sentence_id"]


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
        n_sides_other       sides      others on this event
        others_share        0 to 1     share of the others' sentences in the thread;
                                       empty where there is nobody else
        expected_sentences  sentences  that share times the side's own sentences
        chance_of_none      0 to 1     chance of no such sentence at that rate,
                                       ``(1 - others_share) ** of_sentences``
        ==================  =========  ==================================================

        Empty if nobody is silent.

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
        n_sides_other=on_event["side"].transform("size") - 1,
        others_share=share,
        expected_sentences=share * coverage["of_sentences"],
        chance_of_none=(1 - share) ** coverage["of_sentences"],
    )
    return table.loc[table["n_sentences"] == 0, SILENCE_COLUMNS].reset_index(drop=True)


def nearest_sentences(
    tokens: pd.DataFrame,
    *,
    silent_articles: Collection[str],
    thread_sentences: Collection[str],
    n_nearest: int = 1,
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
    n_nearest : int, default 1
        How many to return for each article.

    Returns
    -------
    DataFrame, one row per article and near sentence, nearest first
        ``similarity`` from 0 to 1, ``shared_terms`` (up to four, weightiest first) and
        ``like_sentence_id``, the sentence it is like. A sentence that shares no
        content word is not returned, so an article may be missing. Empty if nothing
        is near.

    Notes
    -----
    It compares words, not meanings: *truce* and *ceasefire* share nothing here.

    References
    ----------
    Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text
    retrieval. Information Processing & Management 24(5), 513-523.
    """
    schema.require(tokens, schema.TOKENS, "article_id", "sentence_id", "lemma", "pos")
    words = tokens[tokens["pos"].isin(_CONTENT)]
    is_like = words["sentence_id"].isin(list(thread_sentences))
    is_silent = words["article_id"].isin(list(silent_articles)) & ~is_like
    words = words[is_like | is_silent]
    if not is_like.any() or not is_silent.any():
        return pd.DataFrame(columns=NEAREST_COLUMNS)
    rows, columns, weights = _weighted_terms(words)
    places = words[["sentence_id", "article_id"]].drop_duplicates("sentence_id")
    article_of = dict(zip(places["sentence_id"], places["article_id"], strict=True))
    asked = [i for i, name in enumerate(rows) if article_of[name] in set(silent_articles)]
    liked = [i for i, name in enumerate(rows) if name in set(thread_sentences)]
    likeness = weights[asked] @ weights[liked].T
    best = likeness.argmax(axis=1)
    near = [
        {
            "sentence_id": rows[i],
            "article_id": article_of[rows[i]],
            "similarity": float(likeness[place, best[place]]),
            "shared_terms": _shared(weights[i] * weights[liked[best[place]]], columns),
            "like_sentence_id": rows[liked[best[place]]],
        }
        for place, i in enumerate(asked)
        if likeness[place, best[place]] > 0
    ]
    table = pd.DataFrame(near, columns=NEAREST_COLUMNS).sort_values(
        ["article_id", "similarity", "sentence_id"], ascending=[True, False, True]
    )
    return table.groupby("article_id").head(n_nearest).reset_index(drop=True)


def _weighted_terms(
    words: pd.DataFrame,
) -> tuple[list[str], list[str], npt.NDArray[np.float64]]:
    """Return sentence ids, terms and a matrix of unit-length tf-idf rows."""
    row_codes, row_names = pd.factorize(words["sentence_id"], sort=True)
    column_codes, column_names = pd.factorize(words["lemma"], sort=True)
    counts = np.zeros((len(row_names), len(column_names)))
    np.add.at(counts, (row_codes, column_codes), 1)
    rarity = np.log((1 + len(row_names)) / (1 + (counts > 0).sum(axis=0))) + 1
    weights = counts * rarity
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    return list(row_names), list(column_names), weights / np.where(lengths > 0, lengths, 1)


def _shared(products: npt.NDArray[np.float64], columns: list[str]) -> str:
    strongest = np.argsort(-products, kind="stable")[:4]
    return ", ".join(columns[i] for i in strongest if products[i] > 0)
