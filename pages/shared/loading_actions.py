"""Measuring and drawing who does what to whom: the caches of actions on the Framing page.

What `loading` says of its caches holds here too. A reader's corrections of names are part
of the key.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.corrections import Corrections, apply_to_action_names
from analysis.figures.actions import plot_roles, plot_untold, plot_verbs
from analysis.figures.style import INK
from analysis.measures.actions import (
    choose_actions,
    find_agentless,
    tally_roles,
    tally_sides,
    tally_verbs,
)
from analysis.measures.coverage import choose_sides
from analysis.notation import count
from analysis.voices import Voice
from pages.shared.acting import Acting, Telling
from pages.shared.loading import MANY_VIEWS, load_basics, load_corpus
from pages.shared.loading_entities import FEW_CORPORA, load_entities
from pages.shared.searching import POOLED, choose_articles, is_pooled
from pages.shared.state import Grouping, Selection, VoiceCell

MAX_RANKED = 30
"""Entities measured for each report: nobody reads a longer list."""

MAX_VERBS = 14
"""Verbs drawn in each part."""

_PALE = frozenset(
    {
        *("make", "do", "take", "get", "go", "come", "give", "put", "see", "find", "use", "keep"),
        *("know", "show", "let", "start", "begin", "try", "continue", "leave", "bring", "become"),
    }
)
"""Verbs that tell little by themselves: like those of saying, they are offered last."""

_TOLD = (
    *("action_id", "article_id", "section", "verb_lemma", "agent_lemma", "patient_lemma"),
    *("is_passive", "is_agentless", "is_nominal", "is_saying", "is_mental", "is_quoted"),
)


@st.cache_resource(show_spinner=False, max_entries=FEW_CORPORA)
def load_told(voice: Voice, with_saying: bool) -> pd.DataFrame:
    """Return the actions of the whole corpus told in one voice, without their words."""
    told = load_corpus().select("actions", _TOLD)
    return choose_actions(told, voice, with_saying=with_saying).reset_index(drop=True)


@st.cache_resource(show_spinner=False, max_entries=FEW_CORPORA)
def load_parts(corrections: Corrections) -> pd.DataFrame:
    """Return who plays a part in which action of the whole corpus, corrected."""
    names = load_corpus().select(
        "action_names", ["action_id", "article_id", "role", "entity_id", "surface"]
    )
    applied = load_entities(corrections, ()).applied
    return apply_to_action_names(names, applied).drop(columns="surface")


@st.cache_resource(show_spinner=False, max_entries=FEW_CORPORA)
def _load_named(
    voice: Voice, with_saying: bool, corrections: Corrections
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the actions in which anybody named plays a part, and who does."""
    told, parts = load_told(voice, with_saying), load_parts(corrections)
    parts = parts[parts["action_id"].isin(told["action_id"])].reset_index(drop=True)
    return told[told["action_id"].isin(parts["action_id"])].reset_index(drop=True), parts


def load_telling(telling: Telling) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the selected articles, their actions with a name in it, and the names."""
    selection = telling.selection
    articles = choose_articles(load_basics().articles, selection)
    actions, parts = _load_named(selection.voice, telling.with_saying, selection.corrections)
    if len(articles) == len(load_basics().articles):
        return articles, actions, parts
    ids = list(articles["article_id"])
    return (
        articles,
        actions[actions["article_id"].isin(ids)],
        parts[parts["article_id"].isin(ids)],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_acting(telling: Telling, with_roles: bool = True) -> Acting:
    """Measure what names no doer, and ``with_roles`` who acts and who is acted upon."""
    articles, actions, parts = load_telling(telling)
    together = is_pooled(articles)
    named = parts[["action_id", "entity_id"]].drop_duplicates()["entity_id"]
    sums = named.value_counts().rename_axis("entity_id").reset_index(name="n")
    ranked = list(sums.sort_values(["n", "entity_id"], ascending=[False, True])["entity_id"])
    # What is not shown need not be counted: it takes longer than all the rest.
    first = ranked[:MAX_RANKED] if with_roles else []
    roles = tally_roles(
        *_only(actions, parts, first), articles, entity_ids=first, is_pooled=together
    )
    return Acting(articles, roles, _load_sides(telling, articles, together), ranked, together)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_role(telling: Telling, entity_id: str) -> pd.DataFrame:
    """Return in which part of its actions one entity acts, in each report."""
    articles, actions, parts = load_telling(telling)
    ids = [entity_id]
    return tally_roles(
        *_only(actions, parts, ids), articles, entity_ids=ids, is_pooled=is_pooled(articles)
    )


def _only(
    actions: pd.DataFrame, parts: pd.DataFrame, entity_ids: list[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Keep the actions in which some entities play a part: less to join."""
    own = parts[parts["entity_id"].isin(entity_ids)]
    return actions[actions["action_id"].isin(own["action_id"])], own


