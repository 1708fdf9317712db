"""Choosing: how many topics the documents bear, by fitting them again to samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.topics.counts import Unit
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
N_QUICK, N_REFITS, N_STARTS = 5, 20, 10
"""Samples for every number tried, for the one proposed, and random starts for that one."""
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


@dataclass(frozen=True)
class Choices:
    """All numbers tried, the one chosen, and how it depends on the start."""

    tried: tuple[Choice, ...]
    chosen: Choice
    starts: tuple[Refit, ...]

    @property
    def is_stable(self) -> bool:
        """Whether enough of the chosen topics come back."""
        return self.chosen.back_share >= MIN_BACK_SHARE


def choose_number(weights: Weights, unit: Unit) -> Choices | None:
    """Choose the largest number of topics of which enough come back from samples.

    Parameters
    ----------
    weights : csr_matrix, one row per document
        See `counts.weigh`.
    unit : {"article", "passage"}
        What a document is; it decides which numbers are tried.

    Returns
    -------
    Choices or None
        None if there are too few documents or words for any number. If no number is
        stable, the one of which most comes back, the smaller of two equals.
    """
    most = min(weights.shape[0] // DOCUMENTS_PER_TOPIC, weights.shape[1])
    numbers = [number for number in NUMBERS[unit] if number <= most]
    if not numbers:
        return None
    tried = [_try_number(weights, number, N_QUICK) for number in numbers]
    for place in reversed(range(len(tried))):
        if tried[place].back_share >= MIN_BACK_SHARE:
            tried[place] = _extend(weights, tried[place])
            if tried[place].back_share >= MIN_BACK_SHARE:
                return _finish(weights, tried, place)
    place = int(np.argmax([round(choice.back_share, 6) for choice in tried]))
    tried[place] = _extend(weights, tried[place])
    return _finish(weights, tried, place)


def _finish(weights: Weights, tried: list[Choice], place: int) -> Choices:
    chosen = tried[place]
    starts = tuple(_refit(weights, chosen.vectors, seed, "random") for seed in range(N_STARTS))
    return Choices(tuple(tried), chosen, starts)


def _try_number(weights: Weights, n_topics: int, n_refits: int) -> Choice:
    vectors = fit_topics(weights, n_topics)
    samples = tuple(_refit_sample(weights, vectors, seed) for seed in range(n_refits))
    return Choice(vectors, samples)


def _extend(weights: Weights, choice: Choice) -> Choice:
    """Fit to all samples what was fitted to a few."""
    seeds = range(len(choice.samples), N_REFITS)
    more = (_refit_sample(weights, choice.vectors, seed) for seed in seeds)
    return Choice(choice.vectors, (*choice.samples, *more))


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
