"""The figures of the Voices page, each with what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.figures.sources import choose_sources
from analysis.notation import count
from pages.shared.escaping import isolate
from pages.shared.layout import scheme, show_figure
from pages.shared.loading_voices import draw_sources
from pages.shared.quality import attributions_note, kind_note, sources_note
from pages.shared.small_print import note
from pages.shared.state import Selection
from pages.shared.voice_tables import describe, show_numbers
from pages.shared.voices import EvidencePlace

MAX_EVENTS = 6
"""Events whose sources are drawn, each in a figure of its own."""


@dataclass(frozen=True)
class Section:
    """One question: its heading, the key of its figure, its caption, its rate of error."""

    facet: str
    key: str
    title: str
    caption: str
    error: Callable[[], str]


SECTIONS = {
    section.facet: section
    for section in (
        Section(
            "kind",
            "whose",
            "Whose words",
            "All words of headline and text, captions left out, by whose they are. Quoted: what "
            "somebody is said to have said or written, in quotation marks, partly so, or in "
            "paraphrase. The rest, the words that introduce among it, is the outlet's own voice. "
            "What somebody is told to think or want is marked in the article, and counts as the "
            "outlet's own.",
            lambda: f"{attributions_note()} {kind_note()}",
        ),
        Section(
            "source",
            "given",
            "Who is given words",
            "Words of what each source is quoted with, and their share of all words that the "
            "report attributes to anybody. Only reports of one event stand beside each other. Two "
            "who share one sentence (the Kremlin and the White House said) are a source of their "
            "own, so each may be heard in more than its own bar. Not quoted is a fact about these "
            "texts, and says nothing of why.",
            sources_note,
        ),
        Section(
            "cue",
            "ledger",
            "How they are introduced",
            "How often each word introduces what is quoted, in classes by what the word adds. To "
            "insist or to deny is also something speakers do: compare the same speaker on the same "
            "event, and read the sentences. It is no measure of attitude.",
            attributions_note,
        ),
        Section(
            "naming",
            "named",
            "Named or not",
            "Attributions to a person or body by name or to a document, to somebody without a name "
            "(a senior official, people familiar), and without any source (it was reported).",
            sources_note,
        ),
        Section(
            "type",
            "kinds",
            "What kind of source",
            "Attributions by what the source is, decided by lists of offices and bodies and by the "
            "words the report introduces it with; each attribution says which rule decided.",
            sources_note,
        ),
    )
}


def show_section(
    facet: str, figure: go.Figure, table: pd.DataFrame, place: EvidencePlace, *, head: bool = True
) -> None:
    """Show one figure with its heading, caption, error rate, evidence and numbers."""
    section = SECTIONS[facet]
    if head:
        st.header(section.title, anchor=False)
    show_figure(
        figure,
        key=section.key,
        caption=section.caption,
        alt=describe(table, facet),
        on_pick=place.pick(section.key),
    )
    note(section.error())
    place.show(facet, is_default=facet == "kind")
    show_numbers(table, facet)


def show_sources(selection: Selection, sources: pd.DataFrame, place: EvidencePlace) -> None:
    """Show who is given words, event by event, each with its evidence below it."""
    section = SECTIONS["source"]
    st.header(section.title, anchor=False)
    note(section.caption)
    events = list(sources["event_id"].drop_duplicates())
    for number, event_id in enumerate(events[:MAX_EVENTS]):
        told = sources[sources["event_id"] == event_id]
        key = f"{section.key}{number}"
        show_figure(
            draw_sources(selection, event_id, scheme(), place.opened),
            key=key,
            caption=undrawn_sources(told),
            alt=describe(told, "source"),
            on_pick=place.pick(key),
        )
        place.show("source", event_id=event_id)
    if len(events) > MAX_EVENTS:
        note(
            f"The first {MAX_EVENTS} of {len(events):,} events are drawn: choose one in the "
            "sidebar to see another."
        )
    note(section.error())
    show_numbers(sources, "source")


def undrawn_sources(sources: pd.DataFrame) -> str:
    """Say how many sources of one event a figure leaves out, and their words."""
    drawn = choose_sources(sources)
    left = sources[~sources["source_id"].isin(drawn["source_id"])]
    left = left[left["n_attributions"] > 0]
    said = [
        f"{isolate(str(side))} {count(len(rows), 'more source')}, "
        f"{count(int(rows['n_words'].sum()), 'word')}"
        for side, rows in left.groupby("side")
    ]
    return (
        f"Not drawn, but in the numbers: {'; '.join(said)}." if said else "All sources are drawn."
    )
