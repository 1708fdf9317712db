"""What a table and a column are, and the words that several tables share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Dtype = Literal["string", "int", "float", "bool", "time"]

SECTIONS = ("headline", "lead", "body", "caption")
COUNTED_SECTIONS = ("headline", "lead", "body")
"""Captions are shown but never counted: they are about a picture, not the story."""
RUNNING_SECTIONS = ("lead", "body")
"""What is read from top to bottom: a sentence has a position in it."""
FIRST_THIRD = 1 / 3
"""A sentence is in the first third if its ``position_share`` is below this."""

VOICES = ("all", "own", "quoted")
"""Whose words are counted.

``quoted``: what somebody is said to have said or written, in quotation marks or in
paraphrase. ``own``: everything else, the words with which a source is introduced among it,
and what somebody is told to think or want. ``all``: both.
"""

WINDOWS = ("sentence", "paragraph")
"""Within what two names count as named together; a paragraph is in a thread if a sentence is."""

KINDS = ("direct", "mixed", "indirect")
"""How a content is given: in quotation marks, partly so, or in paraphrase."""

BASES = ("text", "text and table", "table", "conflict", "assumed", "missing")
"""How a value of an article was found.

``text``: on the page alone. ``text and table``: on the page, and articles.csv agrees.
``table``: only articles.csv says so. ``conflict``: the page and articles.csv differ;
the page's value is kept. ``assumed``: no agency is credited, so the outlet is taken
as the origin. ``missing``: nobody says.
"""


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, unit and what it means."""

    name: str
    dtype: Dtype
    unit: str
    meaning: str
    is_nullable: bool = False


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its key and its columns in order."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]


def article_key() -> Column:
    """Return the column that names the article."""
    return Column("article_id", "string", "key", "the article")


def sentence_key() -> Column:
    """Return the column that names the sentence."""
    return Column("sentence_id", "string", "key", "the sentence")


def voice_key() -> Column:
    """Return the column that says whose words are counted."""
    return Column("voice", "string", "name", "all words, the outlet's own, or those of the quoted")


def span_columns() -> tuple[Column, Column]:
    """Return the columns that say where a stretch of text stands."""
    return (
        Column("start_char", "int", "characters", "where it starts in the article's text"),
        Column("end_char", "int", "characters", "where it ends (exclusive) in the article's text"),
    )
