"""The tables: what one row is, and what each column means.

This file is the contract between the rooms. A room that hands a table on calls
`require`, so a broken promise is named column by column where it was broken.

Names carry the meaning: ``*_id`` key, ``n_*`` count, ``*_share`` from 0 to 1,
``*_at`` UTC time, ``start_char``/``end_char`` half-open offsets into the
article's ``text``, ``is_*`` boolean, ``*_basis`` how a value was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.errors import SchemaError

VERSION = 1
"""Grows when a table changes shape: built corpora of another version are refused."""

Dtype = Literal["string", "int", "float", "bool", "time"]

SECTIONS = ("headline", "lead", "body", "caption")
COUNTED_SECTIONS = ("headline", "lead", "body")
"""Captions are shown but never counted: they are about a picture, not the story."""
RUNNING_SECTIONS = ("lead", "body")
"""What is read from top to bottom: a sentence has a position in it."""
FIRST_THIRD = 1 / 3
"""A sentence is in the first third if its ``position_share`` is below this."""

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


def _article_id() -> Column:
    return Column("article_id", "string", "key", "the article")


def _sentence_id() -> Column:
    return Column("sentence_id", "string", "key", "the sentence")


def _span() -> tuple[Column, Column]:
    return (
        Column("start_char", "int", "characters", "where it starts in the article's text"),
        Column("end_char", "int", "characters", "where it ends (exclusive) in the article's text"),
    )


ARTICLES = Table(
    "articles",
    "an article",
    ("article_id",),
    (
        Column("article_id", "string", "key", "the file's name without its ending"),
        Column("file", "string", "path", "where it was read from, below the input folder"),
        Column("outlet", "string", "name", "who published it, from articles.csv"),
        Column("origin", "string", "name", "who wrote it: an agency, or the outlet itself"),
        Column("origin_basis", "string", "basis", "how the origin was found"),
        Column("byline", "string", "name", "the person named as author; empty if none is"),
        Column("byline_basis", "string", "basis", "how the byline was found"),
        Column("dateline", "string", "place", "the place it was filed from; empty if not stated"),
        Column("headline", "string", "text", "the headline"),
        Column("headline_basis", "string", "basis", "how the headline was found"),
        Column(
            "published_at", "time", "UTC", "when it was published; missing if nobody says", True
        ),
        Column(
            "published_precision", "string", "minute or day", "how exact that is; empty if missing"
        ),
        Column(
            "published_label", "string", "name", "published or updated, as the page says; or empty"
        ),
        Column("published_basis", "string", "basis", "how the publication time was found"),
        Column(
            "event_id", "string", "ISO date", "the day of the event it reports; empty if unknown"
        ),
        Column("url", "string", "URL", "its address; empty if unknown"),
        Column(
            "language", "string", "ISO 639-1", "en, or und where the text does not read as English"
        ),
        Column(
            "genre", "string", "label", "what the page calls it (opinion, analysis, live); or empty"
        ),
        Column("n_words", "int", "words", "words of headline, lead and body; captions left out"),
        Column("n_body_words", "int", "words", "words of lead and body"),
        Column(
            "n_first_third_words", "int", "words", "words of sentences starting in the first third"
        ),
        Column("n_sentences", "int", "sentences", "sentences of headline, lead and body"),
        Column(
            "n_normalised", "int", "characters", "quotation marks, dashes and spaces made alike"
        ),
        Column(
            "n_guarded", "int", "characters", "control characters dropped or over-long runs split"
        ),
        Column("encoding", "string", "name", "how the file's bytes were read"),
        Column("file_sha256", "string", "hex", "the file's bytes"),
        Column("text_sha256", "string", "hex", "the text below, as UTF-8"),
        Column("text", "string", "text", "headline and paragraphs, furniture removed"),
    ),
)

REMOVED_LINES = Table(
    "removed_lines",
    "a line that cleaning took out",
    ("removed_line_id",),
    (
        Column("removed_line_id", "string", "key", "article_id and line number"),
        _article_id(),
        Column("line", "int", "line number", "its number in the file, from 1"),
        Column("text", "string", "text", "the line"),
        Column("reason", "string", "rule", "the rule that took it out"),
        Column("why", "string", "sentence", "what that rule looks for, in plain words"),
    ),
)

REJECTED_ROWS = Table(
    "rejected_rows",
    "an input that was not accepted",
    ("rejected_row_id",),
    (
        Column("rejected_row_id", "string", "key", "file and row"),
        Column("file", "string", "path", "the file as named in the input"),
        Column("row", "int", "row number", "its row in articles.csv, from 1; 0 for a whole file"),
        Column("reason", "string", "code", "why it was rejected"),
        Column("message", "string", "sentence", "what, why and what to do next"),
    ),
)

SENTENCES = Table(
    "sentences",
    "a sentence",
    ("sentence_id",),
    (
        Column(
            "sentence_id",
            "string",
            "key",
            "article_id and a hash of the words: survives rebuilding",
        ),
        _article_id(),
        Column("section", "string", "name", "headline, lead, body or caption"),
        Column("paragraph", "int", "number", "paragraph in the text, from 0 for the headline"),
        *_span(),
        Column("text", "string", "text", "the sentence as it stands in the article"),
        Column("n_words", "int", "words", "words, counted by spaces: Trump's is one"),
        Column(
            "position_share",
            "float",
            "share",
            "share of the lead's and body's words that come before it; empty for headline, caption",
            True,
        ),
    ),
)

TOKENS = Table(
    "tokens",
    "a word or mark",
    ("article_id", "token_id"),
    (
        _article_id(),
        Column("token_id", "int", "number", "its place in the article, from 0"),
        _sentence_id(),
        *_span(),
        Column("form", "string", "text", "the word in lower case, marks normalised"),
        Column("lemma", "string", "text", "its dictionary form in lower case"),
        Column("pos", "string", "tag", "universal part of speech"),
        Column(
            "is_word",
            "bool",
            "yes or no",
            "a word is counted at it: the first with a letter or digit after a space",
        ),
    ),
)

MENTIONS = Table(
    "mentions",
    "a name in the text, meaning an entity",
    ("mention_id",),
    (
        Column("mention_id", "string", "key", "article_id and start_char"),
        _article_id(),
        _sentence_id(),
        Column("entity_id", "string", "key", "the entity meant"),
        Column("surface", "string", "text", "the words as they stand"),
        Column("label", "string", "type", "PERSON, ORG, GPE, NORP, LOC, FAC or EVENT"),
        *_span(),
        Column("merged_by", "string", "rule", "why these words mean that entity"),
    ),
)

ENTITIES = Table(
    "entities",
    "a person, place or body",
    ("entity_id",),
    (
        Column("entity_id", "string", "key", "its name as a slug"),
        Column("name", "string", "text", "its fullest or listed name"),
        Column("label", "string", "type", "the type most of its mentions have"),
        Column("n_mentions", "int", "mentions", "mentions in all sections"),
        Column("n_articles", "int", "articles", "articles that name it"),
    ),
)

ENTITY_ALIASES = Table(
    "entity_aliases",
    "a wording of an entity",
    ("entity_id", "surface", "merged_by"),
    (
        Column("entity_id", "string", "key", "the entity"),
        Column("surface", "string", "text", "the words that were found"),
        Column("merged_by", "string", "rule", "why they were taken to mean the entity"),
        Column("n_mentions", "int", "mentions", "how often"),
    ),
)

THREAD_TERMS = Table(
    "thread_terms",
    "a rule of a thread's definition",
    ("thread_id", "kind", "term"),
    (
        Column("thread_id", "string", "key", "the thread"),
        Column("name", "string", "text", "the thread's name as shown"),
        Column(
            "kind", "string", "name", "term (counts), exclude (does not count) or why (the reason)"
        ),
        Column(
            "term", "string", "text", "a word, a phrase, or words joined by ' + ' for one sentence"
        ),
        Column("note", "string", "text", "why the rule is there; may be empty"),
    ),
)

THREAD_HITS = Table(
    "thread_hits",
    "words that put a sentence into a thread",
    ("thread_id", "article_id", "start_char", "term"),
    (
        Column("thread_id", "string", "key", "the thread"),
        _article_id(),
        _sentence_id(),
        Column("term", "string", "text", "the rule that matched"),
        *_span(),
    ),
)

ARTICLE_THREADS = Table(
    "article_threads",
    "a thread in an article, also where it is silent",
    ("article_id", "thread_id"),
    (
        _article_id(),
        Column("thread_id", "string", "key", "the thread"),
        Column("n_sentences", "int", "sentences", "sentences in the thread, captions left out"),
        Column("n_words", "int", "words", "words of those sentences"),
        Column("n_headline_sentences", "int", "sentences", "of those, in the headline"),
        Column("n_lead_sentences", "int", "sentences", "of those, in the lead"),
        Column("n_first_third_words", "int", "words", "words of those starting in the first third"),
        Column(
            "first_position_share",
            "float",
            "share",
            "how far into lead and body the first one starts; empty if there is none",
            True,
        ),
    ),
)

ARTICLE_ENTITIES = Table(
    "article_entities",
    "an entity in an article",
    ("article_id", "entity_id"),
    (
        _article_id(),
        Column("entity_id", "string", "key", "the entity"),
        Column("n_mentions", "int", "mentions", "mentions, captions left out"),
        Column("n_sentences", "int", "sentences", "sentences with a mention, captions left out"),
    ),
)

ARTICLE_TERMS = Table(
    "article_terms",
    "a term in an article",
    ("article_id", "term"),
    (
        _article_id(),
        Column("term", "string", "lemma", "dictionary form in lower case"),
        Column("n_tokens", "int", "tokens", "occurrences, captions left out"),
        Column("n_sentences", "int", "sentences", "sentences with it, captions left out"),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ARTICLES,
        REMOVED_LINES,
        REJECTED_ROWS,
        SENTENCES,
        TOKENS,
        MENTIONS,
        ENTITIES,
        ENTITY_ALIASES,
        THREAD_TERMS,
        THREAD_HITS,
        ARTICLE_THREADS,
        ARTICLE_ENTITIES,
        ARTICLE_TERMS,
    )
}

_EMPTY_DTYPES: dict[Dtype, str] = {
    "string": "str",
    "int": "int64",
    "float": "float64",
    "bool": "bool",
    "time": "datetime64[us, UTC]",
}


def empty(table: Table) -> pd.DataFrame:
    """Return a table with the promised columns and no row.

    Examples
    --------
    >>> empty(ARTICLE_TERMS).columns.tolist()
    ['article_id', 'term', 'n_tokens', 'n_sentences']
    """
    return pd.DataFrame(
        {c.name: pd.Series([], dtype=_EMPTY_DTYPES[c.dtype]) for c in table.columns}
    )


def frame(table: Table, rows: list[dict[str, object]]) -> pd.DataFrame:
    """Make a table of rows, with the promised columns, order and dtypes.

    Parameters
    ----------
    table : Table
        What to make.
    rows : list of dict
        One dict per row; keys beyond the table's columns are dropped.

    Raises
    ------
    SchemaError
        If a row lacks a column, or a value does not fit.
    """
    if not rows:
        return empty(table)
    made = pd.DataFrame(rows)
    return conform(made, table)


def conform(rows: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Give ``rows`` the promised column order and dtypes.

    Raises
    ------
    SchemaError
        If a column is missing or cannot be read as promised.
    """
    missing = [name for name in table.column_names if name not in rows.columns]
    if missing:
        msg = f"The table {table.name} lacks {', '.join(missing)}: rebuild the corpus."
        raise SchemaError(msg)
    try:
        times = {
            c.name: pd.to_datetime(rows[c.name], utc=True)
            for c in table.columns
            if c.dtype == "time"
        }
        return (
            rows[table.column_names]
            .assign(**times)
            .astype({c.name: _EMPTY_DTYPES[c.dtype] for c in table.columns})
            .reset_index(drop=True)
        )
    except (TypeError, ValueError) as problem:
        msg = f"The table {table.name} holds a value of the wrong kind ({problem}): rebuild it."
        raise SchemaError(msg) from problem


