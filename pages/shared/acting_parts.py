"""The parts of the Framing page about actions, each a page of its own."""

from __future__ import annotations

import streamlit as st

from pages.shared.acting import Acting, Telling
from pages.shared.action_evidence import (
    ActionPlace,
    cells_of_doers,
    cells_of_roles,
    cells_of_untold,
    cells_of_verbs,
)
from pages.shared.actions import (
    ask_actor,
    ask_telling,
    show_roles,
    show_untold,
    show_verbs,
)
from pages.shared.agentless import show_agentless
from pages.shared.doers import ask_verbs, show_doers
from pages.shared.loading_actions import (
    first_verbs,
    load_acting,
    load_verbs,
)
from pages.shared.loading_doers import first_doers, load_doers
from pages.shared.loading_entities import load_entities
from pages.shared.state import Selection


def show_acting(selection: Selection) -> None:
    """Show who acts and who is acted upon."""
    telling, acting = _ask(selection)
    if not acting.ranked:
        _say_nobody(acting)
        return
    entities = load_entities(selection.corrections, ())
    place = ActionPlace(telling, entities, cells_of_roles(acting, entities))
    show_roles(telling, acting, entities, place)


def show_deeds(selection: Selection) -> None:
    """Show what one does and what is done to it."""
    telling, acting = _ask(selection, with_roles=False)
    if not acting.ranked:
        _say_nobody(acting)
        return
    entities = load_entities(selection.corrections, ())
    st.header("What somebody does", anchor=False)
    actor = ask_actor(acting, entities)
    verbs = first_verbs(load_verbs(telling, actor))
    place = ActionPlace(telling, entities, cells_of_verbs(acting, verbs, entities))
    show_verbs(telling, acting, actor, entities, place)


def show_doing(selection: Selection) -> None:
    """Show who does one thing, and how sure each report tells it."""
    telling, acting = _ask(selection, with_roles=False)
    if not acting.sides["n_actions"].sum():
        _say_nothing(acting)
        return
    entities = load_entities(selection.corrections, ())
    st.header("Who does it, and how sure it is told", anchor=False)
    verbs = ask_verbs(telling)
    doers = first_doers(load_doers(telling, verbs))
    place = ActionPlace(telling, entities, cells_of_doers(acting, doers, verbs, entities))
    show_doers(telling, acting, verbs, entities, place)


def _say_nobody(acting: Acting) -> None:
    if not acting.articles.empty:
        st.info("Nobody is named in an action here: choose another event, or all words.")


def _say_nothing(acting: Acting) -> None:
    if not acting.articles.empty:
        st.info("Nothing is told to be done here: choose another event, or all words.")


def show_untold_doers(selection: Selection) -> None:
    """Show what is told without a doer, and which other report names one."""
    telling, acting = _ask(selection, with_roles=False)
    if not acting.sides["n_actions"].sum():
        _say_nothing(acting)
        return
    entities = load_entities(selection.corrections, ())
    st.header("Told without a doer", anchor=False)
    show_untold(telling, acting, ActionPlace(telling, entities, cells_of_untold(acting)))
    show_agentless(telling, acting, entities)


def _ask(selection: Selection, *, with_roles: bool = True) -> tuple[Telling, Acting]:
    """Ask which actions count; return them measured."""
    telling = ask_telling(selection)
    return telling, load_acting(telling, with_roles=with_roles)
