"""Measuring and drawing cue words: the caches of certainty and frames on the Framing page.

What `loading` says of its caches holds here too. A reader's own list of words is never
cached here: it stays with the visit.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.annotation.cue_words.lists import Category, load_cue_lexicons
from analysis.figures.cue_words import plot_cue_rates
from analysis.figures.style import INK
from analysis.matching import Entry
from analysis.measures.cue_words import (
    anchor_words,
    choose_counts,
    choose_cues,
    find_own_cues,
    rate_cues,
    tally_entries,
)
from analysis.notation import count
from analysis.schema import COUNTED_SECTIONS
from analysis.schema.cues import CUE_HITS
from analysis.voices import Voice
from analysis.wordlists import OWN
from pages.shared.loading import MANY_VIEWS, SPOKEN, load_basics, load_corpus, load_lengths
from pages.shared.loading_entities import FEW_CORPORA
from pages.shared.quality import rate
from pages.shared.searching import POOLED, choose_articles, choose_report, is_pooled
from pages.shared.state import Selection, VoiceCell

LABELS = {
    "hedge": "Hedges",
    "booster": "Boosters",
    "factive": "Taken as fact",
    "non_factive": "Thought to be so",
    "hearsay": "Passed on",
    "loaded_name": "Loaded names",
    "evaluation": "Judging words",
    "heated_verb": "Heated verbs",
    "conflict": "Conflict",
    "human_interest": "Human interest",
    "economic": "Economy",
    "morality": "Morality",
    "responsibility": "Responsibility",
}
"""The reader's word for each category."""

MAX_OWN_SENTENCES = 60_000
"""Sentences looked through for a reader's own words: beyond, they are too frequent."""


@st.cache_resource(show_spinner=False)
def load_categories() -> dict[tuple[str, str], Category]:
    """Return every category of the lists, in their order."""
    return {
        (lexicon.name, category.name): category
        for lexicon in load_cue_lexicons()
        for category in lexicon.categories
    }


def category_label(category: str) -> str:
    """Return the reader's word for a category, with how often its words were right."""
    words = LABELS.get(category, category.replace("_", " ").capitalize())
    precision = rate(category, "precision")
    return words if precision is None else f"{words} ({precision:.0%}\N{NO-BREAK SPACE}right)"


def voices_of(selection: Selection) -> tuple[Voice, ...]:
    """Return the voices shown: own and quoted apart, or the one that is chosen."""
    return ("own", "quoted") if selection.voice == "all" else (selection.voice,)


@st.cache_resource(show_spinner=False, max_entries=FEW_CORPORA)
def _load_counts(voice: Voice) -> pd.DataFrame:
    """Return the counts of all articles in one voice."""
    return choose_counts(load_corpus().select("article_cues", voice=voice), voice)


def _places(selection: Selection) -> Selection:
    """Return the selection without what cue words do not depend on, for fewer entries."""
    return Selection(selection.event_id, selection.outlets, selection.by, (), selection.voice)


def load_cue_rates(selection: Selection, lexicons: tuple[str, ...]) -> pd.DataFrame:
    """Return how often each report uses words of each category of some lists, by voice."""
    return _load_cue_rates(_places(selection), lexicons)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_cue_rates(selection: Selection, lexicons: tuple[str, ...]) -> pd.DataFrame:
    categories = [key for key in load_categories() if key[0] in lexicons]
    tables = []
    for voice in voices_of(selection):
        counts = _load_counts(voice)
        # Not found is worth a mark: categories that no report has are asked for as well.
        tables.append(_rate(selection, voice, counts, categories))
    rates = pd.concat(tables, ignore_index=True)
    keys = list(zip(rates["lexicon"], rates["category"], strict=True))
    return rates.assign(
        label=[category_label(category) for _, category in keys],
        place=[categories.index(key) for key in keys],
    ).sort_values(["event_id", "side", "place", "voice"], ignore_index=True)


def _rate(
    selection: Selection,
    voice: Voice,
    counts: pd.DataFrame,
    categories: Sequence[tuple[str, str]] | None = None,
) -> pd.DataFrame:
    """Measure one voice: some categories, or those that any report has."""
    articles = choose_articles(load_lengths(voice), selection)
    counts = counts[counts["article_id"].isin(articles["article_id"])]
    rates = rate_cues(articles, counts, categories=categories, is_pooled=is_pooled(articles))
    return rates.assign(voice=voice)


