"""The parts of the Wording page that say which words set a side apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.style import NO_COLOUR
from analysis.notation import count
from pages.shared.escaping import isolate, md
from pages.shared.evidence import ask_shown, asked_to_show
from pages.shared.layout import scheme, show_figure
from pages.shared.loading import load_basics
from pages.shared.loading_wording import draw_wording, load_left_out
from pages.shared.small_print import note
from pages.shared.state import VoiceCell
from pages.shared.term_sheet import show_terms, term_group, term_item
from pages.shared.voice import VOICE_WORDS
from pages.shared.wording_asks import ask_word, open_term, term_link
from pages.shared.wording_lines import show_uses
from pages.shared.wording_state import Comparison, Tested, Wording
from pages.shared.wording_words import (
    describe_alone,
    describe_figure,
    describe_lengths,
    describe_match,
    describe_pooling,
    name_term,
)

N_LISTED = 6
"""Terms listed of every side at once."""

FEWEST_USES = 2
"""Words used less often by a side are not listed; those used just so often are pale."""

N_TOLD = 8
"""Terms that the figure's words name, of either direction."""


class TermPlace:
    """The terms that can be opened, and the one that is."""

    def __init__(self, wording: Wording, comparison: Comparison) -> None:
        self.wording = wording
        self.comparison = comparison
        self.listed = list_terms(comparison)
        self.cells: dict[str, VoiceCell] = {}
        for side, terms in self.listed.items():
            self.add(side, terms)

    def add(self, side: str, terms: pd.DataFrame) -> None:
        """Offer the terms of a side."""
        for event_id, term in zip(terms["event_id"], terms["term"], strict=True):
            self.cells.setdefault(name_term(side, term), VoiceCell(event_id, side, "term", term))

    @property
    def opened(self) -> VoiceCell | None:
        """The term whose lines are open."""
        return self.cells.get(asked_to_show())

    def open(self, shown: str) -> None:
        """Open a term by its words, if it is one."""
        if shown in self.cells:
            open_term(self.cells[shown].side, shown)

    def pick(self, chart: str) -> Callable[[], None]:
        """Return a callback that opens a clicked mark's term."""

        def take() -> None:
            points = st.session_state[chart].selection.points
            if points and points[0].get("customdata"):
                _, side, _, term = points[0]["customdata"][:4]
                self.open(name_term(side, term))

        return take


def list_terms(comparison: Comparison) -> dict[str, pd.DataFrame]:
    """Return the few terms that set each side apart most, strongest first."""
    terms = comparison.terms
    up = terms[(terms["distinctiveness"] > 0) & (terms["n_tokens"] >= FEWEST_USES)]
    return {side: up[up["side"] == side].head(N_LISTED) for side in comparison.sides}


def show_everybody(place: TermPlace, tested: Tested | None) -> None:
    """Show for every side at once the words that set it apart."""
    comparison, voice = place.comparison, VOICE_WORDS[place.wording.selection.voice]
    colours = load_basics().colours
    groups = [
        term_group(
            isolate(side),
            describe_match(comparison.sides[side], comparison.baseline(side)),
            colours.get(side, NO_COLOUR),
            _items(side, terms, found_of(tested, side)),
            note=_describe_rest(comparison, side, terms),
            legend="uses here : there",
        )
        for side, terms in place.listed.items()
    ]
    show_terms(groups, "everybody", on_opened=place.open)
    note(
        f"There: {_name_there(comparison)}. Bars: uses per 1,000 {voice}, here in colour, there in "
        "grey. Words stand in their dictionary form, as they are spelt: US and U.S. are two. "
        f"{_describe_pale(place)}{describe_pooling(place.wording, comparison)} "
        f"{describe_alone(comparison)}"
    )


def _describe_rest(comparison: Comparison, side: str, listed: pd.DataFrame) -> str:
    """Say how many more words have the counts of the last one listed: their order is no rank."""
    if listed.empty:
        return "No word is used twice and more than by the others."
    last, terms = listed.iloc[-1], comparison.terms
    alike = (
        (terms["side"] == side)
        & (terms["n_tokens"] == last["n_tokens"])
        & (terms["n_tokens_baseline"] == last["n_tokens_baseline"])
        & ~terms["term"].isin(listed["term"])
    )
    counts = _write_counts(last)
    n_alike = int(alike.sum())
    return f"{count(n_alike, 'more word')} at {counts}." if n_alike else ""


def _name_there(comparison: Comparison) -> str:
    """Say what the second of two counts is of."""
    one_each = all(len(rivals) == 1 for rivals in comparison.rivals.values())
    return "the one named above each list" if one_each else "the others together"


def _describe_pale(place: TermPlace) -> str:
    """Say what pale words are, if there are any."""
    is_any = any((terms["n_tokens"] <= FEWEST_USES).any() for terms in place.listed.values())
    return "Pale: used twice only. " if is_any else ""