_CHECKS = {
    "string": pd.api.types.is_string_dtype,
    "int": pd.api.types.is_integer_dtype,
    "float": pd.api.types.is_float_dtype,
    "bool": pd.api.types.is_bool_dtype,
    "time": pd.api.types.is_datetime64_any_dtype,
}


def require(rows: pd.DataFrame, table: Table, *columns: str, name: str | None = None) -> None:
    """Say precisely how ``rows`` breaks the promise of ``table``, if it does.

    Parameters
    ----------
    rows : DataFrame
        The table to look at.
    table : Table
        The promise.
    *columns : str
        Look at these columns only; at all of them when none is named.
    name : str, optional
        What to call the table in the message.

    Raises
    ------
    SchemaError
        If a column is missing, is of another kind, or is empty where it may not be.

    Examples
    --------
    >>> require(empty(ARTICLE_TERMS).drop(columns="term"), ARTICLE_TERMS)
    Traceback (most recent call last):
    analysis.errors.SchemaError: The table article_terms lacks term.
    """
    label = name or table.name
    wanted = [c for c in table.columns if not columns or c.name in columns]
    missing = [c.name for c in wanted if c.name not in rows.columns]
    if missing:
        msg = f"The table {label} lacks {', '.join(missing)}."
        raise SchemaError(msg)
    wrong = [c.name for c in wanted if len(rows) and not _CHECKS[c.dtype](rows[c.name].dtype)]
    if wrong:
        msg = f"The table {label} holds another kind of value than promised in {', '.join(wrong)}."
        raise SchemaError(msg)
    holes = [c.name for c in wanted if not c.is_nullable and rows[c.name].isna().any()]
    if holes:
        msg = f"The table {label} has empty cells in {', '.join(holes)}."
        raise SchemaError(msg)
