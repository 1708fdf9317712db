"""What pages hand to each other: the reader's selection, the corpus's basics, a measured view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd

from analysis.corrections import Applied, Corrections
from analysis.voices import Voice
from analysis.windows import Window

Grouping = Literal["outlet", "origin"]
"""What the sides are: who published, or who wrote."""

Edits = tuple[tuple[str, tuple[str, ...]], ...]
"""The whole new list of terms of each thread that was changed."""


@dataclass(frozen=True)
class Selection:
    """The articles a reader looks at, whose words, how grouped, and changed definitions.

    ``event_id`` is None for all events; ``outlets`` is empty for all outlets;
    ``edits`` holds the whole new list of terms of each thread that was changed;
    ``corrections`` what a reader put right about names.
    """

    event_id: str | None
    outlets: tuple[str, ...]
    by: Grouping
    edits: Edits
    voice: Voice = "all"
    corrections: Corrections = ()

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
    quality: pd.DataFrame

    @property
    def outlet_of(self) -> dict[str, str]:
        """The outlet of each article."""
        return dict(zip(self.articles["article_id"], self.articles["outlet"], strict=True))


@dataclass(frozen=True)
class Whole:
    """All articles, measured: a view shows some rows of it."""

    article_threads: pd.DataFrame
    coverage: pd.DataFrame


@dataclass(frozen=True)
class View:
    """A selection, measured."""

    articles: pd.DataFrame
    voiced: pd.DataFrame
    """The same articles with the lengths they have in the selected voice."""
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


class VoiceCell(NamedTuple):
    """Some attributions of one side's report: all that a mark on the Voices page counts.

    ``facet`` says by what they are counted: ``kind``, ``source``, ``naming``, ``type`` or
    ``cue``; ``value`` which of it. ``speaker`` narrows a cue to one source, if given.
    """

    event_id: str
    side: str
    facet: str
    value: str
    speaker: str | None = None

    @property
    def mark(self) -> tuple[str, str, str, str]:
        """What the mark of a figure says of the cell."""
        return self[:4]

    def filters(self) -> dict[str, Any]:
        """Return what the cell's rows of attributions have in common, beside the report."""
        speaker = {} if self.speaker is None else {"source_id": self.speaker}
        return _FILTERS[self.facet](self.value) | speaker


def _naming(value: str) -> dict[str, Any]:
    if value == "no source":
        return {"source_name": ""}
    return {"is_named": value == "named"}


def _cue(value: str) -> dict[str, Any]:
    cue_class, _, lemma = value.partition("/")
    return {"cue_class": cue_class, "cue_lemma": lemma}


_FILTERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "kind": lambda value: {"kind": value},
    "source": lambda value: {"source_id": value},
    "type": lambda value: {"source_type": value},
    "naming": _naming,
    "cue": _cue,
}


@dataclass(frozen=True)
class Voices:
    """Who is quoted in a selection, measured: see `analysis.measures.voices`."""

    articles: pd.DataFrame
    shares: pd.DataFrame
    sources: pd.DataFrame
    naming: pd.DataFrame
    types: pd.DataFrame
    shared_sources: pd.DataFrame


Also = Literal["demonym", "seat"]
"""What may count with the country or state it belongs to."""


@dataclass(frozen=True)
class Naming:
    """What the Entities page is asked for.

    ``window`` is what two names share to count as named together; ``thread_id`` narrows to
    one thread, empty for the whole text; ``focus`` to windows that name all of some
    entities; ``label`` to one type of entity, empty for all; ``also`` names what counts
    with its country.
    """

    selection: Selection
    window: Window = "sentence"
    thread_id: str = ""
    focus: tuple[str, ...] = ()
    label: str = ""
    also: tuple[Also, ...] = ()


@dataclass(frozen=True)
class Entities:
    """The entities of the corpus, a reader's corrections laid over.

    ``words`` holds the words for each entity, no two alike; ``ids`` the way back.
    """

    entities: pd.DataFrame
    aliases: pd.DataFrame
    applied: Applied
    names: dict[str, str]
    labels: dict[str, str]
    words: dict[str, str]
    ids: dict[str, str]


@dataclass(frozen=True)
class Named:
    """Who is named in a selection, measured: see `analysis.measures.entities`."""

    articles: pd.DataFrame
    """One row per article; ``n_windows`` and ``n_words`` are what counts were made in."""
    rates: pd.DataFrame
    absent: pd.DataFrame
    n_entities: int
    is_pooled: bool


@dataclass(frozen=True)
class Scope:
    """What stays in every view of a network: who has a place, where, and in which group."""

    entity_ids: list[str]
    places: pd.DataFrame
    communities: dict[str, int]


@dataclass(frozen=True)
class Network:
    """Who is named together in some reports, measured: see `analysis.measures.cooccurrence`."""

    nodes: pd.DataFrame
    pairs: pd.DataFrame
    of_windows: int


@dataclass(frozen=True)
class Topics:
    """The topics of the corpus, as the build suggests them: see ``analysis.schema``."""

    fit: dict[Any, Any]
    topics: pd.DataFrame
    terms: pd.DataFrame
    sentences: pd.DataFrame
    choices: pd.DataFrame
    refits: pd.DataFrame