def rate_own(selection: Selection, counts: pd.DataFrame) -> pd.DataFrame:
    """Return how often each report uses a reader's own words, by voice; not cached."""
    tables = [
        _rate(selection, voice, counts[counts["voice"] == voice]) for voice in voices_of(selection)
    ]
    rates = pd.concat(tables, ignore_index=True)
    names = sorted(set(rates["category"]))
    return rates.assign(
        label=["Your words" if name == OWN else name for name in rates["category"]],
        place=[names.index(name) for name in rates["category"]],
    )


def find_own(entries: tuple[Entry, ...]) -> pd.DataFrame | None:
    """Find a reader's own words in the whole corpus; None if they are too frequent."""
    corpus = load_corpus()
    near = corpus.select_forms(anchor_words(entries))
    ids = list(near["sentence_id"].unique())
    if len(ids) > MAX_OWN_SENTENCES:
        return None
    tokens = corpus.select("tokens", sentence_id=ids)
    sentences = corpus.select("sentences", ["sentence_id", "section"], sentence_id=ids)
    return find_own_cues(tokens, sentences, entries)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_cue_hits(selection: Selection, lexicons: tuple[str, ...], cell: VoiceCell) -> pd.DataFrame:
    """Return the cue words behind a mark; of all marks if the cell has no value."""
    articles = choose_articles(load_basics().articles, selection)
    ids = list(choose_report(articles, cell.event_id, cell.side)["article_id"])
    lexicon, _, category = cell.value.partition(" ")
    wanted = {"lexicon": lexicon, "category": category} if category else {"lexicon": lexicons}
    hits = load_corpus().select("cue_hits", article_id=ids, section=COUNTED_SECTIONS, **wanted)
    return choose_cues(hits, voice_of(cell))


def voice_of(cell: VoiceCell) -> Voice:
    """Return the voice that a mark's words stand in."""
    voices: dict[str, Voice] = {"own": "own", "quoted": "quoted"}
    return voices.get(cell.facet, "all")


def hits_of_own(selection: Selection, hits: pd.DataFrame, cell: VoiceCell) -> pd.DataFrame:
    """Return a reader's own words behind a mark."""
    articles = choose_articles(load_basics().articles, selection)
    ids = choose_report(articles, cell.event_id, cell.side)["article_id"]
    category = cell.value.partition(" ")[2]
    own = hits[hits["article_id"].isin(ids) & (hits["category"] == category)]
    return choose_cues(own, voice_of(cell))


def load_hit_sentences(hits: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sentences of some cue words, and what is quoted there; not cached."""
    corpus, ids = load_corpus(), list(hits["sentence_id"].unique())
    return (
        corpus.select("sentences", sentence_id=ids),
        corpus.select("attribution_spans", sentence_id=ids, **SPOKEN),
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_entries(selection: Selection, lexicons: tuple[str, ...]) -> pd.DataFrame:
    """Return how often each report uses each word of some lists, in the chosen voice."""
    articles = choose_articles(load_basics().articles, selection)
    hits = load_corpus().select(
        "cue_hits",
        list(CUE_HITS.column_names),
        article_id=list(articles["article_id"]),
        lexicon=lexicons,
    )
    return tally_entries(
        choose_cues(hits, selection.voice), articles, is_pooled=is_pooled(articles)
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_cue_rates(
    selection: Selection, lexicons: tuple[str, ...], scheme: str, opened: VoiceCell | None
) -> go.Figure:
    """Draw how often each report uses words of each category."""
    return plot_cues(load_cue_rates(selection, lexicons), scheme, opened)


def plot_cues(rates: pd.DataFrame, scheme: str, opened: VoiceCell | None) -> go.Figure:
    """Draw rates of cue words, a reader's own or those of the lists."""
    together = bool(len(rates)) and bool(rates["is_pooled"].all())
    words = rates.drop_duplicates(["event_id", "side", "voice"])
    sums = words.groupby(["event_id", "side"])["of_words"].sum()
    return plot_cue_rates(
        rates,
        load_basics().colours,
        heads={"": POOLED} if together else {},
        notes={(str(a), str(b)): count(int(n), "word") for (a, b), n in sums.items()},
        opened=opened and opened.mark,
        ink=INK[scheme],
    )
