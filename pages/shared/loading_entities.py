"""Counting and drawing who is named: the caches of the Entities page.

What `loading` says of its caches holds here too. A reader's corrections are part of the
key, as the terms of a changed thread are: what one reader corrects no other reader meets.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.corrections import (
    Applied,
    Correction,
    Corrections,
    apply_to_entities,
    apply_to_mentions,
    apply_to_sentence_entities,
    compile_corrections,
)
from analysis.figures.entities import plot_entity_rates
from analysis.figures.strips import plot_positions
from analysis.figures.style import INK
from analysis.measures.cooccurrence import measure_windows
from analysis.measures.entities import find_absent_entities, rate_entities
from analysis.measures.namings import (
    choose_namings,
    compact,
    count_focus,
    count_namings,
    keep_focus,
    keep_thread,
    rank_named,
)
from analysis.measures.positions import place_sentences
from analysis.schema import COUNTED_SECTIONS
from pages.shared.escaping import isolate
from pages.shared.loading import MANY_VIEWS, SPOKEN, load_basics, load_corpus
from pages.shared.searching import POOLED, choose_articles, choose_report, find_hits, is_pooled
from pages.shared.state import Also, Entities, Named, Naming, Selection, VoiceCell

FEW_CORPORA = 8
"""Corrected copies of the whole corpus's namings held at once: each may be large."""

MAX_OFFERED = 300
"""Entities on offer in a box; any other may be typed."""

MAX_LINES = 20
"""Entities in the picture."""

MAX_RANKED = 200
"""Entities measured for each report: nobody reads a longer list."""


@st.cache_resource(show_spinner=False, max_entries=FEW_CORPORA)
def load_entities(corrections: Corrections, also: tuple[Also, ...]) -> Entities:
    """Return the entities, with what counts with its country and a reader's corrections."""
    corpus = load_corpus()
    entities, aliases = corpus.table("entities"), corpus.table("entity_aliases")
    every = (*corrections, *_count_with(entities, also))
    applied = compile_corrections(every, entities, aliases)
    if every:
        mentions = corpus.select(
            "mentions", ["article_id", "entity_id", "surface"], entity_id=sorted(applied.changed)
        )
        entities, aliases = apply_to_entities(entities, aliases, applied, mentions)
    ids, names = entities["entity_id"].tolist(), entities["name"].tolist()
    twice = {name for name, n in Counter(map(str.casefold, names)).items() if n > 1}
    words = {
        key: isolate(f"{name} ({key})" if name.casefold() in twice else name)
        for key, name in zip(ids, names, strict=True)
    }
    return Entities(
        entities,
        aliases,
        applied,
        dict(zip(ids, names, strict=True)),
        dict(zip(ids, entities["label"], strict=True)),
        words,
        {word: key for key, word in words.items()},
    )


def _count_with(entities: pd.DataFrame, also: tuple[Also, ...]) -> Corrections:
    """Return the merges that let demonyms, or seats, count with their country."""
    here = set(entities["entity_id"])
    chosen = entities[entities["counts_with_why"].isin(list(also))]
    return tuple(
        Correction("merge", entity_id, into)
        for entity_id, into in zip(chosen["entity_id"], chosen["counts_with"], strict=True)
        if into in here
    )


@st.cache_resource(show_spinner=False, max_entries=FEW_CORPORA)
def load_namings(corrections: Corrections, also: tuple[Also, ...]) -> pd.DataFrame:
    """Return which entity is named in which sentence of the whole corpus, corrected."""
    namings = load_corpus().table("sentence_entities")
    applied = load_entities(corrections, also).applied
    return compact(apply_to_sentence_entities(namings, applied, _split_mentions(applied)))


