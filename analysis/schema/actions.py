"""The tables of who does what to whom."""

from __future__ import annotations

from analysis.schema.columns import Column, Table, article_key, sentence_key, span_columns

ROLES = ("agent", "patient")
"""The parts in an action: whoever acts, and whom or what it is done to."""

ACTIONS = Table(
    "actions",
    "an action: a verb, or a noun that stands for one",
    ("action_id",),
    (
        Column("action_id", "string", "key", "article_id and start_char"),
        article_key(),
        sentence_key(),
        Column("section", "string", "name", "headline, lead, body or caption"),
        *span_columns(),
        Column(
            "verb_lemma",
            "string",
            "lemma",
            "the verb, a particle or preposition joined on (call_off); of a noun, its verb",
        ),
        Column(
            "noun_lemma",
            "string",
            "lemma",
            "the noun that tells the action (invasion; decision in made a decision); or empty",
        ),
        Column("agent_text", "string", "text", "whoever acts, as it stands; or empty"),
        Column("agent_lemma", "string", "lemma", "its main word; or empty"),
        Column("agent_start_char", "int", "characters", "where it starts; 0 if it is empty"),
        Column("agent_end_char", "int", "characters", "where it ends; 0 if it is empty"),
        Column("patient_text", "string", "text", "whom or what it is done to; or empty"),
        Column("patient_lemma", "string", "lemma", "its main word; or empty"),
        Column("patient_start_char", "int", "characters", "where it starts; 0 if it is empty"),
        Column("patient_end_char", "int", "characters", "where it ends; 0 if it is empty"),
        Column("is_passive", "bool", "yes or no", "a verb in the passive, reduced ones among them"),
        Column(
            "is_agentless",
            "bool",
            "yes or no",
            "a passive without by-phrase, or a noun with nobody named as the one who did it",
        ),
        Column("is_nominal", "bool", "yes or no", "told by a noun alone (the invasion of ...)"),
        Column("is_negated", "bool", "yes or no", "with not, never or no"),
        Column(
            "modality",
            "string",
            "name",
            "plain; a modal verb; to, ing or if: told of, not told as done",
        ),
        Column("is_saying", "bool", "yes or no", "a verb of saying, or one that introduces words"),
        Column(
            "is_mental", "bool", "yes or no", "a verb of thought or will, as manners.toml lists"
        ),
        Column("is_quoted", "bool", "yes or no", "it stands in what somebody is said to have said"),
    ),
)

ACTION_NAMES = Table(
    "action_names",
    "an entity named as the agent or patient of an action",
    ("action_id", "role", "entity_id"),
    (
        Column("action_id", "string", "key", "the action"),
        article_key(),
        Column("role", "string", "name", "agent or patient"),
        Column("entity_id", "string", "key", "the entity meant"),
        Column("surface", "string", "text", "the words that name it"),
        Column(
            "named_by",
            "string",
            "rule",
            "head (Roe), apposition (the mayor, Roe), modifier (US troops) or pronoun (he, where "
            "he is the source of a quotation)",
        ),
    ),
)
