"""Coherence: whether a topic's terms stand together more than chance would have them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.topics.fitting import SEED, Vectors

N_TERMS = 10
"""The strongest terms of a topic, whose company is looked at."""
_DECIMALS = 9


def measure_coherence(matrix: Any, vectors: Vectors) -> npt.NDArray[np.float64]:  # noqa: ANN401 - scipy has no types
    r"""Measure how far the strongest terms of each topic stand in the same documents.

    Parameters
    ----------
    matrix : csr_matrix of counts, one row per document
    vectors : array of float, one row per topic

    Returns
    -------
    array of float, one per topic, from -1 to 1
        The mean over all pairs of the topic's `N_TERMS` strongest terms; 0 is what
        independent terms have, 1 if they only ever stand together.

    Notes
    -----
    With :math:`p` the share of documents, a pair has

    .. math:: npmi(a,b) = \ln\frac{p(a,b)}{p(a)\,p(b)} \bigg/ -\ln p(a,b)

    and -1 if it never meets. Long documents raise it for all pairs, and looking for
    topics in the same documents does too, so compare with `shuffle_words`.

    References
    ----------
    Bouma, G. (2009). Normalized (pointwise) mutual information in collocation
    extraction. Proceedings of the Biennial GSCL Conference, 31-40.
    Lau, J. H., Newman, D., & Baldwin, T. (2014). Machine reading tea leaves:
    automatically evaluating topic coherence. Proceedings of EACL, 530-539.

    Examples
    --------
    Two terms that stand together in one of two documents, and nowhere else.

    >>> from scipy.sparse import csr_matrix
    >>> measure_coherence(csr_matrix([[1, 2], [0, 0]]), np.array([[0.8, 0.6]])).tolist()
    [1.0]
    """
    is_there = (matrix > 0).astype(float).tocsc()
    return np.array([_score(is_there, row) for row in vectors]).round(_DECIMALS)


def _score(is_there: Any, row: npt.NDArray[np.float64]) -> float:  # noqa: ANN401 - scipy has no types
    terms = np.argsort(-row, kind="stable")[:N_TERMS]
    terms = terms[row[terms] > 0]
    if len(terms) < 2:
        return 0.0
    chosen = is_there[:, terms]
    shares = (chosen.T @ chosen).toarray() / is_there.shape[0]
    alone = np.diag(shares)
    left, right = np.triu_indices(len(terms), 1)
    both = shares[left, right]
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = np.log(both / (alone[left] * alone[right])) / -np.log(both)
    return float(np.where(both == 0, -1.0, np.where(both == 1, 1.0, scores)).mean())


def shuffle_words(matrix: Any) -> Any:  # noqa: ANN401 - scipy has no types
    """Deal each term's occurrences to other documents, the longer the likelier.

    What is left is how common terms are and how long documents: topics found in it
    are what chance gives. The same matrix always gives the same.

    Parameters
    ----------
    matrix : csr_matrix of counts, one row per document

    Returns
    -------
    csr_matrix
        Each term stands in as many documents as before, as often in each.
    """
    from scipy import sparse

    dealt = matrix.tocsc().copy()
    lengths = np.maximum(np.diff(matrix.indptr), 1e-9)
    generator = np.random.default_rng(SEED)
    for term in range(dealt.shape[1]):
        start, end = dealt.indptr[term], dealt.indptr[term + 1]
        # The smallest of such draws are a sample without repetition, weighted by length.
        draws = generator.exponential(size=len(lengths)) / lengths
        dealt.indices[start:end] = np.sort(np.argsort(draws, kind="stable")[: end - start])
    return sparse.csr_matrix(dealt)
