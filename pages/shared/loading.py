"""Opening the corpus and measuring a selection: the only place that caches.

Everything cached here comes from a built corpus that every visitor may see. The only words
of a visitor are the thread terms in a Selection, which stand in public links as well; they
are part of the key, so nobody meets another's. Each cache holds a bounded number of views.
What is returned is shared between visitors: read it, never change it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis import schema
from analysis.figures.style import colours
from analysis.measures.coverage import compare_threads, share_threads
from analysis.measures.events import name_events
from analysis.measures.findings import Finding, find_findings
from analysis.measures.silence import find_silence, nearest_sentences
from analysis.measures.threads import (
    count_threads,
    edit_terms,
    find_thread_hits,
    needles,
    widen_to_paragraphs,
)
from analysis.store.reading import StoredCorpus, open_corpus

if TYPE_CHECKING:
    from pages.shared.selection import Selection

BUILT_IN = Path(__file__).parents[2] / "data" / "built"
MAX_SILENT_ARTICLES = 40
"""The nearest sentence is looked for in at most this many articles of a side."""


@dataclass(frozen=True)
class Basics:
    """What every page needs of a corpus, in a fixed order."""

    articles: pd.DataFrame
    outlets: list[str]
    event_ids: list[str]
    thread_names: dict[str, str]
    terms: dict[str, list[str]]
    thread_terms: pd.DataFrame
    colours: dict[str, str]
    event_names: dict[str, str]


@dataclass(frozen=True)
class View:
    """A selection, measured."""

    articles: pd.DataFrame
    thread_terms: pd.DataFrame
    article_threads: pd.DataFrame
    coverage: pd.DataFrame
    differences: pd.DataFrame
    silence: pd.DataFrame
    findings: list[Finding]
    event_names: dict[str, str]


def corpus_folder() -> Path:
    """Return the built corpus to show: the built-in one unless the operator names another."""
    return Path(os.environ.get("STORYSIDES_CORPUS") or BUILT_IN)


@st.cache_resource(show_spinner=False)
def load_corpus() -> StoredCorpus:
    """Open the built corpus once for all visitors.

    Raises
    ------
    StoreError
        If it is missing or damaged.
    """
    return open_corpus(corpus_folder())


@st.cache_resource(show_spinner=False)
def load_basics() -> Basics:
    """Read the small tables that every page needs."""
    corpus = load_corpus()
    columns = [name for name in schema.ARTICLES.column_names if name != "text"]
    articles = corpus.select("articles", columns).sort_values(
        ["event_id", "outlet", "article_id"], ignore_index=True
    )
    thread_terms = corpus.table("thread_terms")
    names = dict(zip(thread_terms["thread_id"], thread_terms["name"], strict=True))
    is_term = thread_terms["kind"] == "term"
    outlets = sorted(articles["outlet"].unique())
    origins = sorted(set(articles["origin"]) - set(outlets))
    return Basics(
        articles,
        outlets,
        sorted(articles["event_id"].unique()),
        names,
        {
            thread_id: list(
                thread_terms.loc[is_term & (thread_terms["thread_id"] == thread_id), "term"]
            )
            for thread_id in names
        },
        thread_terms,
        colours([*outlets, *origins]),
        name_events(articles, corpus.table("article_entities"), corpus.table("entities")),
    )


def warm_up() -> None:
    """Open the corpus and measure the first view before the first visitor comes."""
    from pages.shared.selection import Selection

    load_view(Selection(None, (), "outlet", ()))


@st.cache_resource(show_spinner=False, max_entries=64)
def load_view(selection: Selection, paragraph: bool = False) -> View:
    """Measure a selection; ``paragraph`` counts a paragraph as a whole."""
    basics = load_basics()
    articles = _chosen(basics.articles, selection)
    thread_terms = edit_terms(basics.thread_terms, dict(selection.edits))
    if selection.is_edited or paragraph:
        article_threads = _recount(articles, selection, paragraph, list(basics.thread_names))
    else:
        article_threads = load_corpus().select(
            "article_threads", article_id=list(articles["article_id"])
        )
    coverage = share_threads(articles, article_threads, by=selection.by)
    differences = compare_threads(coverage)
    return View(
        articles,
        thread_terms,
        article_threads,
        coverage,
        differences,
        find_silence(coverage),
        find_findings(articles, coverage, differences, basics.thread_names),
        basics.event_names,
    )


def _chosen(articles: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    is_chosen = pd.Series(True, index=articles.index)
    if selection.event_id is not None:
        is_chosen &= articles["event_id"] == selection.event_id
    if selection.outlets:
        is_chosen &= articles["outlet"].isin(list(selection.outlets))
    chosen = articles[is_chosen]
    return chosen.assign(side=chosen[selection.by])


def _recount(
    articles: pd.DataFrame, selection: Selection, paragraph: bool, thread_ids: list[str]
) -> pd.DataFrame:
    sentences = load_corpus().select("sentences", article_id=list(articles["article_id"]))
    return count_threads(load_hits(selection, paragraph), sentences, thread_ids)


@st.cache_resource(show_spinner=False, max_entries=64)
def load_hits(selection: Selection, paragraph: bool = False) -> pd.DataFrame:
    """Return the matches of all threads in the selection, under the reader's definitions."""
    basics = load_basics()
    corpus = load_corpus()
    ids = list(_chosen(basics.articles, selection)["article_id"])
    edits = dict(selection.edits)
    kept = corpus.select(
        "thread_hits", article_id=ids, thread_id=[t for t in basics.thread_names if t not in edits]
    )
    hits = kept
    if edits:
        terms = edit_terms(basics.thread_terms, edits)
        terms = terms[terms["thread_id"].isin(list(edits))]
        found = find_thread_hits(corpus.select_sentences(needles(terms), ids), terms)
        hits = pd.concat([kept, found], ignore_index=True)
    if paragraph:
        return widen_to_paragraphs(hits, corpus.select("sentences", article_id=ids))
    return hits


