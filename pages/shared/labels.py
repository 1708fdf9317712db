"""The part of the Wording page about labels: what each report calls the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from analysis.notation import count
from pages.shared.escaping import isolate, md
from pages.shared.evidence import show_marked
from pages.shared.labels_asks import ask_referent, name_referent
from pages.shared.labels_words import (
    COMPANY_CAPTION,
    COMPANY_WORDS,
    LABEL_WORDS,
    describe_chance,
    describe_counting,
    describe_undrawn,
    describe_undrawn_company,
    name_silent,
    tell_company,
    tell_labels,
)
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.loading_entities import load_entities
from pages.shared.loading_labels import (
    Ladder,
    Referent,
    draw_company,
    draw_labels,
    load_label_sentences,
    load_ladder,
    name_company,
)
from pages.shared.naming_evidence import report_name
from pages.shared.places import MarkPlace
from pages.shared.selection import event_name
from pages.shared.small_print import note
from pages.shared.state import Selection, VoiceCell
from pages.shared.voice import VOICE_NAMES, faint_marks

_KINDS = {"owner": "Named with it", "hedge": "Word of doubt"}


def show_labels(selection: Selection) -> None:
    """Ask for a thing, and show what each report calls it."""
    st.header("What each outlet calls the same thing", anchor=False)
    referent = ask_referent(selection)
    if referent is None:
        return
    ladder = load_ladder(referent)
    if ladder.labels.empty:
        voice = VOICE_NAMES[selection.voice]
        where = "" if selection.voice == "all" else f" in {voice}"
        st.info(
            f"Not found in these texts{where}: {name_referent(referent)}. Choose another word, or "
            "all words and all events in the sidebar."
        )
        return
    place = LabelPlace(referent, ladder)
    _show_ladder(referent, ladder, place)
    if referent.lemmas:
        _show_company(referent, ladder, place)


class LabelPlace(MarkPlace):
    """Where the open sentences stand: under the figure whose mark was clicked."""

    def __init__(self, referent: Referent, ladder: Ladder) -> None:
        cells: dict[str, VoiceCell] = {}
        for words, cell in _named_cells(referent, ladder):
            cells.setdefault(words, cell)
        super().__init__(cells)
        self.referent = referent

    def show(self, facet: str, *, is_default: bool = False) -> None:
        """Show the box to choose by keyboard, and the sentences, if they belong here."""
        chosen = self.ask(facet, is_default=is_default, where="above")
        if chosen:
            _show_sentences(self.referent, self.cells[chosen], chosen)


def _named_cells(referent: Referent, ladder: Ladder) -> Iterator[tuple[str, VoiceCell]]:
    """Yield the words for each label and each companion of a report, with what they count."""
    words = load_entities(referent.selection.corrections, ()).words
    named = name_company(ladder.company, words)
    marks = [
        (row, f"calling it {isolate(row['label'])}", "label", row["label"])
        for row in ladder.labels.to_dict("records")
    ] + [
        (row, f"with {isolate(said)}", "company", f"{row['facet']}:{row['value']}")
        for row, said in zip(ladder.company.to_dict("records"), named, strict=True)
    ]
    for row, said, facet, value in marks:
        report = report_name(row["event_id"], row["side"], is_pooled=ladder.is_pooled)
        yield f"{report} {said}", VoiceCell(row["event_id"], row["side"], facet, value)


def _show_ladder(referent: Referent, ladder: Ladder, place: LabelPlace) -> None:
    """Show the labels of every report."""
    show_figure(
        draw_labels(referent, scheme(), place.opened),
        key="ladder",
        caption=" ".join(
            filter(
                None, [describe_counting(referent), describe_undrawn(ladder), name_silent(ladder)]
            )
        ),
        alt=tell_labels(ladder, name_referent(referent)),
        on_pick=place.pick("ladder"),
    )
    note(describe_chance(ladder))
    place.show("label", is_default=True)
    table = ladder.labels.assign(event=[event_name(key) for key in ladder.labels["event_id"]])
    show_table(table, LABEL_WORDS, name="labels", alt="Labels by report")


def _show_company(referent: Referent, ladder: Ladder, place: LabelPlace) -> None:
    """Show who is named with the thing, and with which words of doubt."""
    st.header("Whose it is, and in what doubt", anchor=False)
    show_figure(
        draw_company(referent, scheme(), place.opened),
        key="company",
        caption=COMPANY_CAPTION + describe_undrawn_company(ladder),
        alt=tell_company(referent, ladder),
        on_pick=place.pick("company"),
    )
    place.show("company")
    words = load_entities(referent.selection.corrections, ()).words
    table = ladder.company.assign(
        event=[event_name(key) for key in ladder.company["event_id"]],
        kind=ladder.company["facet"].map(_KINDS),
        label=name_company(ladder.company, words),
    )
    show_table(table, COMPANY_WORDS, name="company", alt="Who is named with it, and words of doubt")


def _show_sentences(referent: Referent, cell: VoiceCell, name: str) -> None:
    """Show the sentences that a mark counts, the phrases marked."""
    sentences, phrases, contents = load_label_sentences(referent, cell)
    with st.container(border=True):
        st.markdown(
            f"**{md(name)}:** {count(len(phrases), 'use')} in {count(len(sentences), 'sentence')}"
        )
        voice = referent.selection.voice
        show_marked(
            sentences,
            lambda row: [*_marks(row, phrases), *faint_marks(row, contents, voice)],
            lambda row: _doubts(row, phrases),
        )


def _marks(row: dict[Any, Any], phrases: pd.DataFrame) -> list[list[Any]]:
    own = phrases[phrases["sentence_id"] == row["sentence_id"]].sort_values("start_char")
    at = row["start_char"]
    return [
        [one["start_char"] - at, one["end_char"] - at, "t0", one["label"]]
        for one in own.to_dict("records")
    ]


def _doubts(row: dict[Any, Any], phrases: pd.DataFrame) -> str:
    """Say what stands with the phrases of a sentence."""
    own = phrases[phrases["sentence_id"] == row["sentence_id"]]
    hedges = sorted(set(own["hedge"]) - {""})
    quoted = " · in a quoted voice" if len(own) and own["is_quoted"].all() else ""
    return quoted + (f" · word of doubt: {', '.join(map(isolate, hedges))}" if hedges else "")
