"""Measuring and drawing who is quoted: the caches of the Voices page.

What `loading` says of its caches holds here too.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.corrections import Applied, apply_to_sources
from analysis.figures.matrix import plot_cue_ledger, plot_source_types
from analysis.figures.sources import plot_source_bars
from analysis.figures.stacks import plot_naming_stacks, plot_voice_stacks
from analysis.figures.strips import plot_positions
from analysis.figures.style import INK
from analysis.measures.coverage import choose_sides
from analysis.measures.positions import place_sentences
from analysis.measures.voices import (
    find_first_voices,
    find_shared_sources,
    rank_sources,
    share_voices,
    tally_cues,
    tally_naming,
    tally_types,
)
from analysis.schema import COUNTED_SECTIONS
from pages.shared.loading import MANY_VIEWS, load_basics, load_corpus
from pages.shared.loading_entities import load_entities, origins_of
from pages.shared.searching import choose_articles
from pages.shared.state import MAX_REPORTS, Selection, VoiceCell, Voices

MAX_LEDGER_ARTICLES = 2000
"""Above so many articles the ledger asks for one source: all cues of all would not fit."""

MAX_SOURCES = 40
"""Above so many articles each event lists so many sources: the others are in the export."""

_BY_SIDE = (share_voices, tally_naming, tally_types)

COUNTED: dict[str, Any] = {"section": COUNTED_SECTIONS, "manner": "speech"}
"""What an attribution must be for this page to count it."""

_CUE_COLUMNS = (
    "attribution_id",
    "article_id",
    "section",
    "source_id",
    "source_entity_id",
    "source_name",
    "cue_lemma",
    "cue_class",
    "cue_class_why",
)
_PLACE_COLUMNS = (
    "attribution_id",
    "article_id",
    "section",
    "start_char",
    "source_id",
    "source_entity_id",
    "source_name",
    "position_share",
)


def _everybody(selection: Selection) -> Selection:
    """Return the selection without what this page does not depend on, for fewer entries."""
    return Selection(
        selection.event_id,
        selection.outlets,
        selection.by,
        (),
        corrections=selection.corrections,
    )


def applied_to(selection: Selection) -> Applied:
    """Return a selection's corrections, ready for tables of sources."""
    return load_entities(selection.corrections, ()).applied


def load_voices(selection: Selection) -> Voices:
    """Measure who is quoted in a selection."""
    return _load_voices(_everybody(selection))


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_voices(selection: Selection) -> Voices:
    articles = choose_articles(load_basics().articles, selection)
    ids = list(articles["article_id"])
    given = load_corpus().select("article_voices", article_id=ids)
    given = apply_to_sources(given, applied_to(selection))
    by = selection.by
    n_sources = MAX_SOURCES if len(ids) > MAX_LEDGER_ARTICLES else None
    shares, naming, types = _count_sides(selection, articles, given)
    return Voices(
        articles,
        shares,
        rank_sources(articles, given, by=by, n_sources=n_sources),
        naming,
        types,
        find_shared_sources(articles, given, by=by),
    )


def _count_sides(
    selection: Selection, articles: pd.DataFrame, given: pd.DataFrame
) -> list[pd.DataFrame]:
    """Return what is counted for each side by itself: cut from the whole where that is right."""
    by, outlets = selection.by, selection.outlets
    is_whole = not outlets and selection.event_id is None
    if is_whole or (by == "origin" and outlets):
        # An origin's articles may be in several outlets: leaving one out changes its sums.
        return [measure(articles, given, by=by) for measure in _BY_SIDE]
    whole = _load_voices(Selection(None, (), by, (), corrections=selection.corrections))
    sides = set(outlets) or None
    return [
        choose_sides(table, event_id=selection.event_id, sides=sides)
        for table in (whole.shares, whole.naming, whole.types)
    ]


def load_cues(selection: Selection, source_id: str | None) -> pd.DataFrame:
    """Return how one source, or everybody, is introduced; empty where that is too much."""
    return _load_cues(_everybody(selection), source_id)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_cues(selection: Selection, source_id: str | None) -> pd.DataFrame:
    articles = choose_articles(load_basics().articles, selection)
    ids = list(articles["article_id"])
    if source_id is None and len(ids) > MAX_LEDGER_ARTICLES:
        ids = []
    applied = applied_to(selection)
    wanted = {} if source_id is None else {"source_id": origins_of(source_id, applied)}
    attributions = load_corpus().select(
        "attributions", _CUE_COLUMNS, article_id=ids, **COUNTED, **wanted
    )
    attributions = apply_to_sources(attributions, applied)
    return tally_cues(attributions, articles, by=selection.by, source_id=source_id)


def load_first_voices(selection: Selection, n_articles: int) -> pd.DataFrame:
    """Return who comes first, and where, in the first articles of a selection."""
    return _load_first_voices(_everybody(selection), n_articles)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_first_voices(selection: Selection, n_articles: int) -> pd.DataFrame:
    articles = choose_articles(load_basics().articles, selection).head(n_articles)
    attributions = load_corpus().select(
        "attributions", _PLACE_COLUMNS, article_id=list(articles["article_id"]), **COUNTED
    )
    attributions = apply_to_sources(attributions, applied_to(selection))
    first = find_first_voices(attributions, articles).drop(columns="event_id")
    return articles[["article_id", "event_id", "side"]].merge(first, on="article_id")


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_stacks(
    selection: Selection, figure: str, scheme: str, opened: VoiceCell | None
) -> go.Figure:
    """Draw whose words the reports hold, or how their sources are named."""
    basics, voices = load_basics(), load_voices(selection)
    plot, table = {
        "kind": (plot_voice_stacks, voices.shares),
        "naming": (plot_naming_stacks, voices.naming),
    }[figure]
    return plot(
        _first_reports(table),
        basics.colours,
        event_names=basics.event_names,
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_sources(
    selection: Selection, event_id: str, scheme: str, opened: VoiceCell | None
) -> go.Figure:
    """Draw how many words each source is given in the reports of one event."""
    basics, sources = load_basics(), load_voices(selection).sources
    return plot_source_bars(
        sources[sources["event_id"] == event_id],
        basics.colours,
        event_names=basics.event_names,
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_types(selection: Selection, scheme: str, opened: VoiceCell | None) -> go.Figure:
    """Draw what kinds of sources the reports quote."""
    basics, voices = load_basics(), load_voices(selection)
    return plot_source_types(
        voices.types,
        basics.colours,
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_ledger(
    selection: Selection, source_id: str | None, scheme: str, opened: VoiceCell | None
) -> go.Figure:
    """Draw with which words a source, or everybody, is introduced."""
    basics = load_basics()
    return plot_cue_ledger(
        load_cues(selection, source_id),
        basics.colours,
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_quoted_places(
    selection: Selection, lines: tuple[tuple[str, str], ...], scheme: str
) -> go.Figure:
    """Draw where in the first articles somebody is quoted, one strip for each pair of lines."""
    basics, corpus = load_basics(), load_corpus()
    articles = choose_articles(basics.articles, selection).head(len(lines))
    sentences = corpus.select("sentences", article_id=list(articles["article_id"]))
    quoted = set(sentences.loc[sentences["n_quoted_words"] > 0, "sentence_id"])
    places = place_sentences(sentences, articles, quoted)
    return plot_positions(places, basics.colours, lines=lines, ink=INK[scheme])


def _first_reports(table: pd.DataFrame) -> pd.DataFrame:
    """Keep the first reports of a table: a figure of thousands is none."""
    reports = table[["event_id", "side"]].drop_duplicates().head(MAX_REPORTS)
    return table.merge(reports, on=["event_id", "side"])
