"""What the Entities page asks: whom, where, within what, and what counts with what."""

from __future__ import annotations

import streamlit as st

from analysis.windows import Window
from pages.shared.escaping import md
from pages.shared.loading_entities import load_entities, load_most_named
from pages.shared.naming_evidence import MAX_FOCUS
from pages.shared.state import Also, Basics, Entities, Naming, Selection

WINDOWS: dict[str, Window] = {
    "Sentence": "sentence",
    "Paragraph": "paragraph",
}
TYPES = {
    "All": "",
    "Persons": "PERSON",
    "Countries and towns": "GPE",
    "Bodies": "ORG",
    "Peoples and groups": "NORP",
}
ALSO: dict[str, Also] = {
    "Russian with Russia": "demonym",
    "Kremlin with Russia": "seat",
}
WHOLE_TEXT = "The whole text"

LOCAL_KEYS = ("entity", "kind", "within", "in", "also")


def ask_naming(selection: Selection, basics: Basics) -> tuple[Naming, Entities]:
    """Ask what the page is about; return it with the entities in force."""
    also = tuple(
        ALSO[word]
        for word in st.session_state.get("also", st.query_params.get_all("also"))
        if word in ALSO
    )
    also = tuple(sorted(set(also)))
    entities = load_entities(selection.corrections, also)
    focus = _ask_focus(selection, entities, also)
    threads = {md(name): thread_id for thread_id, name in basics.thread_names.items()}
    kind = st.segmented_control(
        "Who is listed", list(TYPES), default="All", required=True, key="kind", bind="query-params",
    )  # fmt: skip
    is_narrow = any(key in st.query_params for key in ("in", "within", "also"))
    with st.expander("Where, within what, and what counts as one", expanded=is_narrow):
        thread = st.segmented_control(
            "Where", [WHOLE_TEXT, *threads], default=WHOLE_TEXT, required=True, key="in",
            bind="query-params",
        )  # fmt: skip
        left, right = st.columns([2, 3])
        with left:
            window = st.segmented_control(
                "Within one", list(WINDOWS), default="Sentence", required=True, key="within",
                bind="query-params",
                help="What counts: sentences, or paragraphs, that name somebody; and what two "
                "names must share to count as named together.",
            )  # fmt: skip
        with right:
            st.pills(
                "Count as one",
                list(ALSO),
                selection_mode="multi",
                key="also",
                bind="query-params",
                help="Peoples and languages (Russian) with their country, and seats of government "
                "(Kremlin, Moscow, White House) with their state, all over the world. Below, each "
                "entity says why it counts with which.",
            )
    naming = Naming(
        selection,
        WINDOWS.get(window or "", "sentence"),
        threads.get(thread or "", ""),
        focus,
        TYPES.get(kind or "", ""),
        also,
    )
    return naming, entities


def _ask_focus(selection: Selection, entities: Entities, also: tuple[Also, ...]) -> tuple[str, ...]:
    """Ask for up to two entities that all of the page is narrowed to."""
    offered = [
        entities.words[key]
        for key in load_most_named(selection.event_id, selection.corrections, also)
    ]
    chosen = st.multiselect(
        "Only where these are named",
        offered,
        key="entity",
        bind="query-params",
        accept_new_options=True,
        max_selections=MAX_FOCUS,
        placeholder="Everybody: choose one or two, or type a name",
        help="With one chosen, everything on this page is about the sentences or paragraphs that "
        "name it; with two, about those that name both. A click on a name does the same.",
    )
    found = [find_entity(str(word), entities) for word in chosen]
    lost = [str(word) for word, key in zip(chosen, found, strict=True) if key is None]
    if lost:
        st.info(f"Nobody is called {md(' or '.join(lost))} here: choose a name from the list.")
    return tuple(sorted({key for key in found if key is not None}))


def find_entity(word: str, entities: Entities) -> str | None:
    """Return the entity with these words as its name, or else as a wording of it alone."""
    if word in entities.ids:
        return entities.ids[word]
    rows = entities.aliases
    near = rows.loc[rows["surface"].str.casefold() == word.casefold().strip(), "entity_id"].unique()
    return str(near[0]) if len(near) == 1 else None
