"""The parts of the Methods page."""

from __future__ import annotations

import streamlit as st

from analysis.measures.cards import CARDS
from analysis.store.manifest import Manifest
from pages.shared.escaping import md
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
