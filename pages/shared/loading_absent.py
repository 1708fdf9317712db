"""Whom a report does not name though others on its event do: the caches.

What `loading` says of its caches holds here too.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.corpus.agencies import find_agency
from analysis.measures.silence import (
    MAX_LIKE_SENTENCES,
    MAX_SILENT_ARTICLES,
    nearest_sentences,
)
from analysis.schema import COUNTED_SECTIONS
from pages.shared.loading import MANY_VIEWS, load_corpus
from pages.shared.loading_entities import load_entities, load_named, load_narrowed
from pages.shared.searching import TOKEN_COLUMNS
from pages.shared.state import Named, Naming, Selection

NEAR = 0.15
"""A sentence less like those of the others than this is near to nothing."""

NEAR_TERMS = 2
"""And one word in common may be any word."""


def whole_text(naming: Naming) -> Naming:
    """Return what is asked without what narrows a text: nobody is missing from a part of one."""
    asked = naming.selection
    selection = Selection(
        asked.event_id, asked.outlets, asked.by, (), corrections=asked.corrections
    )
    return Naming(selection, label=naming.label, also=naming.also)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_absent(naming: Naming) -> tuple[Named, pd.DataFrame]:
    """Return who is named in the whole texts, and who is missing in which.

    A people whose country the report names is not missed, nor is a news agency: who wrote
    a report is seldom named in another.
    """
    named = load_named(naming)
    entities = load_entities(naming.selection.corrections, naming.also)
    table = entities.entities.set_index("entity_id")
    present = named.rates[named.rates["n_windows"] > 0]
    there = set(zip(present["event_id"], present["side"], present["entity_id"], strict=True))
    absent = named.absent
    company = absent["entity_id"].map(table["counts_with"])
    keys = zip(absent["event_id"], absent["side"], company, strict=True)
    is_covered = pd.Series([key in there for key in keys], index=absent.index, dtype=bool)
    names = absent["entity_id"].map(table["name"])
    is_agency = pd.Series(
        [bool(find_agency(str(name))) for name in names], index=absent.index, dtype=bool
    )
    return named, absent[~is_covered & ~is_agency].reset_index(drop=True)


def load_others(
    naming: Naming, event_id: str, side: str, entity_id: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return how others on an event name an entity, and what a report says nearest to it.

    Returns
    -------
    DataFrame
        Sentences of others that name it.
    DataFrame
        At most one sentence of the report for each article, nearest first; empty if
        nothing is near.
    """
    selection = naming.selection
    everybody = Selection(event_id, (), selection.by, (), corrections=selection.corrections)
    return _load_others(Naming(everybody, also=naming.also), side, entity_id)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_others(naming: Naming, side: str, entity_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    corpus = load_corpus()
    articles, namings = load_narrowed(naming)
    own = list(articles.loc[articles["side"] == side, "article_id"])[:MAX_SILENT_ARTICLES]
    others = articles.loc[articles["side"] != side, "article_id"]
    is_like = (namings["entity_id"] == entity_id) & namings["article_id"].isin(others)
    like = list(namings.loc[is_like, "sentence_id"].astype("str"))[:MAX_LIKE_SENTENCES]
    told = corpus.select("sentences", sentence_id=like)
    said = corpus.select("sentences", article_id=own, section=COUNTED_SECTIONS)
    tokens = corpus.select("tokens", TOKEN_COLUMNS, sentence_id=[*said["sentence_id"], *like])
    near = nearest_sentences(tokens, silent_articles=own, thread_sentences=like)
    n_terms = near["shared_terms"].str.count(", ") + 1
    is_near = (near["similarity"] >= NEAR) & (n_terms >= NEAR_TERMS)
    return told, near[is_near].merge(said, on=["sentence_id", "article_id"])
