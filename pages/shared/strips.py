"""From a block of a strip to its sentence in the article."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.shared.links import open_article


def open_strip(chart: str) -> Callable[[], None]:
    """Return a callback that remembers the sentence of a clicked block."""

    def remember() -> None:
        points = st.session_state[chart].selection.points
        if points:
            st.session_state["strip_opened"] = tuple(points[0]["customdata"][:2])

    return remember


def follow_strip(*, marks: str = "") -> None:
    """Go to the sentence of a clicked block; call it before the page is drawn."""
    opened = st.session_state.pop("strip_opened", None)
    if opened:
        sentence_id, article_id = opened
        open_article(article_id, sentence_id, marks=marks)
