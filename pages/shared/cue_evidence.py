"""From a mark of cue words to the sentences they stand in, each word marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.cue_words import VOICE_KEYS
from analysis.notation import count
from analysis.wordlists import OWN
from pages.shared.escaping import isolate, md
from pages.shared.evidence import (
    MAX_CELLS,
    MAX_SHOWN,
    ask_shown,
    show_marked,
)
from pages.shared.framing_recounts import show_cue_difference
from pages.shared.loading_cues import LABELS, load_hit_sentences, voice_of
from pages.shared.naming_evidence import report_name
from pages.shared.places import MarkPlace
from pages.shared.selection import event_name
from pages.shared.state import Selection, VoiceCell
from pages.shared.voice import faint_marks

N_WORDS = 12


def cells_of_cues(rates: pd.DataFrame) -> dict[str, VoiceCell]:
    """Return the words for every mark of a figure of cue words."""
    cells: dict[str, VoiceCell] = {}
    for row in rates.head(MAX_CELLS).to_dict("records"):
        report = report_name(row["event_id"], row["side"], is_pooled=row["is_pooled"])
        category = row["category"]
        said = f"{_category_words(row['lexicon'], category)} {VOICE_KEYS[row['voice']]}"
        value = f"{row['lexicon']} {category}"
        cells.setdefault(
            f"{report.rstrip(',')}, {said}",
            VoiceCell(row["event_id"], row["side"], row["voice"], value),
        )
    return cells


def _category_words(lexicon: str, category: str) -> str:
    """Name a category in a sentence; a reader's own is theirs."""
    if lexicon != OWN:
        return LABELS.get(category, isolate(category)).lower()
    return "your words" if category == OWN else f"your {isolate(category)}"


class CuePlace(MarkPlace):
    """Where the open sentences stand: under the figure whose mark was clicked."""

    def __init__(
        self,
        selection: Selection,
        cells: dict[str, VoiceCell],
        rates: pd.DataFrame,
        find: Callable[[VoiceCell], pd.DataFrame],
    ) -> None:
        super().__init__(cells)
        self.selection = selection
        self.rates = rates
        self.find = find

    def show(self, *, is_own: bool = False) -> None:
        """Show the box to choose by keyboard, and the sentences, if they belong here.

        ``is_own`` says that the figure above shows a reader's own words.
        """
        if is_own != bool(self.opened and self.opened.value.startswith(f"{OWN} ")):
            return
        chosen = ask_shown(self.cells)
        if chosen:
            cell = self.cells[chosen]
            show_cues(self.find(cell), cell, chosen)
            if not is_own:
                show_cue_difference(self.selection, self.rates, cell)


def describe_cues(rates: pd.DataFrame) -> str:
    """Say in words what a figure of cue words shows."""
    found = rates[rates["n_cues"] > 0].head(60).to_dict("records")
    said = [
        f"{isolate(row['side'])} ({event_name(row['event_id'])}), {row['voice']} words: "
        f"{isolate(row['label'])} {row['n_cues']}, {row['cues_per_1k']:.1f} per 1,000"
        for row in found
    ]
    return f"How often each report uses words of each category. {'; '.join(said)}."


def show_cues(hits: pd.DataFrame, cell: VoiceCell, name: str) -> None:
    """Show the sentences of some cue words, and which words these are."""
    with st.container(border=True):
        if hits.empty:
            st.markdown(f"**{md(name)}:** not found in this text")
            return
        sums = hits["entry"].value_counts()
        words = ", ".join(f"{isolate(str(word))} {n:,}" for word, n in sums.head(N_WORDS).items())
        more = f" and {count(len(sums) - N_WORDS, 'other word')}" if len(sums) > N_WORDS else ""
        n_sentences = hits["sentence_id"].nunique()
        st.markdown(
            f"**{md(name)}:** {count(len(hits), 'cue word')} in "
            f"{count(n_sentences, 'sentence')}: {md(words + more)}"
        )
        first = hits["sentence_id"].drop_duplicates().head(MAX_SHOWN)
        shown = hits[hits["sentence_id"].isin(first)]
        sentences, contents = load_hit_sentences(shown)
        show_marked(
            sentences,
            lambda row: _marks(row, shown, contents, cell),
            lambda row: _negation(row, shown),
            n_sentences=n_sentences,
        )


def _marks(
    row: dict[Any, Any], hits: pd.DataFrame, contents: pd.DataFrame, cell: VoiceCell
) -> list[list[Any]]:
    """Mark the cue words of a sentence, and set the other voice back."""
    own = hits[hits["sentence_id"] == row["sentence_id"]].to_dict("records")
    at = row["start_char"]
    marks: list[list[Any]] = [
        [hit["start_char"] - at, hit["end_char"] - at, "t0", isolate(hit["entry"])] for hit in own
    ]
    return marks + faint_marks(row, contents, voice_of(cell))


def _negation(row: dict[Any, Any], hits: pd.DataFrame) -> str:
    """Say that a cue word of the sentence is negated."""
    own = hits[hits["sentence_id"] == row["sentence_id"]]
    return " · after not or no" if own["is_negated"].any() else ""
