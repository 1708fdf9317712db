"""From a figure to its sentences: which cell is open, and what it shows.

A click on a mark and the select box beside the figure set the same state, which also
stands in the address. The box is the way by keyboard, and its cross closes the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analysis.measures.uncertainty import articles_needed
from analysis.notation import percent
from pages.shared.escaping import isolate, md
from pages.shared.links import open_article, sentence_link
from pages.shared.loading import View, load_nearest, load_sentences
from pages.shared.selection import Selection, cell_name, event_name
from pages.shared.small_print import note

Cell = tuple[str, str, str]
"""An event, a side and a thread."""

_HERE = Path(__file__).parent
_sheet = st.components.v2.component(
    "storysides_sheet",
    html="<div class='sheet'></div>",
    css=(_HERE / "sheet.css").read_text(encoding="utf-8"),
    js=(_HERE / "sheet.js").read_text(encoding="utf-8"),
)

MAX_SHOWN = 60
"""More sentences than this are not drawn at once; the page says so."""


def show_sheet(
    kind: str,
    blocks: list[dict[str, Any]],
    key: str,
    *,
    focus: str = "",
    action: str = "",
    on_opened: Callable[[], None] = lambda: None,
) -> str | None:
    """Show blocks of sentences; return the id of a sentence whose link was clicked.

    Parameters
    ----------
    kind : str
        A class of sheet.css: evidence, article, removed, findings or sheets.
    blocks : list of dict
        See `block`.
    key : str
        The key of the element.
    focus : str
        The sentence to set off and scroll to.
    action : str
        The words of the link under each block.
    on_opened : callable
        Runs after a click, before the page does.
    """
    shown = _sheet(
        key=key,
        data={"kind": kind, "blocks": blocks, "focus": focus, "action": action},
        on_opened_change=on_opened,
    )
    opened = shown.opened
    return str(opened) if opened else None


def block(
    sentences: Iterable[dict[str, Any]],
    *,
    tag: str = "div",
    class_name: str = "",
    label: str = "",
    meta: str = "",
    note: str = "",
) -> dict[str, Any]:
    """Describe one block: an optional label, sentences, a note and a line of facts."""
    return {
        "tag": tag,
        "className": class_name,
        "label": label,
        "sentences": list(sentences),
        "meta": meta,
        "note": note,
    }


def sentence(
    identity: str,
    text: str,
    *,
    marks: Sequence[Sequence[Any]] = (),
    href: str = "",
    gap: str = "",
) -> dict[str, Any]:
    """Describe one sentence: marks are ``[start, end, class, title]`` in its own text."""
    return {
        "id": identity,
        "text": text,
        "marks": [list(mark) for mark in marks],
        "href": href,
        "gap": gap,
    }


def cells_of(coverage: pd.DataFrame, thread_names: dict[str, str]) -> dict[str, Cell]:
    """Return the words for every cell of a coverage table."""
    return {
        cell_name(row.side, thread_names[row.thread_id], row.event_id): (
            row.event_id,
            row.side,
            row.thread_id,
        )
        for row in coverage.itertuples(index=False)
    }


def pick_from(chart: str, cells: dict[str, Cell]) -> Any:  # noqa: ANN401 (a callback)
    """Return a callback that opens the cell of a clicked mark."""
    names = {cell: name for name, cell in cells.items()}

    def pick() -> None:
        points = st.session_state[chart].selection.points
        if points:
            event_id, side, thread_id = points[0]["customdata"][:3]
            st.session_state["show"] = names.get((event_id, side, thread_id))

    return pick


def ask_cell(cells: dict[str, Cell]) -> Cell | None:
    """Ask which cell's sentences to show; None while none is chosen."""
    chosen = st.selectbox(
        "Sentences behind a figure",
        list(cells),
        index=None,
        key="show",
        bind="query-params",
        placeholder="Click a mark above, or choose here",
        help="Clear it with the cross, or with Backspace.",
    )
    return cells.get(chosen) if chosen else None


def show_cell(selection: Selection, view: View, cell: Cell, name: str, paragraph: bool) -> None:
    """Show the sentences behind one cell, or what stands nearest where there are none."""
    event_id, side, thread_id = cell
    sentences, hits = load_sentences(selection, thread_id, event_id, side, paragraph)
    coverage = view.coverage
    row = coverage[
        (coverage["event_id"] == event_id)
        & (coverage["side"] == side)
        & (coverage["thread_id"] == thread_id)
    ].iloc[0]
    with st.container(border=True):
        if sentences.empty:
            _show_silence(selection, view, cell, name)
            return
        st.markdown(
            f"**{md(side)} on {md(name)}, {md(event_name(event_id))}:** "
            f"{row['n_words']:,} of {row['of_words']:,} words ({percent(row['words_share'])}), "
            f"in {row['n_sentences']:,} of {row['of_sentences']:,} sentences"
        )
        _show_sentences(sentences, hits, view)


