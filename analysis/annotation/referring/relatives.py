"""Nouns of near meaning: what one outlet may call what another calls otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.annotation.actions import load_action_lists
from analysis.annotation.actions.lists import Nominal
from analysis.annotation.referring.lists import load_referring_lists
from analysis.annotation.referring.vectors import Floats, Look, load_vectors
from analysis.schema import conform, empty
from analysis.schema.labels import NOUN_RELATIVES

MAX_RELATIVES = 12
MIN_COSINE = 0.35
MIN_PHRASES = 2
MAX_NOUNS = 10_000
"""Of a larger corpus the nouns used most: what is compared grows with their square."""

COLUMNS = ("head_lemma", "modifiers", "is_name")
"""What is read of the table of phrases."""

_NEIGHBOURS = 10
_BLOCK = 512
_RARE = 6
_DECIMALS = 4


class _Nouns(NamedTuple):
    """Nouns in the order of the alphabet, how many phrases have each, and their vectors."""

    words: list[str]
    n_phrases: list[int]
    vectors: Floats


def collect_relatives(
    parts: Iterable[pd.DataFrame], load: Callable[[], Look] = load_vectors
) -> pd.DataFrame:
    """Find for each noun of a corpus those of its other nouns that are nearest in meaning.

    Parameters
    ----------
    parts : iterable of DataFrame
        The table phrases (`COLUMNS` of it), whole or in parts in any order.
    load : callable
        Loads the vectors; called only if there is something to compare.

    Returns
    -------
    DataFrame, one row per noun and relative
        As `analysis.schema.labels.NOUN_RELATIVES`, in order of noun and rank, at most
        `MAX_RELATIVES` for a noun. Nouns are main words that two or more phrases have as
        their main word or before it ("de-escalation zone"). Those that the list of nouns
        of action puts together come first. Empty if no two nouns are near.

    Notes
    -----
    Ranked by twice the cosine less the mean cosine of either to its nearest ten (CSLS):
    without this, words that are near to everything (administration, participation) would
    stand everywhere. A relative is a proposal, no synonym: opposites and what goes
    together (attack, attacker) are near too. The model has no vector for most nouns with
    a prefix and a hyphen, so theirs is that of the noun (escalation).

    References
    ----------
    Conneau, A., Lample, G., Ranzato, M., Denoyer, L., & Jegou, H. (2018). Word
    translation without parallel data. ICLR 2018.
    """
    counts, heads = _count(parts)
    known = sorted(word for word in heads if counts[word] >= MIN_PHRASES)
    known = sorted(sorted(known, key=lambda word: -counts[word])[:MAX_NOUNS])
    if len(known) < MIN_PHRASES:
        return empty(NOUN_RELATIVES)
    nouns = _look_up(known, counts, load())
    listed = _listed(nouns.words, load_action_lists().nominals)
    rows = list(_rank(nouns, listed))
    return conform(pd.DataFrame(rows), NOUN_RELATIVES) if rows else empty(NOUN_RELATIVES)


def _count(parts: Iterable[pd.DataFrame]) -> tuple[Counter[str], set[str]]:
    """Count the phrases that each word is in; list the main words that are no names."""
    counts: Counter[str] = Counter()
    heads: set[str] = set()
    for part in parts:
        own = part.loc[~part["is_name"].astype(bool)]
        heads.update(own["head_lemma"])
        for head, before in zip(own["head_lemma"], own["modifiers"], strict=True):
            counts.update({head, *before.split()})
    return counts, heads


def _look_up(known: Sequence[str], counts: Mapping[str, int], look: Look) -> _Nouns:
    """Look up the vectors of nouns; those without one are left out."""
    prefixes = load_referring_lists().prefixes
    words, rows = [], []
    for word in known:
        first, _, rest = word.partition("-")
        row = look(word)
        if not row.any() and rest:
            row = look(rest if first in prefixes else word.rpartition("-")[2])
        if row.any():
            words.append(word)
            rows.append(row / np.linalg.norm(row))
    size = len(rows[0]) if rows else 1
    vectors = np.asarray(rows, dtype=np.float32).reshape(len(rows), size)
    return _Nouns(words, [counts[word] for word in words], vectors)


def _listed(words: Sequence[str], nominals: Mapping[str, Nominal]) -> dict[str, set[str]]:
    """Put nouns of action together: of one verb, or with one preposition that few take."""
    groups: dict[str, list[str]] = defaultdict(list)
    for noun, nominal in nominals.items():
        groups[nominal.verb].append(noun)
        for preposition in nominal.prepositions:
            groups[f"{preposition} ..."].append(noun)
    related: dict[str, set[str]] = defaultdict(set)
    present = set(words)
    for members in groups.values():
        if len(members) <= _RARE:
            for noun in present & set(members):
                related[noun] |= present & set(members) - {noun}
    return related


def _blocks(nouns: _Nouns) -> Iterator[tuple[range, npt.NDArray[np.float64]]]:
    """Yield the cosines of some nouns at a time to all; a noun's own is -1."""
    edges = [*range(0, len(nouns.words), _BLOCK), len(nouns.words)]
    for start, stop in pairwise(edges):
        near = np.round(nouns.vectors[start:stop] @ nouns.vectors.T, _DECIMALS).astype(np.float64)
        near[np.arange(stop - start), np.arange(start, stop)] = -1.0
        yield range(start, stop), near


def _rank(nouns: _Nouns, listed: Mapping[str, set[str]]) -> Iterator[dict[str, object]]:
    """Yield the relatives of each noun, the nearest first."""
    n = min(_NEIGHBOURS, len(nouns.words) - 1)
    if n < 1:
        return
    crowd = np.concatenate(
        [np.partition(near, -n, axis=1)[:, -n:].mean(axis=1) for _, near in _blocks(nouns)]
    )
    place = {word: i for i, word in enumerate(nouns.words)}
    for rows, near in _blocks(nouns):
        for i, cosines in zip(rows, near, strict=True):
            word = nouns.words[i]
            is_own = np.zeros(len(cosines), dtype=bool)
            is_own[[place[other] for other in listed.get(word, ())]] = True
            score = np.round(2 * cosines - crowd[i] - crowd, _DECIMALS)
            close = np.flatnonzero((cosines >= MIN_COSINE) | is_own)
            order = close[np.lexsort((close, -score[close], ~is_own[close]))].tolist()
            for rank, j in enumerate(order[:MAX_RELATIVES], 1):
                yield {
                    "head_lemma": word,
                    "rank": rank,
                    "relative": nouns.words[j],
                    "cosine": float(cosines[j]),
                    "is_listed": bool(is_own[j]),
                    "n_phrases": nouns.n_phrases[i],
                    "n_phrases_relative": nouns.n_phrases[j],
                }
