"""What pages hand to each other: the reader's selection, the corpus's basics, a measured view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import pandas as pd

Grouping = Literal["outlet", "origin"]
"""What the sides are: who published, or who wrote."""

Edits = tuple[tuple[str, tuple[str, ...]], ...]
"""The whole new list of terms of each thread that was changed."""


@dataclass(frozen=True)
class Selection:
    """The articles a reader looks at, how they are grouped, and changed definitions.

    ``event_id`` is None for all events; ``outlets`` is empty for all outlets;
    ``edits`` holds the whole new list of terms of each thread that was changed.
    """

    event_id: str | None
    outlets: tuple[str, ...]
    by: Grouping
    edits: Edits

    @property
    def is_edited(self) -> bool:
        """Whether a thread's definition differs from the built-in one."""
        return bool(self.edits)


EVERYTHING = Selection(None, (), "outlet", ())
"""What is selected before a reader chooses anything."""


@dataclass(frozen=True)
class Basics:
    """What every page needs of a corpus, in a fixed order."""

    articles: pd.DataFrame
    outlets: list[str]
    event_ids: list[str]
    thread_names: dict[str, str]
    terms: dict[str, list[str]]
    thread_terms: pd.DataFrame
    colours: dict[str, str]
    event_names: dict[str, str]


@dataclass(frozen=True)
class Whole:
    """All articles, measured: a view shows some rows of it."""

    article_threads: pd.DataFrame
    coverage: pd.DataFrame


@dataclass(frozen=True)
class View:
    """A selection, measured."""

    articles: pd.DataFrame
    thread_terms: pd.DataFrame
    article_threads: pd.DataFrame
    coverage: pd.DataFrame
    drawn: pd.DataFrame
    """The coverage of the first reports: what figures show."""
    differences: pd.DataFrame
    silence: pd.DataFrame
    event_names: dict[str, str]


MAX_REPORTS = 40
"""A figure shows at most this many reports, an event's side being one; the page says so."""


class Cell(NamedTuple):
    """One side's report of a thread on an event."""

    event_id: str
    side: str
    thread_id: str