def _show_sentences(sentences: pd.DataFrame, hits: pd.DataFrame, view: View) -> None:
    outlets = dict(zip(view.articles["article_id"], view.articles["outlet"], strict=True))
    shown = sentences.head(MAX_SHOWN)
    blocks = [
        block(
            [
                sentence(
                    row.sentence_id,
                    row.text,
                    marks=marks_of(row, hits),
                    href=sentence_link(row.article_id, row.sentence_id),
                )
            ],
            meta=f"{isolate(outlets[row.article_id])} · {place_of(row)}",
        )
        for row in shown.itertuples(index=False)
    ]
    opened = show_sheet("evidence", blocks, "evidence", action="read in the article")
    if len(sentences) > MAX_SHOWN:
        note(f"The first {MAX_SHOWN} of {len(sentences):,} sentences are shown.")
    _follow(opened, sentences)


def _follow(opened: str | None, sentences: pd.DataFrame) -> None:
    if opened is None:
        return
    articles = dict(zip(sentences["sentence_id"], sentences["article_id"], strict=True))
    if opened in articles:
        open_article(articles[opened], opened)


def marks_of(row: Any, hits: pd.DataFrame, class_name: str = "t0") -> list[list[Any]]:  # noqa: ANN401
    """Return the marks of one sentence: offsets into it, a class and the rule that matched."""
    own = hits[(hits["sentence_id"] == row.sentence_id) & (hits["end_char"] > hits["start_char"])]
    return [
        [hit.start_char - row.start_char, hit.end_char - row.start_char, class_name, hit.term]
        for hit in own.sort_values("start_char").itertuples(index=False)
    ]


def place_of(row: Any) -> str:  # noqa: ANN401 (a named tuple of pandas)
    """Say where a sentence stands in its article."""
    if row.section == "headline":
        return "headline"
    place = f"paragraph {row.paragraph}"
    if pd.notna(row.position_share):
        place += (
            f", {percent(row.position_share)} into the text"
            if row.position_share
            else ", at its start"
        )
    return f"lead, {place}" if row.section == "lead" else place


def _show_silence(selection: Selection, view: View, cell: Cell, name: str) -> None:
    event_id, side, thread_id = cell
    silence = view.silence
    row = silence[
        (silence["event_id"] == event_id)
        & (silence["side"] == side)
        & (silence["thread_id"] == thread_id)
    ].iloc[0]
    st.markdown(
        f"**{md(side)} on {md(name)}, {md(event_name(event_id))}:** not found in "
        f"{row['of_words']:,} words under this definition. {_expected(row)}"
    )
    near, is_same_event = load_nearest(selection, thread_id, event_id, side)
    if near.empty:
        note("No sentence here shares a content word with how others put it.")
        return
    others = "others on the same event" if is_same_event else "reports on other events"
    blocks = [
        block(
            [
                sentence(
                    row.sentence_id, row.text, href=sentence_link(row.article_id, row.sentence_id)
                )
            ],
            label="Nearest sentence",
            note=f"Likeness {row.similarity:.2f} of 1 to how {others} put it; "
            f"in common: {row.shared_terms}.",
            meta=place_of(row),
        )
        for row in near.itertuples(index=False)
    ]
    _follow(show_sheet("evidence", blocks, "nearest", action="read in the article"), near)


def _expected(row: pd.Series) -> str:
    if pd.isna(row["others_share"]):
        return "No other report on this event is here to compare it with."
    if not row["n_sides_with"]:
        return "Nobody else reporting this event brings it up either."
    return (
        f"At the rate of the others on this event ({percent(row['others_share'])} of their "
        f"sentences) a text of {row['of_sentences']} sentences would have about "
        f"{row['expected_sentences']:.1f}; chance alone would leave it out "
        f"{percent(row['chance_of_none'])} of the time if sentences were independent, which "
        "they are not."
    )


def small_number_note(view: View) -> str:
    """Say what the number of articles allows, in one sentence."""
    fewest = int(view.coverage["n_articles"].min())
    if fewest >= articles_needed():
        return ""
    return (
        f"No test is made: with {fewest} {'article' if fewest == 1 else 'articles'} a side no "
        f"difference could be told from chance. At least {articles_needed()} articles a side on "
        "one event would be needed. These figures describe these texts, not the outlets."
    )
