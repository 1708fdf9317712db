"""Opening the corpus, measuring a selection and drawing it: the only place that caches.

Everything cached here comes from a built corpus that every visitor may see. The only words
of a visitor are the thread terms in a Selection, which stand in public links as well; they
are part of the key, so nobody meets another's. Each cache holds a bounded number of views.
What is returned is shared between visitors: read it, never change it.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import get_args

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import schema
from analysis.figures.bars import plot_thread_bars
from analysis.figures.maps import plot_thread_map
from analysis.figures.strips import plot_positions
from analysis.figures.style import INK, colours
from analysis.figures.timeline import plot_timeline
from analysis.measures.coverage import (
    choose_sides,
    compare_threads,
    first_reports,
    share_threads,
)
from analysis.measures.definitions import edit_terms
from analysis.measures.events import name_events
from analysis.measures.findings import Finding, find_findings
from analysis.measures.positions import place_sentences
from analysis.measures.silence import find_silence
from analysis.measures.threads import count_rules
from analysis.store.reading import StoredCorpus, open_corpus
from analysis.voices import Voice, choose_voice, measure_in_voice
from pages.shared.escaping import plain_name
from pages.shared.searching import choose_articles, count_selection, find_hits, find_nearest
from pages.shared.state import (
    EVERYTHING,
    MAX_REPORTS,
    Basics,
    Cell,
    Edits,
    Grouping,
    Selection,
    View,
    Whole,
)
from pages.shared.voice import VOICE_WORDS

BUILT_IN = Path(__file__).parents[2] / "data" / "built"
MANY_VIEWS = 256
"""Views a cache holds; each is small beside the corpus."""

MAX_WARM_OUTLETS = 6
"""Up to so many outlets every choice of them is measured ahead: 62 for six."""

SPOKEN = {"part": "content", "manner": "speech"}
"""The stretches that make the quoted voices."""

BREATH_SECONDS = 0.02
"""Left to readers between two choices measured ahead."""


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
    shown = [plain_name(name) for name in thread_terms["name"]]
    names = dict(zip(thread_terms["thread_id"], shown, strict=True))
    rules = thread_terms[thread_terms["kind"] == "term"]
    outlets = sorted(articles["outlet"].unique())
    origins = sorted(set(articles["origin"]) - set(outlets))
    return Basics(
        articles,
        outlets,
        sorted(articles["event_id"].unique()),
        names,
        {
            thread_id: list(rules.loc[rules["thread_id"] == thread_id, "term"])
            for thread_id in names
        },
        thread_terms,
        colours([*outlets, *origins]),
        name_events(
            articles, corpus.select("article_entities", voice="all"), corpus.table("entities")
        ),
        corpus.table("quality"),
    )


def forget_corpus() -> None:
    """Let go of an open corpus and all that was measured on it."""
    st.cache_resource.clear()


def warm_up() -> None:
    """Open the corpus and draw the first view before the first visitor comes."""
    for by in get_args(Grouping):
        load_view(replace(EVERYTHING, by=by))
    load_findings(EVERYTHING)
    for scheme in INK:
        draw_map(EVERYTHING, scheme)
        draw_timeline(EVERYTHING, scheme)


def warm_choices() -> None:
    """Measure and draw every choice of outlets, where there are few to choose from.

    Many readers who make their first choices at once wait for each other's measuring.
    """
    basics = load_basics()
    if len(basics.outlets) > MAX_WARM_OUTLETS:
        return
    for n_chosen in range(1, len(basics.outlets)):
        for outlets in combinations(basics.outlets, n_chosen):
            selection = replace(EVERYTHING, outlets=outlets)
            load_findings(selection)
            draw_timeline(selection, "light")
            draw_map(selection, "light")
            draw_bars(selection, next(iter(basics.thread_names)), "words", True, False, "light")
            time.sleep(BREATH_SECONDS)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_lengths(voice: Voice) -> pd.DataFrame:
    """Return all articles with the lengths they have in one voice."""
    articles = load_basics().articles
    if voice == "all":
        return articles
    return measure_in_voice(articles, load_corpus().select("article_lengths", voice=voice), voice)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_whole(by: Grouping, edits: Edits, voice: Voice, paragraph: bool) -> Whole:
    """Measure all articles of the corpus; views are cut out of it."""
    basics = load_basics()
    everything = Selection(None, (), by, edits, voice)
    counts = count_selection(load_corpus(), basics, everything, paragraph=paragraph)
    coverage = share_threads(load_lengths(voice), counts, by=by)
    return Whole(counts, coverage)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_view(selection: Selection, paragraph: bool = False) -> View:
    """Measure a selection; ``paragraph`` counts a paragraph as a whole."""
    basics = load_basics()
    whole = load_whole(selection.by, selection.edits, selection.voice, paragraph)
    articles = choose_articles(basics.articles, selection)
    voiced = choose_articles(load_lengths(selection.voice), selection)
    if selection.by == "origin" and selection.outlets:
        # An origin's articles may be in several outlets: leaving one out changes its sums.
        coverage = share_threads(voiced, whole.article_threads, by="origin")
    else:
        sides = set(selection.outlets) or None
        coverage = choose_sides(whole.coverage, event_id=selection.event_id, sides=sides)
    return View(
        articles,
        voiced,
        edit_terms(basics.thread_terms, dict(selection.edits)),
        whole.article_threads,
        coverage,
        first_reports(coverage, MAX_REPORTS),
        compare_threads(coverage),
        find_silence(coverage),
        basics.event_names,
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_findings(selection: Selection) -> list[Finding]:
    """Return what stands out in a selection."""
    view = load_view(selection)
    names = load_basics().thread_names
    words = VOICE_WORDS[selection.voice]
    return find_findings(view.articles, view.coverage, view.differences, names, words=words)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_sentences(
    selection: Selection, cell: Cell, paragraph: bool = False
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the sentences of a cell with words in its voice, their matches and contents."""
    basics, corpus = load_basics(), load_corpus()
    articles = choose_articles(basics.articles, selection)
    is_cell = (articles["event_id"] == cell.event_id) & (articles["side"] == cell.side)
    ids = list(articles.loc[is_cell, "article_id"])
    hits = find_hits(corpus, basics, selection, [cell.thread_id], ids, paragraph=paragraph)
    sentences = corpus.select("sentences", sentence_id=list(hits["sentence_id"].unique()))
    sentences = choose_voice(sentences, selection.voice)
    names = [] if selection.voice == "all" else list(sentences["sentence_id"])
    contents = corpus.select("attribution_spans", sentence_id=names, **SPOKEN)
    return sentences[sentences["section"] != "caption"], hits, contents


