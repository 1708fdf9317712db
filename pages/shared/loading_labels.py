"""Counting and drawing what each report calls the same thing: the caches of labels.

What `loading` says of its caches holds here too. A reader's corrections of names and the
nouns somebody typed are part of the key.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.corrections import Corrections, apply_to_phrases
from analysis.figures.grid import Group, place_columns
from analysis.figures.labels import note_uses, plot_labels
from analysis.figures.matrix import plot_matrix
from analysis.figures.style import INK
from analysis.measures.labels import (
    FACETS,
    choose_uses,
    count_listed,
    keep_nouns,
    mark_chance,
    propose_concepts,
    shuffle_labels,
    tally_company,
    tally_labels,
)
from analysis.schema import COUNTED_SECTIONS
from pages.shared.loading import MANY_VIEWS, SPOKEN, load_basics, load_corpus
from pages.shared.loading_entities import load_entities
from pages.shared.searching import POOLED, choose_articles
from pages.shared.state import Also, Grouping, Selection, VoiceCell

MAX_LINES = 30
"""Labels drawn."""

MAX_PROPOSED = 12
"""Concepts that the corpus itself proposes, beside those listed."""

MAX_RELATIVES = 8
"""Near nouns offered for each noun that is chosen."""

_CONCEPT_COLUMNS = (
    *("phrase_id", "article_id", "section", "head_lemma"),
    *("modifiers", "owner_entity_id", "is_name"),
)
_SIGNS = {
    "owner": ("<b>Named with it</b>  before or after the word", "circle"),
    "hedge": ("<b>Word of doubt</b>  leaves open whether it is so", "square"),
}
_EMPTY = "-empty"
"""Ends the name of the group of those with nobody named, or no word of doubt: they come last."""

_GUTTER_SHARE = 0.27
BELONGING: tuple[Also, ...] = ("demonym",)
"""Russian meddling is Russia's."""

EMPTY_WORDS = {"owner": "nobody named", "hedge": "no word of doubt"}


@dataclass(frozen=True)
class Referent:
    """What labels are looked for: one entity, or whatever some nouns mean."""

    selection: Selection
    entity_id: str = ""
    lemmas: tuple[str, ...] = ()
    is_whole: bool = True
    """Labels are whole phrases, or else the nouns alone."""


@dataclass(frozen=True)
class Ladder:
    """What the reports call a referent, measured: see `analysis.measures.labels`."""

    uses: pd.DataFrame
    labels: pd.DataFrame
    company: pd.DataFrame
    baseline: pd.DataFrame
    silent: tuple[tuple[str, str], ...]
    """Events and sides that were looked at and have no use."""
    is_pooled: bool


@st.cache_resource(show_spinner=False, max_entries=4)
def load_concepts(by: Grouping) -> dict[str, tuple[str, ...]]:
    """Return the concepts on offer, each with its nouns: those listed first.

    They are of the whole corpus, whatever is selected: a choice of outlets would change
    what an address means.
    """
    corpus, articles = load_corpus(), load_basics().articles
    articles = articles.assign(side=articles[by])
    phrases = corpus.select("phrases", _CONCEPT_COLUMNS)
    pooled = bool((articles["event_id"] == "").all())
    relatives = corpus.table("noun_relatives")
    listed = count_listed(phrases, articles)
    near = propose_concepts(phrases, relatives, articles, n_max=MAX_PROPOSED, is_pooled=pooled)
    known = {frozenset(lemmas.split()) for lemmas in listed["lemmas"]}
    families = [tuple(lemmas.split()) for lemmas in listed["lemmas"]]
    families += [
        tuple(lemmas.split())
        for lemmas in near["lemmas"]
        if not any(set(lemmas.split()) <= words for words in known)
    ]
    return {", ".join(family): family for family in families}


@st.cache_resource(show_spinner=False, max_entries=1)
def _load_wordings() -> list[str]:
    """Return the words that stand before nouns, each wording once."""
    return list(load_corpus().select("phrases", ["modifiers"])["modifiers"].unique())


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_relatives(lemmas: tuple[str, ...]) -> list[str]:
    """Return nouns of the corpus that are near to some, the nearest first."""
    rows = (
        load_corpus()
        .select("noun_relatives", ["relative", "rank"], head_lemma=list(lemmas))
        .sort_values(["rank", "relative"])
    )
    near = [word for word in dict.fromkeys(rows["relative"]) if word not in lemmas]
    return near[: MAX_RELATIVES * max(1, len(lemmas))]


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_phrases(
    entity_id: str, lemmas: tuple[str, ...], corrections: Corrections
) -> pd.DataFrame:
    """Return the phrases of the whole corpus that may mean a referent, corrected."""
    corpus = load_corpus()
    if entity_id:
        applied = load_entities(corrections, ()).applied
        rows = corpus.select("phrases", entity_id=[entity_id, *sorted(applied.touched)])
        mentions = corpus.select("mentions", entity_id=sorted(applied.split_ids))
        return apply_to_phrases(rows, mentions, applied)
    wanted = set(lemmas)
    before = [words for words in _load_wordings() if not wanted.isdisjoint(words.split())]
    rows = [
        corpus.select("phrases", head_lemma=sorted(wanted)),
        corpus.select("phrases", modifiers=before),
    ]
    return pd.concat(rows, ignore_index=True).drop_duplicates("phrase_id", ignore_index=True)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_ladder(referent: Referent) -> Ladder:
    """Measure what the selected reports call a referent, and what chance would make of it."""
    selection = referent.selection
    articles = choose_articles(load_basics().articles, selection)
    phrases = _load_phrases(referent.entity_id, referent.lemmas, selection.corrections)
    owners = load_entities(selection.corrections, BELONGING).applied.moved
    together = bool((articles["event_id"] == "").all())
    uses = choose_uses(
        phrases,
        articles,
        selection.voice,
        entity_ids=[referent.entity_id] if referent.entity_id else [],
        lemmas=referent.lemmas,
        is_pooled=together,
    )
    if not referent.is_whole:
        uses = keep_nouns(uses, phrases, referent.lemmas)
    shuffled = shuffle_labels(uses, is_pooled=together)
    labels = mark_chance(tally_labels(uses, is_pooled=together), shuffled)
    phrases = phrases.assign(owner_entity_id=_follow(phrases["owner_entity_id"], owners))
    company = tally_company(uses, phrases)
    return Ladder(
        uses, labels, company, shuffled.baseline, _find_silent(articles, uses, together), together
    )


