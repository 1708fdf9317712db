"""Terms and their uses on a page: lists of words, and lines with the word in the middle.

Like `sheet`, the component only ever sets text, never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_sheet = st.components.v2.component(
    "storysides_terms",
    html="<div class='terms'></div>",
    css=(_HERE / "term_sheet.css").read_text(encoding="utf-8"),
    js=(_HERE / "term_sheet.js").read_text(encoding="utf-8"),
)


def show_terms(groups: list[dict[str, Any]], key: str, *, on_opened: Callable[[str], None]) -> None:
    """Show one list of terms for each side; ``on_opened`` gets the id of a term clicked.

    Parameters
    ----------
    groups : list of dict
        See `term_group`.
    key : str
        The key of the element.
    on_opened : callable
        Runs after a click, before the page does.
    """

    def take() -> None:
        opened = st.session_state[key].opened
        if opened:
            on_opened(str(opened))

    _sheet(key=key, data={"kind": "lists", "groups": groups}, on_opened_change=take)


def show_lines(groups: list[dict[str, Any]], key: str, *, is_new: bool = False) -> str | None:
    """Show uses of a term; return the id of a line that was clicked.

    ``is_new`` brings them into view: the click that opened them may be far above.
    """
    shown = _sheet(
        key=key,
        data={"kind": "lines", "groups": groups, "scroll": is_new},
        on_opened_change=lambda: None,
    )
    return str(shown.opened) if shown.opened else None


def term_group(
    head: str,
    meta: str,
    colour: str,
    terms: Iterable[dict[str, Any]],
    *,
    note: str = "",
    legend: str = "",
) -> dict[str, Any]:
    """Describe a side's list: name, what is compared, colour, terms, and what to say below.

    ``legend`` says above the terms what their counts are.
    """
    items = list(terms)
    return {
        **{"head": head, "meta": meta, "colour": colour, "items": items, "note": note},
        "legend": legend,
    }


def term_item(
    identity: str,
    text: str,
    *,
    bars: tuple[float, float],
    counts: str,
    told: str,
    href: str,
    is_pale: bool = False,
) -> dict[str, Any]:
    """Describe a term: bars are the two rates, from 0 to 1 of the longest; pale says little."""
    return {
        "id": identity,
        "text": text,
        "bars": list(bars),
        "counts": counts,
        "told": told,
        "href": href,
        "pale": is_pale,
    }


def line_item(
    identity: str, left: str, match: str, right: str, *, meta: str, is_quoted: bool, href: str
) -> dict[str, Any]:
    """Describe one use: what stands before it, the word, what stands behind it."""
    return {
        "id": identity,
        "left": left,
        "match": match,
        "right": right,
        "meta": meta,
        "quoted": is_quoted,
        "href": href,
    }
