"""Measuring the differences of the Framing page again: the caches of their recounts.

What `loading` says of its caches holds here too. Nothing is read before a reader asks.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.shared.acting import Telling
from pages.shared.loading import MANY_VIEWS, load_basics
from pages.shared.loading_actions import load_telling
from pages.shared.loading_cues import load_cue_hits, voice_of
from pages.shared.loading_robustness import recount_sides
from pages.shared.searching import choose_articles
from pages.shared.state import Selection, VoiceCell

_KEYS = ["article_id", "section", "is_quoted"]


def _count(rows: pd.DataFrame) -> pd.DataFrame:
    """Count rows of an article, section and voice."""
    return rows.groupby(_KEYS, as_index=False, observed=True).size().rename(columns={"size": "n"})


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_role_recounts(
    telling: Telling, entity_id: str, event_id: str, left: str, right: str
) -> pd.DataFrame:
    """Return the recounts of in how many more of its actions an entity acts on one side."""
    articles, actions, parts = load_telling(telling)
    articles = articles[articles["event_id"] == event_id]
    own = parts[parts["entity_id"] == entity_id]
    with_it = actions[actions["action_id"].isin(own["action_id"])]
    acts = own.loc[own["role"] == "agent", "action_id"]
    return recount_sides(
        _count(with_it[with_it["action_id"].isin(acts)]),
        articles,
        left=left,
        right=right,
        lengths=_count(with_it),
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_cue_recounts(selection: Selection, cell: VoiceCell, left: str, right: str) -> pd.DataFrame:
    """Return the recounts of how much more often one side uses words of a category."""
    articles = choose_articles(load_basics().articles, selection)
    articles = articles[articles["event_id"] == cell.event_id]
    lexicon = cell.value.partition(" ")[0]
    hits = [
        load_cue_hits(selection, (lexicon,), cell._replace(side=side)) for side in (left, right)
    ]
    return recount_sides(
        _count(pd.concat(hits)), articles, left=left, right=right, voice=voice_of(cell)
    )
