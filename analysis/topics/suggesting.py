"""Suggesting topics: read the words, choose a number, fit, and assign every passage."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

import pandas as pd

from analysis import schema
from analysis.topics.assigning import Model, assign_passages, count_topics
from analysis.topics.choosing import Choices, choose_number
from analysis.topics.counts import Counts, count_words, measure_rarity
from analysis.topics.examples import list_examples, pick_examples
from analysis.topics.naming import list_terms, make_id, name_topics, rank_terms
from analysis.topics.reporting import list_choices, list_refits, list_topics, say_fit
from analysis.topics.words import COLUMNS, Words, read_words

MAX_FITTED = 4_000
"""Of a larger corpus so many articles are drawn for the fit; all are given their topics."""
MIN_CORPUS = 2
"""With fewer articles there is nothing to tell apart."""

PART_TABLES = ("sentence_topics", "article_topics")
WHOLE_TABLES = ("topics", "topic_terms", "topic_sentences", "topic_choices", "topic_refits")

Tables = Mapping[str, pd.DataFrame]
ReadParts = Callable[[Mapping[str, Sequence[str]]], Iterator[Tables]]
"""Reads columns of tables, part by part, always in the same order of the parts."""


def suggest_topics(read_parts: ReadParts) -> Iterator[dict[str, pd.DataFrame]]:
    """Fit topics to a corpus and find them in it.

    Memory holds the words of at most `MAX_FITTED` articles, as numbers, and one part.

    Parameters
    ----------
    read_parts : callable
        Names of tables and columns to the parts of the corpus.

    Yields
    ------
    dict of str to DataFrame
        First, for each part in turn, ``sentence_topics`` and ``article_topics``; then
        once ``topic_fits``, ``topics``, ``topic_terms``, ``topic_sentences``,
        ``topic_choices`` and ``topic_refits``. Where too little text is there for any
        topic, the reason is in ``topic_fits`` and the other tables are empty.
    """
    listed = pd.concat(
        [pd.DataFrame({name: [] for name in COLUMNS["articles"]}, dtype="str")]
        + [part["articles"] for part in read_parts({"articles": COLUMNS["articles"]})]
    )
    read = partial(read_words, outlets=sorted(listed["outlet"].unique()))
    fitted = draw_articles(listed["article_id"].tolist())
    counts = count_words(_read_some(read_parts, read, fitted))
    choices = None
    if len(listed) >= MIN_CORPUS and counts.matrix.shape[1]:
        choices = choose_number(counts)
    fit = say_fit(counts, choices, n_articles=len(listed), n_fitted=len(fitted))
    if choices is None:
        yield from (_make_empty(PART_TABLES) for _ in read_parts({"articles": ["article_id"]}))
        yield {**_make_empty(WHOLE_TABLES), "topic_fits": fit}
        return
    yield from _find_topics(read_parts, read, counts, choices, fit)


def _find_topics(
    read_parts: ReadParts,
    read: Callable[[Tables], Words],
    counts: Counts,
    choices: Choices,
    fit: pd.DataFrame,
) -> Iterator[dict[str, pd.DataFrame]]:
    """Assign the passages of every part, then say what came of it."""
    vectors = choices.chosen.vectors
    names = name_topics(rank_terms(vectors, counts.terms))
    topic_ids = tuple(make_id(name) for name in names)
    model = Model(topic_ids, counts.terms, measure_rarity(counts.matrix), vectors, counts.furniture)
    sums, picked = [], []
    for part in read_parts({**COLUMNS, "thread_hits": ["thread_id", "sentence_id"]}):
        assigned = assign_passages(read(part), model)
        sums.append(_sum_part(assigned))
        picked.append(pick_examples(assigned))
        yield {
            "sentence_topics": schema.conform(assigned, schema.SENTENCE_TOPICS),
            "article_topics": count_topics(assigned, part["thread_hits"]),
        }
    yield {
        "topic_fits": fit,
        "topics": list_topics(topic_ids, names, pd.concat(sums), choices),
        "topic_terms": list_terms(vectors, counts.terms, topic_ids),
        "topic_sentences": list_examples(pick_examples(pd.concat(picked))),
        "topic_choices": list_choices(choices),
        "topic_refits": list_refits(topic_ids, counts.terms, choices),
    }


def draw_articles(article_ids: Sequence[str]) -> frozenset[str]:
    """Draw the articles that the fit looks at: all, or as many as `MAX_FITTED`.

    Which ones are drawn depends on the ids alone, not on their order.
    """
    if len(article_ids) <= MAX_FITTED:
        return frozenset(article_ids)
    shuffled = sorted(article_ids, key=lambda key: hashlib.sha256(key.encode()).digest())
    return frozenset(shuffled[:MAX_FITTED])


def _read_some(
    read_parts: ReadParts, read: Callable[[Tables], Words], fitted: frozenset[str]
) -> Iterator[Words]:
    """Read the words of the articles that the fit looks at."""
    for part in read_parts(COLUMNS):
        kept = {name: rows[rows["article_id"].isin(fitted)] for name, rows in part.items()}
        if len(kept["articles"]):
            yield read(kept)


def _sum_part(assigned: pd.DataFrame) -> pd.DataFrame:
    """Count a part's words, sentences, passages and articles of each topic."""
    told = assigned[assigned["topic_id"] != ""]
    grouped = told.groupby("topic_id")
    passages = told[["topic_id", "article_id", "passage"]].drop_duplicates()
    return pd.DataFrame(
        {
            "n_words": grouped["n_words"].sum(),
            "n_sentences": grouped.size(),
            "n_passages": passages.groupby("topic_id").size(),
            "n_articles": grouped["article_id"].nunique(),
        }
    ).reset_index()


def _make_empty(names: Sequence[str]) -> dict[str, pd.DataFrame]:
    return {name: schema.empty(schema.TABLES[name]) for name in names}