@st.cache_resource(show_spinner=False, max_entries=256)
def load_sentences(
    selection: Selection, thread_id: str, event_id: str, side: str, paragraph: bool = False
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return one side's sentences in a thread on an event, and their matches."""
    articles = _chosen(load_basics().articles, selection)
    is_side = (articles["event_id"] == event_id) & (articles["side"] == side)
    hits = load_hits(selection, paragraph)
    hits = hits[
        (hits["thread_id"] == thread_id)
        & hits["article_id"].isin(articles.loc[is_side, "article_id"])
    ]
    sentences = load_corpus().select("sentences", sentence_id=list(hits["sentence_id"].unique()))
    return sentences[sentences["section"] != "caption"], hits


@st.cache_resource(show_spinner=False, max_entries=256)
def load_nearest(
    selection: Selection, thread_id: str, event_id: str, side: str, paragraph: bool = False
) -> tuple[pd.DataFrame, bool]:
    """Return what a silent side says nearest to a thread, and if that is within one event.

    Columns of `measures.silence.nearest_sentences` with the sentence's own. Where nobody
    reporting the event touches the thread, reports on other events set the measure.
    """
    basics = load_basics()
    corpus = load_corpus()
    articles = _chosen(basics.articles, selection)
    is_side = (articles["event_id"] == event_id) & (articles["side"] == side)
    own = list(articles.loc[is_side, "article_id"])[:MAX_SILENT_ARTICLES]
    hits = load_hits(selection, paragraph)
    told = hits[(hits["thread_id"] == thread_id) & ~hits["article_id"].isin(own)]
    same = set(articles.loc[(articles["event_id"] == event_id) & ~is_side, "article_id"])
    is_same_event = bool(told["article_id"].isin(list(same)).any())
    if is_same_event:
        told = told[told["article_id"].isin(list(same))]
    like = list(told["sentence_id"].unique())[:500]
    tokens = pd.concat(
        [corpus.select("tokens", article_id=own), corpus.select("tokens", sentence_id=like)],
        ignore_index=True,
    )
    near = nearest_sentences(tokens, silent_articles=own, thread_sentences=like)
    sentences = corpus.select("sentences", sentence_id=list(near["sentence_id"]))
    return near.merge(sentences, on=["sentence_id", "article_id"]), is_same_event


@st.cache_resource(show_spinner=False, max_entries=64)
def load_article(article_id: str) -> dict[str, pd.DataFrame]:
    """Return an article's text, sentences, mentions and removed lines."""
    corpus = load_corpus()
    names = ("articles", "sentences", "mentions", "removed_lines")
    return {name: corpus.select(name, article_id=article_id) for name in names}
