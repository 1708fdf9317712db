"""Headline, lead and body apart: which cue words stand where."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.notation import count
from pages.shared.escaping import isolate
from pages.shared.evidence import MAX_SHOWN, READ, follow, marks_of
from pages.shared.layout import show_table
from pages.shared.links import sentence_link
from pages.shared.loading import load_basics
from pages.shared.loading_cues import category_label
from pages.shared.loading_headlines import load_section_cues
from pages.shared.searching import POOLED
from pages.shared.selection import event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Selection
from pages.shared.voice import VOICE_WORDS

_TABLE_WORDS = {
    "event": "Event",
    "side": "Outlet or origin",
    "label": "Kind of word",
    "section": "Where",
    "n": "Cue words",
    "of": "Words in all",
    "per_1k": "Per 1,000 words",
    "n_articles": "Articles with such a part",
}


def show_section_cues(selection: Selection) -> None:
    """Show the cue words that stand in headlines, and the counts of headline, lead and body."""
    table, above, heads = load_section_cues(selection)
    st.header("Cue words in headline, lead and body", anchor=False)
    if table.empty:
        st.markdown("No word of the lists is found in these texts.")
        return
    reports = table.drop_duplicates(["event_id", "side", "section"])
    n_words = int(reports.loc[reports["section"] == "headline", "of"].sum())
    words = VOICE_WORDS[selection.voice]
    st.markdown(
        f"{count(len(above), 'cue word')} in {n_words:,} {words} of headlines, in "
        f"{count(len(heads), 'headline')}."
    )
    _show_heads(above, heads)
    shown = table.assign(
        event=[event_name(key) if key else POOLED for key in table["event_id"]],
        label=[category_label(category) for category in table["category"]],
        per_1k=(1000 * table["rate"]).round(1),
    )
    show_table(shown, _TABLE_WORDS, name="section-cues", alt="Cue words in headline, lead and body")
    first = f" The first {MAX_SHOWN} headlines are shown." if len(heads) > MAX_SHOWN else ""
    note(
        "Words of the lists for certainty, stance and frames; a word found is a cue, not a "
        "verdict. A headline has some ten words, so one word more moves its rate by a hundred: "
        f"read the counts. Where a text has no paragraphs, all of it counts as its lead.{first}"
    )


def _show_heads(above: pd.DataFrame, heads: pd.DataFrame) -> None:
    """Show the headlines with a cue word, each word marked and its kind named."""
    outlets = load_basics().outlet_of
    blocks = [
        block(
            [
                sentence(
                    row["sentence_id"],
                    row["text"],
                    marks=marks_of(row, above.assign(term=above["entry"])),
                    href=sentence_link(row["article_id"], row["sentence_id"]),
                )
            ],
            meta=isolate(outlets[row["article_id"]]),
            note=_kinds(above, row["sentence_id"]),
            action=READ,
        )
        for row in heads.head(MAX_SHOWN).to_dict("records")
    ]
    follow(show_sheet("evidence", blocks, "headline_cues"), heads)


def _kinds(above: pd.DataFrame, sentence_id: str) -> str:
    """Name the kinds of the cue words of one headline."""
    own = above[above["sentence_id"] == sentence_id]
    return "; ".join(
        f"{isolate(entry)}: {category_label(category).lower()}"
        for entry, category in zip(own["entry"], own["category"], strict=True)
    )
