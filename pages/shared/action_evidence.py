"""From a mark on the Framing page to the sentences that it counts: who does what to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.doers import doer_value
from analysis.notation import count
from pages.shared.acting import Acting, Telling
from pages.shared.action_doubts import certainty_words
from pages.shared.action_words import (
    KEY_WORDS,
    action_marks,
    action_words,
    doer_words,
    flag_words,
    role_words,
    verb_words,
)
from pages.shared.escaping import isolate, md
from pages.shared.evidence import (
    MAX_CELLS,
    MAX_SHOWN,
    READ,
    close_evidence,
    follow,
    place_of,
)
from pages.shared.links import sentence_link
from pages.shared.loading import load_basics
from pages.shared.loading_action_sentences import Told, load_cell_actions
from pages.shared.naming_evidence import report_name
from pages.shared.places import MarkPlace
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Entities, VoiceCell
from pages.shared.voice import VOICE_NAMES, faint_marks

DEEDS = "What one does"
"""The part of the page about one who acts; in a link, too."""

_PARTS = {"agent": "acting", "patient": "acted upon"}
UNTOLD_WORDS = {
    "passive": "in the passive",
    "agentless_passive": "in the passive without a doer",
    "agentless_nominal": "with a noun without a doer",
}


class ActionPlace(MarkPlace):
    """Where the open actions stand: under the figure whose mark was clicked."""

    def __init__(self, telling: Telling, entities: Entities, cells: dict[str, VoiceCell]) -> None:
        super().__init__(cells)
        self.telling = telling
        self.entities = entities

    def show(self, *facets: str, is_default: bool = False) -> None:
        """Show the box to choose by keyboard, and the actions, if they belong here."""
        chosen = self.ask(*facets, is_default=is_default)
        if chosen:
            show_actions(self.telling, self.entities, self.cells[chosen], chosen)


def cells_of_roles(acting: Acting, entities: Entities) -> dict[str, VoiceCell]:
    """Return the words for each half of a bar: an entity acting, or acted upon."""
    marks = (
        (f"{entities.words.get(row['entity_id'], '')} {said}", (row, facet, row["entity_id"]))
        for row in acting.roles.to_dict("records")
        for facet, said in {"acts": "acting", "acted_upon": "acted upon"}.items()
    )
    return _cells(acting, marks)


def cells_of_verbs(acting: Acting, verbs: pd.DataFrame, entities: Entities) -> dict[str, VoiceCell]:
    """Return the words for each verb of an entity that is drawn."""
    words = entities.words
    marks = (
        (
            f"{words.get(row['entity_id'], '')} {_PARTS[row['role']]}: "
            f"{verb_words(row['verb_lemma'])}",
            (row, "verb", f"{row['role']} {row['verb_lemma']} {row['entity_id']}"),
        )
        for row in verbs.to_dict("records")
    )
    return _cells(acting, marks)


def cells_of_doers(
    acting: Acting, doers: pd.DataFrame, verbs: Sequence[str], entities: Entities
) -> dict[str, VoiceCell]:
    """Return the words for each doer of some verbs that is drawn."""
    marks = (
        (
            doer_words(verbs, row["entity_id"], row["agent_lemma"], entities.words),
            (row, "doer", doer_value(verbs, row["entity_id"], row["agent_lemma"])),
        )
        for row in doers.to_dict("records")
    )
    return _cells(acting, marks)


def cells_of_untold(acting: Acting) -> dict[str, VoiceCell]:
    """Return the words for every share of what is told without a doer."""
    marks = (
        (said, (row, "told", value))
        for row in acting.sides.to_dict("records")
        for value, said in UNTOLD_WORDS.items()
        if row[f"n_{value}"]
    )
    return _cells(acting, marks)


_Mark = tuple[dict[Any, Any], str, str]


def _cells(acting: Acting, marks: Iterable[tuple[str, _Mark]]) -> dict[str, VoiceCell]:
    """Return the cell of each mark under its words and those of its report."""
    cells: dict[str, VoiceCell] = {}
    for words, (row, facet, value) in marks:
        report = report_name(row["event_id"], row["side"], is_pooled=acting.is_pooled)
        cell = VoiceCell(row["event_id"], row["side"], facet, value)
        cells.setdefault(f"{report.rstrip(',')}, {words}", cell)
        if len(cells) == MAX_CELLS:
            break
    return cells


def show_actions(telling: Telling, entities: Entities, cell: VoiceCell, name: str) -> None:
    """Show the actions that a mark counts, who acts and who is acted upon marked."""
    told, n_actions = load_cell_actions(telling, cell, MAX_SHOWN)
    voice = telling.selection.voice
    with st.container(border=True):
        if told.actions.empty:
            in_voice = "" if voice == "all" else f" in {VOICE_NAMES[voice]}"
            st.markdown(f"**{md(name)}:** not found in this text{in_voice}")
            return
        st.markdown(f"**{md(name)}:** {count(n_actions, 'action')}")
        if cell.facet in {"acts", "acted_upon"}:
            _offer_deeds(entities.words.get(cell.value, cell.value))
        show_told(told, telling, entities, cell, key="evidence")
        if n_actions > len(told.actions):
            note(f"The first {len(told.actions)} of {n_actions:,} actions are shown.")


def _offer_deeds(name: str) -> None:
    """Offer to go on to all that one does, in every report."""
    st.button(
        f"What {md(name)} does in each report",
        key="deeds_now",
        on_click=_open_deeds,
        args=(name,),
        type="tertiary",
        icon=":material/arrow_forward:",
    )


def _open_deeds(name: str) -> None:
    st.session_state["part"] = DEEDS
    st.session_state["actor"] = name
    close_evidence()


def show_told(
    told: Told, telling: Telling, entities: Entities, cell: VoiceCell | None, *, key: str
) -> None:
    """Show actions one by one, each in its sentence, under a line that says which mark is what."""
    blocks = [
        action_block(row, told, telling, entities, cell) for row in told.actions.to_dict("records")
    ]
    follow(show_sheet("evidence", [key_block(), *blocks], key), told.sentences)


def key_block() -> dict[str, Any]:
    """Say which mark means what."""
    return block(
        [
            sentence("", name, marks=[[0, len(name), part, ""]], gap="   " if place else "")
            for place, (part, name) in enumerate(KEY_WORDS.items())
        ],
        class_name="marks",
    )


def action_block(
    row: dict[Any, Any],
    told: Told,
    telling: Telling,
    entities: Entities,
    cell: VoiceCell | None = None,
) -> dict[str, Any]:
    """Describe one action: who does what to whom, in its sentence."""
    own = told.sentences[told.sentences["sentence_id"] == row["sentence_id"]]
    one = own.to_dict("records")[0]
    names = told.names[told.names["action_id"] == row["action_id"]].to_dict("records")
    outlet = load_basics().outlet_of[row["article_id"]]
    facts = [isolate(outlet), *flag_words(row), place_of(one)]
    faint = faint_marks(one, told.contents, telling.selection.voice)
    key = row["action_id"]
    certainty = certainty_words(row, told.doubts.get(key, ""), told.speakers.get(key))
    part = role_words(names, cell, entities.words)
    return block(
        [
            sentence(
                one["sentence_id"],
                one["text"],
                marks=[*action_marks(row, one), *faint],
                href=sentence_link(one["article_id"], one["sentence_id"]),
            )
        ],
        label=action_words(row),
        note=f"{part} {certainty}".strip(),
        meta=" · ".join(facts),
        action=READ,
    )