def _load_sides(telling: Telling, articles: pd.DataFrame, together: bool) -> pd.DataFrame:
    """Return what is counted for each side by itself: cut from the whole where that is right."""
    selection = telling.selection
    if selection.by == "origin" and selection.outlets:
        # An origin's articles may be in several outlets: leaving one out changes its sums.
        told = load_told(selection.voice, telling.with_saying)
        return tally_sides(told, articles, is_pooled=together)
    whole = _load_every_side(
        selection.voice, telling.with_saying, selection.by, together, selection.event_id
    )
    return choose_sides(whole, event_id=None, sides=set(articles["side"]))


@st.cache_resource(show_spinner=False, max_entries=FEW_CORPORA)
def _load_every_side(
    voice: Voice, with_saying: bool, by: Grouping, together: bool, event_id: str | None
) -> pd.DataFrame:
    everything = Selection(event_id, (), by, ())
    articles = choose_articles(load_basics().articles, everything)
    return tally_sides(load_told(voice, with_saying), articles, is_pooled=together)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_verbs(telling: Telling, entity_id: str) -> pd.DataFrame:
    """Return with which verbs an entity acts, and is acted upon, in each report."""
    articles, actions, parts = load_telling(telling)
    actions, parts = _only(actions, parts, [entity_id])
    return tally_verbs(actions, parts, articles, is_pooled=is_pooled(articles))


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_verb_list(telling: Telling) -> list[str]:
    """Return the verbs of a selection, the most frequent first; those that tell little, last."""
    told = load_told(telling.selection.voice, telling.with_saying)
    articles = choose_articles(load_basics().articles, telling.selection)
    if len(articles) < len(load_basics().articles):
        told = told[told["article_id"].isin(articles["article_id"])]
    is_said = told["is_saying"] | told["is_mental"]
    verbs = told.assign(is_said=is_said).groupby("verb_lemma")["is_said"].agg(["size", "mean"])
    verbs = verbs.assign(is_deed=(verbs["mean"] < 0.5) & ~verbs.index.isin(_PALE)).reset_index()
    order = verbs.sort_values(["is_deed", "size", "verb_lemma"], ascending=[False, False, True])
    return list(order["verb_lemma"])


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_agentless(telling: Telling) -> pd.DataFrame:
    """Return what is told without a doer, beside other sides that name one.

    Among those matched alike, actions that tell whom they were done to come first.
    """
    selection = telling.selection
    articles = choose_articles(load_basics().articles, selection)
    articles = articles[articles["event_id"] != ""]
    told = load_told(selection.voice, telling.with_saying)
    told = told[told["article_id"].isin(articles["article_id"])]
    parts = load_parts(selection.corrections)
    pairs = find_agentless(told, parts[parts["action_id"].isin(told["action_id"])], articles)
    to_whom = told.loc[told["patient_lemma"] != "", "action_id"]
    rank = pairs["matched_by"].map({"entity": 0, "word": 1, "verb": 2})
    ordered = pairs.assign(rank=rank, is_to_nobody=~pairs["action_id"].isin(to_whom))
    return ordered.sort_values(["rank", "is_to_nobody"], kind="stable", ignore_index=True)


def read_notes(acting: Acting) -> dict[tuple[str, str], str]:
    """Say under each report's name how many actions of it were read."""
    rows = acting.sides
    reports = zip(rows["event_id"], rows["side"], strict=True)
    return dict(zip(reports, [count(n, "action") for n in rows["n_actions"]], strict=True))


def heads_of(acting: Acting) -> dict[str, str]:
    """Say what stands over the columns instead of an event's day."""
    return {"": POOLED} if acting.is_pooled else {}


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_roles(telling: Telling, scheme: str, opened: VoiceCell | None) -> go.Figure:
    """Draw who acts and who is acted upon in each report."""
    acting = load_acting(telling)
    return plot_roles(
        acting.roles,
        load_entities(telling.selection.corrections, ()).names,
        load_basics().colours,
        heads=heads_of(acting),
        notes=read_notes(acting),
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_untold(telling: Telling, scheme: str, opened: VoiceCell | None) -> go.Figure:
    """Draw what each report tells in the passive and without a doer."""
    acting = load_acting(telling, with_roles=False)
    return plot_untold(
        acting.sides,
        load_basics().colours,
        heads=heads_of(acting),
        notes=read_notes(acting),
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


def first_verbs(verbs: pd.DataFrame) -> pd.DataFrame:
    """Keep the most frequent verbs of each part: a figure of hundreds is none."""
    sums = verbs.groupby(["role", "verb_lemma"], as_index=False)["n_actions"].sum()
    sums = sums.sort_values(["n_actions", "verb_lemma"], ascending=[False, True])
    kept = sums.groupby("role").head(MAX_VERBS)[["role", "verb_lemma"]]
    return verbs.merge(kept, on=["role", "verb_lemma"])


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_verbs(
    telling: Telling, entity_id: str, scheme: str, opened: VoiceCell | None
) -> go.Figure:
    """Draw what an entity does, and what is done to it, in each report."""
    acting = load_acting(telling, with_roles=False)
    return plot_verbs(
        first_verbs(load_verbs(telling, entity_id)),
        acting.sides,
        load_basics().colours,
        heads=heads_of(acting),
        opened=opened and opened.mark,
        ink=INK[scheme],
    )
