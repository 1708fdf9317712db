"""Fit small networks: Adam on a softmax over the candidates of each question.

A question has candidates, and it may be that none of them is right, which counts as one
more candidate with the score 0. With one candidate a question this is logistic
regression. The target is each candidate's worth.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse

from analysis.annotation.attributions.columns import Column
from analysis.annotation.attributions.network import (
    Encoder,
    Features,
    Inputs,
    Network,
    softmax_or_none,
)
from analysis.annotation.attributions.syntax import ragged

LEARNING_RATE = 1e-3
N_WARM = 200
"""Steps until the full learning rate is reached; from there it falls to a tenth."""
BETA_MEAN, BETA_SQUARE = 0.9, 0.999

Arrays = list[np.ndarray]


class Recipe(NamedTuple):
    """How a step is fitted.

    Attributes
    ----------
    min_count : int
        A string is known if this many rows hold it.
    hidden : tuple of int
        Sizes of the hidden layers.
    n_passes, n_networks : int
        Passes over the questions, and networks whose mean is taken.
    n_questions : int
        Questions answered before the weights move.
    penalty : float
        On large weights.
    """

    min_count: int
    hidden: tuple[int, ...]
    n_passes: int
    n_networks: int
    n_questions: int
    penalty: float = 1e-4


def fit_networks(
    features: Features, owner: np.ndarray, worth: np.ndarray, recipe: Recipe
) -> list[Network]:
    """Fit networks that differ in their random start only.

    Parameters
    ----------
    features : Features
        One row per candidate.
    owner : array of int
        The question of each candidate; candidates of a question stand together.
    worth : array of float
        How good an answer each candidate is; 0 for a wrong one.
    recipe : Recipe
    """
    vocabulary, n_values = _vocabulary(features, recipe.min_count)
    scales = {
        name: (float(np.mean(column)), float(max(np.std(column), 1e-3)))
        for name, column in features.numbers.items()
    }
    encoder = Encoder(vocabulary, scales)
    inputs = _Inputs.of(encoder.encode(features), n_values)
    networks = []
    for seed in range(recipe.n_networks):
        weights, biases = _fit(inputs, owner, worth, recipe, np.random.default_rng(seed))
        networks.append(
            Network(
                encoder=encoder,
                embeddings=weights[0][:n_values],
                first=weights[0][n_values:].astype(np.float64),
                biases=[bias.astype(np.float64) for bias in biases],
                layers=[layer.astype(np.float64) for layer in weights[1:]],
            )
        )
    return networks


class _Inputs(NamedTuple):
    """What the first layer sees: strings as columns of zeros and ones, and numbers."""

    strings: sparse.csr_matrix
    numbers: np.ndarray

    @classmethod
    def of(cls, inputs: Inputs, n_values: int) -> _Inputs:
        """Lay out strings, one column for each that is known."""
        rows = [np.flatnonzero(place >= 0) for place in inputs.places]
        places = [place[row] for place, row in zip(inputs.places, rows, strict=True)]
        row, place = np.concatenate(rows), np.concatenate(places)
        ones = np.ones(len(row), dtype=np.float32)
        shape = (len(inputs.numbers), n_values)
        return cls(
            sparse.csr_matrix((ones, (row, place)), shape=shape),
            inputs.numbers.astype(np.float32),
        )

    def take(self, rows: np.ndarray) -> _Inputs:
        """Take some rows."""
        return _Inputs(self.strings[rows], self.numbers[rows])

    def times(self, weights: np.ndarray) -> np.ndarray:
        """Multiply by weights, those of strings first."""
        n_strings = self.strings.shape[1]
        return self.strings @ weights[:n_strings] + self.numbers @ weights[n_strings:]

    def transposed_times(self, slope: np.ndarray) -> np.ndarray:
        """Multiply the transposed inputs by the slope of each row."""
        return np.concatenate([self.strings.T @ slope, self.numbers.T @ slope])


def _fit(
    inputs: _Inputs,
    owner: np.ndarray,
    worth: np.ndarray,
    recipe: Recipe,
    rng: np.random.Generator,
) -> tuple[Arrays, Arrays]:
    """Fit one network: weights and biases, layer by layer."""
    n_strings, n_numbers = inputs.strings.shape[1], inputs.numbers.shape[1]
    sizes = [n_strings + n_numbers, *recipe.hidden, 1]
    fans = [inputs.strings.getnnz() / len(owner) + n_numbers, *recipe.hidden]
    weights = [
        rng.normal(0, np.sqrt(2 / fan), (n_in, n_out)).astype(np.float32)
        for fan, n_in, n_out in zip(fans, sizes[:-1], sizes[1:], strict=True)
    ]
    weights[-1] *= 0.1
    biases = [np.zeros(size, np.float32) for size in sizes[1:]]
    firsts = np.flatnonzero(np.diff(owner, prepend=-1))
    counts = np.diff(np.append(firsts, len(owner)))
    n_batches = len(firsts) // recipe.n_questions
    adam = _Adam([*weights, *biases], recipe.n_passes * n_batches)
    for _ in range(recipe.n_passes):
        order = rng.permutation(len(firsts))
        for batch in np.array_split(order, n_batches):
            question, place = ragged(counts[batch])
            rows = firsts[batch][question] + place
            slopes = _slopes(inputs.take(rows), question, worth[rows], weights, biases)
            for k, weight in enumerate(weights):
                slopes[k] += recipe.penalty * weight
            adam.step(slopes)
    return weights, biases


def _slopes(
    inputs: _Inputs,
    question: np.ndarray,
    worth: np.ndarray,
    weights: Arrays,
    biases: Arrays,
) -> Arrays:
    """Slopes of the mean loss, first of all weights and then of all biases."""
    sums = [inputs.times(weights[0]) + biases[0]]
    for weight, bias in zip(weights[1:], biases[1:], strict=True):
        sums.append(np.maximum(sums[-1], 0) @ weight + bias)
    total = np.bincount(question, worth)
    target = worth / np.where(total > 0, total, 1)[question]
    error = softmax_or_none(sums[-1][:, 0], question) - target
    slope = (error / len(total)).astype(np.float32)[:, None]
    of_weights, of_biases = [], []
    for k in range(len(weights) - 1, 0, -1):
        of_weights.append(np.maximum(sums[k - 1], 0).T @ slope)
        of_biases.append(slope.sum(axis=0))
        slope = (slope @ weights[k].T) * (sums[k - 1] > 0)
    of_weights.append(inputs.transposed_times(slope))
    of_biases.append(slope.sum(axis=0))
    return of_weights[::-1] + of_biases[::-1]


class _Adam:
    """Kingma and Ba's steps, with a learning rate that rises and then falls."""

    def __init__(self, arrays: Arrays, n_steps: int) -> None:
        self.arrays = arrays
        self.means = [np.zeros_like(array) for array in arrays]
        self.squares = [np.zeros_like(array) for array in arrays]
        self.n_steps = n_steps
        self.n_done = 0

    def step(self, slopes: Arrays) -> None:
        """Move every array, in place."""
        self.n_done += 1
        rate = LEARNING_RATE * min(1, self.n_done / N_WARM)
        rate *= 1 - 0.9 * self.n_done / self.n_steps
        for array, slope, mean, square in zip(
            self.arrays, slopes, self.means, self.squares, strict=True
        ):
            mean += (1 - BETA_MEAN) * (slope - mean)
            square += (1 - BETA_SQUARE) * (slope * slope - square)
            width = np.sqrt(square / (1 - BETA_SQUARE**self.n_done)) + 1e-8
            array -= rate / (1 - BETA_MEAN**self.n_done) * mean / width


def _vocabulary(features: Features, min_count: int) -> tuple[dict[str, dict[str, int]], int]:
    """Give the strings that are frequent enough their rows."""
    vocabulary: dict[str, dict[str, int]] = {}
    n_values = 0
    for name, column in features.strings.items():
        counts = np.bincount(column.codes[column.codes >= 0], minlength=len(column.values))
        frequent = sorted(v for v, n in zip(column.values, counts, strict=True) if n >= min_count)
        vocabulary[name] = {value: n_values + k for k, value in enumerate(frequent)}
        n_values += len(frequent)
    return vocabulary, n_values


def join(parts: Sequence[Features]) -> Features:
    """Put the rows of several parts under one another."""
    strings = {}
    for name in parts[0].strings:
        known: dict[str, int] = {}
        codes = []
        for part in parts:
            column = part.strings[name]
            places = [known.setdefault(value, len(known)) for value in column.values]
            codes.append(np.array([*places, -1])[column.codes])
        strings[name] = Column(np.concatenate(codes), list(known))
    numbers = {
        name: np.concatenate([np.asarray(part.numbers[name], np.float32) for part in parts])
        for name in parts[0].numbers
    }
    return Features(strings, numbers)
