"""The learned weights of this room, as they lie beside this file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.statements.features import Values

ARRAYS = Path(__file__).with_name("weights.npz")
NAMES = Path(__file__).with_name("weights.json")
TREES = ("feature", "cut", "left", "right", "value", "root")

_CLIP = 1e-6


@dataclass(frozen=True)
class Judge:
    """What was learned of pairs of statements: a logistic regression and boosted trees.

    Attributes
    ----------
    features : list of str
        Names of `describe_pair`, in the order of the columns.
    arrays : mapping of str to array
        ``mean``, ``scale`` and ``slopes`` of the regression, one value per feature; of the
        trees one value per node: ``feature`` (-1 in a leaf), ``cut``, ``left``, ``right`` and
        ``value``; ``root`` has one per tree.
    intercept : float
    base : float
        What the trees start from, as log odds.
    slope, shift : float
        From the mean of both to a calibrated probability.
    max_depth : int
    min_same : float
        From this probability on a pair is more likely the same than not.
    min_merge : float
        From this probability on a pair is merged.
    """

    features: Sequence[str]
    arrays: Mapping[str, npt.NDArray[Any]]
    intercept: float
    base: float
    slope: float
    shift: float
    max_depth: int
    min_same: float
    min_merge: float

    def rate(self, values: Values) -> Values:
        """Return how likely each pair reports the same thing.

        Parameters
        ----------
        values : array, one row per pair, one column per feature

        Returns
        -------
        array of float, 0 to 1, one per pair
        """
        if not len(values):
            return np.zeros(0)
        arrays = self.arrays
        scaled = (values - arrays["mean"]) / arrays["scale"]
        straight = _sigmoid(scaled @ arrays["slopes"] + self.intercept)
        # Trees were fitted on single precision: a value on a cut must fall on the same side.
        trees = _sigmoid(self.base + self._grow(values.astype(np.float32)))
        mean = np.clip((straight + trees) / 2, _CLIP, 1 - _CLIP)
        return _sigmoid(self.slope * np.log(mean / (1 - mean)) + self.shift)

    def _grow(self, values: npt.NDArray[np.float32]) -> Values:
        """Add up the leaves that each pair falls into."""
        arrays = self.arrays
        rows = np.arange(len(values))[:, None]
        at = np.tile(arrays["root"], (len(values), 1))
        for _ in range(self.max_depth):
            feature = arrays["feature"][at]
            goes_left = values[rows, np.maximum(feature, 0)] <= arrays["cut"][at]
            below = np.where(goes_left, arrays["left"][at], arrays["right"][at])
            at = np.where(feature >= 0, below, at)
        return np.asarray(arrays["value"][at].sum(axis=1), dtype=np.float64)


def _sigmoid(values: Values) -> Values:
    return np.asarray(1 / (1 + np.exp(-values)), dtype=np.float64)


@cache
def load_judge() -> Judge:
    """Load the weights that belong to this version of the program."""
    names = json.loads(NAMES.read_text(encoding="utf-8"))
    with np.load(ARRAYS, allow_pickle=False) as arrays:
        return Judge(arrays={name: arrays[name] for name in arrays.files}, **names)


def store(judge: Judge) -> None:
    """Write weights where `load_judge` finds them."""
    np.savez_compressed(ARRAYS, **judge.arrays)  # type: ignore[arg-type]
    names = {name: value for name, value in vars(judge).items() if name != "arrays"}
    NAMES.write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
