"""How far two sequences of words are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt


def share_ngrams(one: Sequence[str], other: Sequence[str], size: int) -> tuple[float, float]:
    """Return the share of each sequence's n-grams that the other has too.

    Parameters
    ----------
    one, other : sequence of str
    size : int
        Words in an n-gram.

    Returns
    -------
    tuple of float
        Of the first, and of the second; 0 where a sequence is shorter than ``size``.

    Examples
    --------
    >>> share_ngrams(["a", "b", "c"], ["a", "b"], 2)
    (0.5, 1.0)
    """
    first, second = _ngrams(one, size), _ngrams(other, size)
    shared = sum((first & second).values())
    return shared / max(sum(first.values()), 1), shared / max(sum(second.values()), 1)


def _ngrams(words: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(words[k:] for k in range(size)), strict=False))


def common_subsequence(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Count the most elements that both sequences have in one order.

    Examples
    --------
    >>> common_subsequence("storm", "stream")
    4
    """
    row = np.zeros(len(other) + 1, dtype=np.int64)
    codes = {each: k for k, each in enumerate(dict.fromkeys([*one, *other]))}
    others = np.array([codes[each] for each in other], dtype=np.int64)
    for each in one:
        # A step right keeps the best so far: the running maximum does it for a whole row.
        reached: npt.NDArray[np.int64] = np.maximum(row[1:], row[:-1] + (others == codes[each]))
        row[1:] = np.maximum.accumulate(reached)
    return int(row[-1])


def common_run(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Count the most elements that stand side by side in both sequences.

    Examples
    --------
    >>> common_run(["the", "red", "car"], ["a", "red", "car"])
    2
    """
    codes = {each: k for k, each in enumerate(dict.fromkeys([*one, *other]))}
    others = np.array([codes[each] for each in other], dtype=np.int64)
    row = np.zeros(len(other) + 1, dtype=np.int64)
    longest = 0
    for each in one:
        row[1:] = np.where(others == codes[each], row[:-1] + 1, 0)
        longest = max(longest, int(row.max(initial=0)))
    return longest


def share_letters(one: Sequence[str], other: Sequence[str], size: int = 4) -> tuple[float, float]:
    """Return the share of each text's runs of letters that the other has too: `share_ngrams`."""
    return share_ngrams(list(" ".join(one)), list(" ".join(other)), size)
