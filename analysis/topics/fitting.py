"""Fitting: documents as sums of a few topics, by non-negative matrix factorisation."""

from __future__ import annotations

import warnings
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float64]
"""One row per topic, one column per term; rows have length 1."""

Start = Literal["nndsvd", "random"]

MIN_COSINE = 0.7
"""From this likeness on, two topics count as the same."""
SEED = 0
TOLERANCE, ROUGH_TOLERANCE = 1e-3, 1e-2
"""The search stops when a step changes less than this part of what the first one did.

Refits stop earlier, which can only make them less like the fit.
"""
MAX_ITERATIONS = 300
_DECIMALS = 9


def fit_topics(
    weights: Any,  # noqa: ANN401 - scipy has no types
    n_topics: int,
    *,
    seed: int = SEED,
    start: Start = "nndsvd",
    tolerance: float = TOLERANCE,
) -> Vectors:
    """Fit topics to documents.

    Parameters
    ----------
    weights : csr_matrix, one row per document
        See `counts.weigh`.
    n_topics : int
        At most the number of rows and of columns.
    seed : int
        Decides a random start; of the start from singular values hardly anything.
    start : {"nndsvd", "random"}
        Where the search begins.
    tolerance : float
        When the search stops, see `TOLERANCE`.

    Returns
    -------
    array of float, n_topics x terms
        Rows of length 1, or 0 for a topic without a word; rounded, so that the last
        bits of a machine's sums leave no trace.

    References
    ----------
    Lee, D., & Seung, H. S. (1999). Learning the parts of objects by non-negative matrix
    factorization. Nature 401, 788-791.
    Boutsidis, C., & Gallopoulos, E. (2008). SVD based initialization: a head start for
    nonnegative matrix factorization. Pattern Recognition 41(4), 1350-1362.
    """
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning
    from threadpoolctl import threadpool_limits

    model = NMF(
        n_topics,
        init=start,
        random_state=seed,
        tol=tolerance,
        max_iter=MAX_ITERATIONS,
    )
    # With several threads the order of summing, and so the last bits, may change.
    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(weights)
    return normalise(np.asarray(model.components_, dtype=float))


def normalise(vectors: Vectors) -> Vectors:
    """Give each row the length 1; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1.0
    rows: Vectors = np.round(vectors / lengths, _DECIMALS)
    return rows


def match_topics(topics: Vectors, others: Vectors) -> tuple[npt.NDArray[np.intp], Vectors]:
    """Find for each topic its counterpart in another fit, each used once.

    Parameters
    ----------
    topics, others : array of float
        Two fits over the same terms, with as many topics.

    Returns
    -------
    array of int
        The counterpart of each topic.
    array of float
        The cosine of the two.

    References
    ----------
    Kuhn, H. W. (1955). The Hungarian method for the assignment problem. Naval Research
    Logistics Quarterly 2, 83-97.

    Examples
    --------
    >>> here = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> match_topics(here, here[::-1])
    (array([1, 0]), array([1., 1.]))
    """
    from scipy.optimize import linear_sum_assignment

    cosines = np.round(topics @ others.T, _DECIMALS)
    rows, columns = linear_sum_assignment(-cosines)
    return columns, cosines[rows, columns]
