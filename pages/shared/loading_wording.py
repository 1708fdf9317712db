"""Counting, comparing and drawing terms: the Wording page's caches.

What `loading` says of its caches holds here too. The counts of all articles are read once
for each voice; a view takes its articles out of them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from pandas.api.types import union_categoricals

from analysis.figures.style import INK
from analysis.figures.wording import N_TERMS, plot_terms
from analysis.measures.wording import (
    compare_terms,
    describe_sides,
    find_furniture,
    find_name_words,
    name_words,
    read_function_words,
)
from analysis.schema import COUNTED_SECTIONS
from analysis.voices import Voice
from pages.shared.jobs import Jobs
from pages.shared.loading import load_basics, load_corpus, load_lengths
from pages.shared.searching import choose_articles
from pages.shared.state import Selection, VoiceCell
from pages.shared.wording_state import Comparison, LeftOut, Wording

SOME_VIEWS = 32
"""Comparisons kept: each holds some thousand terms."""

N_LOOKED_AT = 200
"""The most distinctive terms of each outlet are looked at for words of the page."""

MAX_PAGES = 1000
"""Articles of each outlet that are looked at for them, evenly through the corpus."""

READ_AT_ONCE = 4000

_ARTICLE_COLUMNS = ["article_id", "event_id", "outlet", "origin", "side", "n_words"]


@st.cache_resource(show_spinner=False)
def load_jobs() -> Jobs:
    """Return the jobs of all visitors."""
    return Jobs()


@st.cache_resource(show_spinner=False, max_entries=3)
def load_terms(voice: Voice) -> pd.DataFrame:
    """Return how often each article uses each term in one voice, in little memory."""
    ids = list(load_basics().articles["article_id"])
    parts = [
        _read_terms(ids[at : at + READ_AT_ONCE], voice)
        for at in range(0, max(len(ids), 1), READ_AT_ONCE)
    ]
    joined = {
        column: union_categoricals([part[column] for part in parts], sort_categories=True)
        for column in ("article_id", "term", "voice")
    }
    return pd.DataFrame(
        {**joined, "n_tokens": np.concatenate([part["n_tokens"] for part in parts])}
    )


def _read_terms(article_ids: list[str], voice: Voice) -> pd.DataFrame:
    """Read the counts of some articles: words as text take ten times the room of their numbers."""
    columns = ["article_id", "term", "voice", "n_tokens"]
    rows = load_corpus().select("article_terms", columns, article_id=article_ids, voice=voice)
    kinds = {"article_id": "category", "term": "category", "voice": "category"}
    return rows.astype({**kinds, "n_tokens": "int32"})


@st.cache_resource(show_spinner=False)
def load_left_out() -> LeftOut:
    """Find the words of outlets' names and of pages: once for the whole corpus."""
    corpus, outlets, terms = load_corpus(), load_basics().outlets, load_terms("all")
    named = name_words(outlets)
    uses = terms[terms["term"].isin(named)].groupby("term", observed=True)["n_tokens"].sum()
    texts = corpus.select_sentences([outlet.removeprefix("The ") for outlet in outlets])
    texts = texts[texts["section"].isin(COUNTED_SECTIONS)]["text"]
    articles = load_basics().articles
    articles = articles.assign(side=articles["outlet"])
    ranked = compare_terms(articles, terms, is_pooled=True, left_out=read_function_words())
    return LeftOut(
        find_name_words(outlets, texts, {str(word): int(n) for word, n in uses.items()}),
        {outlet: _find_page_words(outlet, articles, ranked) for outlet in outlets},
    )


