"""How common words are in news: the list of sentence frequencies beside this file."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("frequencies.json")


@dataclass(frozen=True)
class Lists:
    """In how many sentences of news each word stands.

    Attributes
    ----------
    n_sentences : int
        Sentences counted.
    counts : mapping of str to int
        Dictionary form -> sentences with it; rare words are left out.
    rarest : int
        The smallest count in the list.
    """

    n_sentences: int
    counts: Mapping[str, int]
    rarest: int

    def weight(self, term: str) -> float:
        """Return how much a term tells: the logarithm of its inverse sentence frequency.

        A word that is not in the list counts as the rarest in it.
        """
        return math.log(self.n_sentences / self.counts.get(term, self.rarest))


@cache
def load_lists() -> Lists:
    """Load the list that belongs to this version of the program."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    counts = {word: int(n) for n, words in kept["words"].items() for word in words.split()}
    return Lists(kept["n_sentences"], counts, min(counts.values()))
