"""Say how alike two articles are in what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SHARES = {"word": 0.3, "lead": 0.45, "headline": 0.15, "name": 0.1}
"""How much each kind of clue counts for what two articles are about; together 1."""

RARITY_POWERS = {"word": 1, "lead": 1, "headline": 1, "name": 2}
"""Names need more weight on rarity than words: in one week's news all name the same few."""

DATED_WEEKDAY_SHARE = 0.05
UNDATED_WEEKDAY_SHARE = 0.12
"""Weekdays say little where both days of publication are known, as these say it already."""

USUAL_WEEKDAY_COSINE = 0.4
"""Above it, weekdays speak for one event; below it, against."""

FREE_DAYS = 1
FADING_DAYS = 4.0
"""Likeness falls to 1/e when publications lie so many days farther apart than `FREE_DAYS`."""


class Vectors(NamedTuple):
    """The articles as vectors of unit length, one matrix per kind of clue.

    Attributes
    ----------
    article_ids : list of str
        The rows.
    weights : dict of str to csr_array
        How much each clue of a kind stands in an article, one row per article.
    matrices : dict of str to csr_array
        The same weighed by rarity, of unit length; all nought where there is no clue.
    clues : dict of str to list of str
        The columns of both.
    days : array
        Days of publication as ordinals; NaN where unknown.
    """

    article_ids: list[str]
    weights: dict[str, Any]
    matrices: dict[str, Any]
    clues: dict[str, list[str]]
    days: Floats


def make_vectors(
    clues: pd.DataFrame, article_ids: Sequence[str], published: Mapping[str, date | None]
) -> Vectors:
    r"""Weigh clues by how rare they are among the articles.

    Parameters
    ----------
    clues : DataFrame, one row per article, kind and clue
        From `analysis.events.clues.gather_clues`.
    article_ids : sequence of str
        All articles, those without a clue too.
    published : mapping of str to date or None
        The day each was published, where it is known.

    Notes
    -----
    A clue of weight :math:`w` in an article, found in :math:`d` of :math:`n` articles,
    counts :math:`(1 + \ln w)(1 + \ln((n + 1) / (d + 1)))^p`, with :math:`p` from
    `RARITY_POWERS`; weekdays count as they are.
    """
    rows = {article_id: row for row, article_id in enumerate(article_ids)}
    weights, columns = {}, {}
    for kind in (*SHARES, "weekday"):
        part = clues[clues["kind"] == kind]
        codes, names = pd.factorize(part["clue"], sort=True)
        counts = part["weight"].to_numpy(dtype=np.float64)
        counts = 1 + np.log(counts) if kind in SHARES else counts
        at = part["article_id"].map(rows).to_numpy(dtype=np.int64)
        shape = (len(rows), len(names))
        weights[kind] = sparse.csr_array((counts, (at, codes)), shape=shape)
        columns[kind] = [str(name) for name in names]
    known = [published.get(article_id) for article_id in article_ids]
    days = np.array([day.toordinal() if day else np.nan for day in known], dtype=np.float64)
    return Vectors(list(article_ids), weights, _weigh(weights), columns, days)


def narrow(vectors: Vectors, members: Ints) -> Vectors:
    """Keep some articles, and weigh their clues by how rare they are among these alone."""
    weights = {kind: matrix[members] for kind, matrix in vectors.weights.items()}
    kept = [vectors.article_ids[member] for member in members]
    return Vectors(kept, weights, _weigh(weights), vectors.clues, vectors.days[members])


def _weigh(weights: dict[str, Any]) -> dict[str, Any]:
    """Weigh clues by rarity and give every article the length 1."""
    matrices = {}
    for kind, matrix in weights.items():
        weighed = matrix
        if kind in SHARES:
            n_with = np.bincount(matrix.indices, minlength=matrix.shape[1])
            rarity = 1 + np.log((matrix.shape[0] + 1) / (n_with + 1))
            weighed = matrix @ sparse.diags_array(rarity ** RARITY_POWERS[kind])
        matrices[kind] = _make_unit(weighed)
    return matrices


def _make_unit(matrix: Any) -> Any:  # noqa: ANN401 - scipy has no types
    """Give every row that is not nought the length 1."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    factors = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_array(sparse.diags_array(factors) @ matrix)


def score_likeness(vectors: Vectors, rows: Ints, columns: Ints) -> Floats:
    """Score how alike articles are in what happened.

    Parameters
    ----------
    vectors : Vectors
        From `make_vectors`.
    rows, columns : array of int
        Which articles to compare with which.

    Returns
    -------
    array, one row for each of ``rows``, one column for each of ``columns``
        Above `analysis.events.grouping.THRESHOLD` they rather report the same event.
        The cosines of words, leads, headlines and names, weighted by `SHARES`, fade
        with the days between the publications where both are known; the cosine of the
        weekdays, less the usual one, is added where both texts name one. Between -0.05
        and 1.07; no probability.
    """
    content = np.zeros((len(rows), len(columns)))
    for kind, share in SHARES.items():
        content += share * _cosine(vectors.matrices[kind], rows, columns)
    kept = fade(vectors.days[rows], vectors.days[columns])
    return content * kept + compare_weekdays(vectors, rows, columns)


def fade(days: Floats, others: Floats) -> Floats:
    """Say which share of their likeness articles keep that were published days apart.

    Examples
    --------
    >>> fade(np.array([0.0]), np.array([0.0, 1.0, 5.0, np.nan])).round(2).tolist()
    [[1.0, 1.0, 0.37, 1.0]]
    """
    apart = np.abs(days[:, None] - others[None, :])
    factors = np.exp(-np.maximum(apart - FREE_DAYS, 0) / FADING_DAYS)
    return np.where(np.isnan(apart), 1.0, factors)


def compare_weekdays(vectors: Vectors, rows: Ints, columns: Ints) -> Floats:
    """Say what the weekdays named add to likeness, or take; 0 where a text names none."""
    matrix = vectors.matrices["weekday"]
    names_any = np.diff(matrix.indptr) > 0
    both_name = np.outer(names_any[rows], names_any[columns])
    is_known = ~np.isnan(vectors.days)
    both_known = np.outer(is_known[rows], is_known[columns])
    share = np.where(both_known, DATED_WEEKDAY_SHARE, UNDATED_WEEKDAY_SHARE)
    return np.where(both_name, share * (_cosine(matrix, rows, columns) - USUAL_WEEKDAY_COSINE), 0.0)


def _cosine(matrix: Any, rows: Ints, columns: Ints) -> Floats:  # noqa: ANN401 - scipy has no types
    found: Floats = (matrix[rows] @ matrix[columns].T).toarray()
    return found