def _find_silent(
    articles: pd.DataFrame, uses: pd.DataFrame, together: bool
) -> tuple[tuple[str, str], ...]:
    placed = articles.assign(event_id="") if together else articles
    everyone, speaking = (
        set(rows[["event_id", "side"]].itertuples(index=False, name=None))
        for rows in (placed, uses)
    )
    return tuple(sorted(everyone - speaking))


def _follow(entity_ids: pd.Series, moved: Mapping[str, str]) -> pd.Series:
    """Return the entities that others count with."""
    return pd.Series([moved.get(key, key) for key in entity_ids], entity_ids.index, dtype="str")


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_label_sentences(
    referent: Referent, cell: VoiceCell
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the sentences of a label's uses, the phrases in them, and quoted contents."""
    corpus, selection = load_corpus(), referent.selection
    uses = load_ladder(referent).uses
    is_meant = (uses["event_id"] == cell.event_id) & (uses["side"] == cell.side)
    phrases = _load_phrases(referent.entity_id, referent.lemmas, selection.corrections)
    phrases = phrases[phrases["phrase_id"].isin(uses.loc[is_meant, "phrase_id"])]
    if cell.facet == "label":
        named = uses[is_meant & (uses["label"] == cell.value)]
        phrases = phrases[phrases["phrase_id"].isin(named["phrase_id"])]
    else:
        facet, _, value = cell.value.partition(":")
        owners = load_entities(selection.corrections, BELONGING).applied.moved
        told = phrases[FACETS[facet]]
        phrases = phrases[(_follow(told, owners) if facet == "owner" else told) == value]
    ids = list(phrases["sentence_id"].unique())
    sentences = corpus.select("sentences", sentence_id=ids, section=COUNTED_SECTIONS)
    names = [] if selection.voice == "all" else ids
    contents = corpus.select("attribution_spans", sentence_id=names, **SPOKEN)
    return sentences, phrases, contents


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_labels(referent: Referent, scheme: str, opened: VoiceCell | None) -> go.Figure:
    """Draw what each report calls a referent."""
    ladder = load_ladder(referent)
    return plot_labels(
        ladder.labels,
        load_basics().colours,
        n_lines=MAX_LINES,
        heads={"": POOLED} if ladder.is_pooled else {},
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


def name_company(company: pd.DataFrame, words: Mapping[str, str]) -> list[str]:
    """Return the words for each owner and each word of doubt of a tally."""
    return [
        (words.get(value, value) if facet == "owner" else value) or EMPTY_WORDS[facet]
        for facet, value in zip(company["facet"], company["value"], strict=True)
    ]


def _group_company(told: Collection[str]) -> dict[str, Group]:
    """Return the groups of lines; the heading stands over the first that there is."""
    groups = {}
    for facet, (heading, symbol) in _SIGNS.items():
        groups[facet] = Group(heading, symbol)
        empty_heading = "" if facet in told else heading
        groups[facet + _EMPTY] = Group(empty_heading, f"{symbol}-open", is_quiet=True)
    return groups


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_company(referent: Referent, scheme: str, opened: VoiceCell | None) -> go.Figure:
    """Draw who is named with a referent in each report, and with which word of doubt."""
    ladder = load_ladder(referent)
    words = load_entities(referent.selection.corrections, ()).words
    company = ladder.company
    is_empty = company["value"] == ""
    cells = company.assign(
        facet="company",
        value=company["facet"] + ":" + company["value"],
        group=company["facet"].where(~is_empty, company["facet"] + _EMPTY),
        label=name_company(company, words),
        n_attributions=company["n_uses"],
        of_attributions=company["of_uses"],
        why="",
    )
    heads = {"": POOLED} if ladder.is_pooled else {}
    return plot_matrix(
        cells,
        _group_company(set(company.loc[~is_empty, "facet"])),
        load_basics().colours,
        noun="use",
        columns=place_columns(
            cells, gutter_share=_GUTTER_SHARE, heads=heads, notes=note_uses(company)
        ),
        opened=opened and opened.mark,
        ink=INK[scheme],
    )
