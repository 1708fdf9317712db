"""From a figure to its sentences: which cell is open, and what it shows.

A click on a mark and the select box beside the figure set the same state, which also
stands in the address. The box is the way by keyboard, and its cross closes the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import pandas as pd
import streamlit as st

from analysis.notation import percent
from pages.shared.escaping import isolate, md
from pages.shared.links import open_article, sentence_link
from pages.shared.loading import load_basics, load_nearest, load_sentences
from pages.shared.selection import cell_name, event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.silence import describe_expectation, describe_nearness
from pages.shared.small_print import note
from pages.shared.state import Cell, Selection, View
from pages.shared.voice import VOICE_NAMES, faint_marks

READ = "read in the article"
MAX_CELLS = 4000
"""A box of more choices than this helps nobody; a narrower selection offers the others."""

MAX_SHOWN = 60
"""More sentences than this are not drawn at once; the page says so."""


def cells_of(coverage: pd.DataFrame, thread_names: dict[str, str]) -> dict[str, Cell]:
    """Return the words for every cell of a coverage table, also of those not drawn."""
    return {
        cell_name(row["side"], thread_names[row["thread_id"]], row["event_id"]): Cell(
            row["event_id"], row["side"], row["thread_id"]
        )
        for row in coverage.head(MAX_CELLS).to_dict("records")
    }


def pick_from(chart: str, cells: dict[str, Cell]) -> Callable[[], None]:
    """Return a callback that opens the cell of a clicked mark."""
    names = {cell: name for name, cell in cells.items()}

    def pick() -> None:
        points = st.session_state[chart].selection.points
        if points:
            st.session_state["show"] = names.get(Cell(*points[0]["customdata"][:3]))

    return pick


def ask_cell(cells: dict[str, Cell]) -> Cell | None:
    """Ask which cell's sentences to show; None while none is chosen."""
    chosen = ask_shown(cells, where="above")
    return cells.get(chosen) if chosen else None


def close_evidence() -> None:
    """Close what was open: it has no place beside another choice."""
    st.session_state["show"] = None


def asked_to_show() -> str:
    """Return the words of the evidence that the reader or the address asks for; or none."""
    return str(st.session_state.get("show", st.query_params.get("show")) or "")


def ask_shown(
    names: Collection[str], *, what: str = "sentences", where: str = "of any figure"
) -> str | None:
    """Ask for what to show evidence: the same state that a click on a mark sets.

    What an address asks for and this selection does not have is said, not passed over; what
    was open on the page before is closed.
    """
    asked = asked_to_show()
    if asked and asked not in names:
        if st.session_state.get("is_page_new"):
            st.session_state["show"] = None
        else:
            note(f"Not in this selection: {isolate(asked)}.")
    chosen = st.selectbox(
        f"Show the {what} for",
        list(names),
        index=None,
        key="show",
        bind="query-params",
        placeholder=f"Click a mark {where}, or choose here",
        help="The cross closes it; by keyboard, Tab leads there.",
    )
    return chosen if chosen in names else None


def show_cell(selection: Selection, view: View, cell: Cell, name: str, paragraph: bool) -> None:
    """Show the sentences behind one cell, or what stands nearest where there are none."""
    row = row_of(view.coverage, cell)
    head = f"**{md(cell.side)} on {md(name)}, {md(event_name(cell.event_id))}:**"
    with st.container(border=True):
        if not row["of_words"]:
            st.markdown(f"{head} this report has no words of {VOICE_NAMES[selection.voice]}.")
            return
        if not row["n_sentences"]:
            _show_silence(selection, view, cell, head)
            return
        in_voice = "" if selection.voice == "all" else f" of {VOICE_NAMES[selection.voice]}"
        st.markdown(
            f"{head} {row['n_words']:,} of {row['of_words']:,} words{in_voice} "
            f"({percent(row['words_share'])}), in {row['n_sentences']:,} of "
            f"{row['of_sentences']:,} sentences"
        )
        sentences, hits, contents = load_sentences(selection, cell, paragraph)
        show_marked(
            sentences,
            lambda row: [*marks_of(row, hits), *faint_marks(row, contents, selection.voice)],
        )


