"""The actions behind the marks of the Framing page, and the sentences they stand in.

What `loading` says of its caches holds here too.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from analysis.corrections import apply_to_action_names
from analysis.measures.actions import (
    DOUBTFUL,
    choose_actions,
    find_doubts,
    find_speakers,
)
from pages.shared.acting import Telling
from pages.shared.loading import MANY_VIEWS, SPOKEN, load_basics, load_corpus
from pages.shared.loading_actions import load_told
from pages.shared.loading_entities import load_entities, origins_of
from pages.shared.searching import choose_articles, choose_report
from pages.shared.state import VoiceCell

_UNTOLD: dict[str, dict[str, Any]] = {
    "passive": {"is_passive": True},
    "agentless_passive": {"is_passive": True, "is_agentless": True},
    "agentless_nominal": {"is_nominal": True, "is_agentless": True},
}


class Told(NamedTuple):
    """Actions, who is named in them, their sentences, what is quoted there, and how sure."""

    actions: pd.DataFrame
    names: pd.DataFrame
    sentences: pd.DataFrame
    contents: pd.DataFrame
    doubts: dict[str, str]
    """The words of doubt near an action, by action_id."""
    speakers: dict[str, dict[Any, Any]]
    """The attribution in whose words an action stands, by action_id."""


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_cell_actions(telling: Telling, cell: VoiceCell, n_shown: int) -> tuple[Told, int]:
    """Return the first actions behind a mark, and how many there are."""
    articles = choose_articles(load_basics().articles, telling.selection)
    ids = list(choose_report(articles, cell.event_id, cell.side)["article_id"])
    found = _find(telling, cell, ids)
    return load_told_actions(telling, list(found["action_id"].head(n_shown))), len(found)


def _find(telling: Telling, cell: VoiceCell, ids: list[str]) -> pd.DataFrame:
    """Return the actions that a mark counts, those of its articles and its voice."""
    corpus, wanted = load_corpus(), _filters(cell)
    if cell.facet == "told":
        found = corpus.select("actions", article_id=ids, **_UNTOLD[cell.value])
    elif wanted.entity_id:
        names = _names(telling, ids, wanted.entity_id)
        names = names[names["role"] == wanted.role]
        found = corpus.select("actions", action_id=list(names["action_id"].unique()))
    else:
        found = corpus.select(
            "actions", article_id=ids, verb_lemma=wanted.verbs, agent_lemma=wanted.agent_lemma
        )
        named = corpus.select(
            "action_names", ["action_id"], action_id=list(found["action_id"]), role="agent"
        )
        found = found[~found["action_id"].isin(named["action_id"])]
    if wanted.verbs:
        found = found[found["verb_lemma"].isin(wanted.verbs)]
    return choose_actions(found, telling.selection.voice, with_saying=telling.with_saying)


class _Wanted(NamedTuple):
    role: str = ""
    verbs: tuple[str, ...] = ()
    entity_id: str = ""
    agent_lemma: str = ""


def _filters(cell: VoiceCell) -> _Wanted:
    """Say what a mark's value means: see `analysis.figures.actions` and `doers`."""
    if cell.facet in {"acts", "acted_upon"}:
        role = "agent" if cell.facet == "acts" else "patient"
        return _Wanted(role=role, entity_id=cell.value)
    if cell.facet == "verb":
        role, verb, entity_id = cell.value.split(" ", 2)
        return _Wanted(role, (verb,), entity_id)
    if cell.facet == "doer":
        joined, _, doer = cell.value.partition(" ")
        verbs = tuple(joined.split("+"))
        if doer.startswith("="):
            return _Wanted("agent", verbs, "", doer[1:])
        return _Wanted("agent", verbs, doer)
    return _Wanted()


def _names(telling: Telling, article_ids: list[str], entity_id: str) -> pd.DataFrame:
    """Return where an entity plays a part in the actions of some articles, corrected."""
    applied = load_entities(telling.selection.corrections, ()).applied
    names = load_corpus().select(
        "action_names", article_id=article_ids, entity_id=origins_of(entity_id, applied)
    )
    names = apply_to_action_names(names, applied)
    return names[names["entity_id"] == entity_id]


def load_told_actions(telling: Telling, action_ids: Collection[str]) -> Told:
    """Return some actions with all that is shown of them."""
    corpus = load_corpus()
    actions = corpus.select("actions", action_id=list(action_ids))
    names = corpus.select("action_names", action_id=list(action_ids))
    names = apply_to_action_names(names, load_entities(telling.selection.corrections, ()).applied)
    shown = list(actions["sentence_id"].unique())
    contents = corpus.select("attribution_spans", sentence_id=shown, **SPOKEN)
    doubts = load_doubts(actions)
    return Told(
        actions,
        names,
        corpus.select("sentences", sentence_id=shown),
        contents if telling.selection.voice != "all" else contents.head(0),
        dict(zip(doubts["action_id"], doubts["words"], strict=True)),
        _load_speakers(actions, contents),
    )


def load_doubts(actions: pd.DataFrame) -> pd.DataFrame:
    """Return the words of doubt near some actions; not cached."""
    corpus = load_corpus()
    phrases = corpus.select(
        "phrases", ["phrase_id", "hedge"], phrase_id=list(actions["action_id"]), is_hedged=True
    )
    cues = corpus.select(
        "cue_hits",
        ["sentence_id", "category", "entry", "start_char", "end_char"],
        sentence_id=list(actions["sentence_id"].unique()),
        category=DOUBTFUL,
    )
    return find_doubts(actions, phrases, cues)


def _load_speakers(actions: pd.DataFrame, contents: pd.DataFrame) -> dict[str, dict[Any, Any]]:
    """Return in whose words each quoted action stands."""
    found = find_speakers(actions, contents)
    attributions = load_corpus().select(
        "attributions",
        ["attribution_id", "source_name", "source_text", "cue_text"],
        attribution_id=list(found["attribution_id"].unique()),
    )
    told = {row["attribution_id"]: row for row in attributions.to_dict("records")}
    return {
        action_id: told[attribution_id]
        for action_id, attribution_id in found.itertuples(index=False)
    }


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_first_of_verbs(telling: Telling, verbs: tuple[str, ...], n_shown: int) -> tuple[Told, int]:
    """Return the first actions of some verbs, report by report, and their number."""
    articles = choose_articles(load_basics().articles, telling.selection)
    told = load_told(telling.selection.voice, telling.with_saying)
    told = told[told["verb_lemma"].isin(verbs) & told["article_id"].isin(articles["article_id"])]
    return load_told_actions(telling, list(told["action_id"].head(n_shown))), len(told)
