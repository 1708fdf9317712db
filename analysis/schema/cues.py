"""The tables of cue words: words that signal certainty, a stance or a frame."""

from __future__ import annotations

from analysis.schema.columns import (
    Column,
    Table,
    article_key,
    sentence_key,
    span_columns,
    voice_key,
)


def _lexicon() -> tuple[Column, Column]:
    """Return the columns that say which list and which part of it."""
    return (
        Column("lexicon", "string", "name", "certainty, stance or frames"),
        Column("category", "string", "name", "a category of that list: hedge, conflict, ..."),
    )


CUE_HITS = Table(
    "cue_hits",
    "a cue word in the text: of one list, the longest entry that fits",
    ("article_id", "start_char", "lexicon"),
    (
        article_key(),
        sentence_key(),
        Column("section", "string", "name", "headline, lead, body or caption"),
        *span_columns(),
        *_lexicon(),
        Column("entry", "string", "lemma", "the word or phrase of the list that fits"),
        Column("is_negated", "bool", "yes or no", "shortly after not, never or no"),
        Column("is_quoted", "bool", "yes or no", "it begins in what somebody is quoted with"),
    ),
)

ARTICLE_CUES = Table(
    "article_cues",
    "a category of cue words in one voice of an article, captions left out",
    ("article_id", "lexicon", "category", "voice"),
    (
        article_key(),
        *_lexicon(),
        voice_key(),
        Column("n_cues", "int", "cue words", "how often one stands there"),
        Column("n_negated", "int", "cue words", "of those, shortly after not, never or no"),
        Column("n_sentences", "int", "sentences", "sentences with one"),
    ),
)
