"""Columns of words as numbers: each distinct string is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.floating[Any]]
Flags = npt.NDArray[np.bool_]

_Value = TypeVar("_Value", bound=np.generic)


class Column(NamedTuple):
    """Strings as numbers.

    Attributes
    ----------
    codes : array of int
        Per row the place of its string in ``values``; -1 for no string.
    values : list of str
        The distinct strings.
    """

    codes: Ints
    values: list[str]

    def at(self, rows: Ints) -> Column:
        """Take rows; a negative row has no string."""
        if not len(self.codes):
            return Column(np.full(len(rows), -1), self.values)
        return Column(np.where(rows >= 0, self.codes[rows], -1), self.values)

    def isin(self, strings: Collection[str]) -> Flags:
        """Say which rows hold one of some strings."""
        return self.spread(np.array([value in strings for value in self.values], dtype=bool))

    def n_characters(self, function: Callable[[str], bool]) -> Ints:
        """Count the characters of each row's string for which a function is true."""
        counts = [sum(map(function, value)) for value in self.values]
        return self.spread(np.array(counts, dtype=np.int64))

    def spread(self, per_value: npt.NDArray[_Value]) -> npt.NDArray[_Value]:
        """Give each row what belongs to its string; nothing (0) to rows without one."""
        nothing = np.zeros((1, *per_value.shape[1:]), dtype=per_value.dtype)
        spread: npt.NDArray[_Value] = np.concatenate([per_value, nothing])[self.codes]
        return spread


def encode(strings: pd.Series) -> Column:
    """Give the strings of a column numbers, in order of first appearance."""
    codes, values = pd.factorize(strings.to_numpy(dtype=object))
    return Column(codes.astype(np.int64), list(values))
