"""Counting and drawing what the articles are about by their own words: the Topics page's caches.

What `loading` says of its caches holds here too. Topics are fitted when a corpus is built;
here they are only counted.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.figures.shares import plot_shares
from analysis.figures.style import INK
from analysis.figures.topics import plot_choices, plot_terms
from analysis.measures.namings import choose_namings, rank_named
from analysis.measures.topics import cross_topics, share_topics
from analysis.notation import count, percent
from analysis.topics.assigning import count_topics
from pages.shared.loading import MANY_VIEWS, SPOKEN, load_basics, load_corpus, load_lengths
from pages.shared.loading_entities import load_entities, load_namings
from pages.shared.searching import POOLED, choose_articles, choose_report, find_hits, is_pooled
from pages.shared.state import Selection, Topics, VoiceCell

NO_TOPIC = "in no topic"
COMES_BACK = 0.8
"""The share of refits that must find a topic again for its number to be proposed."""

N_TERMS = 12
MAX_NAMES = 12

Names = tuple[tuple[str, str], ...]
"""A reader's names for topics."""


@st.cache_resource(show_spinner=False, max_entries=1)
def load_topics() -> Topics:
    """Return the topics of the corpus; none if the fit was refused."""
    corpus = load_corpus()
    fit = corpus.table("topic_fits").to_dict("records")
    return Topics(
        fit[0] if fit else {"verdict": "refused", "reason": "This corpus was built without."},
        corpus.table("topics").sort_values("rank", ignore_index=True),
        corpus.table("topic_terms").sort_values(["topic_id", "rank"], ignore_index=True),
        corpus.table("topic_sentences").sort_values(["topic_id", "rank"], ignore_index=True),
        corpus.table("topic_choices"),
        corpus.table("topic_refits"),
    )


def _narrow(selection: Selection) -> Selection:
    """Return the selection without what topics do not depend on, for fewer entries."""
    return Selection(
        selection.event_id, selection.outlets, selection.by, selection.edits, selection.voice
    )


def load_topic_shares(selection: Selection) -> tuple[pd.DataFrame, bool]:
    """Measure how much of each report lies in each topic; say if articles are pooled."""
    return _load_shares(_narrow(selection))


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_shares(selection: Selection) -> tuple[pd.DataFrame, bool]:
    articles = choose_articles(load_lengths(selection.voice), selection)
    counts = load_corpus().select(
        "article_topics",
        article_id=list(articles["article_id"]),
        thread_id="",
        voice=selection.voice,
    )
    pooled = is_pooled(articles)
    if pooled:
        articles = articles.assign(event_id="")
    return share_topics(articles, counts, by=selection.by), pooled


def load_crossing(selection: Selection) -> pd.DataFrame:
    """Measure how far topics and threads are about the same passages."""
    return _load_crossing(_narrow(selection))


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_crossing(selection: Selection) -> pd.DataFrame:
    corpus, threads = load_corpus(), list(load_basics().thread_names)
    articles = choose_articles(load_lengths(selection.voice), selection)
    ids = list(articles["article_id"])
    changed = [thread_id for thread_id, _ in selection.edits]
    kept = [thread_id for thread_id in ["", *threads] if thread_id not in changed]
    counts = corpus.select("article_topics", article_id=ids, thread_id=kept, voice=selection.voice)
    if changed:
        counts = pd.concat([counts, _recount(selection, changed, ids)], ignore_index=True)
    return cross_topics(articles, counts)


