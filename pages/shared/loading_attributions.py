"""The attributions behind the marks of the Voices page, and some drawn by lot.

What `loading` says of its caches holds here too.
"""

from __future__ import annotations

import random

import pandas as pd
import streamlit as st

from analysis.corrections import apply_to_mentions, apply_to_sources
from analysis.schema import COUNTED_SECTIONS
from pages.shared.loading import MANY_VIEWS, SPOKEN, load_basics, load_corpus
from pages.shared.loading_entities import origins_of
from pages.shared.loading_voices import COUNTED, MAX_LEDGER_ARTICLES, applied_to
from pages.shared.searching import choose_articles
from pages.shared.state import Selection, VoiceCell


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_attributed(
    selection: Selection, cell: VoiceCell
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the attributions of a cell, their stretches, and the sentences these stand in."""
    corpus, applied = load_corpus(), applied_to(selection)
    filters = cell.filters()
    if "source_id" in filters:
        filters["source_id"] = origins_of(filters["source_id"], applied)
    found = corpus.select("attributions", article_id=_report(selection, cell), **COUNTED | filters)
    found = apply_to_sources(found, applied)
    if cell.facet == "naming" and cell.value == "unnamed":
        found = found[found["source_name"] != ""]
    spans = corpus.select("attribution_spans", attribution_id=list(found["attribution_id"]))
    sentences = corpus.select("sentences", sentence_id=list(spans["sentence_id"].unique()))
    return found, spans, sentences


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_named(selection: Selection, cell: VoiceCell) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sentences of a report that name a source it does not quote, and the names."""
    corpus = load_corpus()
    ids = _report(selection, cell)
    applied = applied_to(selection)
    origins = origins_of(cell.value, applied)
    names = apply_to_mentions(corpus.select("mentions", article_id=ids, entity_id=origins), applied)
    names = names[names["entity_id"] == cell.value]
    sentences = corpus.select("sentences", sentence_id=list(names["sentence_id"].unique()))
    is_counted = sentences["section"].isin(COUNTED_SECTIONS)
    return sentences[is_counted], names.assign(term=names["surface"])


def _report(selection: Selection, cell: VoiceCell) -> list[str]:
    """Return the articles of one side on one event."""
    articles = choose_articles(load_basics().articles, selection)
    is_report = (articles["event_id"] == cell.event_id) & (articles["side"] == cell.side)
    return list(articles.loc[is_report, "article_id"])


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_drawn(
    selection: Selection, draw: int, n_drawn: int
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Draw some attributions of a selection by lot; the same draw gives the same ones.

    From a large selection articles are drawn first, then attributions of these.
    """
    corpus = load_corpus()
    chance = random.Random(draw)
    ids = list(choose_articles(load_basics().articles, selection)["article_id"])
    ids = sorted(chance.sample(ids, min(len(ids), MAX_LEDGER_ARTICLES)))
    keys = corpus.select("attributions", ["attribution_id"], article_id=ids, **COUNTED)[
        "attribution_id"
    ].tolist()
    drawn = chance.sample(keys, min(len(keys), n_drawn))
    found = corpus.select("attributions", attribution_id=drawn)
    found = apply_to_sources(found, applied_to(selection))
    spans = corpus.select("attribution_spans", attribution_id=drawn)
    sentences = corpus.select("sentences", sentence_id=list(spans["sentence_id"].unique()))
    return found, spans, sentences


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_own_sentences(selection: Selection, cell: VoiceCell) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a report's sentences with words of its own, and the contents within them."""
    corpus = load_corpus()
    ids = _report(selection, cell)
    sentences = corpus.select("sentences", article_id=ids, section=COUNTED_SECTIONS)
    contents = corpus.select("attribution_spans", article_id=ids, **SPOKEN)
    return sentences[sentences["n_words"] > sentences["n_quoted_words"]], contents
