"""A reader's corrections: in the sidebar, in the address while they are short, and in a file.

Each stands in the sidebar as it stands in a link, and can be taken out there. Where all of
them are too long for an address they live in the visit alone; the file keeps them.
"""

from __future__ import annotations

import streamlit as st

from analysis.annotation.resolution import MERGE_RULES
from analysis.corrections import (
    MAX_CORRECTIONS,
    MAX_LINK_CHARS,
    READER_RULE,
    Correction,
    Corrections,
    from_link,
    to_link,
)

KEY = "fixes"
"""Names the corrections in the address."""

MERGE_WHY = MERGE_RULES | {
    READER_RULE: "A correction of yours, or your choice to count it with its country, says so."
}
"""Why words mean an entity, in plain words, by the rule that decided it."""

_LONG = "fixes_long"
_REASONS = "fixes_reasons"
"""What a link has no room for, by the correction's words in a link."""


def ask_corrections(*, is_offered: bool) -> Corrections:
    """Show the corrections in force and return those that are left.

    Without any the box is shown only where it ``is_offered``: what is set in a box that
    was not there before does not come into the address.
    """
    if KEY not in st.session_state and _LONG in st.session_state:
        return _parse(_ask(_LONG, list(st.session_state[_LONG])))
    texts = list(st.session_state.get(KEY, st.query_params.get_all(KEY)))
    return _parse(_ask(KEY, texts)) if texts or is_offered else ()


def _ask(key: str, texts: list[str]) -> list[str]:
    """Show corrections as they stand in a link; return those that were left."""
    chosen = st.multiselect(
        "Corrections of names",
        texts,
        key=key,
        bind="query-params" if key == KEY else None,
        accept_new_options=True,
        max_selections=MAX_CORRECTIONS,
        placeholder="None: make them below",
        help="As they stand in the link: moscow>russia counts Moscow as Russia. Take one out to "
        "undo it; add others on the Entities page.",
    )
    n_unread = sum(from_link(str(text)).n_unread for text in chosen)
    if n_unread:
        st.caption(f"{n_unread} of them cannot be read: take them out.")
    return [str(text) for text in chosen]


def _parse(texts: list[str]) -> Corrections:
    """Read corrections, with the reasons given in this visit."""
    reasons = st.session_state.get(_REASONS, {})
    return tuple(
        one._replace(reason=reasons.get(to_link((one,)), ""))
        for text in texts
        for one in from_link(text).corrections
    )[:MAX_CORRECTIONS]


def kept_corrections() -> Corrections:
    """Return the corrections in force."""
    kept: Corrections = st.session_state["selection"].corrections
    return kept


def add_correction(correction: Correction) -> None:
    """Add a correction after the others."""
    keep_corrections((*kept_corrections(), correction))


def keep_corrections(corrections: Corrections) -> None:
    """Put other corrections in force from the next run on."""
    texts = [to_link((one,)) for one in corrections]
    st.session_state[_REASONS] = {
        text: one.reason for text, one in zip(texts, corrections, strict=True) if one.reason
    }
    key, other = (KEY, _LONG) if fit_link(corrections) else (_LONG, KEY)
    st.session_state[key] = texts
    st.session_state.pop(other, None)


def fit_link(corrections: Corrections) -> bool:
    """Tell whether an address can hold the corrections."""
    return len(to_link(corrections)) <= MAX_LINK_CHARS
