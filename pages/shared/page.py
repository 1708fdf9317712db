"""What every page needs beyond its elements: its style, its touches, its evidence in sight."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
_page = st.components.v2.component(
    "storysides_page",
    html="<div hidden></div>",
    css=(_HERE / "page.css").read_text(encoding="utf-8"),
    js=(_HERE / "page.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def dress_page() -> None:
    """Give the page its style; call it once the page's own choices are known."""
    _page(key="page", data={"shown": st.session_state.get("show")})
