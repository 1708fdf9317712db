"""The lines that a term stands in, and its numbers counted otherwise: the Wording page's caches.

What `loading` says of its caches holds here too.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.kwic import KWIC_COLUMNS, find_lines, find_phrases
from analysis.measures.wording import compare_terms
from analysis.schema import COUNTED_SECTIONS
from analysis.voices import Voice
from pages.shared.loading import MANY_VIEWS, load_basics, load_corpus
from pages.shared.loading_robustness import recount_sides
from pages.shared.loading_wording import SOME_VIEWS, load_comparison, load_terms, split_reports
from pages.shared.searching import choose_articles
from pages.shared.wording_state import Lines, Wording

MAX_LINES = 60
"""Uses shown of each side, at most; the page says so."""

MAX_PHRASE_WORDS = 4
"""Words looked for beside each other, at most; of a longer phrase the first ones."""

_COLUMNS = ["article_id", "sentence_id", "start_char", "end_char", "lemma", "is_quoted"]
_PARTS = re.compile(r"n't|'\w+|(?:(?!n't)[^-'])+")
CONTEXT_CHARS = 40
"""Characters on either side of a use: what stands in one line on a page."""


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_term(wording: Wording, side: str, term: str) -> dict[str, Any]:
    """Measure one term, distinctive or not; empty if neither side uses it."""
    comparison = load_comparison(wording)
    compared = compare_terms(
        comparison.articles,
        _uses_of(term, wording.selection.voice),
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


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def count_elsewhere(wording: Wording, side: str, term: str) -> dict[str, int]:
    """Count the uses of a term in the selected reports that are not compared with a side here."""
    comparison, selection = load_comparison(wording), wording.selection
    compared = split_reports(
        comparison.articles, side, wording.versus, is_pooled=comparison.is_pooled
    )
    seen = {article_id for part in compared for article_id in part["article_id"]}
    articles = choose_articles(load_basics().articles, selection)[["article_id", "side"]]
    articles = articles[~articles["article_id"].isin(seen)]
    uses = articles.merge(_uses_of(term, selection.voice), on="article_id")
    return {str(side): int(n) for side, n in uses.groupby("side")["n_tokens"].sum().items()}


def _uses_of(term: str, voice: Voice) -> pd.DataFrame:
    """Return how often each article uses a term or phrase, as ``schema.ARTICLE_TERMS``."""
    if _is_known(term):
        terms = load_terms(voice)
        return terms[terms["term"] == term].astype({"article_id": "str"})
    uses = _load_phrase(term)
    uses = uses[uses["is_quoted"].isin(_heard(voice))]
    counts = uses.groupby("article_id").size().rename("n_tokens").reset_index()
    return counts.assign(term=term, voice=voice)


def _is_known(term: str) -> bool:
    """Say whether a term is among those counted: no phrase, no figure, no *'s*."""
    return term in load_terms("all")["term"].cat.categories


def _heard(voice: Voice) -> list[bool]:
    """Return the values of ``is_quoted`` that a voice takes in."""
    return {"own": [False], "quoted": [True]}.get(voice, [False, True])


@st.cache_resource(show_spinner=False, max_entries=SOME_VIEWS)
def _load_phrase(phrase: str) -> pd.DataFrame:
    """Return where the words of a phrase, or one that is no term, stand; captions left out."""
    corpus, terms = load_corpus(), load_terms("all")
    places = [_forms_of(word) for word in phrase.split()]
    ids = set(load_basics().articles["article_id"])
    for lemmas in places:
        # Figures and clitics are in no count: any article may have them.
        if any(map(_is_known, lemmas)):
            ids &= set(terms.loc[terms["term"].isin(lemmas), "article_id"])
    tokens = corpus.select(
        "tokens",
        _COLUMNS,
        article_id=sorted(ids),
        lemma=sorted(set().union(*places)),
    )
    uses = find_phrases(tokens, places, term=phrase)
    counted = corpus.select(
        "sentences",
        ["sentence_id"],
        sentence_id=list(uses["sentence_id"].unique()),
        section=COUNTED_SECTIONS,
    )
    return uses[uses["sentence_id"].isin(counted["sentence_id"])].reset_index(drop=True)


def _forms_of(word: str) -> set[str]:
    """Return the dictionary forms under which a word may be counted."""
    return {word, *load_corpus().select("tokens", ["lemma"], form=[word])["lemma"]}


def _load_tokens(term: str, article_ids: list[str], voice: Voice) -> pd.DataFrame:
    """Return where some articles use a term or phrase in a voice."""
    if _is_known(term):
        return load_corpus().select(
            "tokens", _COLUMNS, article_id=article_ids, lemma=[term], is_quoted=_heard(voice)
        )
    uses = _load_phrase(term)
    return uses[uses["article_id"].isin(article_ids) & uses["is_quoted"].isin(_heard(voice))]


def _count_quoted(articles: pd.DataFrame, term: str) -> int:
    quoted = _uses_of(term, "quoted")
    return int(quoted.loc[quoted["article_id"].isin(articles["article_id"]), "n_tokens"].sum())


def _find_lines(
    articles: pd.DataFrame, uses: pd.DataFrame, voice: Voice, term: str
) -> pd.DataFrame:
    used = articles.merge(uses, on="article_id")
    # Each outlet in turn: the first sixty uses of many outlets would be one outlet's.
    used = used.assign(turn=used.groupby("side").cumcount()).sort_values(["turn", "side"])
    before = used["n_tokens"].cumsum() - used["n_tokens"]
    ids = list(used.loc[before < MAX_LINES, "article_id"])
    tokens = _load_tokens(term, ids, voice)
    sentences = load_corpus().select(
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
    tokens = _load_tokens(term, list(_uses_of(term, "all")["article_id"]), "all")
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
def find_term(typed: str) -> str:
    """Return the dictionary forms under which what is typed is counted, word by word.

    A word that is not known is taken apart as in the tables: de-escalation, Putin's, don't.
    """
    words = [part for word in typed.split() for part in _split_unknown(word)]
    return " ".join(map(_find_form, words[:MAX_PHRASE_WORDS]))


def _split_unknown(word: str) -> list[str]:
    return [word] if _is_known(word) else _PARTS.findall(word)


def _find_form(word: str) -> str:
    """Return the dictionary form under which a word is counted; the word if there is none."""
    if _is_known(word):
        return word
    forms = Counter(load_corpus().select("tokens", ["lemma"], form=[word])["lemma"])
    return str(forms.most_common(1)[0][0]) if forms else word