def _write_counts(row: Mapping[Any, Any]) -> str:
    return f"{row['n_tokens']:,} : {row['n_tokens_baseline']:,}"


def _items(side: str, terms: pd.DataFrame, found: frozenset[str]) -> list[dict[str, Any]]:
    rates = terms[["tokens_per_1k", "tokens_per_1k_baseline"]]
    longest = float(rates.max(axis=None)) if len(rates) else 1.0
    return [
        term_item(
            name_term(side, row["term"]),
            isolate(row["term"]),
            bars=(row["tokens_per_1k"] / longest, row["tokens_per_1k_baseline"] / longest),
            counts=_write_counts(row),
            told=_tell(row, row["term"] in found),
            href=term_link(side, name_term(side, row["term"])),
            is_pale=row["n_tokens"] <= FEWEST_USES,
        )
        for row in terms.to_dict("records")
    ]


def _tell(row: Mapping[Any, Any], is_found: bool) -> str:
    """Say in a title what the bars of a term show."""
    said = (
        f"{isolate(row['term'])}: {row['n_tokens']:,} here ({row['tokens_per_1k']:.1f} per 1,000), "
        f"{row['n_tokens_baseline']:,} there ({row['tokens_per_1k_baseline']:.1f})"
    )
    return f"{said}; among those the test found" if is_found else said


def found_of(tested: Tested | None, side: str) -> frozenset[str]:
    """Return the terms of a side that a test found, by themselves or as most of a list."""
    if tested is None:
        return frozenset()
    rows = tested.terms[(tested.terms["side"] == side) & tested.terms["is_listed"].astype(bool)]
    return frozenset(rows["term"])


def show_side(place: TermPlace, side: str, tested: Tested | None) -> None:
    """Show one side's words: frequency against distinctiveness, and the lines of one."""
    wording, comparison = place.wording, place.comparison
    terms = comparison.terms[comparison.terms["side"] == side]
    place.add(side, terms)
    baseline = comparison.baseline(side)
    said, is_apart = describe_lengths(side, baseline, comparison.sides[side])
    if is_apart:
        st.warning(md(said))
    found = tuple(sorted(found_of(tested, side) & set(terms["term"])))
    show_figure(
        draw_wording(wording, side, scheme(), place.opened, found),
        key="wordplot",
        caption=describe_figure(wording, comparison, side, len(terms), is_tested=bool(found))
        + ("" if is_apart else f" {said}"),
        alt=_describe(terms, side, baseline),
        on_pick=place.pick("wordplot"),
    )
    left, right = st.columns([3, 2])
    with left:
        chosen = ask_shown(place.cells, what="lines", where="above")
    with right:
        typed = ask_word()
    if chosen:
        cell = place.cells[chosen]
        show_uses(wording, comparison, cell.side, cell.value)
    elif typed:
        show_uses(wording, comparison, side, typed, is_typed=True)


def _describe(terms: pd.DataFrame, side: str, baseline: str) -> str:
    """Say in words what the plot shows."""
    ends = (
        (side, terms[terms["distinctiveness"] > 0].head(N_TOLD)),
        (baseline, terms[terms["distinctiveness"] < 0].iloc[::-1].head(N_TOLD)),
    )
    said = [
        f"more in {isolate(name)}: "
        + (
            ", ".join(
                f"{isolate(row['term'])} ({row['n_tokens']:,} to {row['n_tokens_baseline']:,})"
                for row in rows.to_dict("records")
            )
            or "no word"
        )
        for name, rows in ends
    ]
    return f"Words by frequency and distinctiveness; {'; '.join(said)}."


def show_left_out(wording: Wording) -> None:
    """List the words that are not compared, and why."""
    left_out = load_left_out()
    with st.expander("Words left out"):
        names = ", ".join(sorted(map(isolate, left_out.names))) or "none"
        st.markdown(f"**Mostly used in an outlet's name:** {md(names)}")
        for outlet, terms in left_out.furniture.items():
            if terms:
                listed = ", ".join(map(isolate, terms))
                st.markdown(f"**Of the pages of {md(outlet)}, not of the reports:** {md(listed)}")
        if not any(left_out.furniture.values()):
            st.markdown(
                "**Of pages, not of reports:** none found. A word is taken for one only where at "
                "least five articles of an outlet use it."
            )
        note(
            "Words of pages (credits, requests to subscribe) stand in the first or last sentences "
            "or come in the same words again and again. The rule knows no outlet, and may take out "
            "a word of reporting: any word can be looked up above all the same. "
            + (
                "Words of grammar are compared."
                if wording.grammar
                else "Words of grammar are left out too; the switch at the top brings them in."
            )
        )
