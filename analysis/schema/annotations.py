"""The tables of what was found in the text."""

from __future__ import annotations

from analysis.schema.columns import Column, Table, article_key, sentence_key, span_columns

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
        article_key(),
        Column("section", "string", "name", "headline, lead, body or caption"),
        Column("paragraph", "int", "number", "paragraph in the text, from 0 for the headline"),
        *span_columns(),
        Column("text", "string", "text", "the sentence as it stands in the article"),
        Column("n_words", "int", "words", "words, counted by spaces: Trump's is one"),
        Column("n_quoted_words", "int", "words", "of those, words of what somebody is quoted with"),
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
        article_key(),
        Column("token_id", "int", "number", "its place in the article, from 0"),
        sentence_key(),
        *span_columns(),
        Column("form", "string", "text", "the word in lower case, marks normalised"),
        Column("lemma", "string", "text", "its dictionary form in lower case"),
        Column("pos", "string", "tag", "universal part of speech"),
        Column(
            "is_word",
            "bool",
            "yes or no",
            "a word is counted at it: the first with a letter or digit after a space",
        ),
        Column("is_quoted", "bool", "yes or no", "it stands in what somebody is said to have said"),
    ),
)

MENTIONS = Table(
    "mentions",
    "a name in the text, meaning an entity",
    ("mention_id",),
    (
        Column("mention_id", "string", "key", "article_id and start_char"),
        article_key(),
        sentence_key(),
        Column("entity_id", "string", "key", "the entity meant"),
        Column("surface", "string", "text", "the words as they stand"),
        Column("label", "string", "type", "PERSON, ORG, GPE, NORP, LOC, FAC or EVENT"),
        *span_columns(),
        Column("merged_by", "string", "rule", "why these words mean that entity"),
        Column("is_quoted", "bool", "yes or no", "it begins in what somebody is said to have said"),
    ),
)

ATTRIBUTIONS = Table(
    "attributions",
    "something that somebody is said to have said, written or thought",
    ("attribution_id",),
    (
        Column(
            "attribution_id",
            "string",
            "key",
            "article_id and a hash of the words: survives rebuilding",
        ),
        article_key(),
        Column("sentence_id", "string", "key", "the sentence of its cue, or where it begins"),
        Column("section", "string", "name", "headline, lead, body or caption, of that sentence"),
        *span_columns(),
        Column("source_text", "string", "text", "who is said to have said it; or empty"),
        Column("cue_text", "string", "text", "the words that attribute it; or empty"),
        Column("content_text", "string", "text", "what is attributed; parts joined by ..."),
        Column("cue_lemma", "string", "lemma", "the cue's main word in dictionary form; or empty"),
        Column("cue_class", "string", "name", "how the cue presents the content, or unclassed"),
        Column("cue_class_why", "string", "sentence", "why the cue is in that class"),
        Column("kind", "string", "name", "direct, mixed or indirect, by its quotation marks"),
        Column(
            "manner",
            "string",
            "name",
            "what is ascribed: speech (counted as quoted), thought, will, deed or other",
        ),
        Column("source_id", "string", "key", "its entity, or its words as a slug; or empty"),
        Column("source_entity_id", "string", "key", "the entity meant; empty if not known"),
        Column("source_name", "string", "text", "the source as shown; empty if there is none"),
        Column("source_type", "string", "name", "what kind of source it is; or empty"),
        Column("source_type_basis", "string", "rule", "the rule that decided the type"),
        Column("source_resolved_by", "string", "rule", "how the source was found out"),
        Column(
            "is_named", "bool", "yes or no", "the source is a person or body by name, or a document"
        ),
        Column(
            "n_words",
            "int",
            "words",
            "words of the content that are nobody else's; of speech, each counted once",
        ),
        Column(
            "position_share",
            "float",
            "share",
            "share of lead and body before its sentence; empty for headline and caption",
            True,
        ),
        Column("confidence", "float", "probability", "how likely a reader would mark it so"),
    ),
)

ATTRIBUTION_SPANS = Table(
    "attribution_spans",
    "a stretch of an attribution within one sentence",
    ("attribution_id", "start_char"),
    (
        Column("attribution_id", "string", "key", "the attribution"),
        article_key(),
        sentence_key(),
        Column("part", "string", "name", "source, cue or content"),
        Column("manner", "string", "name", "what the attribution ascribes, as in attributions"),
        *span_columns(),
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
        Column("counts_with", "string", "key", "the entity it may count with; or empty"),
        Column(
            "counts_with_why",
            "string",
            "name",
            "demonym (Russian: Russia) or seat (Kremlin: Russia); or empty",
        ),
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
        article_key(),
        sentence_key(),
        Column("term", "string", "text", "the rule that matched"),
        *span_columns(),
    ),
)