def _find_page_words(outlet: str, articles: pd.DataFrame, ranked: pd.DataFrame) -> tuple[str, ...]:
    """Find which of an outlet's most distinctive terms belong to its pages."""
    own = articles[articles["side"] == outlet]
    own = own.iloc[:: -(-len(own) // MAX_PAGES) or 1]
    looked_at = ranked[(ranked["side"] == outlet) & (ranked["distinctiveness"] > 0)]
    chosen = list(looked_at["term"].head(N_LOOKED_AT))
    ids = list(own["article_id"])
    if not chosen:
        return ()
    corpus = load_corpus()
    tokens = corpus.select(
        "tokens",
        ["article_id", "sentence_id", "start_char", "end_char", "lemma"],
        article_id=ids,
        lemma=chosen,
    )
    sentences = corpus.select(
        "sentences",
        ["sentence_id", "article_id", "section", "start_char", "text", "n_words"],
        article_id=ids,
    )
    found = find_furniture(own, tokens, sentences)
    return tuple(sorted(found.loc[found["is_furniture"].astype(bool), "term"]))


def narrow(selection: Selection) -> Selection:
    """Return the selection without what words do not depend on, for fewer entries."""
    return Selection(selection.event_id, selection.outlets, selection.by, (), selection.voice)


def choose_compared(selection: Selection) -> tuple[pd.DataFrame, bool]:
    """Return the selected articles that have a rival on their event; say if all are pooled."""
    articles = choose_articles(load_lengths(selection.voice), selection)[_ARTICLE_COLUMNS]
    pooled = bool((articles["event_id"] == "").all())
    if pooled:
        has_rivals = len(set(articles["side"])) > 1
        return articles if has_rivals else articles.head(0), True
    n_sides = articles.groupby("event_id")["side"].transform("nunique")
    return articles[(articles["event_id"] != "") & (n_sides > 1)], False


@st.cache_resource(show_spinner=False, max_entries=SOME_VIEWS)
def load_comparison(wording: Wording) -> Comparison:
    """Compare each side's terms with its baseline's."""
    articles, pooled = choose_compared(wording.selection)
    terms = load_terms(wording.selection.voice)
    # Taken out once: what follows goes through all of them twice.
    terms = terms[terms["article_id"].isin(articles["article_id"])]
    articles = _count_parts(articles, terms)
    compared = compare_terms(
        articles,
        terms,
        baseline=wording.versus,
        is_pooled=pooled,
        left_out=left_out_of(wording),
    )
    sides = describe_sides(articles, terms, baseline=wording.versus, is_pooled=pooled)
    everyone = choose_articles(load_basics().articles, wording.selection)["side"]
    known = {*sides["side"], wording.versus}
    return Comparison(
        articles,
        _keep_strongest(compared),
        {str(row["side"]): row for row in sides.to_dict("records")},
        {str(side): int(n) for side, n in compared["side"].value_counts().items()},
        {side: _rivals(articles, side, wording.versus, pooled=pooled) for side in sides["side"]},
        tuple(sorted(set(everyone) - known)),
        pooled,
    )


def _count_parts(articles: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    """Let no article have fewer words than terms: parts of hyphenated words are terms each.

    `compare_terms` does the same, but a single term would not tell it.
    """
    n_terms = terms.groupby("article_id", observed=True)["n_tokens"].sum()
    known = articles["article_id"].map(n_terms.rename(index=str)).fillna(0).astype("int64")
    return articles.assign(n_words=np.maximum(articles["n_words"], known))


def left_out_of(wording: Wording) -> frozenset[str]:
    """Return the terms that are not compared."""
    left_out = load_left_out().terms
    return left_out if wording.grammar else left_out | read_function_words()


def _keep_strongest(compared: pd.DataFrame) -> pd.DataFrame:
    """Keep the terms that can be drawn: the others would fill the memory."""
    way = np.where(compared["distinctiveness"] < 0, -1, 1)
    strength = compared["distinctiveness"].abs()
    ranked = compared.assign(way=way, strength=strength).sort_values(
        ["side", "strength", "term"], ascending=[True, False, True]
    )
    kept = ranked.groupby(["side", "way"]).head(N_TERMS).index
    return compared.loc[sorted(kept)].reset_index(drop=True)


def _rivals(articles: pd.DataFrame, side: str, versus: str, *, pooled: bool) -> tuple[str, ...]:
    _, other = split_reports(articles, side, versus, is_pooled=pooled)
    return tuple(sorted(other["side"].unique()))


def split_reports(
    articles: pd.DataFrame, side: str, versus: str, *, is_pooled: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the articles of a side and of its baseline on the events that both report."""
    own = articles[articles["side"] == side]
    other = articles[articles["side"] == versus if versus else articles["side"] != side]
    if is_pooled:
        return own, other
    shared = set(own["event_id"]) & set(other["event_id"])
    return own[own["event_id"].isin(shared)], other[other["event_id"].isin(shared)]


@st.cache_resource(show_spinner=False, max_entries=SOME_VIEWS)
def draw_wording(
    wording: Wording,
    side: str,
    scheme: str,
    opened: VoiceCell | None,
    found: tuple[str, ...] = (),
) -> go.Figure:
    """Draw one side's terms: frequency against distinctiveness."""
    comparison = load_comparison(wording)
    terms = comparison.terms[comparison.terms["side"] == side]
    name = comparison.baseline(side)
    return plot_terms(
        terms.assign(baseline="" if name == "the others" else name),
        load_basics().colours,
        found=found,
        opened=opened and opened.mark,
        ink=INK[scheme],
    )
