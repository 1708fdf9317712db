"""The parts of the Voices page."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.notation import count, percent
from pages.shared.attributed import (
    KIND_WORDS,
    cue_words,
    resolution_words,
    source_words,
    sure_words,
)
from pages.shared.escaping import isolate, md
from pages.shared.evidence import (
    MAX_SHOWN,
    READ,
    follow,
    marks_of,
    place_of,
)
from pages.shared.layout import scheme, show_figure
from pages.shared.links import sentence_link
from pages.shared.loading_attributions import (
    load_attributed,
    load_named,
    load_own_sentences,
)
from pages.shared.loading_voices import (
    MAX_LEDGER_ARTICLES,
    draw_quoted_places,
    load_first_voices,
)
from pages.shared.places import MarkPlace
from pages.shared.quality import attributions_note
from pages.shared.selection import event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Selection, VoiceCell, Voices
from pages.shared.strips import open_strip
from pages.shared.voice import attribution_marks, faint_marks
from pages.shared.voice_cells import OWN

EVERYBODY = "Everybody"
MAX_SPEAKERS = 300
MARKED = "Voices"
"""What the reader marks for whoever comes from this page."""

MAX_STRIPS = 12


class EvidencePlace(MarkPlace):
    """Where the open evidence stands: under the figure whose mark was clicked."""

    def __init__(self, selection: Selection, cells: dict[str, VoiceCell]) -> None:
        super().__init__(cells)
        self.selection = selection

    def show(self, facet: str, *, event_id: str | None = None, is_default: bool = False) -> None:
        """Show the box to choose by keyboard, and the evidence, if they belong here.

        ``event_id`` names the event of a figure that shows one only.
        """
        if self.opened and event_id not in (None, self.opened.event_id):
            return
        chosen = self.ask(facet, is_default=is_default, what="attributions")
        if chosen:
            show_attributed(self.selection, self.cells[chosen], chosen)


def summary(voices: Voices) -> str:
    """Return the line under the title, counted from the selection."""
    shares = voices.shares
    n_words, n_quoted = int(shares["of_words"].sum()), int(shares["n_quoted_words"].sum())
    if not n_words:
        return "Nothing selected."
    given = voices.naming.groupby("naming")["n_attributions"].sum()
    n_given = int(given.sum())
    if not n_given:
        return f"Nobody is quoted in these {n_words:,} words."
    n_unnamed, n_nobody = (int(given.get(name, 0)) for name in ("unnamed", "no source"))
    return (
        f"{percent(n_quoted / n_words)} of {n_words:,} words are what somebody is said to have "
        f"said or written, in {count(n_given, 'attribution')}: {n_unnamed or 'none'} to somebody "
        f"without a name, {n_nobody or 'none'} without any source."
    )


def ask_speaker(voices: Voices) -> str | None:
    """Ask whose introductions to show; None for everybody."""
    shared = set(voices.shared_sources["source_id"])
    sources = voices.sources[voices.sources["source_id"] != ""]
    sums = sources.groupby(["source_id", "source_name"], as_index=False)["n_attributions"].sum()
    sums = sums.drop_duplicates("source_id").assign(is_shared=sums["source_id"].isin(shared))
    sums = sums.sort_values(["is_shared", "n_attributions"], ascending=False).head(MAX_SPEAKERS)
    ids = {
        isolate(name): key for name, key in zip(sums["source_name"], sums["source_id"], strict=True)
    }
    chosen = st.selectbox(
        "Who is introduced",
        [EVERYBODY, *ids],
        key="speaker",
        bind="query-params",
        help="First come those whom several sides quote on one event: only there can the words "
        "for the same speaker be compared.",
    )
    return ids.get(chosen)


def show_attributed(selection: Selection, cell: VoiceCell, name: str) -> None:
    """Show the attributions that a mark counts, each part marked."""
    with st.container(border=True):
        if cell.value == OWN and cell.facet == "kind":
            _show_own(selection, cell, name)
            return
        found, spans, sentences = load_attributed(selection, cell)
        if found.empty:
            _show_named(selection, cell, name)
            return
        n_words = int(found["n_words"].sum())
        st.markdown(f"**{md(name)}:** {count(len(found), 'attribution')}, {count(n_words, 'word')}")
        blocks = [
            attribution_block(row, spans, sentences)
            for row in found.head(MAX_SHOWN).to_dict("records")
        ]
        opened = show_sheet("evidence", [_key_block(), *blocks], "evidence")
        if len(found) > MAX_SHOWN:
            note(f"The first {MAX_SHOWN} of {len(found):,} attributions are shown.")
        follow(opened, sentences, marks=MARKED)


def _key_block() -> dict[str, Any]:
    """Say which mark means what."""
    words = {"source": "who is quoted", "cue": "introduced by", "content": "what is quoted"}
    return block(
        [
            sentence("", name, marks=[[0, len(name), part, ""]], gap="   " if place else "")
            for place, (part, name) in enumerate(words.items())
        ],
        class_name="marks",
    )


def attribution_block(
    row: dict[Any, Any], spans: pd.DataFrame, sentences: pd.DataFrame
) -> dict[str, Any]:
    """Describe one attribution: its sentences with its parts marked, and what is known of it."""
    own = spans[spans["attribution_id"] == row["attribution_id"]].assign(title="")
    told = sentences[sentences["sentence_id"].isin(own["sentence_id"])]
    parts = [
        sentence(
            one["sentence_id"],
            one["text"],
            marks=attribution_marks(one, own),
            href=sentence_link(one["article_id"], one["sentence_id"], marks=MARKED),
            gap=" " if place else "",
        )
        for place, one in enumerate(told.to_dict("records"))
    ]
    place = place_of({"position_share": row["position_share"], "section": row["section"]})
    return block(
        parts,
        label=source_words(row),
        note=f"{cue_words(row)}. {resolution_words(row)}".strip(),
        meta=f"{KIND_WORDS[row['kind']]} · {count(row['n_words'], 'word')} · {place} · "
        f"{sure_words(row)}",
        action=READ,
    )


def _show_named(selection: Selection, cell: VoiceCell, name: str) -> None:
    """Say that a source is not quoted, and show where the report names it all the same."""
    sentences, names = load_named(selection, cell)
    if sentences.empty:
        st.markdown(f"**{md(name)}:** not found as a source in this report, nor by name.")
        return
    st.markdown(
        f"**{md(name)}:** not found as a source in this report; named in "
        f"{count(len(sentences), 'sentence')}"
    )
    _show_plain(sentences, [marks_of(row, names, "name") for row in sentences.to_dict("records")])


def _show_own(selection: Selection, cell: VoiceCell, name: str) -> None:
    """Show the sentences that hold words of the outlet's own voice."""
    sentences, contents = load_own_sentences(selection, cell)
    n_words = int((sentences["n_words"] - sentences["n_quoted_words"]).sum())
    st.markdown(
        f"**{md(name)}:** {count(n_words, 'word')} in {count(len(sentences), 'sentence')}; what "
        "is quoted is in grey"
    )
    _show_plain(
        sentences, [faint_marks(row, contents, "own") for row in sentences.to_dict("records")]
    )


