"""The part of the Wording page about labels: what each report calls the same thing."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.grid import MAX_REPORTS
from analysis.notation import count
from pages.shared.escaping import isolate, md
from pages.shared.evidence import MAX_SHOWN, READ, ask_shown, asked_to_show, follow, place_of
from pages.shared.labels_asks import ask_referent, name_referent
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.links import sentence_link
from pages.shared.loading import load_basics
from pages.shared.loading_entities import load_entities
from pages.shared.loading_labels import (
    EMPTY_WORDS,
    MAX_LINES,
    Ladder,
    Referent,
    draw_company,
    draw_labels,
    load_label_sentences,
    load_ladder,
    name_company,
)
from pages.shared.naming_evidence import report_name
from pages.shared.selection import event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Selection, VoiceCell
from pages.shared.voice import VOICE_NAMES, faint_marks
from pages.shared.voice_cells import pick_voice

LABEL_WORDS = {
    "event": "Event",
    "side": "Outlet or origin",
    "label": "Label",
    "n_uses": "Uses",
    "of_uses": "Uses of any label",
    "n_articles_with": "Articles with it",
    "of_articles": "Articles that name it",
    "n_hedged": "With a word of doubt",
    "n_uses_elsewhere": "Others' uses on the event",
    "is_only_here": "Only here",
    "chance_share": "Shuffles with one like it",
}
COMPANY_WORDS = {
    "event": "Event",
    "side": "Outlet or origin",
    "kind": "What stands with it",
    "label": "Name or word",
    "n_uses": "Uses",
    "of_uses": "Uses in all",
}
_KINDS = {"owner": "Named with it", "hedge": "Word of doubt"}
N_TOLD = 60
TOGETHER = (
    "No events are known, so all articles are taken together: what is found may be what was "
    "reported, and not how."
)


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


class LabelPlace:
    """Where the open sentences stand: under the figure whose mark was clicked."""

    def __init__(self, referent: Referent, ladder: Ladder) -> None:
        self.referent = referent
        self.cells: dict[str, VoiceCell] = {}
        for row in ladder.labels.to_dict("records"):
            self._add(ladder, row, f"calling it {isolate(row['label'])}", "label", row["label"])
        entities = load_entities(referent.selection.corrections, ()).words
        words = name_company(ladder.company, entities)
        for row, said in zip(ladder.company.to_dict("records"), words, strict=True):
            value = f"{row['facet']}:{row['value']}"
            self._add(ladder, row, f"with {isolate(said)}", "company", value)
        self.opened = self.cells.get(asked_to_show())

    def _add(self, ladder: Ladder, row: dict[Any, Any], said: str, facet: str, value: str) -> None:
        report = report_name(row["event_id"], row["side"], is_pooled=ladder.is_pooled)
        cell = VoiceCell(row["event_id"], row["side"], facet, value)
        self.cells.setdefault(f"{report} {said}", cell)

    def show(self, facet: str, *, is_default: bool = False) -> None:
        """Show the box to choose by keyboard, and the sentences, if they belong here."""
        if not (self.opened.facet == facet if self.opened else is_default):
            return
        chosen = ask_shown(self.cells, where="above")
        if chosen:
            _show_sentences(self.referent, self.cells[chosen], chosen)


def _show_ladder(referent: Referent, ladder: Ladder, place: LabelPlace) -> None:
    """Show the labels of every report."""
    show_figure(
        draw_labels(referent, scheme(), place.opened),
        key="ladder",
        caption=f"{_describe_counting(referent)}{_describe_undrawn(ladder)}",
        alt=_describe(ladder, name_referent(referent)),
        on_pick=pick_voice("ladder", place.cells),
    )
    note(describe_chance(ladder))
    place.show("label", is_default=True)
    table = ladder.labels.assign(event=[event_name(key) for key in ladder.labels["event_id"]])
    show_table(table, LABEL_WORDS, name="labels", alt="Labels by report")


def _describe_counting(referent: Referent) -> str:
    """Say what a use is."""
    if referent.entity_id:
        return (
            "Uses of names, titles and descriptions that mean the entity, in headline and text. A "
            "description counts where its name stands beside it or its words stand before the name "
            "elsewhere in the article; pronouns do not count."
        )
    told = (
        "Uses of noun phrases with one of the words, in headline and text, without articles and "
        "figures."
        if referent.is_whole
        else "Uses of the words in headline and text, as main word of a phrase or before it."
    )
    return (
        f"{told} Whether they mean the same thing is for the reader to judge: open the sentences."
    )


def _describe_undrawn(ladder: Ladder) -> str:
    n_labels = ladder.labels["label"].nunique()
    n_reports = len(ladder.labels[["event_id", "side"]].drop_duplicates())
    said = ""
    if n_labels > MAX_LINES:
        said += f" The {MAX_LINES} most used of {n_labels:,} labels are drawn."
    if n_reports > MAX_REPORTS:
        said += f" The first {MAX_REPORTS} of {n_reports:,} reports are drawn."
    return f"{said} The numbers have all." if said else ""


def describe_chance(ladder: Ladder) -> str:
    """Say how many labels are one report's only, and how many chance would make so."""
    if ladder.baseline.empty:
        return (
            "Nothing is said to be only here: no other report selected of the same event names it."
        )
    rows = ladder.baseline[
        [
            *("n_labels", "n_only_here", "chance_only_here"),
            *("n_repeated_only_here", "chance_repeated_only_here"),
        ]
    ].sum()
    whose = "outlet or origin" if ladder.is_pooled else "report"
    unit = "articles" if set(ladder.baseline["unit"]) == {"article"} else "uses"
    n_beyond = int(ladder.labels["is_beyond_chance"].sum())
    n_only, n_labels = int(rows["n_only_here"]), count(int(rows["n_labels"]), "label")
    once = (
        f"{n_only:,} of {n_labels} are one {whose}'s only; dealing the {unit} anew among them "
        f"makes {rows['chance_only_here']:.1f}, so that alone says little."
    )
    repeated = (
        f"Used twice or more and by one only: {int(rows['n_repeated_only_here']):,}, by "
        f"chance {rows['chance_repeated_only_here']:.1f}; beyond chance: {n_beyond:,}."
    )
    few = (
        " A text repeats its own words, so with one article a side this tells texts apart, never "
        "outlets."
        if unit == "uses"
        else ""
    )
    together = f" {TOGETHER}" if ladder.is_pooled else ""
    return f"{once} {repeated}{few}{together}"


