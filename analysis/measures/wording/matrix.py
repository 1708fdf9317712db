"""Articles by terms: who used what how often, kept as what is not nought, term by term."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schema
from analysis.errors import SchemaError

OTHERS = ""
"""The baseline that is all other sides on the same events."""

Codes = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_ARTICLE_COLUMNS = ["article_id", "event_id", "side", "n_words"]
_TERM_COLUMNS = ["article_id", "term", "voice", "n_tokens"]


@dataclass(frozen=True)
class Matrix:
    """The articles in order of event and id, and one element per term used in one of them.

    Attributes
    ----------
    articles : DataFrame, one row per article
        ``article_id``, ``event_id``, ``side`` and ``n_words``; none is empty.
    article, term : array of int
        Which article and which of ``terms``, in order of term and then article.
    count : array of float
        How often.
    terms : sequence of str
        In alphabetical order.
    """

    articles: pd.DataFrame
    article: Codes
    term: Codes
    count: Numbers
    terms: Sequence[str]

    @property
    def n_words(self) -> Numbers:
        """The words of each article."""
        words: Numbers = self.articles["n_words"].to_numpy(dtype=np.float64)
        return words


@dataclass(frozen=True)
class Pairing:
    """A side and its baseline on the events that both report.

    Attributes
    ----------
    side, baseline : str
        ``baseline`` is `OTHERS` for all other sides together.
    rows : array of int
        The articles of both, places in the matrix, in their order.
    is_own : array of bool
        Which of ``rows`` are the side's.
    event : array of int
        The event of each of ``rows``, from 0, in their order.
    n_events : int
    """

    side: str
    baseline: str
    rows: Codes
    is_own: Flags
    event: Codes
    n_events: int


def make_matrix(
    articles: pd.DataFrame,
    article_terms: pd.DataFrame,
    *,
    is_pooled: bool = False,
    left_out: Collection[str] = (),
) -> Matrix:
    """Lay out who used what how often.

    Parameters
    ----------
    articles : DataFrame, one row per article
        ``article_id``, ``event_id``, ``side``, ``n_words`` in the voice measured. Those
        without a word are left out, and those without an event unless pooled.
    article_terms : DataFrame, one row per article and term, of one voice
        See ``schema.ARTICLE_TERMS``. Keys kept as categories are read several times
        faster than strings.
    is_pooled : bool, default False
        Take all articles as if they reported the same event.
    left_out : collection of str
        Terms not to be looked at. They still count among the words.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    ValueError
        If ``article_terms`` holds more than one voice.
    """
    missing = [column for column in _ARTICLE_COLUMNS if column not in articles]
    if missing:
        msg = f"The table articles lacks {', '.join(missing)}."
        raise SchemaError(msg)
    plain = [name for name in _TERM_COLUMNS if not _is_category(article_terms.get(name))]
    schema.require(article_terms, schema.ARTICLE_TERMS, *plain)
    if len(article_terms["voice"].unique()) > 1:
        msg = "article_terms holds several voices: choose one, or words would count twice"
        raise ValueError(msg)
    placed = _place(articles, is_pooled=is_pooled)
    article = _find(article_terms["article_id"], pd.Index(placed["article_id"]))
    is_kept = (article >= 0) & (article_terms["n_tokens"] > 0).to_numpy()
    article = article[is_kept]
    count = article_terms["n_tokens"].to_numpy(dtype=np.float64)[is_kept]
    # Parts of hyphenated words are terms of their own: there may be more than words.
    n_terms = np.bincount(article, count, minlength=len(placed))
    placed = placed.assign(n_words=np.maximum(placed["n_words"], n_terms))
    term, terms = _number(article_terms["term"][is_kept])
    keys = term * max(len(placed), 1) + article
    # The same term of an article told twice counts once.
    order = np.lexsort((-count, keys))
    order = order[np.diff(keys[order], prepend=-1) > 0]
    if left_out:
        order = order[~np.isin(term[order], np.flatnonzero(pd.Index(terms).isin(list(left_out))))]
    return Matrix(placed, article[order], term[order], count[order], terms)


def _number(words: pd.Series) -> tuple[Codes, list[str]]:
    """Give each word its place in the alphabet."""
    code, known = _encode(words)
    names = np.asarray(known, dtype=object)
    order = np.argsort(names)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place[code], names[order].tolist()


def _find(words: pd.Series, among: pd.Index) -> Codes:
    """Return the place of each word; -1 if it is not there."""
    code, known = _encode(words)
    places: Codes = np.append(among.get_indexer(pd.Index(known, dtype="str")), -1)[code]
    return places


def _encode(words: pd.Series) -> tuple[Codes, pd.Index]:
    """Give equal words equal numbers: those of their categories where there are."""
    if _is_category(words):
        return words.cat.codes.to_numpy(dtype=np.int64), words.cat.categories
    code, known = pd.factorize(words.astype("str"))
    return code, pd.Index(known)


def _is_category(words: pd.Series | None) -> bool:
    return words is not None and isinstance(words.dtype, pd.CategoricalDtype)


def _place(articles: pd.DataFrame, *, is_pooled: bool) -> pd.DataFrame:
    placed = articles[_ARTICLE_COLUMNS].drop_duplicates("article_id")
    if is_pooled:
        placed = placed.assign(event_id="")
    is_kept = (placed["n_words"] > 0) & (is_pooled | (placed["event_id"] != ""))
    placed = placed[is_kept].astype({"article_id": "str", "event_id": "str", "side": "str"})
    # Permutations deal articles by their place: rows in another order must not move them.
    return placed.sort_values(["event_id", "article_id"], ignore_index=True)


def pair_sides(matrix: Matrix, baseline: str = OTHERS) -> Iterator[Pairing]:
    """Set each side against its baseline, in alphabetical order, on the events both report."""
    sides = matrix.articles["side"].to_numpy(dtype=object)
    event, _ = pd.factorize(matrix.articles["event_id"])
    for side in sorted(set(sides) - {baseline}):
        is_own = sides == side
        is_other = ~is_own if baseline == OTHERS else sides == baseline
        shared = np.intersect1d(event[is_own], event[is_other])
        rows = np.flatnonzero(np.isin(event, shared) & (is_own | is_other))
        if len(rows):
            yield Pairing(
                side,
                baseline,
                rows,
                is_own[rows],
                np.searchsorted(shared, event[rows]),
                len(shared),
            )
