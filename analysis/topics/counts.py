"""Counts: which words stand in which document, and which words are worth counting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.types import union_categoricals

from analysis.topics.words import Words

Unit = Literal["article", "passage"]

MIN_ARTICLES = 100
"""From here on articles are compared; below it their passages are, which only suggests."""
MIN_DOCUMENTS = {"article": 10, "passage": 2}
MIN_DOCUMENT_SHARE = 0.005
"""A rarer word is left out; in any case one in fewer documents than `MIN_DOCUMENTS`."""
MAX_DOCUMENT_SHARE = 0.2
"""A word in more of the documents than this tells them apart too little."""
REPEATED_IN = 5
"""A sentence that stands in so many articles of one outlet is furniture of its pages."""
FORMULA_SHARE, FORMULA_COUNT = 0.5, 4
"""A word that stands between the same two words this often is part of a formula."""


@dataclass(frozen=True)
class Counts:
    """How often each term stands in each document."""

    unit: Unit
    terms: tuple[str, ...]
    """The columns, in order of the alphabet."""
    documents: pd.DataFrame
    """The rows: ``article_id`` and ``passage`` (0 where articles are compared)."""
    matrix: Any
    """A sparse matrix: ``scipy.sparse.csr_matrix`` of counts."""
    furniture: frozenset[int]
    """Hashes of the sentences that are furniture."""


def count_words(parts: Iterable[Words]) -> Counts:
    """Count the words that tell the documents of some articles apart.

    Parameters
    ----------
    parts : iterable of Words
        Each article in one part; neither their order nor their size matters.

    Returns
    -------
    Counts
        Without rows or terms if there is no text.
    """
    sentences, words, terms = _gather(parts)
    unit: Unit = "article" if sentences["article_id"].nunique() >= MIN_ARTICLES else "passage"
    furniture = find_furniture(sentences)
    words = words[~words["text_hash"].isin(list(furniture)).to_numpy()]
    words = words[~_mark_formulas(words).to_numpy()]
    if unit == "article":
        sentences = sentences.assign(passage=0)
        words = words.assign(passage=0)
    documents = sentences[["article_id", "passage"]].drop_duplicates()
    documents = documents.sort_values(["article_id", "passage"], ignore_index=True)
    return _make_counts(unit, terms, words, documents, furniture)


def _gather(parts: Iterable[Words]) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    """Put the parts together: sentences, words with numbers for terms, and the terms."""
    codes: dict[str, int] = {}
    sentences, words = [_NO_SENTENCES], [_NO_WORDS]
    for part in parts:
        told = part.sentences[[*_NO_SENTENCES.columns, "sentence_id"]]
        places = pd.Index(told["sentence_id"]).get_indexer(part.words["sentence_id"])
        numbers, uniques = pd.factorize(part.words["term"])
        known = np.array([codes.setdefault(term, len(codes)) for term in uniques], dtype="int32")
        placed = {
            "article_id": pd.Categorical(told["article_id"].iloc[places]),
            "passage": told["passage"].to_numpy(dtype="int32")[places],
            "text_hash": told["text_hash"].to_numpy()[places],
            "context": part.words["context"].to_numpy(),
            "term": known[numbers],
        }
        sentences.append(told[_NO_SENTENCES.columns])
        words.append(pd.DataFrame(placed))
    every = union_categoricals([part["article_id"] for part in words], sort_categories=True)
    joined = pd.concat([part.drop(columns="article_id") for part in words], ignore_index=True)
    return pd.concat(sentences, ignore_index=True), joined.assign(article_id=every), list(codes)


_NO_SENTENCES = pd.DataFrame(
    {
        "article_id": pd.Series([], dtype="str"),
        "passage": pd.Series([], dtype="int64"),
        "outlet": pd.Series([], dtype="str"),
        "text_hash": pd.Series([], dtype="uint64"),
    }
)
_NO_WORDS = pd.DataFrame(
    {
        "article_id": pd.Categorical(pd.Series([], dtype="str")),
        "passage": pd.Series([], dtype="int32"),
        "text_hash": pd.Series([], dtype="uint64"),
        "context": pd.Series([], dtype="uint64"),
        "term": pd.Series([], dtype="int32"),
    }
)


def find_furniture(sentences: pd.DataFrame) -> frozenset[int]:
    """Return the hashes of sentences that one outlet prints under many articles.

    What several outlets print alike is agency copy and stays.
    """
    once = sentences[["outlet", "article_id", "text_hash"]].drop_duplicates()
    counted = once.groupby(["outlet", "text_hash"]).size()
    repeated = counted.index[counted >= REPEATED_IN].get_level_values("text_hash")
    return frozenset(int(value) for value in repeated)


def _mark_formulas(words: pd.DataFrame) -> pd.Series[bool]:
    """Mark words that mostly stand between the same two words, as in a row of links."""
    n_alike = words.groupby(["term", "context"]).size().groupby(level="term").max()
    n_all = words.groupby("term").size()
    is_formula = (n_all >= FORMULA_COUNT) & (n_alike >= FORMULA_SHARE * n_all)
    return words["term"].isin(is_formula.index[is_formula])


def _make_counts(
    unit: Unit,
    terms: list[str],
    words: pd.DataFrame,
    documents: pd.DataFrame,
    furniture: frozenset[int],
) -> Counts:
    from scipy import sparse

    keys = ["article_id", "passage", "term"]
    counted = words.groupby(keys, observed=True).size().reset_index(name="n")
    n_documents = counted["term"].value_counts()
    least = max(MIN_DOCUMENTS[unit], MIN_DOCUMENT_SHARE * len(documents))
    most = MAX_DOCUMENT_SHARE * len(documents)
    kept = n_documents.index[(n_documents >= least) & (n_documents <= most)]
    names = sorted(terms[number] for number in kept)
    counted = counted[counted["term"].isin(kept)]
    asked = counted[["article_id", "passage"]].astype({"article_id": "str", "passage": "int64"})
    rows = pd.MultiIndex.from_frame(documents).get_indexer(pd.MultiIndex.from_frame(asked))
    columns = pd.Index(names).get_indexer([terms[number] for number in counted["term"]])
    matrix = sparse.csr_matrix(
        (counted["n"].to_numpy(dtype=float), (rows, columns)), shape=(len(documents), len(names))
    )
    return Counts(unit, tuple(names), documents, matrix, furniture)


def weigh(matrix: Any, rarity: npt.NDArray[np.float64]) -> Any:  # noqa: ANN401 - scipy has no types
    """Turn counts into weights: the logarithm of the count, times rarity, rows of length 1.

    Parameters
    ----------
    matrix : csr_matrix of counts
    rarity : array of float, one per term
        See `measure_rarity`.

    Returns
    -------
    csr_matrix
        A row without a word stays empty.

    References
    ----------
    Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text
    retrieval. Information Processing & Management 24(5), 513-523.
    """
    from scipy import sparse

    weights = matrix.copy()
    weights.data = 1 + np.log(weights.data)
    weights = weights @ sparse.diags(rarity)
    lengths = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    return (sparse.diags(1 / lengths) @ weights).tocsr()


def measure_rarity(matrix: Any) -> npt.NDArray[np.float64]:  # noqa: ANN401 - scipy has no types
    """Return each term's inverse document frequency, smoothed as scikit-learn does."""
    n_with = np.asarray((matrix > 0).sum(axis=0)).ravel()
    rarity: npt.NDArray[np.float64] = np.log((1 + matrix.shape[0]) / (1 + n_with)) + 1
    return rarity