def _split_mentions(applied: Applied) -> pd.DataFrame | None:
    """Return the mentions of entities of which a wording was moved; None if there is none."""
    if not applied.split_ids:
        return None
    return load_corpus().select("mentions", entity_id=sorted(applied.split_ids))


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_most_named(
    event_id: str | None, corrections: Corrections, also: tuple[Also, ...]
) -> list[str]:
    """Return the entities named most often on an event, or at all: what is offered first."""
    namings = load_namings(corrections, also)
    articles = load_basics().articles
    if event_id is not None:
        on_event = articles.loc[articles["event_id"] == event_id, "article_id"]
        namings = namings[namings["article_id"].isin(on_event)]
    return list(rank_named(namings).head(MAX_OFFERED))


def load_narrowed(naming: Naming) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the articles with the windows counted in, and who is named in these windows.

    Entities in focus are left out, since they are in every window, and those of other types.
    """
    articles, namings = _load_narrowed(replace(naming, label=""))
    kept = ~namings["entity_id"].isin(naming.focus)
    if naming.label:
        labels = load_entities(naming.selection.corrections, naming.also).labels
        kept &= namings["entity_id"].isin([i for i in labels if labels[i] == naming.label])
    return articles, namings if kept.all() else namings[kept]


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_naming_sentences(
    naming: Naming, cell: VoiceCell
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the sentences behind a mark, the names in them, and what is quoted there.

    For a pair these are the sentences that name either of the two, in windows that name
    both.
    """
    corpus, entities = load_corpus(), load_entities(naming.selection.corrections, naming.also)
    articles, namings = _load_narrowed(replace(naming, label=""))
    report = choose_report(articles, cell.event_id, cell.side)
    namings = namings[namings["article_id"].isin(report["article_id"])]
    meant = pair_of(cell.value) if cell.facet == "pair" else (cell.value,)
    near = keep_focus(namings, meant, window=naming.window)
    shown = near.loc[near["entity_id"].isin(meant), "sentence_id"].astype("str").unique()
    sentences = corpus.select("sentences", sentence_id=list(shown))
    names = apply_to_mentions(
        corpus.select(
            "mentions",
            sentence_id=list(shown),
            entity_id=[key for one in meant for key in origins_of(one, entities.applied)],
        ),
        entities.applied,
    )
    names = names[names["entity_id"].isin(meant)]
    contents = corpus.select("attribution_spans", sentence_id=list(shown), **SPOKEN)
    return sentences, names.assign(term=names["entity_id"].map(entities.names)), contents


def pair_of(value: str) -> tuple[str, ...]:
    """Return the two entities of a pair's mark: their ids, joined in alphabetical order."""
    halves = value.split("+")
    cuts = ((halves[:at], halves[at:]) for at in range(1, len(halves)))
    known = load_entities((), ()).names
    for left, right in (("+".join(a), "+".join(b)) for a, b in cuts):
        if left.split("/")[0] in known and right.split("/")[0] in known:
            return left, right
    return (value,)


@st.cache_resource(show_spinner=False, max_entries=FEW_CORPORA)
def _load_narrowed(naming: Naming) -> tuple[pd.DataFrame, pd.DataFrame]:
    selection, corpus = naming.selection, load_corpus()
    articles = choose_articles(load_basics().articles, selection)
    ids = list(articles["article_id"])
    namings = load_namings(selection.corrections, naming.also)
    if len(ids) < len(load_basics().articles):
        namings = namings[namings["article_id"].isin(ids)]
    windows = corpus.select(
        "article_windows", article_id=ids, thread_id=naming.thread_id, voice=selection.voice
    )
    counted = measure_windows(
        articles,
        windows,
        window=naming.window,
        voice=selection.voice,
        thread_id=naming.thread_id,
        by=selection.by,
    )
    if naming.thread_id:
        told = find_told_sentences(selection, naming.thread_id, ids)
        namings = keep_thread(namings, told, window=naming.window)
    namings = choose_namings(namings, selection.voice)
    if naming.focus:
        namings = keep_focus(namings, naming.focus, window=naming.window)
        counted = count_focus(counted, namings, window=naming.window)
    return counted, namings


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_named(naming: Naming) -> Named:
    """Count who is named in a selection, in which thread and in whose words."""
    articles, namings = load_narrowed(naming)
    counts = count_namings(namings, window=naming.window)
    ranked = rank_named(counts, "n_windows")
    rates = rate_entities(
        articles, counts, entity_ids=ranked.head(MAX_RANKED).tolist(), is_pooled=is_pooled(articles)
    )
    return Named(articles, rates, find_absent_entities(rates), len(ranked), is_pooled(articles))


