"""What is said of a source, and the rules that say it, in plain words."""

from __future__ import annotations

from typing import NamedTuple, Protocol

TYPE_BASES = {
    "": "Nobody is named as having said it, so there is no type.",
    "listed": "A list has this body under this type.",
    "office": "A list has the office that the person held on the article's day.",
    "role": "The article introduces the person with a word for this type.",
    "former": "Only a past office is given: he speaks for nobody now.",
    "name word": "A word in the body's name stands for this type (Ministry, University, Times).",
    "place": "A country, city or capital that says something stands for its government.",
    "group": "People of one party or conviction.",
    "people": "People named by where they come from speak for themselves.",
    "wording": "The main word of the description stands for this type.",
    "speaks for": "The description says for whom it speaks, and that body is of this type.",
    "joint": "Both are of this type; where they differ, it is other.",
    "as before": "The type of whom these words stand for.",
    "unknown": "The article gives no word that tells the type.",
}
"""The rules for a type; `Source.type_basis` holds the key."""

RESOLUTIONS = {
    "": "No rule found who is meant, or nobody is: the words are kept as they stand.",
    "name": "The words are the person's name.",
    "in the name": "The name stands beside the description (his spokesman, Jon Roe).",
    "body": "The words name a body, country or capital that speaks for itself.",
    "role": "The article, or a list of offices, has exactly one person in this role here.",
    "repeat": "The same description, or the body it shortens, came before in this article.",
    "pronoun": "A pronoun: the last source or subject that fits, no further back than the "
    "paragraph before.",
    "relative": "Who or which: the words just before.",
    "continuation": "A quotation that goes on in a new paragraph without naming its source.",
    "joint": "Two or more sources share the words: all are named, no single entity is given.",
}
"""The rules for who is meant; `Source.resolved_by` holds the key."""


class Source(NamedTuple):
    """Who said something.

    Attributes
    ----------
    entity_id : str
        The entity; empty if none is meant or known, or if it is more than one.
    name : str
        What a page shows: the entity's fullest wording in this article, or the
        description, made alike; empty if there is no source.
    type : str
        A type of source_types.toml; empty if there is no source.
    type_basis : str
        A key of `TYPE_BASES`.
    resolved_by : str
        A key of `RESOLUTIONS`.
    is_named : bool
        Whether a person or body is identified by name, or it is a document. "Officials"
        and "a source" are not, and neither is a pronoun that leads to them.
    """

    entity_id: str
    name: str
    type: str
    type_basis: str
    resolved_by: str
    is_named: bool


SOMEBODY = Source("", "somebody not identified", "other", "unknown", "", False)
"""Stands for "he", "they" or "two" where nobody can be told to be meant."""

NOBODY = Source("", "", "", "", "", False)
"""The source of "it was reported"."""


class Attributed(Protocol):
    """What must be known of an attribution to find its source; ranges are half-open."""

    @property
    def source(self) -> tuple[int, int] | None:
        """The words of the source; None if nobody is named."""

    @property
    def cue_head(self) -> int | None:
        """The main word of the cue; None if there is none."""

    @property
    def contents(self) -> tuple[tuple[int, int], ...]:
        """The words attributed, in one or more parts."""

    @property
    def kind(self) -> str:
        """Direct, indirect or mixed."""
