"""The tables of topics: what the words themselves suggest, and how far to trust it."""

from __future__ import annotations

from analysis.schema.columns import Column, Table, article_key, sentence_key, voice_key


def _topic_key() -> Column:
    return Column("topic_id", "string", "key", "the topic: its strongest terms, joined by -")


TOPIC_FITS = Table(
    "topic_fits",
    "the fit of all topics of the corpus",
    ("unit",),
    (
        Column("unit", "string", "name", "what was compared: article, or passage where few are"),
        Column("n_articles", "int", "articles", "articles of the corpus"),
        Column("n_fitted_articles", "int", "articles", "of those, the ones the fit looked at"),
        Column("n_documents", "int", "documents", "units that the fit looked at"),
        Column("n_terms", "int", "terms", "different words it looked at"),
        Column("n_topics", "int", "topics", "how many topics are suggested; 0 if none"),
        Column("comes_back_share", "float", "share", "refits that find a topic again, on average"),
        Column(
            "beyond_chance_share", "float", "share", "topics with is_beyond_chance, of all of them"
        ),
        Column("chance_coherence", "float", "-1 to 1", "highest coherence with words shuffled"),
        Column("verdict", "string", "name", "proposed, suggestion or refused"),
        Column("reason", "string", "sentence", "why that verdict and that number"),
    ),
)

TOPICS = Table(
    "topics",
    "a topic",
    ("topic_id",),
    (
        _topic_key(),
        Column("name", "string", "text", "its three strongest terms"),
        Column("rank", "int", "number", "its place by words, from 1"),
        Column("n_words", "int", "words", "words of the passages in it, captions left out"),
        Column("n_sentences", "int", "sentences", "sentences of those passages"),
        Column("n_passages", "int", "passages", "passages in it"),
        Column("n_articles", "int", "articles", "articles with such a passage"),
        Column("comes_back_share", "float", "share", "samples in whose refit it comes back"),
        Column("mean_cosine", "float", "cosine", "likeness to its match in those, on average"),
        Column("seed_back_share", "float", "share", "random starts from which it comes back"),
        Column(
            "coherence",
            "float",
            "-1 to 1",
            "how far its ten strongest terms stand together; 0: chance",
        ),
        Column(
            "is_beyond_chance", "bool", "yes or no", "coherence above every topic of shuffled words"
        ),
    ),
)

TOPIC_TERMS = Table(
    "topic_terms",
    "a strong term of a topic",
    ("topic_id", "rank"),
    (
        _topic_key(),
        Column("rank", "int", "number", "its place in the topic, from 1"),
        Column("term", "string", "lemma", "dictionary form in lower case"),
        Column("weight_share", "float", "share", "its part of the weight of all of the terms"),
    ),
)

TOPIC_SENTENCES = Table(
    "topic_sentences",
    "a sentence that stands for a topic",
    ("topic_id", "rank"),
    (
        _topic_key(),
        Column("rank", "int", "number", "its place, from 1; each from another article"),
        article_key(),
        sentence_key(),
        Column("score", "float", "cosine", "likeness of its words to the topic's"),
    ),
)

TOPIC_CHOICES = Table(
    "topic_choices",
    "a number of topics that was tried",
    ("n_topics",),
    (
        Column("n_topics", "int", "topics", "how many were asked for"),
        Column("n_refits", "int", "refits", "samples of 80 percent it was fitted to again"),
        Column("comes_back_share", "float", "share", "of its topics, how many came back"),
        Column("mean_cosine", "float", "cosine", "likeness to their matches, on average"),
        Column("beyond_chance_share", "float", "share", "of its topics, those beyond chance"),
        Column("is_proposed", "bool", "yes or no", "it is the number the corpus was fitted with"),
    ),
)

TOPIC_REFITS = Table(
    "topic_refits",
    "a topic's match in one other fit",
    ("kind", "seed", "topic_id"),
    (
        Column("kind", "string", "name", "sample: 80 percent; seed: everything, a random start"),
        Column("seed", "int", "number", "which sample or start, from 0"),
        _topic_key(),
        Column("cosine", "float", "cosine", "likeness of the two; it comes back from .7"),
        Column("terms", "string", "lemmas", "the match's strongest terms"),
    ),
)

SENTENCE_TOPICS = Table(
    "sentence_topics",
    "a sentence and the topic of its passage, captions left out",
    ("sentence_id",),
    (
        article_key(),
        sentence_key(),
        Column("passage", "int", "number", "its passage in the article, from 0"),
        Column("topic_id", "string", "key", "the passage's topic; empty if too little speaks"),
        Column("topic_share", "float", "share", "the topic's part of what the fit sees there"),
    ),
)

ARTICLE_TOPICS = Table(
    "article_topics",
    "a topic in one voice of an article, in all of it or in one thread",
    ("article_id", "topic_id", "thread_id", "voice"),
    (
        article_key(),
        Column("topic_id", "string", "key", "the topic; empty: words in none"),
        Column("thread_id", "string", "key", "sentences in this thread only; empty: all"),
        voice_key(),
        Column("n_sentences", "int", "sentences", "sentences, captions left out"),
        Column("n_words", "int", "words", "words of those in that voice"),
    ),
)
