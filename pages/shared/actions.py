"""The sections of the Framing page about actions, each with what belongs to it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.splits import N_LINES
from analysis.notation import count
from pages.shared.acting import Acting, Telling
from pages.shared.action_columns import ROLE_COLUMNS, SIDE_COLUMNS, VERB_COLUMNS
from pages.shared.action_evidence import ActionPlace
from pages.shared.action_words import verb_words
from pages.shared.escaping import isolate, md
from pages.shared.evidence import close_evidence
from pages.shared.framing_recounts import show_role_differences
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.loading_actions import (
    MAX_RANKED,
    MAX_VERBS,
    draw_roles,
    draw_untold,
    draw_verbs,
    load_verbs,
)
from pages.shared.naming import find_entity
from pages.shared.quality import actors_note, untold_note
from pages.shared.selection import event_name
from pages.shared.small_print import note
from pages.shared.state import Entities, Selection
from pages.shared.words import undrawn_columns

MAX_OFFERED = 300


def ask_telling(selection: Selection) -> Telling:
    """Ask whether verbs of saying count; return what the page is about."""
    deeds = st.toggle(
        "Leave out saying and thinking",
        key="deeds",
        bind="query-params",
        help="Without verbs such as say, deny, want and believe, what is left was done.",
    )
    plain = Selection(
        selection.event_id, selection.outlets, selection.by, (), selection.voice,
        selection.corrections,
    )  # fmt: skip
    return Telling(plain, not deeds)


def ask_actor(acting: Acting, entities: Entities) -> str:
    """Ask whose verbs to show; the most frequent unless another is chosen."""
    offered = [entities.words[key] for key in acting.ranked[:MAX_OFFERED] if key in entities.words]
    chosen = st.selectbox(
        "Who",
        offered,
        key="actor",
        bind="query-params",
        accept_new_options=True,
        help="Those most named in actions come first; any other name may be typed.",
        on_change=close_evidence,
    )
    found = find_entity(str(chosen), entities) if chosen else None
    if chosen and found is None:
        st.info(f"Nobody is called {md(str(chosen))} here: choose a name from the list.")
    return found or acting.ranked[0]


def show_roles(telling: Telling, acting: Acting, entities: Entities, place: ActionPlace) -> None:
    """Show who acts and who is acted upon in each report."""
    st.header("Who acts, who is acted upon", anchor=False)
    lines = min(N_LINES, len(acting.ranked))
    drawn = f" The {lines} most named in actions are drawn, the numbers list "
    drawn += f"{min(MAX_RANKED, len(acting.ranked))} of {len(acting.ranked):,}."
    show_figure(
        draw_roles(telling, scheme(), place.opened),
        key="acting",
        caption=(
            "Each bar is all actions of a report that name somebody; its solid part is the share "
            "in which they act, the hatched part that in which something is done to them. A click "
            "opens the half. Only names count, not he or the army; negated and wanted actions "
            "count. Nothing is drawn where no report on the event has the name in one. Acting "
            f"is grammar, not blame or praise.{drawn}{together_words(acting)}"
            f"{undrawn_columns(acting.sides)}"
        ),
        alt=_describe_roles(acting, entities),
        on_pick=place.pick("acting"),
    )
    note(actors_note())
    place.show("acts", "acted_upon", is_default=True)
    table = with_event(acting.roles).assign(name=acting.roles["entity_id"].map(entities.names))
    show_table(table, ROLE_COLUMNS, name="roles", alt="Who acts and is acted upon how often")


def together_words(acting: Acting) -> str:
    """Say what is never compared, or is compared all the same."""
    return (
        " Articles are taken together, whatever they report: what was reported differs too."
        if acting.is_pooled
        else " Reports of different events are never subtracted."
    )


def with_event(table: pd.DataFrame) -> pd.DataFrame:
    """Name the event of each row."""
    return table.assign(event=[event_name(event_id) for event_id in table["event_id"]])


def report_words(row: dict[Any, Any]) -> str:
    """Name the report of a row."""
    return f"{isolate(row['side'])} ({event_name(row['event_id'])})"


def _describe_roles(acting: Acting, entities: Entities) -> str:
    said = [
        f"{report_words(row)}: {entities.words.get(row['entity_id'], '')} acts in "
        f"{row['n_agent']} of {count(row['of_actions'], 'action')}, acted upon in "
        f"{row['n_patient']}"
        for row in acting.roles.head(60).to_dict("records")
        if row["of_actions"]
    ]
    return f"Who acts and who is acted upon. {'; '.join(said)}."


def show_verbs(
    telling: Telling, acting: Acting, actor: str, entities: Entities, place: ActionPlace
) -> None:
    """Show what one entity does and what is done to it, report by report."""
    verbs = load_verbs(telling, actor)
    name = entities.words.get(actor, actor)
    drawn = _drawn_verbs(verbs)
    show_figure(
        draw_verbs(telling, actor, scheme(), place.opened),
        key="actor_verbs",
        caption=(
            f"Actions in which {name} acts, or is acted upon, by verb; the number is how many. "
            f"{drawn}Once is one sentence, not a habit: read it.{together_words(acting)}"
            f"{undrawn_columns(acting.sides)}"
        ),
        alt=_describe_verbs(verbs, name),
        on_pick=place.pick("actor_verbs"),
    )
    place.show("verb", is_default=True)
    show_role_differences(telling, acting, actor, name)
    table = with_event(verbs).assign(
        part=verbs["role"].map({"agent": "acts", "patient": "acted upon"}),
        verb=[verb_words(verb) for verb in verbs["verb_lemma"]],
    )
    show_table(table, VERB_COLUMNS, name="verbs", alt=f"Verbs of {name}")


def _drawn_verbs(verbs: pd.DataFrame) -> str:
    """Say how many verbs are drawn, if not all are."""
    n_verbs = verbs[["role", "verb_lemma"]].drop_duplicates()["role"].value_counts()
    if n_verbs.max() <= MAX_VERBS:
        return ""
    whole = count(int(n_verbs.sum()), "verb")
    return f"The {MAX_VERBS} most frequent of each part are drawn of {whole}. "


def _describe_verbs(verbs: pd.DataFrame, name: str) -> str:
    parts = {"agent": "acts", "patient": "acted upon"}
    said = [
        f"{report_words(row)}: {parts[row['role']]}, {verb_words(row['verb_lemma'])} "
        f"{row['n_actions']}"
        for row in verbs.head(60).to_dict("records")
    ]
    return f"What {name} does and what is done to it. {'; '.join(said)}."


def show_untold(telling: Telling, acting: Acting, place: ActionPlace) -> None:
    """Show how much each report tells without a doer."""
    said = [
        f"{report_words(row)}: {row['n_passive']} of {count(row['n_verbs'], 'verb')} in the "
        f"passive, {row['n_agentless_passive']} without a doer; {row['n_agentless_nominal']} of "
        f"{count(row['n_nominal'], 'noun')} without a doer"
        for row in acting.sides.head(40).to_dict("records")
    ]
    show_figure(
        draw_untold(telling, scheme(), place.opened),
        key="untold",
        caption=(
            "Verbs in the passive, of all verbs; of these, those without a doer (it was launched, "
            "without by whom); nouns of action without a doer (the attack, without whose). Who did "
            "it may stand in the sentence before, go without saying, or not be known: it says "
            f"nothing of intent.{together_words(acting)}"
            f"{undrawn_columns(acting.sides)}"
        ),
        alt=f"What is told without a doer. {'; '.join(said)}.",
        on_pick=place.pick("untold"),
    )
    note(untold_note())
    place.show("told", is_default=True)
    show_table(with_event(acting.sides), SIDE_COLUMNS, name="untold", alt="Told without a doer")
