"""What the Wording page is asked for, and what it gets: a comparison, lines, a test's result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from analysis.measures.wording import OTHERS
from pages.shared.state import Selection


@dataclass(frozen=True)
class Wording:
    """Whose words are compared with whose.

    ``versus`` is the side that every other is set against, `OTHERS` for the rest on the
    same events; ``grammar`` says whether words of grammar are compared too.
    """

    selection: Selection
    versus: str = OTHERS
    grammar: bool = False


@dataclass(frozen=True)
class LeftOut:
    """Words that are not compared: of outlets' names, and of pages, by outlet."""

    names: frozenset[str]
    furniture: Mapping[str, tuple[str, ...]]

    @property
    def terms(self) -> frozenset[str]:
        """All of them."""
        return self.names.union(*self.furniture.values())


@dataclass(frozen=True)
class Comparison:
    """Terms of each side against its baseline, measured: see `analysis.measures.wording`."""

    articles: pd.DataFrame
    terms: pd.DataFrame
    """The most distinctive of each side and direction; ``n_terms`` says how many there are."""
    sides: Mapping[str, Mapping[str, Any]]
    n_terms: Mapping[str, int]
    rivals: Mapping[str, tuple[str, ...]]
    """Who is compared with each side."""
    alone: tuple[str, ...]
    """Sides that nobody is compared with."""
    is_pooled: bool

    def baseline(self, side: str) -> str:
        """Return the name of what a side is compared with."""
        rivals = self.rivals[side]
        return rivals[0] if len(rivals) == 1 else "the others"


class Lines(NamedTuple):
    """The uses of a term by a side and by its baseline: see `analysis.measures.kwic`.

    ``n_quoted`` says how many of all uses of each are quoted, where all voices count.
    """

    own: pd.DataFrame
    other: pd.DataFrame
    n_quoted: tuple[int, int] | None


class Tested(NamedTuple):
    """What the test of terms said: see `TermTest`."""

    terms: pd.DataFrame
    sides: Mapping[str, Mapping[str, Any]]


class Halves(NamedTuple):
    """In how many of some random splits of one side the same test found anything."""

    n_draws: int
    n_with: int
    n_each: int
