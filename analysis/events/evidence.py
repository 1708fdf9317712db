"""Say why articles were grouped: the clues they share, and how near other events are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from analysis.events.grouping import BLOCK_ROWS
from analysis.events.likeness import SHARES, UNDATED_WEEKDAY_SHARE, Vectors, score_likeness

CLUES_SHOWN = 10

EVENT_CLUE_COLUMNS = ("event", "kind", "clue", "n_articles", "likeness")
EVENT_ARTICLE_COLUMNS = (
    *("article_id", "event", "n_articles", "likeness"),
    *("nearest_event", "nearest_likeness"),
)


def explain_events(
    vectors: Vectors, events: Sequence[int], *, n_clues: int = CLUES_SHOWN
) -> pd.DataFrame:
    """Say which names, words and weekdays made articles one event.

    Parameters
    ----------
    vectors : Vectors
        From `analysis.events.likeness.make_vectors`.
    events : sequence of int
        The event of each article, as `analysis.events.grouping.group_articles` gives it.
    n_clues : int, default 10
        How many clues of each kind at most, the strongest first.

    Returns
    -------
    DataFrame, one row per event, kind and clue
        ==========  =====  ==========================================================
        column      unit   meaning
        ==========  =====  ==========================================================
        event       key    the event; those with one article have no rows
        kind        name   word, lead, headline, name or weekday
        clue        name   the word, entity or weekday
        n_articles  count  articles of the event that have it, at least 2
        likeness    share  what it adds to the likeness of two of its articles, on
                           average over all pairs, before days apart make it fade
        ==========  =====  ==========================================================

        Empty, with these columns, if no event has two articles.

    Notes
    -----
    With all clues shown, the likeness of a kind's clues adds up to the mean of that
    kind's part in `score_likeness`: nothing else speaks for a grouping but the days of
    publication. Of weekdays the usual cosine is not taken off, and they count less
    than said here where both days of publication are known.
    """
    if len(set(events)) == len(events):
        return pd.DataFrame(columns=EVENT_CLUE_COLUMNS)
    by_event = _sum_by_event(vectors, events)
    parts = []
    for kind, share in (*SHARES.items(), ("weekday", UNDATED_WEEKDAY_SHARE)):
        parts.append(_explain_kind(vectors, by_event, kind, share, n_clues))
    filled = [part for part in parts if not part.empty] or parts
    ordered = pd.concat(filled, ignore_index=True).sort_values(
        ["event", "likeness", "kind", "clue"], ascending=[True, False, True, True]
    )
    return ordered.reset_index(drop=True)


def _explain_kind(
    vectors: Vectors, by_event: sparse.csr_array, kind: str, share: float, n_clues: int
) -> pd.DataFrame:
    """Say what each clue of one kind adds to the mean likeness of pairs."""
    matrix = vectors.matrices[kind]
    sums, squares = by_event @ matrix, by_event @ matrix.multiply(matrix)
    counts = by_event @ (matrix > 0).astype(np.int64)
    shared = (sums.multiply(sums) - squares).tocoo()
    n_articles = np.diff(by_event.indptr)[shared.row]
    n_with = np.asarray(counts.tocsr()[shared.row, shared.col]).ravel().astype(np.int64)
    told = pd.DataFrame(
        {
            "event": shared.row.astype(np.int64),
            "kind": kind,
            "clue": np.array([*vectors.clues[kind], ""], dtype=object)[shared.col],
            "n_articles": n_with,
            "likeness": share * shared.data / np.maximum(n_articles * (n_articles - 1), 1),
        }
    )
    told = told[told["n_articles"] >= 2].sort_values(
        ["event", "likeness", "clue"], ascending=[True, False, True]
    )
    return told.groupby("event", sort=False).head(n_clues)


def place_articles(vectors: Vectors, events: Sequence[int]) -> pd.DataFrame:
    """Say how well each article fits its event, and which other it is nearest to.

    Parameters
    ----------
    vectors : Vectors
        From `analysis.events.likeness.make_vectors`.
    events : sequence of int
        The event of each article, from 0 without gaps.

    Returns
    -------
    DataFrame, one row per article, in the order of ``vectors``
        ================  =====  ====================================================
        column            unit   meaning
        ================  =====  ====================================================
        article_id        key    the article
        event             key    its event
        n_articles        count  articles of that event, itself included
        likeness          score  mean likeness to the event's others; missing if alone
        nearest_event     key    the other event of the highest mean likeness; -1 if none
        nearest_likeness  score  that likeness; missing if there is no other event
        ================  =====  ====================================================
    """
    if not len(events):
        return pd.DataFrame(columns=EVENT_ARTICLE_COLUMNS)
    by_event = _sum_by_event(vectors, events)
    own = np.asarray(events, dtype=np.int64)
    sizes = np.diff(by_event.indptr)
    every = np.arange(len(own))
    rows = []
    for start in range(0, len(own), BLOCK_ROWS):
        block = every[start : start + BLOCK_ROWS]
        likeness = score_likeness(vectors, block, every)
        likeness[np.arange(len(block)), block] = 0
        sums = np.asarray((by_event @ likeness.T).T)
        inner = sums[np.arange(len(block)), own[block]] / np.maximum(sizes[own[block]] - 1, 1)
        means = sums / sizes
        means[np.arange(len(block)), own[block]] = -np.inf
        nearest = means.argmax(axis=1)
        rows += list(zip(block, inner, nearest, means.max(axis=1), strict=True))
    placed = pd.DataFrame(rows, columns=["row", "likeness", "nearest_event", "nearest_likeness"])
    has_other = len(sizes) > 1
    return pd.DataFrame(
        {
            "article_id": vectors.article_ids,
            "event": own,
            "n_articles": sizes[own],
            "likeness": placed["likeness"].where(sizes[own] > 1),
            "nearest_event": placed["nearest_event"] if has_other else -1,
            "nearest_likeness": placed["nearest_likeness"] if has_other else np.nan,
        }
    )


def _sum_by_event(vectors: Vectors, events: Sequence[int]) -> sparse.csr_array:
    """Make the matrix that sums rows of articles by their event."""
    n_articles = len(vectors.article_ids)
    shape = (max(events, default=-1) + 1, n_articles)
    at = (np.asarray(events, dtype=np.int64), np.arange(n_articles))
    return sparse.csr_array((np.ones(n_articles), at), shape=shape)
