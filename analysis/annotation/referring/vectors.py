"""How near two words are in meaning, by the vectors of the language model."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Look = Callable[[str], Floats]
"""Gives the vector of a word; zeros where there is none."""


def mean_vector(words: Iterable[str], look: Look) -> Floats:
    """Return the mean of words' vectors at length one; zeros if none has a vector."""
    rows = [row for row in map(look, words) if row.any()]
    if not rows:
        return np.zeros(1, dtype=np.float32)
    mean = np.mean(rows, axis=0)
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length else mean, dtype=np.float32)


def cosine(one: Floats, other: Floats) -> float:
    """Return the cosine of two vectors of length one; 0 where one is empty."""
    return float(one @ other) if one.shape == other.shape else 0.0
