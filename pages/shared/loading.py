"""Opening the corpus and measuring a selection: the only place that caches.

Everything cached here comes from a built corpus that every visitor may see. The only words
of a visitor are the thread terms in a Selection, which stand in public links as well; they
are part of the key, so nobody meets another's. Each cache holds a bounded number of views.
What is returned is shared between visitors: read it, never change it.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from analysis import schema
from analysis.figures.style import colours
from analysis.measures.coverage import compare_threads, share_threads
from analysis.measures.definitions import edit_terms, needles
from analysis.measures.events import name_events
from analysis.measures.findings import Finding, find_findings
from analysis.measures.positions import place_sentences
from analysis.measures.silence import find_silence, nearest_sentences
from analysis.measures.threads import count_threads, find_thread_hits, widen_to_paragraphs
from analysis.store.reading import StoredCorpus, open_corpus

if TYPE_CHECKING:
    from pages.shared.selection import Selection

BUILT_IN = Path(__file__).parents[2] / "data" / "built"
MAX_SILENT_ARTICLES = 40
"""The nearest sentence is looked for in at most this many articles of a side."""

MAX_LIKE_SENTENCES = 500
"""And compared with at most this many sentences of others."""


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


def forget_corpus() -> None:
    """Let go of an open corpus and all that was measured on it."""
    st.cache_resource.clear()


def warm_up() -> None:
    """Open the corpus and measure the first view before the first visitor comes."""
    from pages.shared.selection import Selection

    load_view(Selection(None, (), "outlet", ()))


@st.cache_resource(show_spinner=False, max_entries=64)
def load_view(selection: Selection, paragraph: bool = False) -> View:
    """Measure a selection; ``paragraph`` counts a paragraph as a whole."""
    basics = load_basics()
    articles = _chosen(basics.articles, selection)
    article_threads = _counted(selection, articles, paragraph)
    coverage = share_threads(articles, article_threads, by=selection.by)
    differences = compare_threads(coverage)
    return View(
        articles,
        edit_terms(basics.thread_terms, dict(selection.edits)),
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


def _counted(selection: Selection, articles: pd.DataFrame, paragraph: bool) -> pd.DataFrame:
    """Return the counts kept with the corpus, and count anew only what the reader changed."""
    ids = list(articles["article_id"])
    threads = list(load_basics().thread_names)
    changed = threads if paragraph else [thread_id for thread_id, _ in selection.edits]
    corpus = load_corpus()
    kept = corpus.select(
        "article_threads", article_id=ids, thread_id=[t for t in threads if t not in changed]
    )
    if not changed:
        return kept
    hits = find_hits(selection, changed, ids, paragraph)
    told = corpus.select("sentences", sentence_id=list(hits["sentence_id"].unique()))
    return pd.concat([kept, count_threads(hits, told, changed, article_ids=ids)], ignore_index=True)


def find_hits(
    selection: Selection,
    thread_ids: Collection[str],
    article_ids: Collection[str],
    paragraph: bool = False,
) -> pd.DataFrame:
    """Return the matches of some threads in some articles, under the reader's definitions."""
    corpus = load_corpus()
    edits = {t: terms for t, terms in selection.edits if t in set(thread_ids)}
    kept = [thread_id for thread_id in thread_ids if thread_id not in edits]
    hits = corpus.select("thread_hits", article_id=article_ids, thread_id=kept)
    if edits:
        rules = edit_terms(load_basics().thread_terms, edits)
        rules = rules[rules["thread_id"].isin(list(edits))]
        found = find_thread_hits(corpus.select_sentences(needles(rules), article_ids), rules)
        hits = pd.concat([hits, found], ignore_index=True)
    if paragraph:
        touched = list(hits["article_id"].unique())
        return widen_to_paragraphs(hits, corpus.select("sentences", article_id=touched))
    return hits


@st.cache_resource(show_spinner=False, max_entries=256)
def load_sentences(
    selection: Selection, thread_id: str, event_id: str, side: str, paragraph: bool = False
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return one side's sentences in a thread on an event, and their matches."""
    articles = _chosen(load_basics().articles, selection)
    is_side = (articles["event_id"] == event_id) & (articles["side"] == side)
    hits = find_hits(selection, [thread_id], list(articles.loc[is_side, "article_id"]), paragraph)
    sentences = load_corpus().select("sentences", sentence_id=list(hits["sentence_id"].unique()))
    return sentences[sentences["section"] != "caption"], hits


@st.cache_resource(show_spinner=False, max_entries=256)
def load_nearest(
    selection: Selection, thread_id: str, event_id: str, side: str
) -> tuple[pd.DataFrame, bool]:
    """Return what a silent side says nearest to a thread, and if that is within one event.

    Columns of `measures.silence.nearest_sentences` with the sentence's own. Where nobody
    reporting the event touches the thread, reports on other events set the measure.
    """
    corpus = load_corpus()
    articles = _chosen(load_basics().articles, selection)
    is_event = articles["event_id"] == event_id
    is_side = is_event & (articles["side"] == side)
    own = list(articles.loc[is_side, "article_id"])[:MAX_SILENT_ARTICLES]
    told = find_hits(selection, [thread_id], list(articles.loc[is_event & ~is_side, "article_id"]))
    is_same_event = not told.empty
    if not is_same_event:
        told = find_hits(selection, [thread_id], list(articles.loc[~is_event, "article_id"]))
    like = list(told["sentence_id"].unique())[:MAX_LIKE_SENTENCES]
    tokens = pd.concat(
        [corpus.select("tokens", article_id=own), corpus.select("tokens", sentence_id=like)],
        ignore_index=True,
    )
    near = nearest_sentences(tokens, silent_articles=own, thread_sentences=like)
    sentences = corpus.select("sentences", sentence_id=list(near["sentence_id"]))
    return near.merge(sentences, on=["sentence_id", "article_id"]), is_same_event


@st.cache_resource(show_spinner=False, max_entries=256)
def load_places(
    selection: Selection, thread_id: str, n_articles: int, paragraph: bool = False
) -> pd.DataFrame:
    """Return where the sentences of the first articles stand, and which are in a thread."""
    articles = load_view(selection, paragraph).articles.head(n_articles)
    ids = list(articles["article_id"])
    hits = find_hits(selection, [thread_id], ids, paragraph)
    sentences = load_corpus().select("sentences", article_id=ids)
    return place_sentences(sentences, articles, set(hits["sentence_id"]))


@st.cache_resource(show_spinner=False, max_entries=64)
def load_article(article_id: str, selection: Selection) -> dict[str, pd.DataFrame]:
    """Return an article's row, sentences, mentions, removed lines and thread matches."""
    corpus = load_corpus()
    names = ("articles", "sentences", "mentions", "removed_lines")
    tables = {name: corpus.select(name, article_id=article_id) for name in names}
    threads = list(load_basics().thread_names)
    return tables | {"thread_hits": find_hits(selection, threads, [article_id])}
