"""The tables of noun phrases: what outlets call somebody or something."""

from __future__ import annotations

from analysis.schema.columns import Column, Table, article_key, sentence_key, span_columns

PHRASES = Table(
    "phrases",
    "a noun phrase that can be a label: a common noun with the words before it, or a name",
    ("phrase_id",),
    (
        Column("phrase_id", "string", "key", "article_id and where the main word starts"),
        article_key(),
        sentence_key(),
        Column("section", "string", "name", "headline, lead, body or caption"),
        Column("paragraph", "int", "number", "its paragraph, 0 for the headline"),
        *span_columns(),
        Column(
            "head_lemma",
            "string",
            "lemma",
            "the main word, its hyphened parts joined on (de-escalation); of a name, its last word",
        ),
        Column(
            "label",
            "string",
            "text",
            "the phrase without articles, owners and figures, at most six words, small letters "
            "but for names, the main word in the singular; cease-fire and cease fire are ceasefire",
        ),
        Column(
            "modifiers",
            "string",
            "words",
            "the label's words before the main word, in small letters",
        ),
        Column(
            "hedge",
            "string",
            "lemma",
            "the word that leaves open whether it is so (alleged, so-called, allegation of); "
            "or empty",
        ),
        Column("is_hedged", "bool", "yes or no", "whether there is such a word"),
        Column(
            "owner_entity_id",
            "string",
            "key",
            "whom it names as doing or owning it, or as where it is: before it, or after by or "
            "from (Russian meddling, meddling by Russia); or empty",
        ),
        Column("entity_id", "string", "key", "the entity that the whole phrase means; or empty"),
        Column(
            "resolved_by",
            "string",
            "rule",
            "why: name; role (an office, or a title of one person here); in the name (it "
            "stands beside the name); or empty",
        ),
        Column("is_name", "bool", "yes or no", "whether the main word is the entity's name"),
        Column("is_quoted", "bool", "yes or no", "it stands in what somebody is said to have said"),
    ),
)

NOUN_RELATIVES = Table(
    "noun_relatives",
    "a noun of the corpus and another of near meaning",
    ("head_lemma", "relative"),
    (
        Column("head_lemma", "string", "lemma", "as in phrases; in two or more of them"),
        Column("rank", "int", "number", "of the relative among those of the noun, 1 the nearest"),
        Column("relative", "string", "lemma", "another such noun"),
        Column("cosine", "float", "-1 to 1", "how near the model's vectors of both are"),
        Column(
            "is_listed",
            "bool",
            "yes or no",
            "the list of nouns of action has both for one verb, or as taking one rare preposition",
        ),
        Column("n_phrases", "int", "phrases", "with the noun as main word or before it"),
        Column("n_phrases_relative", "int", "phrases", "the same of the relative"),
    ),
)
