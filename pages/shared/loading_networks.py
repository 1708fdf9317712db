"""Counting and drawing who is named together: the caches of the networks.

What `loading` says of its caches holds here too.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.figures.network import plot_network
from analysis.figures.network_difference import plot_difference
from analysis.figures.network_parts import View as NetworkView
from analysis.figures.network_parts import measure_boxes
from analysis.figures.network_sides import plot_small_networks
from analysis.figures.style import INK
from analysis.measures.cooccurrence import (
    COMPARISON_COLUMNS,
    Measure,
    choose_differences,
    choose_nodes,
    choose_pairs,
    compare_pairs,
    count_pairs,
    count_sides,
    score_pairs,
    set_against,
)
from analysis.measures.networks import find_communities, place_nodes
from pages.shared.loading import MANY_VIEWS, load_basics
from pages.shared.loading_entities import load_entities, load_named, load_narrowed
from pages.shared.searching import choose_report
from pages.shared.state import Naming, Network, Scope, Selection, VoiceCell

MAX_NODES = 40
"""Names that can be told apart in one picture."""

MAX_PAIRS = 80
"""Lines that can be told apart in one picture: the strongest."""


def _scope_of(naming: Naming) -> Naming:
    """Return the widest view that a network is a part of: all outlets, voices and threads."""
    selection = naming.selection
    everybody = Selection(
        selection.event_id, (), selection.by, (), corrections=selection.corrections
    )
    return Naming(everybody, focus=naming.focus, label=naming.label, also=naming.also)


def load_scope(naming: Naming) -> Scope:
    """Return who has a place in the networks of an event or corpus, and where."""
    return _load_scope(_scope_of(naming))


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def _load_scope(naming: Naming) -> Scope:
    entities = load_entities(naming.selection.corrections, naming.also)
    _, namings = load_narrowed(naming)
    nodes = choose_nodes(namings, window="sentence", voice="all", n_nodes=MAX_NODES)
    ids = list(nodes["entity_id"])
    pairs = count_pairs(namings, window="sentence", voice="all", entity_ids=ids)
    groups = find_communities(pairs, ids)
    return Scope(
        ids,
        place_nodes(pairs, measure_boxes(nodes, entities.names)),
        dict(zip(groups["entity_id"], groups["community"], strict=True)),
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_network(naming: Naming, event_id: str, side: str, least: int) -> Network:
    """Count who is named together in one side's report; empty event or side: in all."""
    articles, namings = load_narrowed(naming)
    articles = choose_report(articles, event_id, side)
    namings = namings[namings["article_id"].isin(articles["article_id"])]
    ids, voice = load_scope(naming).entity_ids, naming.selection.voice
    nodes = choose_nodes(namings, window=naming.window, voice=voice, n_nodes=None, among=ids)
    pairs = count_pairs(namings, window=naming.window, voice=voice, entity_ids=ids)
    of_windows = int(articles["n_windows"].sum())
    return Network(nodes, score_pairs(pairs, n_windows=of_windows, min_windows=least), of_windows)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_comparison(naming: Naming, side: str, baseline: str | None) -> pd.DataFrame:
    """Compare whom one side names together with another, or the others, at equal length."""
    articles, namings = load_narrowed(naming)
    lengths = set_against(articles, side, baseline)
    sides = sorted(set(lengths["side"]) - {side})
    if not sides:
        return pd.DataFrame(columns=COMPARISON_COLUMNS)
    return compare_pairs(
        namings[namings["article_id"].isin(lengths["article_id"])],
        lengths,
        sides=(side, sides[0]),
        window=naming.window,
        voice=naming.selection.voice,
        entity_ids=load_scope(naming).entity_ids,
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_sides(naming: Naming, least: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Count who is named together in each report by itself."""
    articles, namings = load_narrowed(naming)
    if load_named(naming).is_pooled:
        articles = articles.assign(event_id="")
    return count_sides(
        namings,
        articles,
        window=naming.window,
        voice=naming.selection.voice,
        entity_ids=load_scope(naming).entity_ids,
        min_windows=least,
    )


def _names(naming: Naming) -> dict[str, str]:
    return load_entities(naming.selection.corrections, naming.also).names


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_network(
    naming: Naming,
    event_id: str,
    side: str,
    measure: Measure,
    least: int,
    scheme: str,
    opened: VoiceCell | None,
) -> go.Figure:
    """Draw who is named together in one report, or in all."""
    scope, network = load_scope(naming), load_network(naming, event_id, side, least)
    return plot_network(
        network.nodes,
        choose_pairs(network.pairs, measure=measure, n_pairs=MAX_PAIRS),
        scope.places,
        _names(naming),
        view=NetworkView(event_id, side, naming.window, network.of_windows, measure),
        communities=scope.communities,
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_small_networks(
    naming: Naming, least: int, scheme: str, opened: VoiceCell | None
) -> go.Figure:
    """Draw who is named together in each report, side by side."""
    nodes, pairs = load_sides(naming, least)
    return plot_small_networks(
        nodes,
        pairs,
        load_scope(naming).places,
        _names(naming),
        load_basics().colours,
        window=naming.window,
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_comparison(
    naming: Naming, side: str, baseline: str | None, scheme: str, opened: VoiceCell | None
) -> go.Figure:
    """Draw whom one side names together and another does not."""
    articles, namings = load_narrowed(naming)
    lengths = set_against(articles, side, baseline)
    scope = load_scope(naming)
    nodes = choose_nodes(
        namings[namings["article_id"].isin(lengths["article_id"])],
        window=naming.window,
        voice=naming.selection.voice,
        n_nodes=None,
        among=scope.entity_ids,
    )
    compared = load_comparison(naming, side, baseline)
    return plot_difference(
        choose_differences(compared),
        nodes,
        scope.places,
        _names(naming),
        load_basics().colours,
        totals=compared["held_by"].value_counts().to_dict(),
        view=NetworkView(window=naming.window, of_windows=int(lengths["n_windows"].sum())),
        opened=opened and opened.mark,
        ink=INK[scheme],
    )