def _show_plain(sentences: pd.DataFrame, marks: list[list[list[Any]]]) -> None:
    """Show sentences with their marks, without saying more of them."""
    rows = sentences.head(MAX_SHOWN).to_dict("records")
    blocks = [
        block(
            [
                sentence(
                    row["sentence_id"],
                    row["text"],
                    marks=own,
                    href=sentence_link(row["article_id"], row["sentence_id"], marks=MARKED),
                )
            ],
            meta=place_of(row),
            action=READ,
        )
        for row, own in zip(rows, marks, strict=False)
    ]
    opened = show_sheet("evidence", blocks, "evidence")
    if len(sentences) > MAX_SHOWN:
        note(f"The first {MAX_SHOWN} of {len(sentences):,} sentences are shown.")
    follow(opened, sentences, marks=MARKED)


def show_places(selection: Selection) -> None:
    """Show where in each of the first articles somebody is quoted, and who comes first."""
    st.header("Early or late", anchor=False)
    lines = first_voice_lines(load_first_voices(selection, MAX_STRIPS))
    show_figure(
        draw_quoted_places(selection, lines, scheme()),
        key="early",
        caption=(
            "Each strip is an article from its first word to its last, each block a sentence; "
            "click one to read it there. In colour: sentences that quote somebody. Many readers "
            "do not reach the end, so who comes first is heard most."
        ),
        alt="Where somebody is quoted. " + "; ".join(": ".join(line) for line in lines),
        on_pick=open_strip("early"),
    )
    note(attributions_note())


def first_voice_lines(first: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """Return two lines for the strip of each article: which report, and who comes first."""
    return tuple(
        (f"{row['side']}, {event_name(row['event_id'])}", _first_voice(row))
        for row in first.to_dict("records")
    )


def _first_voice(row: dict[Any, Any]) -> str:
    if pd.isna(row["position_share"]):
        return "nobody is quoted in this text"
    who = row["source_name"] or "no source given"
    return (
        f"first: {who}, {percent(row['position_share'])} into the text · "
        f"{row['n_first_third']} of {row['n_attributions']} in the first third"
    )


def show_ledger_limits(voices: Voices, speaker: str | None) -> None:
    """Say why there is no ledger, where there is none."""
    if len(voices.articles) > MAX_LEDGER_ARTICLES and speaker is None:
        note(
            f"With more than {MAX_LEDGER_ARTICLES:,} articles the words of introduction are shown "
            "for one source at a time: choose one above."
        )
