"""The lines that a term stands in, and its numbers counted otherwise: the Wording page's caches.

What `loading` says of its caches holds here too.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.kwic import KWIC_COLUMNS, find_lines
from analysis.measures.wording import compare_terms
from analysis.schema import COUNTED_SECTIONS
from analysis.voices import Voice
from pages.shared.loading import MANY_VIEWS, load_corpus
from pages.shared.loading_robustness import recount_sides
from pages.shared.loading_wording import SOME_VIEWS, load_comparison, load_terms, split_reports
from pages.shared.wording_state import Lines, Wording

MAX_LINES = 60
"""Uses shown of each side, at most; the page says so."""

CONTEXT_CHARS = 40
"""Characters on either side of a use: what stands in one line on a page."""


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_term(wording: Wording, side: str, term: str) -> dict[str, Any]:
    """Measure one term, distinctive or not; empty if neither side uses it."""
    comparison = load_comparison(wording)
    terms = load_terms(wording.selection.voice)
    compared = compare_terms(
        comparison.articles,
        terms[terms["term"] == term],
        baseline=wording.versus,
        is_pooled=comparison.is_pooled,
        min_tokens=1,
    )
    rows: list[dict[str, Any]] = compared[compared["side"] == side].to_dict("records")
    return rows[0] if rows else {}


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_lines(wording: Wording, side: str, term: str) -> Lines:
    """Return the first uses of a term by a side and by its baseline, in turn by article."""
    comparison = load_comparison(wording)
    voice = wording.selection.voice
    own, other = split_reports(
        comparison.articles, side, wording.versus, is_pooled=comparison.is_pooled
    )
    uses = _uses_of(term, voice)
    return Lines(
        _find_lines(own, uses, voice, term),
        _find_lines(other, uses, voice, term),
        (_count_quoted(own, term), _count_quoted(other, term)) if voice == "all" else None,
    )


def _uses_of(term: str, voice: Voice) -> pd.DataFrame:
    terms = load_terms(voice)
    return terms[terms["term"] == term].astype({"article_id": "str"})


def _count_quoted(articles: pd.DataFrame, term: str) -> int:
    quoted = _uses_of(term, "quoted")
    return int(quoted.loc[quoted["article_id"].isin(articles["article_id"]), "n_tokens"].sum())


def _find_lines(
    articles: pd.DataFrame, uses: pd.DataFrame, voice: Voice, term: str
) -> pd.DataFrame:
    corpus = load_corpus()
    used = articles.merge(uses, on="article_id")
    # Each outlet in turn: the first sixty uses of many outlets would be one outlet's.
    used = used.assign(turn=used.groupby("side").cumcount()).sort_values(["turn", "side"])
    before = used["n_tokens"].cumsum() - used["n_tokens"]
    ids = list(used.loc[before < MAX_LINES, "article_id"])
    heard = {"own": [False], "quoted": [True]}.get(voice, [False, True])
    tokens = corpus.select("tokens", article_id=ids, lemma=[term], is_quoted=heard)
    sentences = corpus.select(
        "sentences",
        sentence_id=list(tokens["sentence_id"].unique()),
        section=COUNTED_SECTIONS,
    )
    lines = find_lines(tokens, sentences, term, context_chars=CONTEXT_CHARS)
    if lines.empty:
        return pd.DataFrame(columns=[*KWIC_COLUMNS, "outlet", "event_id"])
    place = {article_id: number for number, article_id in enumerate(ids)}
    lines = lines.assign(place=lines["article_id"].map(place))
    lines = lines.sort_values(["place", "start_char"]).head(MAX_LINES)
    about = articles[["article_id", "outlet", "event_id"]]
    return lines.drop(columns="place").merge(about, on="article_id")


@st.cache_resource(show_spinner=False, max_entries=SOME_VIEWS)
def load_term_recounts(wording: Wording, side: str, term: str) -> pd.DataFrame:
    """Return the recounts of how much more often a side uses a term than its baseline.

    The baseline of several sides is one side here: see `Comparison.baseline`.
    """
    corpus, comparison = load_corpus(), load_comparison(wording)
    baseline = comparison.baseline(side)
    own, other = split_reports(
        comparison.articles, side, wording.versus, is_pooled=comparison.is_pooled
    )
    articles = pd.concat([own, other.assign(side=baseline)], ignore_index=True)
    tokens = corpus.select(
        "tokens",
        ["article_id", "sentence_id", "is_quoted"],
        article_id=list(_uses_of(term, "all")["article_id"]),
        lemma=[term],
    )
    places = corpus.select(
        "sentences",
        ["sentence_id", "section"],
        sentence_id=list(tokens["sentence_id"].unique()),
        section=COUNTED_SECTIONS,
    )
    keys = ["article_id", "section", "is_quoted"]
    uses = tokens.merge(places, on="sentence_id").groupby(keys).size().reset_index(name="n")
    return recount_sides(
        uses,
        articles,
        left=side,
        right=baseline,
        voice=wording.selection.voice,
        is_pooled=comparison.is_pooled,
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def find_term(word: str) -> str:
    """Return the dictionary form under which a word is counted; the word if there is none."""
    if word in load_terms("all")["term"].cat.categories:
        return word
    forms = Counter(load_corpus().select("tokens", ["lemma"], form=[word])["lemma"])
    return str(forms.most_common(1)[0][0]) if forms else word
