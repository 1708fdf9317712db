"""Measuring and drawing who does one thing: the caches of doers on the Framing page.

What `loading` says of its caches holds here too.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.figures.doers import plot_doers
from analysis.figures.style import INK
from analysis.measures.actions import choose_actions, tally_doers
from pages.shared.acting import Telling
from pages.shared.loading import MANY_VIEWS, load_basics, load_corpus
from pages.shared.loading_action_sentences import load_doubts
from pages.shared.loading_actions import heads_of, load_acting, load_parts
from pages.shared.loading_entities import load_entities
from pages.shared.searching import choose_articles, is_pooled
from pages.shared.state import VoiceCell

MAX_DOERS = 24
"""Doers drawn of one verb."""

_TOLD = (
    *("action_id", "article_id", "sentence_id", "section", "start_char", "verb_lemma"),
    *("agent_lemma", "patient_text", "is_quoted", "is_saying", "is_mental", "is_negated"),
    "modality",
)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_doers(telling: Telling, verbs: tuple[str, ...]) -> pd.DataFrame:
    """Return who does one thing in each report, and with how much doubt it is told."""
    selection, corpus = telling.selection, load_corpus()
    articles = choose_articles(load_basics().articles, selection)
    ids = list(articles["article_id"])
    told = corpus.select("actions", _TOLD, verb_lemma=verbs, article_id=ids)
    told = choose_actions(told, selection.voice, with_saying=telling.with_saying)
    parts = load_parts(selection.corrections)
    parts = parts[parts["action_id"].isin(told["action_id"])]
    return tally_doers(
        told, parts, articles, verbs, doubts=load_doubts(told), is_pooled=is_pooled(articles)
    )


def first_doers(doers: pd.DataFrame) -> pd.DataFrame:
    """Keep the most frequent doers of a verb."""
    keys = ["entity_id", "agent_lemma"]
    sums = doers.groupby(keys, as_index=False)["n_actions"].sum()
    sums = sums.sort_values(["n_actions", *keys], ascending=[False, True, True])
    return doers.merge(sums.head(MAX_DOERS)[keys], on=keys)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_doers(
    telling: Telling, verbs: tuple[str, ...], scheme: str, opened: VoiceCell | None
) -> go.Figure:
    """Draw whom each report tells as doing one thing."""
    acting = load_acting(telling, with_roles=False)
    return plot_doers(
        first_doers(load_doers(telling, verbs)),
        verbs,
        acting.sides,
        load_entities(telling.selection.corrections, ()).names,
        load_basics().colours,
        heads=heads_of(acting),
        opened=opened and opened.mark,
        ink=INK[scheme],
    )