def load_nearest(selection: Selection, cell: Cell) -> tuple[pd.DataFrame, str]:
    """Return what a silent side says nearest to a thread: see `searching.find_nearest`.

    It is compared with all reports of the corpus, whatever is selected.
    """
    return _load_nearest(replace(selection, event_id=None, outlets=()), cell)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_nearest(selection: Selection, cell: Cell) -> tuple[pd.DataFrame, str]:
    return find_nearest(load_corpus(), load_basics(), selection, cell)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_rule_counts(selection: Selection, thread_id: str) -> dict[str, int]:
    """Return in how many sentences of the selection each term of a thread was found."""
    basics, corpus = load_basics(), load_corpus()
    ids = list(choose_articles(basics.articles, selection)["article_id"])
    hits = find_hits(corpus, basics, selection, [thread_id], ids)
    names = list(hits["sentence_id"].unique())
    return count_rules(
        hits, corpus.select("sentences", ["sentence_id", "section"], sentence_id=names)
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_map(selection: Selection, scheme: str, opened: Cell | None = None) -> go.Figure:
    """Draw who covers what."""
    basics, view = load_basics(), load_view(selection)
    return plot_thread_map(
        view.drawn,
        basics.thread_names,
        basics.colours,
        event_names=view.event_names,
        opened=opened,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_timeline(selection: Selection, scheme: str) -> go.Figure:
    """Draw the events of the selected articles."""
    return plot_timeline(load_view(selection).articles, load_basics().colours, ink=INK[scheme])


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_bars(
    selection: Selection,
    thread_id: str,
    part: str,
    as_share: bool,
    paragraph: bool,
    scheme: str,
    opened: Cell | None = None,
) -> go.Figure:
    """Draw one thread's room in every report."""
    view = load_view(selection, paragraph)
    return plot_thread_bars(
        view.drawn[view.drawn["thread_id"] == thread_id],
        load_basics().colours,
        part=part,
        as_share=as_share,
        event_names=view.event_names,
        opened=opened,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_positions(
    selection: Selection,
    thread_id: str,
    lines: tuple[tuple[str, str], ...],
    paragraph: bool,
    scheme: str,
) -> go.Figure:
    """Draw where the thread stands in the first articles, one for each pair of lines."""
    basics, corpus = load_basics(), load_corpus()
    articles = load_view(selection, paragraph).articles.head(len(lines))
    ids = list(articles["article_id"])
    hits = find_hits(corpus, basics, selection, [thread_id], ids, paragraph=paragraph)
    sentences = corpus.select("sentences", article_id=ids)
    places = place_sentences(sentences, articles, set(hits["sentence_id"]))
    return plot_positions(places, basics.colours, lines=lines, ink=INK[scheme])
