"""Small print that can still be read."""

from __future__ import annotations

import streamlit as st

from pages.shared.escaping import md


def note(text: str) -> None:
    """Show a line of small print; Streamlit's own captions are too faint to read."""
    st.markdown(f":gray[:small[{md(text)}]]")
