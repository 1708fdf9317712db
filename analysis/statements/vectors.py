"""Word vectors as statements use them: handed in, never loaded here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Look = Callable[[str], Floats]
"""Gives the vector of a word; zeros where there is none."""


def unit_rows(rows: Sequence[Floats]) -> Floats:
    """Stack vectors at length one; a row of zeros stays one.

    Examples
    --------
    >>> unit_rows([np.array([3, 4], dtype=np.float32), np.zeros(2, dtype=np.float32)]).tolist()
    [[0.6000000238418579, 0.800000011920929], [0.0, 0.0]]
    """
    if not rows:
        return np.zeros((0, 1), dtype=np.float32)
    stacked = np.stack(rows).astype(np.float32)
    lengths = np.linalg.norm(stacked, axis=1, keepdims=True)
    return np.asarray(stacked / np.where(lengths, lengths, 1), dtype=np.float32)