def _recount(selection: Selection, thread_ids: list[str], article_ids: list[str]) -> pd.DataFrame:
    """Count the topics of threads that a reader changed."""
    corpus = load_corpus()
    hits = find_hits(corpus, load_basics(), selection, thread_ids, article_ids)
    found = list(hits["sentence_id"].unique())
    topics = corpus.select("sentence_topics", sentence_id=found)
    lengths = corpus.select(
        "sentences", ["sentence_id", "n_words", "n_quoted_words"], sentence_id=found
    )
    counted = count_topics(topics.merge(lengths, on="sentence_id"), hits)
    is_meant = (counted["thread_id"] != "") & (counted["voice"] == selection.voice)
    return counted[is_meant]


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_topic_sentences(
    selection: Selection, cell: VoiceCell
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sentences of a report that lie in a topic, and what is quoted in them."""
    corpus = load_corpus()
    articles = choose_articles(load_lengths(selection.voice), selection)
    if cell.facet != "crossing":
        articles = choose_report(articles, cell.event_id, cell.side)
    ids = list(articles["article_id"])
    found = corpus.select(
        "sentence_topics", ["sentence_id", "topic_share"], article_id=ids, topic_id=cell.value
    )
    if cell.facet == "crossing":
        threads = {name: thread_id for thread_id, name in load_basics().thread_names.items()}
        hits = find_hits(corpus, load_basics(), selection, [threads[cell.side]], ids)
        found = found[found["sentence_id"].isin(hits["sentence_id"])]
    sentences = corpus.select("sentences", sentence_id=list(found["sentence_id"]))
    contents = corpus.select("attribution_spans", sentence_id=list(found["sentence_id"]), **SPOKEN)
    return sentences.merge(found, on="sentence_id"), contents


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_topic_names(selection: Selection, topic_id: str) -> list[tuple[str, int]]:
    """Return who is named most in a topic's passages, with mentions."""
    corpus = load_corpus()
    ids = list(choose_articles(load_basics().articles, selection)["article_id"])
    found = corpus.select("sentence_topics", ["sentence_id"], article_id=ids, topic_id=topic_id)
    namings = load_namings(selection.corrections, ())
    near = choose_namings(
        namings[namings["sentence_id"].isin(found["sentence_id"])], selection.voice
    )
    ranked = rank_named(near, "n_mentions").head(MAX_NAMES)
    sums = near.groupby(near["entity_id"].astype("str"))["n_mentions"].sum()
    words = load_entities(selection.corrections, ()).words
    return [(words.get(key, key), int(sums[key])) for key in ranked]


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_topic_examples(topic_id: str) -> pd.DataFrame:
    """Return the sentences that stand for a topic, the nearest first."""
    examples = load_topics().sentences
    own = examples[examples["topic_id"] == topic_id]
    texts = load_corpus().select("sentences", sentence_id=list(own["sentence_id"]))
    return own.drop(columns="article_id").merge(texts, on="sentence_id").sort_values("rank")


def topic_names(names: Names) -> dict[str, str]:
    """Return the name of each topic: the reader's, or its strongest terms."""
    topics = load_topics().topics
    given = dict(names)
    own = zip(topics["topic_id"], topics["name"], strict=True)
    return {str(key): given.get(str(key), str(name)) for key, name in own} | {"": NO_TOPIC}


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_topic_shares(
    selection: Selection, names: Names, scheme: str, opened: VoiceCell | None
) -> go.Figure:
    """Draw how much of each report lies in each topic."""
    shares, pooled = load_topic_shares(selection)
    cells = pd.DataFrame(
        {
            "event_id": shares["event_id"],
            "side": shares["side"],
            "facet": "topic",
            "value": shares["topic_id"],
            "label": shares["topic_id"].map(topic_names(names)),
            "share": shares["words_share"],
            # Words in no topic stand last, whatever they are.
            "weight": shares["n_words"].where(shares["topic_id"] != "", 0),
            "told": [share_words(row) for row in shares.to_dict("records")],
        }
    )
    return plot_shares(
        cells,
        load_basics().colours,
        heads={"": POOLED} if pooled else {},
        notes={
            (row["event_id"], row["side"]): count(row["of_words"], "word")
            for row in shares.to_dict("records")
        },
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


def share_words(row: dict[Any, Any]) -> str:
    """Say how many of a report's words lie in a topic, with the interval where there is one."""
    said = f"{row['n_words']:,} of {count(row['of_words'], 'word')}"
    if pd.isna(row["words_share_low"]):
        return said
    low, high = percent(row["words_share_low"], 1), percent(row["words_share_high"], 1)
    return f"{said}; 95% interval over articles {low} to {high}"


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_crossing(
    selection: Selection, names: Names, scheme: str, opened: VoiceCell | None
) -> go.Figure:
    """Draw how much of each thread lies in each topic."""
    crossing = load_crossing(selection)
    threads = load_basics().thread_names
    cells = pd.DataFrame(
        {
            "event_id": "",
            "side": crossing["thread_id"].map(threads),
            "facet": "crossing",
            "value": crossing["topic_id"],
            "label": crossing["topic_id"].map(topic_names(names)),
            "share": crossing["thread_share"],
            "weight": crossing["n_words"].where(crossing["topic_id"] != "", 0),
            "told": [
                f"{row['n_words']:,} of the thread's {count(row['of_thread_words'], 'word')}"
                for row in crossing.to_dict("records")
            ],
        }
    )
    return plot_shares(
        cells,
        {},
        heads={"": "Threads"},
        notes={
            ("", threads[row["thread_id"]]): count(row["of_thread_words"], "word")
            for row in crossing.to_dict("records")
        },
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_terms(topic_id: str, scheme: str) -> go.Figure:
    """Draw a topic's strongest terms."""
    terms = load_topics().terms
    return plot_terms(terms[terms["topic_id"] == topic_id].head(N_TERMS), ink=INK[scheme])


@st.cache_resource(show_spinner=False, max_entries=4)
def draw_choices(scheme: str) -> go.Figure:
    """Draw, for each number of topics tried, how many come back."""
    return plot_choices(load_topics().choices, COMES_BACK, ink=INK[scheme])
