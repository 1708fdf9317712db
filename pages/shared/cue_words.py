"""The parts of the Framing page about cue words: how sure a report sounds, and frame cues."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.annotation.cue_words.lists import Category
from analysis.notation import count
from analysis.store.export import to_csv
from analysis.wordlists import OWN
from pages.shared.cue_evidence import CuePlace, cells_of_cues, describe_cues
from pages.shared.escaping import isolate
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.loading import load_basics, load_corpus
from pages.shared.loading_cues import (
    LABELS,
    draw_cue_rates,
    hits_of_own,
    load_categories,
    load_cue_hits,
    load_cue_rates,
    load_entries,
)
from pages.shared.own_words import OwnWords, ask_own_words, show_own_words
from pages.shared.quality import measured_on
from pages.shared.selection import event_name
from pages.shared.small_print import note
from pages.shared.state import Selection, VoiceCell
from pages.shared.words import undrawn_columns

SURE = ("certainty", "stance")
FRAMES = ("frames",)
N_TOP = 8

RATE_COLUMNS = {
    "event": "Event",
    "side": "Outlet or origin",
    "label": "Category",
    "voice": "Whose words",
    "n_cues": "Cue words",
    "n_negated": "Of these, after not or no",
    "of_words": "Words in all",
    "cues_per_1k": "Per 1,000 words",
    "cues_per_1k_low": "95% from",
    "cues_per_1k_high": "to",
    "n_articles_with": "Articles with one",
    "n_articles": "Articles",
}
ENTRY_COLUMNS = {
    "event": "Event",
    "side": "Outlet or origin",
    "label": "Category",
    "entry": "Word",
    "n_cues": "Times",
    "n_negated": "Of these, after not or no",
    "n_articles_with": "Articles with it",
}


def show_sureness(selection: Selection) -> None:
    """Show words that weaken, strengthen, presuppose, pass on or judge, and a reader's own."""
    st.header("How sure it sounds", anchor=False)
    note(
        "Words that weaken a claim, strengthen it, take it for true, pass it on or judge. They "
        "signal; no sentence is judged by them, and the categories are never added up."
    )
    lists, own_box = st.container(), st.container()
    with own_box:
        own = ask_own_words(selection)
    with lists:
        place = _show(selection, SURE, own, key="cues")
    if own is not None:
        with own_box:
            show_own_words(own, place)


def show_frame_cues(selection: Selection) -> None:
    """Show words that often go with the five generic frames of news."""
    st.header("Frame cues, not a verdict", anchor=False)
    note(
        "Words that often go with one of five ways of telling news. A report with such a word "
        "need not be told so, and one without may be: read the sentences. Rates follow the "
        "subject, so compare reports of one event."
    )
    _show(selection, FRAMES, None, key="frame_cues")


def _show(
    selection: Selection, lexicons: tuple[str, ...], own: OwnWords | None, *, key: str
) -> CuePlace:
    """Show the rates of some lists, with all that belongs to a figure."""
    rates = load_cue_rates(selection, lexicons)

    def find(cell: VoiceCell) -> pd.DataFrame:
        if own is not None and cell.value.startswith(f"{OWN} "):
            return hits_of_own(selection, own.hits, cell)
        return load_cue_hits(selection, lexicons, cell)

    cells = cells_of_cues(rates) | ({} if own is None else cells_of_cues(own.rates))
    place = CuePlace(selection, cells, rates, find)
    if not rates.empty:
        _show_rates(selection, lexicons, rates, place, key)
    return place


def _show_rates(
    selection: Selection, lexicons: tuple[str, ...], rates: pd.DataFrame, place: CuePlace, key: str
) -> None:
    show_figure(
        draw_cue_rates(selection, lexicons, scheme(), place.opened),
        key=key,
        caption=_caption(rates),
        alt=describe_cues(rates),
        on_pick=place.pick(key),
    )
    place.show()
    _show_words(selection, lexicons)
    show_table(
        rates.assign(event=[event_name(event_id) for event_id in rates["event_id"]]),
        RATE_COLUMNS,
        name=key,
        alt="Cue words per 1,000 words",
    )
    _show_meanings(lexicons)


def _caption(rates: pd.DataFrame) -> str:
    quality = load_basics().quality
    judged = quality[quality["part"].isin(LABELS)]
    right = (
        f" In brackets: how many of 30 or 40 such words were right when read ({measured_on(judged)}"
        "); what is missed was not measured."
        if len(judged)
        else " How often such words are right was not measured for this build."
    )
    together = (
        " Articles are taken together, whatever they report: what was reported differs too."
        if rates["is_pooled"].any()
        else " Reports of different events are never subtracted."
    )
    return (
        "Cue words per 1,000 words of the same voice, captions left out. Each category has its own "
        "scale, up to its highest rate: compare along a line, never two categories, as one list is "
        f"longer than another.{right}{together}"
        f"{undrawn_columns(rates)}"
    )


def _show_words(selection: Selection, lexicons: tuple[str, ...]) -> None:
    """List which words were found, the most frequent in a line, all of them in a table."""
    entries = load_entries(selection, lexicons)
    categories = [category for lexicon, category in load_categories() if lexicon in lexicons]
    box = st.expander("Which words", on_change="rerun", key="cue_entries_open")
    if not box.open:
        return
    with box:
        for category in categories:
            own = entries[entries["category"] == category]
            sums = own.groupby("entry")["n_cues"].sum().sort_values(ascending=False, kind="stable")
            told = ", ".join(f"{isolate(str(word))} {n:,}" for word, n in sums.head(N_TOP).items())
            more = f" and {count(len(sums) - N_TOP, 'other')}" if len(sums) > N_TOP else ""
            note(f"{LABELS.get(category, category)}: {told or 'none found'}{more}.")
        table = entries.assign(
            event=[event_name(event_id) for event_id in entries["event_id"]],
            label=[LABELS.get(category, category) for category in entries["category"]],
        )
        st.dataframe(
            table[list(ENTRY_COLUMNS)],
            hide_index=True,
            column_config={key: st.column_config.Column(w) for key, w in ENTRY_COLUMNS.items()},
            key="cue_entries",
            alt="Cue words of each report",
        )
        st.download_button(
            "Download the words as CSV",
            to_csv(table),
            file_name=f"storysides-cue-words-{load_corpus().corpus_id}.csv",
            mime="text/csv",
            key="cue_entries_csv",
            on_click="ignore",
        )


def _show_meanings(lexicons: tuple[str, ...]) -> None:
    """Say what each category means, and after whom."""
    with st.expander("What the categories mean"):
        for (lexicon, name), category in load_categories().items():
            if lexicon in lexicons:
                note(_meaning(name, category))


def _meaning(name: str, category: Category) -> str:
    after: list[Any] = [reference.split(").")[0] + ")" for reference in category.references]
    return f"{LABELS.get(name, name)}: {category.meaning} After {'; '.join(after)}."
