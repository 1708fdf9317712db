"""Assigning: every passage to the one topic its words speak for, or to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schema
from analysis.topics.counts import weigh
from analysis.topics.fitting import Vectors
from analysis.topics.naming import N_TERMS
from analysis.topics.words import Words
from analysis.voices import split_voices

MIN_LOAD = 0.15
"""A passage is in a topic if the topic explains this much of its words' weight ..."""
MIN_TOPIC_SHARE = 1 / 3
"""... and this part of what all topics together explain."""
N_SWEEPS = 50
_DECIMALS = 6


@dataclass(frozen=True)
class Model:
    """Fitted topics, and what is needed to find them in a text."""

    topic_ids: tuple[str, ...]
    terms: tuple[str, ...]
    rarity: npt.NDArray[np.float64]
    vectors: Vectors
    furniture: frozenset[int]


def assign_passages(read: Words, model: Model) -> pd.DataFrame:
    """Give each passage of a part one topic, or none.

    Parameters
    ----------
    read : Words
        See `words.read_words`.
    model : Model
        The topics.

    Returns
    -------
    DataFrame, one row per sentence, captions left out
        As in ``read.sentences``, with ``topic_id`` (empty: none), ``topic_share``,
        ``score``, the likeness of the sentence itself to the topic, and
        ``n_strong_terms``, how many of the topic's strongest terms it holds. A passage
        is judged by itself: what else the part holds changes nothing. A sentence that is
        furniture of its outlet's pages is in no topic.
    """
    from scipy import sparse

    sentences = read.sentences
    is_furniture = sentences["text_hash"].isin(list(model.furniture)).to_numpy()
    counts = _count_terms(read, model.terms, ~is_furniture)
    passages, firsts = pd.factorize(pd.MultiIndex.from_frame(sentences[["article_id", "passage"]]))
    places = (passages, np.arange(len(sentences)))
    holds = sparse.csr_matrix((np.ones(len(sentences)), places), shape=(len(firsts), len(passages)))
    loads = solve_loads(weigh((holds @ counts).tocsr(), model.rarity), model.vectors)
    best = loads.argmax(axis=1)
    highest, total = loads.max(axis=1), loads.sum(axis=1)
    shares = np.divide(highest, total, out=np.zeros_like(total), where=total > 0)
    is_in = (highest >= MIN_LOAD) & (shares >= MIN_TOPIC_SHARE)
    topics, is_told = best[passages], is_in[passages] & ~is_furniture
    scores, n_strong = _score_sentences(counts, model, topics)
    ids = np.array([*model.topic_ids, ""], dtype=object)
    return sentences.assign(
        topic_id=pd.Series(ids[np.where(is_told, topics, -1)], index=sentences.index, dtype="str"),
        topic_share=np.where(is_told, shares[passages], 0.0).round(_DECIMALS),
        score=np.where(is_told, scores, 0.0).round(_DECIMALS),
        n_strong_terms=np.where(is_told, n_strong, 0),
    )


def _score_sentences(
    counts: Any,  # noqa: ANN401 - scipy has no types
    model: Model,
    topics: npt.NDArray[np.intp],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """Say how like its topic each sentence is, and how many of its strong terms it holds."""
    order = np.argsort(-model.vectors, axis=1, kind="stable")[:, :N_TERMS]
    is_strong = np.zeros(model.vectors.shape, dtype=bool)
    np.put_along_axis(is_strong, order, True, axis=1)
    weights = weigh(counts, model.rarity).tocoo()
    row_topics = topics[weights.row]
    likeness = weights.data * model.vectors[row_topics, weights.col]
    n_rows = counts.shape[0]
    scores = np.bincount(weights.row, likeness, minlength=n_rows)
    n_strong = np.bincount(weights.row, is_strong[row_topics, weights.col], minlength=n_rows)
    return scores.astype("float64"), n_strong.astype("int64")


def _count_terms(read: Words, terms: Sequence[str], may_count: npt.NDArray[np.bool_]) -> Any:  # noqa: ANN401 - scipy has no types
    """Count the terms in each sentence that may count."""
    from scipy import sparse

    words = read.words
    columns = pd.Index(terms).get_indexer(words["term"])
    rows = pd.Index(read.sentences["sentence_id"]).get_indexer(words["sentence_id"])
    is_counted = (columns >= 0) & may_count[rows]
    rows, columns = rows[is_counted], columns[is_counted]
    matrix = sparse.csr_matrix(
        (np.ones(len(rows)), (rows, columns)), shape=(len(read.sentences), len(terms))
    )
    matrix.sum_duplicates()
    return matrix


def solve_loads(weights: Any, vectors: Vectors) -> npt.NDArray[np.float64]:  # noqa: ANN401 - scipy has no types
    """Write each document as a sum of topics: how much of each it takes, never below 0.

    Parameters
    ----------
    weights : csr_matrix, one row per document
        Rows of length 1, or empty.
    vectors : array of float, one row per topic
        Rows of length 1.

    Returns
    -------
    array of float, documents x topics
        From 0 to 1; a row without a word is 0.

    Notes
    -----
    Non-negative least squares by coordinate descent with a fixed number of sweeps, row
    by row: a document's loads do not depend on those beside it.

    Examples
    --------
    >>> from scipy.sparse import csr_matrix
    >>> solve_loads(csr_matrix([[0.6, 0.8], [0.0, 0.0]]), np.eye(2)).tolist()
    [[0.6, 0.8], [0.0, 0.0]]
    """
    overlaps = np.einsum("ij,kj->ik", vectors, vectors)
    targets = np.asarray(weights @ vectors.T)
    loads = np.zeros_like(targets)
    for _ in range(N_SWEEPS):
        for topic in range(len(vectors)):
            if overlaps[topic, topic] > 0:
                missed = targets[:, topic] - np.einsum("ij,j->i", loads, overlaps[topic])
                loads[:, topic] = np.maximum(0.0, loads[:, topic] + missed / overlaps[topic, topic])
    return np.round(loads, _DECIMALS)


def count_topics(assigned: pd.DataFrame, thread_hits: pd.DataFrame) -> pd.DataFrame:
    """Count sentences and words of each topic in each article, in all and in each thread.

    Parameters
    ----------
    assigned : DataFrame, one row per sentence
        See `assign_passages`; the sentences in no topic count too, as topic ``""``.
    thread_hits : DataFrame, one row per match
        Needs ``thread_id`` and ``sentence_id``.

    Returns
    -------
    DataFrame, one row per article, topic, thread and voice (``schema.ARTICLE_TOPICS``)
        Only where there is a sentence. Over the topics, the words of a voice add up to
        those of the article in that voice.
    """
    columns = ["article_id", "topic_id", "sentence_id", "n_words", "n_quoted_words"]
    told = assigned[columns]
    hits = thread_hits[["thread_id", "sentence_id"]].drop_duplicates()
    everywhere = told.assign(thread_id="")
    joined = pd.concat([everywhere, told.merge(hits, on="sentence_id")], ignore_index=True)
    keys = list(schema.ARTICLE_TOPICS.key)
    counted = split_voices(joined).groupby(keys)["n_words"].agg(["size", "sum"])
    counted = counted.rename(columns={"size": "n_sentences", "sum": "n_words"})
    return schema.conform(counted.reset_index(), schema.ARTICLE_TOPICS)
