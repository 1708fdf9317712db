"""How well mentions are grouped by what they mean: B-cubed precision and recall.

Bagga, A. & Baldwin, B. (1998). Entity-based cross-document coreferencing using the
vector space model. Proceedings of COLING-ACL, 79-85.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple


class Grouping(NamedTuple):
    """Shares of right company, averaged over mentions.

    Attributes
    ----------
    precision : float
        Of the mentions that a mention is put together with, itself included, the share
        that mean the same.
    recall : float
        Of the mentions that mean the same, the share that it is put together with.
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 0 if both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def compare_groups(meant: Sequence[Hashable], found: Sequence[Hashable]) -> Grouping:
    """Compare two groupings of the same mentions.

    Parameters
    ----------
    meant, found : sequence of keys
        One for each mention, in the same order. Only which of them are equal counts.

    Examples
    --------
    Three mentions of one, two of another, all put together: of five, 9 + 4 are right
    company in 25 pairs.

    >>> compare_groups("aaabb", "xxxxx")
    Grouping(precision=0.52, recall=1.0)
    """
    both = Counter(zip(meant, found, strict=True))
    n_meant, n_found, n = Counter(meant), Counter(found), len(meant)
    if not n:
        return Grouping(0.0, 0.0)
    precision = sum(k * k / n_found[f] for (_, f), k in both.items()) / n
    recall = sum(k * k / n_meant[m] for (m, _), k in both.items()) / n
    return Grouping(precision, recall)
