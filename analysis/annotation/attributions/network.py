"""A small feed-forward network over strings and numbers, evaluated with numpy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.annotation.attributions.columns import Column, Flags, Floats, Ints

Doubles = npt.NDArray[np.float64]

_DIGITS = 5
"""Decimals of a probability that are kept: enough, and the same for any batch."""

Numbers = dict[str, Floats | Ints | Flags]


class Features(NamedTuple):
    """What a network is told about each candidate, column by column."""

    strings: dict[str, Column]
    numbers: Numbers


class Inputs(NamedTuple):
    """What the first layer sees of each candidate.

    Attributes
    ----------
    places : list of array of int
        For each column of strings, the row of the embeddings of each candidate's string,
        -1 for one that is not known.
    numbers : array, one column per column of numbers
        On one scale.
    """

    places: list[Ints]
    numbers: Doubles

    def take(self, rows: Ints) -> Inputs:
        """Take some candidates."""
        return Inputs([place[rows] for place in self.places], self.numbers[rows])


class Encoder(NamedTuple):
    """What the networks of one step know of strings and numbers.

    Attributes
    ----------
    vocabulary : dict of str to dict of str to int
        For each column of strings, the row of the embeddings of each string it knows;
        others add nothing.
    scales : dict of str to (float, float)
        For each column of numbers, its mean and standard deviation in training.
    """

    vocabulary: dict[str, dict[str, int]]
    scales: dict[str, tuple[float, float]]

    def encode(self, features: Features) -> Inputs:
        """Look every string up, once for all networks, and scale the numbers."""
        places = []
        for name, known in self.vocabulary.items():
            column = features.strings[name]
            rows = np.array([known.get(value, -1) for value in column.values] + [-1])
            places.append(rows[column.codes])
        scaled = [(features.numbers[name] - m) / scale for name, (m, scale) in self.scales.items()]
        return Inputs(places, np.stack(scaled, axis=1).astype(np.float64))


class Network(NamedTuple):
    """Learned weights of one network.

    Attributes
    ----------
    encoder : Encoder
        Shared by the networks of a step.
    embeddings : array, one row per known string
        What each adds to the first hidden layer.
    first : array, one row per column of numbers
        What each adds to the first hidden layer.
    biases, layers : list of array
        Of the hidden layers and the output, in order; the first layer has a bias only.
    """

    encoder: Encoder
    embeddings: Floats
    first: Doubles
    biases: list[Doubles]
    layers: list[Doubles]

    def scores(self, inputs: Inputs) -> Doubles:
        """Score each candidate: its log odds against that none is right."""
        blank = np.zeros((1, self.embeddings.shape[1]), dtype=self.embeddings.dtype)
        padded = np.concatenate([self.embeddings, blank])
        added = np.zeros((len(inputs.numbers), padded.shape[1]), dtype=padded.dtype)
        for place in inputs.places:
            added += padded[place]
        # In double precision, so that the size of a batch does not show after rounding.
        hidden = inputs.numbers @ self.first + self.biases[0] + added
        for layer, bias in zip(self.layers, self.biases[1:], strict=True):
            hidden = np.maximum(hidden, 0) @ layer + bias
        return hidden[:, 0]


def mean_chances(networks: Sequence[Network], features: Features, owner: Ints) -> Doubles:
    """Average how likely networks find each candidate to be its question's answer.

    Parameters
    ----------
    networks : sequence of Network
        Of one step.
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
    inputs = networks[0].encoder.encode(features)
    total = np.zeros(len(owner))
    for network in networks:
        total += softmax_or_none(network.scores(inputs), owner)
    return np.round(total / len(networks), _DIGITS)


def mean_likely_chances(networks: Sequence[Network], features: Features, least: float) -> Doubles:
    """Average as `mean_chances`, every candidate a question of its own, but faster.

    Candidates that the first network finds less likely than ``least`` are not shown to
    the others.
    """
    inputs = networks[0].encoder.encode(features)
    alone = np.arange(len(inputs.numbers))
    chances = softmax_or_none(networks[0].scores(inputs), alone)
    rows = np.flatnonzero(chances >= least)
    likely = inputs.take(rows)
    for network in networks[1:]:
        chances[rows] += softmax_or_none(network.scores(likely), alone[: len(rows)])
    chances[rows] /= len(networks)
    return np.round(chances, _DIGITS)


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
