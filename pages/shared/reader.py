"""The parts of the Article page."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from analysis.notation import count
from analysis.voices import Voice
from pages.shared.corrections import MERGE_WHY
from pages.shared.escaping import isolate, md
from pages.shared.links import sentence_link
from pages.shared.selection import event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Basics
from pages.shared.voice import MANNER_CLASSES, PART_CLASSES, faint_marks
from pages.shared.words import basis_words, language_words, origin_words, published_words

MARKS = ("Threads", "Names", "Voices")
MARK_CLASSES = ("t0", "t1", "t2", "t3")
MAX_OFFERED = 500
PART_WORDS = {
    "source": "who",
    "cue": "introduced by",
    "content": "is quoted with",
    "content inner": "thinks or wants",
}


def ask_article(basics: Basics, chosen: pd.DataFrame) -> str | None:
    """Ask which of the chosen articles to read; the answer stands in the address by its id.

    A link may name an article outside the sidebar's selection: it is shown all the same.
    """
    names = {row["article_id"]: _article_words(row) for row in _offered(chosen)}
    asked = st.query_params.get("article", "")
    if asked and asked not in names:
        known = basics.articles[basics.articles["article_id"] == asked].to_dict("records")
        if known:
            is_chosen = asked in set(chosen["article_id"])
            outside = "" if is_chosen else " (outside the selection)"
            names[asked] = f"{_article_words(known[0])}{outside}"
        else:
            st.info("This corpus has no article of that name. Choose one below.")
    if len(chosen) > MAX_OFFERED:
        note(f"The first {MAX_OFFERED} of {len(chosen):,} articles are offered here.")
    ids = list(names)
    st.session_state["article_choice"] = asked if asked in names else next(iter(ids), None)

    def remember() -> None:
        st.query_params["article"] = st.session_state["article_choice"]
        st.query_params.pop("sentence", None)

    article_id = st.selectbox(
        "Article", ids, format_func=names.__getitem__, key="article_choice", on_change=remember
    )
    if article_id and not asked:
        st.query_params["article"] = article_id
    return str(article_id) if article_id else None


def _offered(chosen: pd.DataFrame) -> list[dict[Any, Any]]:
    rows: list[dict[Any, Any]] = chosen.head(MAX_OFFERED).to_dict("records")
    return rows


def _article_words(row: dict[Any, Any]) -> str:
    headline = isolate(row["headline"])[:90]
    return f"{isolate(row['outlet'])}, {event_name(row['event_id'])}: {headline}"


def ask_marks(basics: Basics) -> list[str]:
    """Ask what to mark in the text."""
    chosen = st.pills(
        "Mark", list(MARKS), selection_mode="multi", default=["Threads"], key="marks",
        bind="query-params",
    )  # fmt: skip
    return list(chosen)


def show_key(basics: Basics, marks: list[str]) -> None:
    """Say which mark means which thread."""
    parts: list[dict[str, Any]] = []
    if "Threads" in marks:
        for place, name in enumerate(basics.thread_names.values()):
            parts.append(
                sentence(
                    "",
                    name,
                    marks=[[0, len(name), MARK_CLASSES[place % 4], "thread"]],
                    gap="   " if parts else "",
                )
            )
    if "Names" in marks:
        parts.append(
            sentence("", "a name", marks=[[0, 6, "name", "entity"]], gap="   " if parts else "")
        )
    if "Voices" in marks:
        for class_name, name in PART_WORDS.items():
            marked = [[0, len(name), class_name, ""]]
            parts.append(sentence("", name, marks=marked, gap="   " if parts else ""))
    if parts:
        show_sheet("key", [block(parts)], "key")


def show_facts(row: pd.Series) -> None:
    """Say who published and wrote the article, and when, and how each is known."""
    byline = f" · By {isolate(row['byline'])}" if row["byline"] else ""
    filed = f" · filed from {isolate(row['dateline'])}" if row["dateline"] else ""
    st.markdown(f"**{md(row['outlet'])}** · {md(origin_words(row) + byline + filed)}")
    note(
        f"{_event_words(row['event_id'])} · {published_words(row)} · headline "
        f"{basis_words(row['headline_basis'])} · {count(row['n_words'], 'word')} in "
        f"{count(row['n_sentences'], 'sentence')} · quotation marks, dashes and spaces made alike "
        f"for counting ({row['n_normalised']:,}), shown as printed{language_words(row)}."
    )


def _event_words(event_id: str) -> str:
    return f"event of {event_name(event_id)}" if event_id else "event not known"


def show_text(
    article: dict[str, pd.DataFrame], marks: list[str], basics: Basics, voice: Voice
) -> None:
    """Show the text, paragraph by paragraph, and scroll to the sentence a link names.

    What is not in the chosen voice is set back.
    """
    focus = st.query_params.get("sentence", "")
    sentences = article["sentences"]
    if focus and focus not in set(sentences["sentence_id"]):
        st.warning(
            "The sentence this link names is not in the text any more: the article was read "
            "again and its words changed. The whole article is shown."
        )
    spans = _spans(article, marks, basics)
    text = str(article["articles"].iloc[0]["text"])
    rows = list(sentences.itertuples(index=False))
    contents = article["attribution_spans"].query("part == 'content' and manner == 'speech'")
    faint = {row.sentence_id: faint_marks(row._asdict(), contents, voice) for row in rows}
    blocks = [
        _paragraph(list(group), text, spans, faint)
        for _, group in groupby(rows, key=lambda row: row.paragraph)
    ]
    opened = show_sheet("article", blocks, "text", focus=focus)
    if opened and opened != focus:
        st.query_params["sentence"] = opened
        st.rerun()


def _paragraph(
    rows: list[Any], text: str, spans: pd.DataFrame, faint: dict[str, list[list[Any]]]
) -> dict[str, Any]:
    section = rows[0].section
    parts = []
    end = rows[0].start_char
    for row in rows:
        parts.append(
            sentence(
                row.sentence_id,
                row.text,
                marks=[*_marks_in(row, spans), *faint[row.sentence_id]],
                href=sentence_link(row.article_id, row.sentence_id),
                gap=text[end : row.start_char],
            )
        )
        end = row.end_char
    return block(parts, tag="h2" if section == "headline" else "p", class_name=section)


def _spans(article: dict[str, pd.DataFrame], marks: list[str], basics: Basics) -> pd.DataFrame:
    columns = ["sentence_id", "start_char", "end_char", "class_name", "title"]
    found = [pd.DataFrame(columns=columns)]
    if "Threads" in marks:
        for place, (thread_id, name) in enumerate(basics.thread_names.items()):
            hits = article["thread_hits"]
            own = hits[hits["thread_id"] == thread_id]
            found.append(
                own.assign(class_name=MARK_CLASSES[place % 4], title=name + ": " + own["term"])
            )
    if "Names" in marks:
        names = article["mentions"]
        why = names["merged_by"].map(MERGE_WHY).fillna("")
        found.append(names.assign(class_name="name", title=names["name"] + ": " + why))
    if "Voices" in marks:
        spans = article["attribution_spans"]
        spans = spans[spans["manner"].isin(list(MANNER_CLASSES))]
        manners = spans["manner"].map(MANNER_CLASSES)
        found.append(spans.assign(class_name=spans["part"].map(PART_CLASSES) + manners))
    return pd.concat([spans[columns] for spans in found], ignore_index=True)


def _marks_in(row: Any, spans: pd.DataFrame) -> list[list[Any]]:  # noqa: ANN401 (a named tuple)
    own = spans[spans["sentence_id"] == row.sentence_id].sort_values(["start_char", "class_name"])
    return [
        [
            mark.start_char - row.start_char,
            mark.end_char - row.start_char,
            mark.class_name,
            mark.title,
        ]
        for mark in own.itertuples(index=False)
    ]


def show_removed(article: dict[str, pd.DataFrame]) -> None:
    """Show, on demand, every line that cleaning took out, with the rule that did it."""
    removed = article["removed_lines"]
    shown = st.toggle(
        f"Show the {count(len(removed), 'line')} taken out of the page",
        key="removed",
        bind="query-params",
    )
    if not shown:
        return
    blocks = [
        block(
            [sentence("", row.text)],
            label=f"line {row.line} · {row.reason.replace('_', ' ')}",
            meta=row.why,
        )
        for row in removed.itertuples(index=False)
    ]
    show_sheet("removed", blocks, "removed_lines")