def origins_of(entity_id: str, applied: Applied) -> list[str]:
    """Return the machine's entities whose mentions may mean this one after corrections."""
    moved = [machine for machine, now in applied.moved.items() if now == entity_id]
    split = [machine for (machine, _), now in applied.split.items() if now == entity_id]
    return sorted({entity_id, *moved, *split})


def find_told_sentences(
    selection: Selection, thread_id: str, article_ids: list[str]
) -> pd.DataFrame:
    """Return the sentences in a thread, without their words."""
    hits = find_hits(load_corpus(), load_basics(), selection, [thread_id], article_ids)
    return load_corpus().select(
        "sentences",
        ["sentence_id", "article_id", "paragraph"],
        sentence_id=list(hits["sentence_id"].unique()),
        section=COUNTED_SECTIONS,
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_ranking(naming: Naming, scheme: str, opened: VoiceCell | None) -> go.Figure:
    """Draw in what share of its windows each report names whom."""
    named = load_named(naming)
    return plot_entity_rates(
        named.rates,
        load_entities(naming.selection.corrections, naming.also).names,
        load_basics().colours,
        window=naming.window,
        heads={"": POOLED} if named.is_pooled else {},
        n_lines=MAX_LINES,
        opened=opened and opened.mark,
        ink=INK[scheme],
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_focus_sentences(naming: Naming) -> pd.DataFrame:
    """Return the sentences that name what is in focus: article, sentence, nothing else."""
    articles, namings = _load_narrowed(replace(naming, label=""))
    own = namings[namings["entity_id"].isin(naming.focus)]
    own = own[own["article_id"].isin(articles["article_id"])]
    return own[["article_id", "sentence_id"]].drop_duplicates().astype("str")


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def draw_focus_places(naming: Naming, lines: tuple[tuple[str, str], ...], scheme: str) -> go.Figure:
    """Draw where in the first articles it is named, one strip for each pair of lines."""
    basics, corpus = load_basics(), load_corpus()
    articles = choose_articles(basics.articles, naming.selection).head(len(lines))
    sentences = corpus.select("sentences", article_id=list(articles["article_id"]))
    named = set(load_focus_sentences(naming)["sentence_id"])
    places = place_sentences(sentences, articles, named)
    return plot_positions(places, basics.colours, lines=lines, ink=INK[scheme])


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_first_places(naming: Naming, n_articles: int) -> pd.DataFrame:
    """Return for each of the first articles how many sentences name it, and where the first is."""
    articles = choose_articles(load_basics().articles, naming.selection).head(n_articles)
    named = load_focus_sentences(naming)
    own = named.loc[named["article_id"].isin(articles["article_id"]), "sentence_id"]
    places = load_corpus().select(
        "sentences", ["article_id", "section", "position_share"], sentence_id=list(own)
    )
    first = places.groupby("article_id")["position_share"].min().rename("first_position_share")
    counts = places.groupby("article_id").size().rename("n_sentences")
    table = articles[["article_id", "event_id", "side"]].join(counts, on="article_id")
    in_headline = places.loc[places["section"] == "headline", "article_id"]
    return table.join(first, on="article_id").assign(
        n_sentences=table["n_sentences"].fillna(0).astype("int64"),
        is_in_headline=table["article_id"].isin(in_headline),
    )
