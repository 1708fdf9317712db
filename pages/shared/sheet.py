"""Sentences on a page: one small component of ours that only ever sets text, never markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_sheet = st.components.v2.component(
    "storysides_sheet",
    html="<div class='sheet'></div>",
    css=(_HERE / "sheet.css").read_text(encoding="utf-8"),
    js=(_HERE / "sheet.js").read_text(encoding="utf-8"),
)


def show_sheet(
    kind: str,
    blocks: list[dict[str, Any]],
    key: str,
    *,
    focus: str = "",
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
    on_opened : callable
        Runs after a click, before the page does.
    """
    shown = _sheet(
        key=key,
        data={"kind": kind, "blocks": blocks, "focus": focus},
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
    action: str = "",
) -> dict[str, Any]:
    """Describe one block: a label, sentences, a note, a line of facts, the words of its link."""
    return {
        "tag": tag,
        "className": class_name,
        "label": label,
        "sentences": list(sentences),
        "meta": meta,
        "note": note,
        "action": action,
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
