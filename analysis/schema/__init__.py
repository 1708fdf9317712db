"""The tables: what one row is, and what each column means.

This package is the contract between the rooms. A room that hands a table on calls
`require`, so a broken promise is named column by column where it was broken.

Names carry the meaning: ``*_id`` key, ``n_*`` count, ``*_share`` from 0 to 1,
``*_at`` UTC time, ``start_char``/``end_char`` half-open offsets into the
article's ``text``, ``is_*`` boolean, ``*_basis`` how a value was found.
"""

from __future__ import annotations

from analysis.schema.actions import ACTION_NAMES, ACTIONS, ROLES
from analysis.schema.annotations import (
    ATTRIBUTION_SPANS,
    ATTRIBUTIONS,
    ENTITIES,
    ENTITY_ALIASES,
    MENTIONS,
    SENTENCES,
    THREAD_HITS,
    THREAD_TERMS,
    TOKENS,
)
from analysis.schema.articles import ARTICLES, REJECTED_ROWS, REMOVED_LINES
from analysis.schema.columns import (
    BASES,
    COUNTED_SECTIONS,
    FIRST_THIRD,
    KINDS,
    RUNNING_SECTIONS,
    SECTIONS,
    VOICES,
    WINDOWS,
    Column,
    Dtype,
    Table,
)
from analysis.schema.counts import (
    ARTICLE_ENTITIES,
    ARTICLE_LENGTHS,
    ARTICLE_TERMS,
    ARTICLE_THREADS,
    ARTICLE_VOICES,
    ARTICLE_WINDOWS,
    QUALITY,
    SENTENCE_ENTITIES,
)
from analysis.schema.cues import ARTICLE_CUES, CUE_HITS
from analysis.schema.labels import NOUN_RELATIVES, PHRASES
from analysis.schema.promises import conform, empty, frame, require
from analysis.schema.topics import (
    ARTICLE_TOPICS,
    SENTENCE_TOPICS,
    TOPIC_CHOICES,
    TOPIC_FITS,
    TOPIC_REFITS,
    TOPIC_SENTENCES,
    TOPIC_TERMS,
    TOPICS,
)

__all__ = [
    "ACTIONS",
    "ACTION_NAMES",
    "ARTICLES",
    "ARTICLE_CUES",
    "ARTICLE_ENTITIES",
    "ARTICLE_LENGTHS",
    "ARTICLE_TERMS",
    "ARTICLE_THREADS",
    "ARTICLE_TOPICS",
    "ARTICLE_VOICES",
    "ARTICLE_WINDOWS",
    "ATTRIBUTIONS",
    "ATTRIBUTION_SPANS",
    "BASES",
    "COUNTED_SECTIONS",
    "CUE_HITS",
    "ENTITIES",
    "ENTITY_ALIASES",
    "FIRST_THIRD",
    "KINDS",
    "MENTIONS",
    "NOUN_RELATIVES",
    "PHRASES",
    "QUALITY",
    "REJECTED_ROWS",
    "REMOVED_LINES",
    "ROLES",
    "RUNNING_SECTIONS",
    "SECTIONS",
    "SENTENCES",
    "SENTENCE_ENTITIES",
    "SENTENCE_TOPICS",
    "TABLES",
    "THREAD_HITS",
    "THREAD_TERMS",
    "TOKENS",
    "TOPICS",
    "TOPIC_CHOICES",
    "TOPIC_FITS",
    "TOPIC_REFITS",
    "TOPIC_SENTENCES",
    "TOPIC_TERMS",
    "VERSION",
    "VOICES",
    "WINDOWS",
    "Column",
    "Dtype",
    "Table",
    "conform",
    "empty",
    "frame",
    "require",
]

VERSION = 5
"""Grows when a table changes shape: built corpora of another version are refused."""

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ARTICLES,
        REMOVED_LINES,
        REJECTED_ROWS,
        SENTENCES,
        TOKENS,
        MENTIONS,
        ATTRIBUTIONS,
        ATTRIBUTION_SPANS,
        ACTIONS,
        ACTION_NAMES,
        CUE_HITS,
        PHRASES,
        NOUN_RELATIVES,
        ENTITIES,
        ENTITY_ALIASES,
        THREAD_TERMS,
        THREAD_HITS,
        ARTICLE_LENGTHS,
        ARTICLE_THREADS,
        ARTICLE_ENTITIES,
        ARTICLE_TERMS,
        ARTICLE_VOICES,
        ARTICLE_CUES,
        ARTICLE_WINDOWS,
        SENTENCE_ENTITIES,
        QUALITY,
        TOPIC_FITS,
        TOPICS,
        TOPIC_TERMS,
        TOPIC_SENTENCES,
        TOPIC_CHOICES,
        TOPIC_REFITS,
        SENTENCE_TOPICS,
        ARTICLE_TOPICS,
    )
}
