"""Put statements of several outlets together that report the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.statements.conflicts import VETOES, find_conflicts
from analysis.statements.features import Values
from analysis.statements.reading import Statement
from analysis.statements.scoring import rate_pairs
from analysis.statements.weights import Judge

MIN_TERMS = 4
"""Statements with fewer words of content ("He said no.") mean little on their own."""
MIN_SHARED = 0.45
"""Pairs whose weighted words have a smaller cosine are not rated."""

PAIR_COLUMNS = ["sentence_a", "sentence_b", "score", "conflicts"]
GROUP_COLUMNS = ["group_id", "sentence_id", "score"]


class _Pair(NamedTuple):
    score: float
    one: str
    other: str


def rate_statements(
    statements: Mapping[str, Statement],
    outlets: Mapping[str, str],
    judge: Judge,
    *,
    min_shared: float = MIN_SHARED,
) -> pd.DataFrame:
    """Rate the pairs of statements of different outlets that share enough to be rated.

    Parameters
    ----------
    statements : mapping of str to Statement
        By ``sentence_id``; those of one event.
    outlets : mapping of str to str
        ``sentence_id`` -> outlet (or article, where articles are compared).
    judge : Judge
    min_shared : float, default 0.45
        Pairs whose weighted words have a smaller cosine are not rated: of 179 held-out pairs at
        or above `Judge.min_merge` 2 have. Lower it to find what is nearest to a statement.

    Returns
    -------
    DataFrame, one row per pair, ``sentence_a < sentence_b``, in their order
        =============  ======  =====================================================
        column         unit    meaning
        =============  ======  =====================================================
        sentence_a     key     the pair's first sentence
        sentence_b     key     the pair's second
        score          0 to 1  see `analysis.statements.scoring.rate_pairs`
        conflicts      names   of `conflicts.CONFLICTS`, by spaces; may be empty
        =============  ======  =====================================================

        Empty, with these columns, if nothing is near enough. A pair that is not here was
        not rated: it shares too little, or one of it has fewer than four words of content.
    """
    keys = sorted(key for key, each in statements.items() if len(each.terms) >= MIN_TERMS)
    near = [
        (keys[i], keys[j])
        for i, j in _near_pairs([statements[key] for key in keys], min_shared)
        if outlets[keys[i]] != outlets[keys[j]]
    ]
    pairs = [(statements[one], statements[other]) for one, other in near]
    scores = rate_pairs(pairs, judge)
    rows = [
        (one, other, float(score), " ".join(sorted(find_conflicts(*pair))))
        for (one, other), pair, score in zip(near, pairs, scores, strict=True)
    ]
    return pd.DataFrame(rows, columns=PAIR_COLUMNS)


def _near_pairs(statements: Sequence[Statement], min_shared: float) -> list[tuple[int, int]]:
    """List the places of pairs whose weighted words have at least that cosine."""
    posted: dict[str, list[tuple[int, float]]] = defaultdict(list)
    vectors = []
    for statement in statements:
        weights = dict(zip(statement.terms, statement.weights.tolist(), strict=True))
        length = float(np.sqrt(sum(weight**2 for weight in weights.values()))) or 1.0
        vectors.append({term: weight / length for term, weight in weights.items()})
    near = []
    for at, vector in enumerate(vectors):
        shared: Values = np.zeros(at)
        for term, weight in vector.items():
            if term in posted:
                places, weights_there = zip(*posted[term], strict=True)
                shared[list(places)] += weight * np.array(weights_there)
            posted[term].append((at, weight))
        near += [(int(before), at) for before in np.flatnonzero(shared >= min_shared)]
    return sorted(near)


def group_statements(
    pairs: pd.DataFrame, outlets: Mapping[str, str], *, min_score: float
) -> pd.DataFrame:
    """Group statements so that every two of a group were judged to report the same thing.

    Parameters
    ----------
    pairs : DataFrame, one row per pair
        As `rate_statements` makes it. The order of rows, and of the two in a row, does
        not matter.
    outlets : mapping of str to str
        ``sentence_id`` -> outlet.
    min_score : float
        Every pair within a group has at least this score; `Judge.min_merge` as shipped.

    Returns
    -------
    DataFrame, one row per statement that is in a group, by group and sentence
        ===========  ======  ====================================================
        column       unit    meaning
        ===========  ======  ====================================================
        group_id     key     its smallest ``sentence_id``
        sentence_id  key     the statement
        score        0 to 1  the lowest score it has with another of the group
        ===========  ======  ====================================================

        Empty, with these columns, if no pair reaches ``min_score``. What is in no group is
        not here: it was found in one outlet only.

    Notes
    -----
    Complete linkage: two groups join only if every pair across them has the score, no pair a
    conflict that forbids it (`conflicts.VETOES`), and no outlet comes twice. Joins happen from
    the highest score down, ties by key, so the outcome does not depend on the order of rows. A
    missed member leaves a statement alone; a wrong one would claim that two newsrooms said the
    same, and is worse.

    Examples
    --------
    Three outlets; "b1" and "c1" are too far apart, so the weaker join is not made.

    >>> pairs = pd.DataFrame(
    ...     [("a1", "b1", 0.99, ""), ("a1", "c1", 0.97, ""), ("b1", "c1", 0.80, "")],
    ...     columns=PAIR_COLUMNS,
    ... )
    >>> group_statements(pairs, {"a1": "A", "b1": "B", "c1": "C"}, min_score=0.95)
      group_id sentence_id  score
    0       a1          a1   0.99
    1       a1          b1   0.99
    """
    scores = _mergeable(pairs, min_score)
    joins = sorted(_Pair(-score, *key) for key, score in scores.items())
    group_of: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for _, one, other in joins:
        first, second = group_of.get(one, one), group_of.get(other, other)
        left, right = members.get(first, [one]), members.get(second, [other])
        if first == second or not _may_join(left, right, scores, outlets):
            continue
        joined, key = sorted([*left, *right]), min(first, second)
        members.pop(max(first, second), None)
        members[key] = joined
        group_of.update(dict.fromkeys(joined, key))
    rows = [
        (key, member, min(scores[_key(member, each)] for each in group if each != member))
        for key, group in sorted(members.items())
        for member in group
    ]
    return pd.DataFrame(rows, columns=GROUP_COLUMNS)


def _mergeable(pairs: pd.DataFrame, min_score: float) -> dict[tuple[str, str], float]:
    """Keep the pairs that may be merged: the score reached, and no conflict that counts."""
    kept = {}
    for one, other, score, conflicts in pairs[PAIR_COLUMNS].itertuples(index=False, name=None):
        if score >= min_score and not VETOES & set(conflicts.split()):
            kept[_key(one, other)] = float(score)
    return kept


def _key(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _may_join(
    left: Sequence[str],
    right: Sequence[str],
    scores: Mapping[tuple[str, str], float],
    outlets: Mapping[str, str],
) -> bool:
    """Whether every statement of one group goes with every one of another."""
    return all(
        outlets[one] != outlets[other] and _key(one, other) in scores
        for one in left
        for other in right
    )
