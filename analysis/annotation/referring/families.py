"""Families of nouns that mean one group in an event: migrants, asylum seekers, the caravan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from analysis.annotation.referring.vectors import Floats, Look, cosine, mean_vector
from analysis.annotation.sources.types import SourceTypes

MIN_COSINE = 0.6
"""Mean nearness from which on two families of nouns are one."""


class Use(NamedTuple):
    """A noun phrase that no name explains.

    Attributes
    ----------
    article : hashable
        Where it stands.
    lemma : str
        Its main word.
    compounds, contents : tuple of str
        The nouns joined before it, and behind "of".
    is_open : bool
        Whether the main word only counts or points: "participants", "those".
    """

    article: Hashable
    lemma: str
    compounds: tuple[str, ...]
    contents: tuple[str, ...]
    is_open: bool


def join_families(uses: Sequence[Use], types: SourceTypes, look: Look) -> list[str]:
    """Say for each phrase which family of nouns it belongs to within its event.

    Parameters
    ----------
    uses : sequence of Use
        The phrases of one event.
    types : SourceTypes
        Its words for persons: a noun that is none, with persons in it, gathers them
        ("migrant caravan", "a caravan of migrants").
    look : callable
        Vectors of words.

    Returns
    -------
    list of str
        A noun that stands for the family, one per phrase; empty where the event has no
        family at all that "participants" or "those" could take up.
    """
    by_lemma: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if not use.is_open:
            by_lemma[use.lemma].append(use)
    persons = {lemma for lemma in by_lemma if _is_person(lemma, types)}
    vectors = {lemma: _vector(lemma, own, persons, look) for lemma, own in sorted(by_lemma.items())}
    family = _contained(by_lemma, persons, _cluster(vectors))
    everywhere: Counter[str] = Counter()
    here: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for use in uses:
        if not use.is_open:
            everywhere[family[use.lemma]] += 1
            here[use.article][family[use.lemma]] += 1
    return [
        _most(here.get(use.article) or everywhere) if use.is_open else family[use.lemma]
        for use in uses
    ]


def _is_person(lemma: str, types: SourceTypes) -> bool:
    """Whether a noun is a word for a person or for several."""
    return any((lemma,) in words for words in (types.persons, types.carriers, types.collectives))


def _vector(lemma: str, uses: Sequence[Use], persons: Collection[str], look: Look) -> Floats:
    """Return a noun's vector, with the noun most often joined before it ("asylum seeker")."""
    joined = Counter(word for use in uses for word in use.compounds)
    if lemma in persons or not joined:
        return mean_vector([lemma], look)
    return mean_vector([_most(joined), lemma], look)


def _most(counts: Counter[str]) -> str:
    """Return what comes most often, the first in the alphabet of equals; else empty."""
    return min(counts, key=lambda key: (-counts[key], key), default="")


def _cluster(vectors: Mapping[str, Floats]) -> dict[str, str]:
    """Join nouns by mean nearness, the nearest first; name each family by its first noun."""
    families = [[lemma] for lemma in vectors]
    near = np.array([[cosine(a, b) for b in vectors.values()] for a in vectors.values()])
    while len(families) > 1:
        np.fill_diagonal(near, -1.0)
        i, j = sorted(np.unravel_index(int(near.argmax()), near.shape))
        if near[i, j] < MIN_COSINE:
            break
        n, m = len(families[i]), len(families[j])
        near[i] = near[:, i] = (n * near[i] + m * near[j]) / (n + m)
        near = np.delete(np.delete(near, j, axis=0), j, axis=1)
        families[i] += families.pop(j)
    return {lemma: family[0] for family in families for lemma in family}


def _contained(
    by_lemma: Mapping[str, Sequence[Use]], persons: Collection[str], family: dict[str, str]
) -> dict[str, str]:
    """Put nouns that gather persons with them, if these are persons of the event."""
    for lemma in by_lemma:
        if lemma in persons:
            continue
        inside = Counter(
            word
            for use in by_lemma[lemma]
            for word in (*use.compounds, *use.contents)
            if word in persons
        )
        if inside:
            old, new = family[lemma], family[_most(inside)]
            family = {word: new if key == old else key for word, key in family.items()}
    return family