def row_of(table: pd.DataFrame, cell: Cell) -> dict[Any, Any]:
    """Return a cell's row of a table keyed by event, side and thread."""
    is_row = (
        (table["event_id"] == cell.event_id)
        & (table["side"] == cell.side)
        & (table["thread_id"] == cell.thread_id)
    )
    rows: list[dict[Any, Any]] = table[is_row].to_dict("records")
    return rows[0]


def show_marked(
    sentences: pd.DataFrame,
    find_marks: Callable[[dict[Any, Any]], list[list[Any]]],
    add_facts: Callable[[dict[Any, Any]], str] = lambda _row: "",
    *,
    marks: str = "",
    n_sentences: int | None = None,
) -> None:
    """Show the first sentences behind a figure, each with its outlet and its place.

    Parameters
    ----------
    sentences : DataFrame, one row per sentence
    find_marks : callable
        The marks of a sentence: see `sheet.sentence`.
    add_facts : callable
        What else is said below a sentence.
    marks : str
        What the reader marks for whoever goes on to the article.
    n_sentences : int, optional
        How many there are, where only the first were read.
    """
    n_sentences = len(sentences) if n_sentences is None else n_sentences
    outlets = load_basics().outlet_of
    blocks = [
        block(
            [
                sentence(
                    row["sentence_id"],
                    row["text"],
                    marks=find_marks(row),
                    href=sentence_link(row["article_id"], row["sentence_id"], marks=marks),
                )
            ],
            meta=f"{isolate(outlets[row['article_id']])} · {place_of(row)}{add_facts(row)}",
            action=READ,
        )
        for row in sentences.head(MAX_SHOWN).to_dict("records")
    ]
    opened = show_sheet("evidence", blocks, "evidence")
    if n_sentences > MAX_SHOWN:
        note(f"The first {MAX_SHOWN} of {n_sentences:,} sentences are shown.")
    follow(opened, sentences, marks=marks)


def follow(opened: str | None, sentences: pd.DataFrame, *, marks: str = "") -> None:
    """Go to the article of a sentence whose link was clicked, with other marks if named."""
    articles = dict(zip(sentences["sentence_id"], sentences["article_id"], strict=True))
    if opened in articles:
        open_article(articles[opened], str(opened), marks=marks)


def marks_of(row: dict[Any, Any], hits: pd.DataFrame, class_name: str = "t0") -> list[list[Any]]:
    """Return the marks of one sentence: offsets into it, a class and the rule that matched."""
    own = hits[
        (hits["sentence_id"] == row["sentence_id"]) & (hits["end_char"] > hits["start_char"])
    ]
    start = row["start_char"]
    return [
        [hit["start_char"] - start, hit["end_char"] - start, class_name, hit["term"]]
        for hit in own.sort_values("start_char").to_dict("records")
    ]


def place_of(row: dict[Any, Any]) -> str:
    """Say where a sentence stands in its article."""
    share = row["position_share"]
    if pd.isna(share):
        return str(row["section"])
    place = f"{percent(share)} into the text" if share else "the first sentence of the text"
    return f"lead, {place}" if row["section"] == "lead" else place


def _show_silence(selection: Selection, view: View, cell: Cell, head: str) -> None:
    row = row_of(view.silence, cell)
    st.markdown(
        f"{head} not found in {row['of_words']:,} words under this definition. "
        f"{md(describe_expectation(row))}"
    )
    near, scope = load_nearest(selection, cell)
    if near.empty:
        note(describe_nearness(None, scope))
        return
    blocks = [
        block(
            [
                sentence(
                    row["sentence_id"],
                    row["text"],
                    href=sentence_link(row["article_id"], row["sentence_id"]),
                )
            ],
            label="Nearest sentence",
            note=describe_nearness(row, scope),
            meta=place_of(row),
            action=READ,
        )
        for row in near.head(3).to_dict("records")
    ]
    follow(show_sheet("evidence", blocks, "nearest"), near)
