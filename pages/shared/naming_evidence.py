"""From a mark on the Entities page to the sentences that it counts."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.notation import count
from pages.shared.escaping import isolate, md
from pages.shared.evidence import (
    MAX_CELLS,
    close_evidence,
    marks_of,
    show_marked,
)
from pages.shared.loading_entities import load_naming_sentences, pair_of
from pages.shared.places import MarkPlace
from pages.shared.selection import event_name
from pages.shared.state import Entities, Named, Naming, VoiceCell
from pages.shared.voice import VOICE_NAMES, faint_marks

ALL_REPORTS = "All reports"
MARKED = "Names"
"""What the reader marks for whoever comes from this page."""


class NamePlace(MarkPlace):
    """Where the open sentences stand: under the figure whose mark was clicked."""

    def __init__(self, naming: Naming, entities: Entities, cells: dict[str, VoiceCell]) -> None:
        super().__init__(cells)
        self.naming = naming
        self.entities = entities

    def show(self, facet: str, *, is_default: bool = False) -> None:
        """Show the box to choose by keyboard, and the sentences, if they belong here."""
        chosen = self.ask(facet, is_default=is_default)
        if chosen:
            show_naming(self.naming, self.entities, self.cells[chosen], chosen)


def cells_of_names(
    named: Named, pairs: pd.DataFrame, stands: list[tuple[str, str]], entities: Entities
) -> dict[str, VoiceCell]:
    """Return the words for every mark of the page's figures, those drawn first.

    Parameters
    ----------
    named : Named
        The ranking.
    pairs : DataFrame
        Those drawn in a network.
    stands : list of (event_id, side)
        The reports that networks are drawn of; both empty for all together.
    """
    cells: dict[str, VoiceCell] = {}
    for words, cell in _named_cells(named, pairs, stands, entities):
        cells.setdefault(words, cell)
        if len(cells) == MAX_CELLS:
            break
    return cells


def _named_cells(
    named: Named, pairs: pd.DataFrame, stands: list[tuple[str, str]], entities: Entities
) -> Iterator[tuple[str, VoiceCell]]:
    """Yield each cell with its words."""
    words = entities.words
    ends = list(zip(pairs["entity_a"], pairs["entity_b"], strict=True)) if len(pairs) else []
    for event_id, side in stands:
        report = report_name(event_id, side, is_pooled=named.is_pooled)
        for a, b in ends:
            yield (
                f"{report} naming {words.get(a, a)} and {words.get(b, b)}",
                VoiceCell(event_id, side, "pair", f"{a}+{b}"),
            )
    rates = named.rates
    rows = zip(rates["event_id"], rates["side"], rates["entity_id"], strict=True)
    for event_id, side, key in rows:
        report = report_name(event_id, side, is_pooled=named.is_pooled)
        yield f"{report} naming {words.get(key, key)}", VoiceCell(event_id, side, "entity", key)
    for event_id, side in stands:
        report = report_name(event_id, side, is_pooled=named.is_pooled)
        for key in dict.fromkeys(rates["entity_id"]):
            yield f"{report} naming {words.get(key, key)}", VoiceCell(event_id, side, "entity", key)


def report_name(event_id: str, side: str, *, is_pooled: bool) -> str:
    """Return the words for a report: whose, on which event."""
    if not side:
        return ALL_REPORTS
    return isolate(side) if is_pooled else f"{isolate(side)}, {event_name(event_id)},"


def show_naming(naming: Naming, entities: Entities, cell: VoiceCell, name: str) -> None:
    """Show the sentences that a mark counts, the names marked."""
    voice = naming.selection.voice
    sentences, names, contents = load_naming_sentences(naming, cell)
    with st.container(border=True):
        if sentences.empty:
            in_voice = "" if voice == "all" else f" in {VOICE_NAMES[voice]}"
            st.markdown(f"**{md(name)}:** not found in this text{in_voice}")
            return
        n_articles = sentences["article_id"].nunique()
        st.markdown(
            f"**{md(name)}:** {count(len(names), 'mention')} in "
            f"{count(len(sentences), 'sentence')} of {count(n_articles, 'article')}"
        )
        _offer_focus(naming, entities, cell)
        show_marked(
            sentences,
            lambda row: [*marks_of(row, names, "name"), *faint_marks(row, contents, voice)],
            marks=MARKED,
        )


def _offer_focus(naming: Naming, entities: Entities, cell: VoiceCell) -> None:
    """Offer to narrow the whole page to what is open."""
    meant = pair_of(cell.value) if cell.facet == "pair" else (cell.value,)
    wanted = tuple(sorted({*naming.focus, *meant}))
    if wanted == naming.focus or len(wanted) > MAX_FOCUS:
        wanted = tuple(sorted(meant))
    if wanted == naming.focus:
        return
    words = [entities.words.get(key, key) for key in wanted]
    st.button(
        f"Narrow this page to {naming.window}s that name {md(' and '.join(words))}",
        key="focus_now",
        on_click=_focus,
        args=(words,),
        type="tertiary",
        icon=":material/filter_alt:",
    )


MAX_FOCUS = 2
"""Entities that the page can be narrowed to at once."""


def _focus(words: list[str]) -> None:
    """Narrow the page."""
    st.session_state["entity"] = words
    close_evidence()
