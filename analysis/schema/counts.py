"""The tables of counts per article: what every comparison sums."""

from __future__ import annotations

from analysis.schema.columns import Column, Table, article_key, sentence_key, voice_key

ARTICLE_LENGTHS = Table(
    "article_lengths",
    "one voice of an article, captions left out",
    ("article_id", "voice"),
    (
        article_key(),
        voice_key(),
        Column("n_words", "int", "words", "words of headline, lead and body in that voice"),
        Column("n_body_words", "int", "words", "words of lead and body in that voice"),
        Column("n_first_third_words", "int", "words", "words of those starting in the first third"),
        Column("n_sentences", "int", "sentences", "sentences with a word in that voice"),
    ),
)

ARTICLE_THREADS = Table(
    "article_threads",
    "a thread in one voice of an article, also where it is silent",
    ("article_id", "thread_id", "voice"),
    (
        article_key(),
        Column("thread_id", "string", "key", "the thread"),
        voice_key(),
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
    "an entity in one voice of an article",
    ("article_id", "entity_id", "voice"),
    (
        article_key(),
        Column("entity_id", "string", "key", "the entity"),
        voice_key(),
        Column("n_mentions", "int", "mentions", "mentions, captions left out"),
        Column("n_sentences", "int", "sentences", "sentences with a mention, captions left out"),
    ),
)

SENTENCE_ENTITIES = Table(
    "sentence_entities",
    "an entity named in a sentence, captions left out",
    ("sentence_id", "entity_id"),
    (
        article_key(),
        sentence_key(),
        Column("paragraph", "int", "number", "paragraph in the text, from 0 for the headline"),
        Column("entity_id", "string", "key", "the entity"),
        Column("n_own_mentions", "int", "mentions", "mentions in the outlet's own words"),
        Column("n_quoted_mentions", "int", "mentions", "mentions in what somebody is quoted with"),
    ),
)

ARTICLE_WINDOWS = Table(
    "article_windows",
    "how many windows one voice of an article has, captions left out",
    ("article_id", "thread_id", "window", "voice"),
    (
        article_key(),
        Column("thread_id", "string", "key", "windows in this thread only; empty: all"),
        Column("window", "string", "name", "sentence or paragraph"),
        voice_key(),
        Column("n_windows", "int", "windows", "windows with a word in that voice"),
        Column("n_words", "int", "words", "words in that voice in them"),
    ),
)

ARTICLE_TERMS = Table(
    "article_terms",
    "a term in one voice of an article",
    ("article_id", "term", "voice"),
    (
        article_key(),
        Column("term", "string", "lemma", "dictionary form in lower case"),
        voice_key(),
        Column("n_tokens", "int", "tokens", "occurrences, captions left out"),
        Column("n_sentences", "int", "sentences", "sentences with it, captions left out"),
    ),
)

ARTICLE_VOICES = Table(
    "article_voices",
    "what an article gives to one source in one way, captions left out",
    ("article_id", "source_id", "source_type", "is_named", "kind"),
    (
        article_key(),
        Column("source_id", "string", "key", "its entity, or its words as a slug; or empty"),
        Column("source_entity_id", "string", "key", "the entity meant; empty if not known"),
        Column("source_name", "string", "text", "the source as shown; empty if there is none"),
        Column("source_type", "string", "name", "what kind of source it is; or empty"),
        Column(
            "is_named", "bool", "yes or no", "the source is a person or body by name, or a document"
        ),
        Column("kind", "string", "name", "direct, mixed or indirect"),
        Column("n_attributions", "int", "attributions", "how often"),
        Column("n_words", "int", "words", "words of content, each word counted once"),
    ),
)

QUALITY = Table(
    "quality",
    "a rate at which annotation was found right, measured on articles that people annotated",
    ("task", "part", "figure"),
    (
        Column("task", "string", "name", "what was measured: attributions, cue words or actions"),
        Column(
            "part",
            "string",
            "name",
            "all, a kind, speech (cues of saying only), source or cue; a category of cue words; "
            "passive, agentless, agent, patient or doubt",
        ),
        Column("figure", "string", "name", "precision, recall, f1 or right"),
        Column("value", "float", "share", "the rate, from 0 to 1"),
        Column("n_judged", "int", "number", "how many it was measured on"),
        Column("measured_on", "string", "text", "the articles it was measured on"),
    ),
)
