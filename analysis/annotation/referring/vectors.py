"""How near two words are in meaning, by the vectors of the language model."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from analysis.annotation.model import vectors_folder

Floats = npt.NDArray[np.float32]
Look = Callable[[str], Floats]
"""Gives the vector of a word; zeros where there is none."""


def load_vectors() -> Look:
    """Load the vectors of the pinned model, and nothing else of it.

    Raises
    ------
    ModelError
        If the model is missing or is not the pinned one.

    Notes
    -----
    The model keeps 20,000 vectors; rarer words share that of a word near in meaning, so
    two different words can be as near as one and the same.
    """
    folder = vectors_folder()
    from spacy.strings import get_string_id
    from spacy.vectors import Vectors

    vectors = Vectors()
    vectors.from_disk(folder)
    rows, data = vectors.key2row, vectors.data
    none = np.zeros(data.shape[1], dtype=np.float32)

    def look(word: str) -> Floats:
        row = rows.get(get_string_id(word))
        return none if row is None else np.asarray(data[row], dtype=np.float32)

    return look


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
