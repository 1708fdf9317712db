"""Seeing why words mean an entity, and putting it right."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analysis.corrections import (
    MAX_FILE_BYTES,
    MAX_NAME_CHARS,
    MAX_REASON_CHARS,
    Correction,
    find_fault,
    list_changes,
    read_file,
    tidied,
    to_file,
)
from analysis.errors import InputError
from analysis.notation import count
from pages.shared.corrections import (
    MERGE_WHY,
    add_correction,
    fit_link,
    keep_corrections,
    kept_corrections,
)
from pages.shared.escaping import isolate, md
from pages.shared.loading import load_corpus
from pages.shared.loading_entities import load_entities
from pages.shared.picker import pick_text
from pages.shared.small_print import note
from pages.shared.state import Entities

TYPE_WORDS = {
    "PERSON": "Person",
    "GPE": "Country or town",
    "LOC": "Place",
    "FAC": "Building or site",
    "ORG": "Body",
    "NORP": "People or group",
    "EVENT": "Event",
}
MERGE, SPLIT, RENAME, RETYPE = ACTIONS = (
    "Is the same as another",
    "A wording means another",
    "Another name",
    "Another type",
)
ITS_OWN = "An entity of its own"


def show_corrections(options: dict[str, str], entities: Entities, chosen: str | None) -> None:
    """Offer to look at an entity's wordings and to correct what they were taken for.

    Parameters
    ----------
    options : dict of str to str
        The words for each entity on offer, and its id.
    entities : Entities
        With the reader's corrections laid over.
    chosen : str or None
        The entity that the page is about, to begin with.
    """
    if kept_corrections():
        with st.container(border=True):
            _show_changes()
    box = st.expander("Names: why merged, and corrections", on_change="rerun", key="names_open")
    if not box.open:
        return
    with box:
        words = list(options)
        at = next((i for i, word in enumerate(words) if options[word] == chosen), 0)
        name = st.selectbox("Entity", words, index=at if words else None, key="corrected")
        if name:
            _show_wordings(entities, options[name])
            _ask_correction(options, entities, options[name])
        _ask_file()


def _show_wordings(entities: Entities, entity_id: str) -> None:
    """Show which words were taken to mean an entity, and why."""
    rows = entities.aliases[entities.aliases["entity_id"] == entity_id]
    label = TYPE_WORDS.get(entities.labels.get(entity_id, ""), "")
    st.markdown(
        f"**{md(entities.names.get(entity_id, entity_id))}** · {label} · "
        f"{count(int(rows['n_mentions'].sum()), 'mention')} in the whole corpus, captions included"
    )
    shown = rows.sort_values("n_mentions", ascending=False).assign(
        why=rows["merged_by"].map(MERGE_WHY).fillna("")
    )
    st.dataframe(
        shown[["surface", "n_mentions", "why"]],
        hide_index=True,
        column_config={
            "surface": st.column_config.TextColumn("Words in the text", width="medium"),
            "n_mentions": st.column_config.NumberColumn("Mentions", width="small"),
            "why": st.column_config.TextColumn("Why they mean it", width="large"),
        },
        key="wordings",
        alt="Wordings of this entity",
    )


def _ask_correction(options: dict[str, str], entities: Entities, entity_id: str) -> None:
    """Ask for one correction of an entity."""
    action = st.segmented_control(
        "What is wrong", ACTIONS, key="fix_action", help="Nothing in the articles is changed."
    )
    if not action:
        return
    fields = _ask_fields(str(action), options, entities, entity_id)
    reason = st.text_input(
        "Reason (optional)", max_chars=MAX_REASON_CHARS, key="fix_reason",
        help="Kept in the file of corrections, not in the link.",
    )  # fmt: skip
    correction = tidied(Correction(**fields, entity_id=entity_id, reason=reason or ""))
    st.button(
        "Correct",
        type="primary",
        key="fix_now",
        disabled=bool(find_fault(correction)),
        on_click=_correct,
        args=(correction,),
    )


def _ask_fields(
    action: str, options: dict[str, str], entities: Entities, entity_id: str
) -> dict[str, Any]:
    """Ask for what one kind of correction needs."""
    others = [word for word, other in options.items() if other != entity_id]
    if action == MERGE:
        into = st.selectbox("It is the same as", others, index=None, key="fix_into")
        return {"action": "merge", "into": options.get(into or "", "")}
    if action == SPLIT:
        rows = entities.aliases[entities.aliases["entity_id"] == entity_id]
        wording = st.selectbox(
            "These words", sorted(rows["surface"].unique()), index=None, key="fix_wording"
        )
        target = st.selectbox("mean", [ITS_OWN, *others], key="fix_target")
        return {
            "action": "split",
            "wording": wording or "",
            "into": options.get(target or "", ""),
        }
    if action == RENAME:
        name = st.text_input("Call it", max_chars=MAX_NAME_CHARS, key="fix_name")
        return {"action": "rename", "name": name or ""}
    types = {word: label for label, word in TYPE_WORDS.items()}
    chosen = st.selectbox("It is a", list(types), index=None, key="fix_type")
    return {"action": "retype", "label": types.get(chosen or "", "")}


def _correct(correction: Correction) -> None:
    """Put one more correction in force."""
    add_correction(correction)
    st.session_state["fix_action"] = None
    st.session_state["corrected"] = st.session_state.get("fix_into") or st.session_state.get(
        "corrected"
    )
    st.session_state["fix_reason"] = ""


def _show_changes() -> None:
    """List the corrections in force beside what the machine found, each to be taken back."""
    kept = kept_corrections()
    changes = list_changes(load_entities(kept, ()).applied)
    st.markdown(f"**{count(len(kept), 'correction')} of yours**; every figure about names follows.")
    for place, row in enumerate(changes.head(MAX_LISTED).to_dict("records")):
        left, right = st.columns([6, 1], vertical_alignment="center")
        left.markdown(_change_words(row))
        right.button("Take back", key=f"fix_back{place}", on_click=_take_back, args=(place,))
    if len(kept) > 1:
        st.button("Take all back", key="fix_back_all", on_click=keep_corrections, args=((),))
    if not fit_link(kept):
        note(
            "These corrections are too long for a link: it leaves them out. Hand on the file "
            "together with the link."
        )


MAX_LISTED = 30


def _change_words(row: dict[Any, Any]) -> str:
    """Say what one correction changes against the machine's version."""
    what, before, after = (md(isolate(str(row[key]))) for key in ("what", "before", "after"))
    said = {
        "merge": f"{before} counts as **{after}**",
        "split": f"the words {what}, found as {before}, mean **{after}**",
        "rename": f"{before} is called **{after}**",
        "retype": f"{what}: {TYPE_WORDS.get(str(row['before']), before)} becomes "
        f"**{TYPE_WORDS.get(str(row['after']), after)}**",
    }[row["action"]]
    if not row["is_applied"]:
        return f"{said}: not applied. {md(row['why_not'])}"
    return f"{said} ({count(row['n_mentions'], 'mention')})"


def _take_back(place: int) -> None:
    """Take one correction out."""
    kept = kept_corrections()
    keep_corrections((*kept[:place], *kept[place + 1 :]))


def _ask_file() -> None:
    """Offer the corrections as a file, and take such a file."""
    kept = kept_corrections()
    if kept:
        left, right = st.columns(2, vertical_alignment="bottom")
        author = left.text_input("Your name in the file (optional)", max_chars=80, key="fix_author")
        right.download_button(
            "Download corrections",
            to_file(kept, corpus_id=load_corpus().corpus_id, author=author or ""),
            file_name="storysides-corrections.json",
            mime="application/json",
            key="fix_file",
            on_click="ignore",
        )
    pick_text(
        "Load a file of corrections; it takes the place of those above",
        "fix_given",
        max_bytes=MAX_FILE_BYTES,
        on_picked=_load_file,
    )
    problem = st.session_state.pop("fix_problem", "")
    if problem:
        st.error(md(problem))


def _load_file(text: str) -> None:
    """Put the corrections of a file in force, or remember what is wrong with it."""
    try:
        keep_corrections(read_file(text.encode("utf-8", "replace")).corrections)
    except InputError as problem:
        st.session_state["fix_problem"] = str(problem)
