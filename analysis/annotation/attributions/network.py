"""A small feed-forward network over strings and numbers, evaluated with numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.annotation.attributions.columns import Column, Flags, Floats, Ints

Doubles = npt.NDArray[np.float64]

_DIGITS = 5
"""Decimals of a probability that are kept: enough, and the same for any batch."""


class Features(NamedTuple):
    """What a network is told about each candidate, column by column."""

    strings: dict[str, Column]
    numbers: dict[str, Floats | Ints | Flags]


class Network(NamedTuple):
    """Learned weights of one network.

    Attributes
    ----------
    vocabulary : dict of str to dict of str to int
        For each column of strings, the row of ``embeddings`` of each string it knows;
        others add nothing.
    embeddings : array, one row per known string
        What each adds to the first hidden layer.
    scales : dict of str to (float, float)
        For each column of numbers, its mean and standard deviation in training.
    first : array, one row per column of numbers
        What each adds to the first hidden layer.
    biases, layers : list of array
        Of the hidden layers and the output, in order; the first layer has a bias only.
    """

    vocabulary: dict[str, dict[str, int]]
    embeddings: Floats
    scales: dict[str, tuple[float, float]]
    first: Floats
    biases: list[Doubles]
    layers: list[Doubles]

    def scores(self, features: Features) -> Doubles:
        """Score each candidate: its log odds against that none is right."""
        hidden = self._first_layer(features)
        for layer, bias in zip(self.layers, self.biases[1:], strict=True):
            hidden = np.maximum(hidden, 0) @ layer + bias
        return hidden[:, 0]

    def _first_layer(self, features: Features) -> Doubles:
        """Sum what strings and numbers add to the first hidden layer."""
        numbers = standardise(features.numbers, self.scales)
        # In double precision, so that the size of a batch does not show after rounding.
        hidden = numbers.astype(np.float64) @ self.first.astype(np.float64) + self.biases[0]
        blank = np.zeros((1, self.embeddings.shape[1]), dtype=np.float32)
        padded = np.concatenate([self.embeddings, blank])
        for name, known in self.vocabulary.items():
            column = features.strings[name]
            rows = np.array([known.get(value, -1) for value in column.values] + [-1])
            hidden += padded[rows[column.codes]]
        return hidden


def mean_chances(networks: Sequence[Network], features: Features, owner: Ints) -> Doubles:
    """Average how likely networks find each candidate to be its question's answer.

    Parameters
    ----------
    networks : sequence of Network
    features : Features
        One row per candidate.
    owner : array of int
        The question of each candidate, in order. That none of its candidates is right
        is always one more answer.

    Returns
    -------
    array of float
        Rounded, so that the size of a batch does not show.
    """
    total = np.zeros(len(owner))
    for network in networks:
        total += softmax_or_none(network.scores(features), owner)
    return np.round(total / len(networks), _DIGITS)


def softmax_or_none(scores: Doubles, owner: Ints) -> Doubles:
    """Share 1 among the candidates of each question and a further one of score 0."""
    firsts = np.flatnonzero(np.diff(owner, prepend=-1))
    if not len(firsts):
        return np.zeros(0)
    number = np.cumsum(np.diff(owner, prepend=-1) != 0) - 1
    highest = np.maximum(np.maximum.reduceat(scores, firsts), 0)
    odds = np.exp(scores - highest[number])
    total = np.bincount(number, odds) + np.exp(-highest)
    shares: Doubles = odds / total[number]
    return shares


def standardise(
    numbers: Mapping[str, Floats | Ints | Flags], scales: Mapping[str, tuple[float, float]]
) -> Floats:
    """Put numbers on one scale, one column for each of ``scales``."""
    columns = [(numbers[name] - mean) / scale for name, (mean, scale) in scales.items()]
    return np.stack(columns, axis=1).astype(np.float32)
