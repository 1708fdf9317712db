"""The parts of the Methods page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.measures.cards import CARDS
from analysis.store.manifest import Manifest
from pages.shared.escaping import md
from pages.shared.layout import show_table
from pages.shared.small_print import note


def show_cards() -> None:
    """Show one card for each measure."""
    for card in CARDS:
        with st.container(border=True):
            st.header(md(card.name), anchor=False)
            st.markdown(f"*{md(card.question)}*")
            for title, text in (
                ("Unit", card.unit),
                ("How", card.formula),
                ("Limits", card.limits),
                ("After", card.reference),
            ):
                st.markdown(f"**{title}.** {md(text)}")


PARTS = {
    "all": "All attributions",
    "speech": "Attributions with a word of saying",
    "direct": "In quotation marks",
    "mixed": "Partly in quotation marks",
    "indirect": "In paraphrase",
    "source": "Sources of attributions that were found",
    "cue": "Words of introduction of attributions that were found",
    "agent": "Whoever is said to act",
    "patient": "Whom or what an action is said to be done to",
    "passive": "Verbs said to be in the passive",
    "doubt": "Words of doubt said to concern an action",
    "agentless": "Passives and nouns of action said to name no doer",
}
FIGURES = {
    "precision": "of those found are right",
    "recall": "of those there are found",
    "f1": "both in one (F1)",
    "f1_at_80": "both in one where four fifths of the words must agree (F1)",
    "right": "are the right words",
}


HOW = {
    "actions": "One reader judged all that is claimed of the actions of 200 sentences drawn by "
    "lot, and 40 words of doubt. What is missed was not measured.",
    "attributions": "People annotated these. The articles of this corpus differ from them, and so "
    "may the rates. Found means that at least half of the letters that either marks are marked "
    "by both.",
    "cue words": "Cue words of each category were drawn by lot, and one reader judged whether they "
    "do in their sentence what the category says. What is missed was not measured.",
}


def show_quality(quality: pd.DataFrame) -> None:
    """Show how often annotation was found right, and on what that was measured."""
    st.header("How often it is right", anchor=False)
    if quality.empty:
        note("Nothing was measured for this build.")
        return
    for task, rows in quality.groupby("task"):
        note(f"Measured on {rows['measured_on'].iloc[0]}. {HOW.get(str(task), '')}")
        shown = rows.assign(
            what=rows["part"].map(PARTS).fillna(rows["part"].str.replace("_", " ")),
            rate=rows["figure"].map(FIGURES).fillna(rows["figure"]),
        )
        show_table(
            shown,
            {"what": "What", "rate": "Rate", "value": "Value", "n_judged": "Measured on"},
            name=f"quality-{str(task).replace(' ', '-')}",
            alt=f"Measured quality: {task}",
        )


def show_build(manifest: Manifest) -> None:
    """Say what the corpus was built from, so that a figure can be cited and repeated."""
    st.header("This corpus", anchor=False)
    counts = manifest.counts
    st.markdown(
        f"Corpus **{manifest.corpus_id}**: {counts.n_read:,} articles read, "
        f"{counts.n_accepted:,} accepted, {sum(counts.rejected.values()):,} rejected."
    )
    for name, value in manifest.stamps.items():
        note(f"{name}: {value}")
