"""The uses of a term, a line each: of one side, and of those it is compared with below."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.style import NO_COLOUR
from pages.shared.escaping import isolate, md
from pages.shared.evidence import follow
from pages.shared.links import sentence_link
from pages.shared.loading import load_basics
from pages.shared.loading_wording import left_out_of
from pages.shared.loading_wording_lines import (
    MAX_LINES,
    count_elsewhere,
    find_term,
    load_lines,
    load_term,
    load_term_recounts,
)
from pages.shared.robustness import Stated, show_robustness
from pages.shared.selection import event_name
from pages.shared.small_print import note
from pages.shared.term_sheet import line_item, show_lines, term_group
from pages.shared.voice import VOICE_NAMES
from pages.shared.wording_state import Comparison, Wording
from pages.shared.wording_words import describe_uses

MAX_NAMED = 6
"""Sides named that use a term in other reports."""


def show_uses(
    wording: Wording, comparison: Comparison, side: str, word: str, *, is_typed: bool = False
) -> None:
    """Show where a side and its baseline use a term; a typed word by its dictionary form."""
    term = find_term(word) if is_typed else word
    row, lines = load_term(wording, side, term), load_lines(wording, side, term)
    baseline = comparison.baseline(side)
    with st.container(border=True):
        st.markdown(f"**{md(term)}**, in {md(side)} and in {md(baseline)}")
        _note_form(wording, term, word)
        quoted = lines.n_quoted or (None, None)
        groups = [
            _group(name, lines_of, _facts(row, comparison, side, end, n_quoted), wording)
            for name, lines_of, end, n_quoted in (
                (side, lines.own, "", quoted[0]),
                (baseline, lines.other, "_baseline", quoted[1]),
            )
        ]
        is_new = bool(st.session_state.pop("is_term_new", False))
        opened = show_lines(groups, "uses", is_new=is_new)
        if len(lines.own) + len(lines.other):
            note("A line ends with its sentence. Click the word to read on in the article.")
        _note_elsewhere(wording, side, term)
        _offer_recounts(wording, side, baseline, row)
    follow(opened, pd.concat([lines.own, lines.other], ignore_index=True))


def _offer_recounts(wording: Wording, side: str, baseline: str, row: Mapping[str, Any]) -> None:
    """Offer to measure the difference again, each time with something left out."""
    if not row or row["tokens_per_1k"] == row["tokens_per_1k_baseline"]:
        return
    more, less = side, baseline
    if row["tokens_per_1k"] < row["tokens_per_1k_baseline"]:
        more, less = less, more
    show_robustness(
        [
            Stated(
                f"{isolate(row['term'])}: more often in {isolate(more)} than in {isolate(less)}.",
                side,
                baseline,
                partial(load_term_recounts, wording, side, row["term"]),
            )
        ],
        key="term_recounts",
        write=lambda rate: f"{1000 * rate:.1f} per 1,000 words",
    )


def _note_form(wording: Wording, term: str, word: str) -> None:
    if " " in term:
        note(
            f"{isolate(word)} is found where its words stand beside each other, in any form of "
            "each, with a space or a hyphen between. Quoted: where all of it is."
        )
    elif term != word:
        note(f"{isolate(word)} is counted under its dictionary form, {isolate(term)}.")
    if term in left_out_of(wording):
        note("This word is left out of the comparison: see Words left out.")


def _note_elsewhere(wording: Wording, side: str, term: str) -> None:
    """Say who else here uses a term, in reports of other events that are not compared."""
    counts = sorted(count_elsewhere(wording, side, term).items(), key=lambda pair: -pair[1])
    if counts:
        named = ", ".join(f"{isolate(name)} {n:,}" for name, n in counts[:MAX_NAMED])
        rest = len(counts) - MAX_NAMED
        note(
            f"Uses in other reports selected, not compared with these: {named}"
            f"{f' and {rest:,} more' if rest > 0 else ''}."
        )


def _facts(
    row: dict[str, Any], comparison: Comparison, side: str, end: str, n_quoted: int | None
) -> str:
    if row:
        return describe_uses(row, end, n_quoted)
    known = comparison.sides[side]
    return f"No use in {known[f'n_words{end}']:,} words"


def _group(name: str, lines: pd.DataFrame, facts: str, wording: Wording) -> dict[str, Any]:
    """Describe the lines of one side."""
    colour = load_basics().colours.get(name, NO_COLOUR)
    items = [_item(row, lines, wording) for row in lines.to_dict("records")]
    said = ""
    if not items:
        voice = wording.selection.voice
        said = "Not found here" + ("." if voice == "all" else f" in {VOICE_NAMES[voice]}.")
    elif len(items) == MAX_LINES:
        said = f"The first {MAX_LINES} uses are shown, from each outlet's articles in turn."
    return term_group(isolate(name[:1].upper() + name[1:]), facts, colour, items, note=said)


def _item(row: dict[Any, Any], lines: pd.DataFrame, wording: Wording) -> dict[str, Any]:
    """Describe one use; what all lines have in common is not said on each."""
    meta = []
    if wording.selection.by != "outlet" or len(set(lines["outlet"])) > 1:
        meta.append(isolate(row["outlet"]))
    if len(set(lines["event_id"])) > 1:
        meta.append(event_name(row["event_id"]))
    if row["section"] == "headline":
        meta.append("headline")
    is_marked = bool(row["is_quoted"]) and wording.selection.voice == "all"
    if is_marked:
        meta.append("quoted")
    return line_item(
        row["sentence_id"],
        isolate(row["left"]),
        isolate(row["match"]),
        isolate(row["right"]),
        meta=" · ".join(meta),
        is_quoted=is_marked,
        href=sentence_link(row["article_id"], row["sentence_id"]),
    )
