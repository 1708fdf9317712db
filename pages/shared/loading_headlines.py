"""Reading headlines against their texts: the caches of what is said of headlines.

What `loading` says of its caches holds here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.measures.headlines import (
    ACTION_COLUMNS,
    CONTENT,
    find_claims,
    find_gaps,
    find_headline_words,
    share_sections,
)
from analysis.schema import COUNTED_SECTIONS
from pages.shared.loading import MANY_VIEWS, load_basics, load_corpus
from pages.shared.loading_robustness import count_lengths
from pages.shared.searching import choose_articles, is_pooled
from pages.shared.state import Selection

TOKEN_COLUMNS = ("article_id", "sentence_id", "lemma", "pos", "is_quoted")
_WORD_COLUMNS = ("article_id", "sentence_id", "form", "lemma", "pos", "start_char", "end_char")
_HEAD_COLUMNS = ("sentence_id", "article_id", "section", "text", "n_quoted_words")
_CUE_COLUMNS = (
    *("article_id", "sentence_id", "section", "start_char", "end_char"),
    *("lexicon", "category", "entry", "is_quoted"),
)
_SOURCE_COLUMNS = ("attribution_id", "article_id", "source_name", "cue_text")


@dataclass(frozen=True)
class Headlines:
    """The headlines of a selection, read against their texts: see `measures.headlines`."""

    articles: pd.DataFrame
    claims: pd.DataFrame
    gaps: pd.DataFrame


def load_headlines(selection: Selection) -> Headlines:
    """Read the headlines of a selection; whose words are chosen does not matter."""
    return _load_headlines(Selection(selection.event_id, selection.outlets, selection.by, ()))


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_headlines(selection: Selection) -> Headlines:
    """Cut a selection from the whole: each headline is read against its own text alone."""
    articles = choose_articles(load_basics().articles, selection)
    whole = _load_every_headline()
    ids = articles["article_id"]
    claims, gaps = (
        table[table["article_id"].isin(ids)].reset_index(drop=True)
        for table in (whole.claims, whole.gaps)
    )
    return Headlines(articles, claims, gaps)


@st.cache_resource(show_spinner="Reading the headlines", max_entries=1)
def _load_every_headline() -> Headlines:
    corpus = load_corpus()
    articles = load_basics().articles
    ids = list(articles["article_id"])
    heads = corpus.select("sentences", _HEAD_COLUMNS, article_id=ids, section=["headline"])
    named = list(heads["sentence_id"])
    claims = find_claims(
        heads,
        corpus.select("tokens", TOKEN_COLUMNS, sentence_id=named),
        corpus.select("actions", ACTION_COLUMNS, sentence_id=named),
    )
    plain = sorted(set(claims.loc[claims["form"] == "plain", "article_id"]))
    captions = corpus.select(
        "sentences", ["sentence_id", "section"], article_id=plain, section=["caption"]
    )
    tokens = corpus.select("tokens", TOKEN_COLUMNS, article_id=plain, pos=list(CONTENT))
    tokens = tokens[~tokens["sentence_id"].isin(captions["sentence_id"])]
    actions = corpus.select(
        "actions", ACTION_COLUMNS, article_id=plain, section=list(COUNTED_SECTIONS)
    )
    attributions = corpus.select("attributions", _SOURCE_COLUMNS, article_id=plain)
    spans = corpus.select("attribution_spans", article_id=plain, part=["content"])
    gaps = find_gaps(claims, tokens, actions, attributions, spans, articles)
    return Headlines(articles, claims, gaps)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_headline_words(article_ids: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the content words of some headlines and where else they stand, and the headlines."""
    corpus = load_corpus()
    ids = list(article_ids)
    places = corpus.select(
        "sentences", ["sentence_id", "section"], article_id=ids, section=COUNTED_SECTIONS
    )
    tokens = corpus.select("tokens", _WORD_COLUMNS, article_id=ids)
    heads = corpus.select("sentences", article_id=ids, section=["headline"])
    return find_headline_words(tokens, places), heads


def load_gap_evidence(
    attribution_ids: Sequence[str], sentence_ids: Sequence[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sentences of some gaps, and the stretches of their attributions."""
    corpus = load_corpus()
    sentences = corpus.select("sentences", sentence_id=list(sentence_ids))
    spans = corpus.select("attribution_spans", attribution_id=list(attribution_ids))
    return sentences, spans


def load_section_cues(selection: Selection) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return how often headlines, leads and bodies use each kind of cue word.

    Returns
    -------
    DataFrame, three rows per report and category
        See `measures.headlines.share_sections`, with lexicon and category; reports are
        taken together where they are not told apart by event.
    DataFrame, one row per cue word in a headline
    DataFrame, the sentences of these headlines
    """
    plain = Selection(selection.event_id, selection.outlets, selection.by, (), selection.voice)
    return _load_section_cues(plain)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_section_cues(selection: Selection) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    corpus = load_corpus()
    articles = choose_articles(load_basics().articles, selection)
    ids = list(articles["article_id"])
    hits = corpus.select("cue_hits", _CUE_COLUMNS, article_id=ids, section=COUNTED_SECTIONS)
    lengths = count_lengths(ids)
    if selection.voice != "all":
        hits, lengths = (
            table[table["is_quoted"] == (selection.voice == "quoted")] for table in (hits, lengths)
        )
    placed = articles.assign(event_id="") if is_pooled(articles) else articles
    tables = [
        share_sections(rows.assign(n=1), lengths, placed).assign(lexicon=key[0], category=key[1])
        for key, rows in hits.groupby(["lexicon", "category"], observed=True)
    ]
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()
    above = hits[hits["section"] == "headline"]
    heads = corpus.select("sentences", sentence_id=list(above["sentence_id"].unique()))
    return table, above, heads
