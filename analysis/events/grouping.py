"""Group articles into events, with one threshold for every corpus."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from analysis.events.likeness import Ints, Vectors, narrow, score_likeness

THRESHOLD = 0.2
"""Articles are one event while the mean likeness of its parts reaches this.

Chosen over events that played no part in judging it: docs/decisions/024-events.md.
"""

BLOCK_ROWS = 200
MAX_LINKED = 4_000
"""Articles grouped in one go: they bound the memory (a number for each pair)."""

MIN_LOOKED_AT_AGAIN = 5
"""Groups of so many articles are looked at by themselves: in fewer, all that one article has
to itself is rare, and what is rare among them says nothing."""

_STEP = 0.05


def group_articles(vectors: Vectors, *, threshold: float = THRESHOLD) -> list[int]:
    """Group articles by what happened.

    Parameters
    ----------
    vectors : Vectors
        From `analysis.events.likeness.make_vectors`.
    threshold : float, default `THRESHOLD`
        The least mean likeness of two groups that are made one.

    Returns
    -------
    list of int
        The event of each article, numbered from 0 in order of first articles. An
        article that is like no other has an event to itself. Empty without articles.

    Notes
    -----
    Agglomerative, with the mean likeness of all pairs between two groups (average
    linkage): it neither chains from one day to the next through a report in between,
    nor splits an event for one odd report. Nothing is said of how many reports an
    event has.

    Among all articles, two talks of the same two presidents look like one event, for
    their names and subjects are rare elsewhere. So a group of five or more is grouped
    again by itself, with the same threshold and rarity counted among its own articles,
    as long as it falls apart.

    Two groups can only be joined if two of their articles reach the threshold; so
    articles that no chain of such pairs links are grouped apart, which changes nothing
    and spares memory. Where a chain links more than `MAX_LINKED` articles its weakest
    pairs are cut first, which can split an event.
    """
    found = list(_group(vectors, np.arange(len(vectors.article_ids)), threshold))
    labels = np.empty(len(vectors.article_ids), dtype=np.int64)
    for number, members in enumerate(found):
        labels[members] = number
    order: dict[int, int] = {}
    return [order.setdefault(int(label), len(order)) for label in labels]


def _group(vectors: Vectors, members: Ints, threshold: float) -> Iterator[Ints]:
    """Group articles, and each large group again by itself until it stays whole."""
    own = narrow(vectors, members)
    groups = [
        part[labels == label]
        for part in _part(own, np.arange(len(members)), threshold)
        for labels in [_link(own, part, threshold)]
        for label in range(labels.max() + 1)
    ]
    for group in groups:
        if len(group) < MIN_LOOKED_AT_AGAIN or len(group) == len(members):
            yield members[group]
        else:
            yield from _group(vectors, members[group], threshold)


def _part(vectors: Vectors, members: Ints, bar: float) -> list[Ints]:
    """Part articles into sets that no pair at or above the bar joins."""
    labels = _chain(vectors, members, bar)
    order = np.argsort(labels, kind="stable")
    parts: list[Ints] = []
    for part in np.split(members[order], np.cumsum(np.bincount(labels))[:-1]):
        if len(part) <= MAX_LINKED:
            parts += [part] if len(part) else []
        elif bar < 1:
            parts += _part(vectors, part, bar + _STEP)
        else:  # thousands of copies of one text: any cut is as good as another
            parts += np.array_split(part, -(-len(part) // MAX_LINKED))
    return parts


def _chain(vectors: Vectors, members: Ints, bar: float) -> Ints:
    """Tell chains of pairs at or above the bar apart, block by block."""
    every = np.arange(len(members))
    labels: Ints = every
    for start in range(0, len(members), BLOCK_ROWS):
        likeness = score_likeness(vectors, members[start : start + BLOCK_ROWS], members)
        at, to = np.nonzero(likeness >= bar)
        # Pairs of earlier blocks live on as a link from each article to its chain's first.
        first = np.unique(labels, return_index=True)[1][labels]
        links = (np.concatenate([at + start, every]), np.concatenate([to, first]))
        pairs = sparse.coo_array((np.ones(len(links[0]), dtype=np.int8), links))
        labels = connected_components(pairs, directed=False)[1].astype(np.int64)
    return labels


def _link(vectors: Vectors, members: Ints, threshold: float) -> Ints:
    """Group linked articles; the groups are numbered from 0."""
    if len(members) == 1:
        return np.zeros(1, dtype=np.int64)
    likeness = score_likeness(vectors, members, members)
    # Weekdays can put likeness above 1; a distance must not be negative.
    distance = np.maximum(1.25 - (likeness + likeness.T) / 2, 0)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    labels: Ints = fcluster(tree, 1.25 - threshold, "distance").astype(np.int64) - 1
    return labels
