"""What the labels part of the Wording page asks: which thing, and which nouns mean it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from pages.shared.escaping import isolate, md
from pages.shared.evidence import close_evidence
from pages.shared.loading_entities import load_entities, load_most_named
from pages.shared.loading_labels import Referent, load_concepts, load_relatives
from pages.shared.naming import find_entity
from pages.shared.state import Selection

LOCAL_KEYS = ("thing", "nouns", "labels")
LABELS = ("The word alone", "With what stands before it")
MAX_NOUNS = 12
MAX_NOUN_CHARS = 40
MAX_NAMES = 60
"""Entities offered beside the concepts; any other may be typed."""


def ask_referent(selection: Selection) -> Referent | None:
    """Ask what is called by different names; None while no noun is left."""
    narrowed = replace(selection, edits=())
    concepts = load_concepts(selection.by)
    entities = load_entities(selection.corrections, ())
    named = load_most_named(selection.event_id, selection.corrections, ())[:MAX_NAMES]
    names = [entities.words[key] for key in named]
    chosen = st.selectbox(
        "Somebody or something",
        [*concepts, *names],
        key="thing",
        bind="query-params",
        accept_new_options=True,
        on_change=_take_nouns,
        args=(concepts,),
        help="First nouns of near meaning: listed ones, then ones that the reports propose and "
        "that need not mean the same. Then who is named most. Any other name can be typed, or "
        "nouns with commas between them.",
    )
    words = str(chosen or next(iter([*concepts, *names]), ""))
    entity_id = None if words in concepts or "," in words else find_entity(words, entities)
    if entity_id is not None:
        # An old link's nouns would be taken for those of the next thing.
        st.query_params.pop("nouns", None)
        st.session_state.pop("nouns", None)
        return Referent(narrowed, entity_id=entity_id)
    lemmas = _ask_nouns(concepts.get(words) or tidy_nouns(words.split(",")))
    if not lemmas:
        st.info("No noun is chosen: choose or type one of the words that mean the thing.")
        return None
    return Referent(narrowed, lemmas=lemmas, is_whole=_ask_whole())


def _ask_whole() -> bool:
    """Ask whether the nouns alone are counted or all that stands before them too."""
    chosen = st.segmented_control(
        "Count", LABELS, default=LABELS[0], required=True, key="labels", bind="query-params"
    )
    return chosen == LABELS[1]


def tidy_nouns(words: list[str]) -> tuple[str, ...]:
    """Return nouns as the table of phrases has them: small letters, each once.

    Examples
    --------
    >>> tidy_nouns([" Truce", "truce ", "", "cease fire"])
    ('truce', 'cease-fire')
    """
    tidied = ("-".join(word.lower().split())[:MAX_NOUN_CHARS] for word in words)
    return tuple(dict.fromkeys(word for word in tidied if word))[:MAX_NOUNS]


def _ask_nouns(family: tuple[str, ...]) -> tuple[str, ...]:
    """Ask which nouns mean the thing."""
    kept = tidy_nouns([str(word) for word in st.session_state.get("nouns") or []])
    offered = dict.fromkeys([*family, *kept, *load_relatives(family)])
    chosen = st.multiselect(
        "Words that mean it",
        list(offered),
        default=list(family),
        key="nouns",
        bind="query-params",
        accept_new_options=True,
        max_selections=MAX_NOUNS,
        placeholder="Type a noun and press Enter",
        help="Dictionary forms, as main word or before it: truce finds truces and truce talks. "
        "Take out what means something else; near words are offered, any other can be typed.",
    )
    return tuple(sorted(tidy_nouns([str(word) for word in chosen])))


def _take_nouns(concepts: Mapping[str, tuple[str, ...]]) -> None:
    """Let the nouns follow the thing that was chosen, and close what was open."""
    words = str(st.session_state.get("thing") or "")
    st.session_state["nouns"] = list(concepts.get(words) or tidy_nouns(words.split(",")))
    close_evidence()


def name_referent(referent: Referent) -> str:
    """Return the words for what labels are looked for, escaped for Markdown."""
    if referent.entity_id:
        words = load_entities(referent.selection.corrections, ()).words
        return md(words.get(referent.entity_id, referent.entity_id))
    return md(", ".join(map(isolate, referent.lemmas)))
