"""Choosing: how many topics the documents bear, by fitting them again to samples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.topics.coherence import measure_coherence, shuffle_words
from analysis.topics.counts import Counts, measure_rarity, weigh
from analysis.topics.fitting import (
    MIN_COSINE,
    ROUGH_TOLERANCE,
    Start,
    Vectors,
    fit_topics,
    match_topics,
)

NUMBERS = {"article": (4, 8, 12, 16, 20), "passage": (3, 4, 5, 6, 8)}
"""The numbers of topics that are tried; a reader keeps no more than 20 apart."""
DOCUMENTS_PER_TOPIC = 8
"""A number with fewer documents for each topic is not tried."""
SAMPLE_SHARE = 0.8
N_QUICK, N_REFITS = 5, 20
"""Samples for every number tried, and for the one proposed."""
N_STARTS = {"article": 5, "passage": 10}
"""Random starts for the number proposed: where few articles only suggest, more are shown."""
MIN_BACK_SHARE = 0.8
"""A number is proposed only if so many of its topics come back, on average."""

Weights = Any


@dataclass(frozen=True)
class Refit:
    """Another fit, laid beside the first."""

    seed: int
    vectors: Vectors
    """Its topics, in the order of those they match."""
    cosines: npt.NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """A number of topics that was tried."""

    vectors: Vectors
    samples: tuple[Refit, ...]
    coherences: npt.NDArray[np.float64]
    """How far each topic's terms stand together."""
    chance: float
    """The highest coherence of as many topics fitted to shuffled words."""

    @property
    def n_topics(self) -> int:
        """How many topics."""
        return len(self.vectors)

    @property
    def cosines(self) -> npt.NDArray[np.float64]:
        """One row per sample, one column per topic."""
        return np.array([refit.cosines for refit in self.samples])

    @property
    def back_share(self) -> float:
        """Of the topics, how many came back, over all samples."""
        return float((self.cosines >= MIN_COSINE).mean())

    @property
    def is_beyond_chance(self) -> npt.NDArray[np.bool_]:
        """Whether each topic's terms stand together more than any shuffled topic's."""
        return self.coherences > self.chance

    @property
    def is_steady(self) -> bool:
        """Whether enough of the topics come back."""
        return self.back_share >= MIN_BACK_SHARE

    @property
    def is_good(self) -> bool:
        """Whether they do, and enough of them are beyond chance."""
        return self.is_steady and float(self.is_beyond_chance.mean()) >= MIN_BACK_SHARE


@dataclass(frozen=True)
class Choices:
    """All numbers tried, the one chosen, and its fits from random starts."""

    tried: tuple[Choice, ...]
    chosen: Choice
    starts: tuple[Refit, ...]


def choose_number(counts: Counts) -> Choices | None:
    """Choose the largest number of topics of which enough come back and say something.

    A topic says something if its terms stand together more than those of topics fitted
    to shuffled words: these come back too, since common words remain common.

    Parameters
    ----------
    counts : Counts
        See `counts.count_words`.

    Returns
    -------
    Choices or None
        None if there are too few documents or words for any number. If no number is
        good enough, the one of which most comes back, the smaller of two equals.
    """
    matrix = counts.matrix
    most = min(matrix.shape[0] // DOCUMENTS_PER_TOPIC, matrix.shape[1])
    numbers = [number for number in NUMBERS[counts.unit] if number <= most]
    if not numbers:
        return None
    rarity = measure_rarity(matrix)
    shuffled = shuffle_words(matrix)
    texts = _Texts(matrix, weigh(matrix, rarity), shuffled, weigh(shuffled, rarity))
    tried = [_try_number(texts, number) for number in numbers]
    for place in reversed(range(len(tried))):
        if tried[place].is_good:
            tried[place] = _extend(texts.weights, tried[place])
            if tried[place].is_good:
                return _finish(texts.weights, tried, place, N_STARTS[counts.unit])
    place = int(np.argmax([round(choice.back_share, 6) for choice in tried]))
    tried[place] = _extend(texts.weights, tried[place])
    return _finish(texts.weights, tried, place, N_STARTS[counts.unit])


class _Texts(NamedTuple):
    """Counts and weights of the documents, and of the same with their words shuffled."""

    matrix: Any
    weights: Any
    shuffled: Any
    shuffled_weights: Any


def _try_number(texts: _Texts, n_topics: int) -> Choice:
    vectors = fit_topics(texts.weights, n_topics)
    samples = tuple(_refit_sample(texts.weights, vectors, seed) for seed in range(N_QUICK))
    by_chance = fit_topics(texts.shuffled_weights, n_topics, tolerance=ROUGH_TOLERANCE)
    chance = float(measure_coherence(texts.shuffled, by_chance).max())
    return Choice(vectors, samples, measure_coherence(texts.matrix, vectors), chance)


def _extend(weights: Weights, choice: Choice) -> Choice:
    """Fit to all samples what was fitted to a few."""
    seeds = range(len(choice.samples), N_REFITS)
    more = (_refit_sample(weights, choice.vectors, seed) for seed in seeds)
    return replace(choice, samples=(*choice.samples, *more))


def _finish(weights: Weights, tried: list[Choice], place: int, n_starts: int) -> Choices:
    """Fit the chosen number from random starts too."""
    chosen = tried[place]
    starts = tuple(_refit(weights, chosen.vectors, seed, "random") for seed in range(n_starts))
    return Choices(tuple(tried), chosen, starts)


def _refit_sample(weights: Weights, vectors: Vectors, seed: int) -> Refit:
    return _refit(weights[draw_sample(weights.shape[0], seed)], vectors, seed)


def _refit(weights: Weights, vectors: Vectors, seed: int, start: Start = "nndsvd") -> Refit:
    """Fit the same number of topics again, and order them by those they match."""
    others = fit_topics(weights, len(vectors), seed=seed, start=start, tolerance=ROUGH_TOLERANCE)
    places, cosines = match_topics(vectors, others)
    return Refit(seed, others[places], cosines)


def draw_sample(n_documents: int, seed: int) -> npt.NDArray[np.intp]:
    """Draw four in five documents, in their order.

    Examples
    --------
    >>> len(draw_sample(10, 0)), len(set(draw_sample(10, 0)))
    (8, 8)
    """
    shuffled = np.random.default_rng(seed).permutation(n_documents)
    return np.sort(shuffled[: max(1, int(SAMPLE_SHARE * n_documents))])
