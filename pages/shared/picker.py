"""Taking one small text file from a reader, through the page's own connection.

Streamlit's uploader keeps files on the server and has an address of its own, which the
guard closes. This one is read in the browser and its text is gone after the run.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent
_picker = st.components.v2.component(
    "storysides_picker",
    html="<label> <input type='file'></label><span></span>",
    css=(
        "label { display: block; font-size: 0.875rem; color: var(--st-text-color); }"
        "input { display: block; margin-top: 0.4rem; font: inherit; max-width: 100%; }"
        "span { font-size: 0.84rem; color: var(--st-text-color); }"
    ),
    js=(_HERE / "picker.js").read_text(encoding="utf-8"),
)


def pick_text(
    label: str,
    key: str,
    *,
    max_bytes: int,
    on_picked: Callable[[str], None],
    accept: str = ".json,application/json",
    what: str = "a file of corrections",
) -> None:
    """Show a field for one file; hand its text on before the run after it was chosen.

    ``accept`` are the endings offered, ``what`` says what to choose if a file is too large.
    The text is as hostile as any; the limit holds in honest browsers only.
    """

    def take() -> None:
        text = st.session_state[key].text
        if text:
            on_picked(str(text))

    _picker(
        key=key,
        data={"label": label, "most": max_bytes, "accept": accept, "what": what},
        on_text_change=take,
    )