def _describe(ladder: Ladder, name: str) -> str:
    said = [
        f"{isolate(row['side'])} ({event_name(row['event_id'])}): {isolate(row['label'])}, "
        f"{row['n_uses']} of {row['of_uses']}"
        for row in ladder.labels.head(N_TOLD).to_dict("records")
    ]
    return f"Labels for {name}. {'; '.join(said)}."


def _show_company(referent: Referent, ladder: Ladder, place: LabelPlace) -> None:
    """Show who is named with the thing, and with which words of doubt."""
    st.header("Whose it is, and in what doubt", anchor=False)
    show_figure(
        draw_company(referent, scheme(), place.opened),
        key="company",
        caption=(
            "Uses of the words above by whom they name as doing or having it (Russian meddling, "
            "meddling by Russia), and by the word that leaves open whether it is so, in the phrase "
            "or before it (alleged meddling, allegations of meddling). Each adds up to all uses "
            "of the report; Russian counts with Russia. A name beside the word need not be the "
            "doer: Syria truce. What the rest of the sentence says of it, such as denied, is not "
            "seen here: open the sentences."
        ),
        alt=_describe_company(referent, ladder),
        on_pick=pick_voice("company", place.cells),
    )
    place.show("company")
    words = load_entities(referent.selection.corrections, ()).words
    table = ladder.company.assign(
        event=[event_name(key) for key in ladder.company["event_id"]],
        kind=ladder.company["facet"].map(_KINDS),
        label=name_company(ladder.company, words),
    )
    show_table(table, COMPANY_WORDS, name="company", alt="Who is named with it, and words of doubt")


def _describe_company(referent: Referent, ladder: Ladder) -> str:
    words = load_entities(referent.selection.corrections, ()).words
    named = name_company(ladder.company, words)
    said = [
        f"{isolate(row['side'])} ({event_name(row['event_id'])}): {isolate(name)}, "
        f"{row['n_uses']} of {row['of_uses']}"
        for row, name in zip(ladder.company.to_dict("records"), named, strict=True)
        if name not in EMPTY_WORDS.values()
    ]
    return f"Who is named with it, and words of doubt. {'; '.join(said[:N_TOLD]) or 'None'}."


def _show_sentences(referent: Referent, cell: VoiceCell, name: str) -> None:
    """Show the sentences that a mark counts, the phrases marked."""
    sentences, phrases, contents = load_label_sentences(referent, cell)
    with st.container(border=True):
        st.markdown(
            f"**{md(name)}:** {count(len(phrases), 'use')} in {count(len(sentences), 'sentence')}"
        )
        outlets = load_basics().outlet_of
        blocks = [
            block(
                [
                    sentence(
                        row["sentence_id"],
                        row["text"],
                        marks=[
                            *_marks(row, phrases),
                            *faint_marks(row, contents, referent.selection.voice),
                        ],
                        href=sentence_link(row["article_id"], row["sentence_id"]),
                    )
                ],
                meta=f"{isolate(outlets[row['article_id']])} · {place_of(row)}"
                + _doubts(row, phrases),
                action=READ,
            )
            for row in sentences.head(MAX_SHOWN).to_dict("records")
        ]
        opened = show_sheet("evidence", blocks, "evidence")
        if len(sentences) > MAX_SHOWN:
            note(f"The first {MAX_SHOWN} of {len(sentences):,} sentences are shown.")
        follow(opened, sentences)


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
