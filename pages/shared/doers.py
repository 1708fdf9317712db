"""The part of the Framing page about one thing that is done: by whom, and how sure it is told."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from analysis.figures.doers import told_words
from analysis.figures.grid import MAX_REPORTS
from analysis.measures.actions import choose_verbs, read_families
from analysis.notation import count
from pages.shared.acting import Acting, Telling
from pages.shared.action_columns import DOER_COLUMNS
from pages.shared.action_evidence import ActionPlace, show_told
from pages.shared.action_words import cut_words, verb_words
from pages.shared.actions import report_words, together_words, with_event
from pages.shared.escaping import isolate, md
from pages.shared.evidence import close_evidence
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.loading_action_sentences import load_first_of_verbs
from pages.shared.loading_actions import load_verb_list
from pages.shared.loading_doers import MAX_DOERS, draw_doers, load_doers
from pages.shared.quality import doubts_note
from pages.shared.small_print import note
from pages.shared.state import Entities
from pages.shared.words import undrawn_columns

MAX_OFFERED = 300
MAX_FIRST = 16
"""Sentences of the chosen verbs that stand there without a click."""

MAX_TOLD = 6
"""Doers of one report that are told in words."""

MAX_PATIENTS = 3

PLAINLY = (
    "Plainly: in the outlet's own voice, as done, with no word of doubt found. Such a word is one "
    "like alleged or allegation of beside the noun, or a hedge shortly before the verb."
)
MISSED = (
    "Doubt in other words, or further off, is not found. The verbs may tell different deeds: mind "
    "to whom or what."
)


def ask_verbs(telling: Telling) -> tuple[str, ...]:
    """Ask for a deed; return its verbs as found here, the most frequent verb unless chosen."""
    present = load_verb_list(telling)
    families = _list_families(present)
    above = st.container()
    chosen = st.selectbox(
        "Verb, or several with commas between",
        [*(verb_words(verb) for verb in present[:MAX_OFFERED]), *families.values()],
        key="verb",
        bind="query-params",
        accept_new_options=True,
        help="Plain forms: order, deny, agree. A noun counts as its verb: an attack is attack. "
        "Several are counted as one.",
        on_change=close_evidence,
    )
    with above:
        _ask_family(families, str(chosen))
    asked = [word.strip().casefold() for word in str(chosen or "").split(",") if word.strip()]
    verbs = choose_verbs([word.replace(" ", "_") for word in asked], set(present))
    if asked and not verbs:
        st.info(f"Nobody is told to {md(', '.join(asked))} here: choose a verb from the list.")
    return verbs or (present[0],)


def _list_families(present: list[str]) -> dict[str, str]:
    """Return the families of verbs of which some verb is here, each with its verbs in words."""
    here = set(present)
    return {
        name: ", ".join(verb.replace("_", " ") for verb in verbs)
        for name, verbs in read_families().items()
        if choose_verbs(verbs, here)
    }


def _ask_family(families: dict[str, str], chosen: str) -> None:
    """Offer verbs of near meaning as one choice: a click writes them into the box below."""
    if not families:
        return
    names = {words: name for name, words in families.items()}
    # The box is what counts: the pill follows it, also when a link or the box chose.
    st.session_state["verb_family"] = names.get(chosen)
    st.pills(
        "Verbs of near meaning, counted as one",
        list(families),
        format_func=lambda name: f"{name} \N{HORIZONTAL ELLIPSIS}",
        key="verb_family",
        on_change=_take_family,
        args=(families,),
        help="Near is not the same: the sentences say what is meant.",
    )


def _take_family(families: dict[str, str]) -> None:
    st.session_state["verb"] = families.get(str(st.session_state["verb_family"]))
    close_evidence()


def show_doers(
    telling: Telling,
    acting: Acting,
    verbs: tuple[str, ...],
    entities: Entities,
    place: ActionPlace,
) -> None:
    """Show who does one thing, report by report, and the first sentences that tell it."""
    said = ", ".join(verb_words(verb) for verb in verbs)
    table = _name_doers(load_doers(telling, verbs), entities)
    show_figure(
        draw_doers(telling, verbs, scheme(), place.opened),
        key="verb_doers",
        caption=_caption(table, said, acting),
        alt=f"Who is told to {said}. {'; '.join(_describe(table))}.",
        on_pick=place.pick("verb_doers"),
    )
    place.show("doer", is_default=True)
    _tell_doers(table, acting)
    _show_first(telling, verbs, entities, place)
    show_table(table, DOER_COLUMNS, name="doers", alt=f"Who is told to {said}")


def _name_doers(doers: pd.DataFrame, entities: Entities) -> pd.DataFrame:
    rows = doers.to_dict("records")
    return with_event(doers).assign(
        doer=[
            entities.words.get(row["entity_id"]) or isolate(row["agent_lemma"]) or "no doer told"
            for row in rows
        ],
        told=[told_words(row) for row in rows],
    )


def _caption(table: pd.DataFrame, said: str, acting: Acting) -> str:
    n_doers = len(table[["entity_id", "agent_lemma"]].drop_duplicates())
    drawn = f"Drawn: the {MAX_DOERS} most frequent of {n_doers:,}. " if n_doers > MAX_DOERS else ""
    return (
        f"Actions with the verb {said}, or a noun that stands for it, by who does it; each number "
        "is how many. Who act together count once each. A word such as leaders or it stays as it "
        f"is: who is meant is not said here. {drawn}{together_words(acting).strip()}"
        f"{undrawn_columns(acting.sides)}"
    )


def _describe(table: pd.DataFrame) -> list[str]:
    return [
        f"{report_words(row)}: {row['doer']} {row['n_actions']} of {row['of_actions']}, "
        f"{row['told']}"
        for row in table.head(60).to_dict("records")
    ]


def _tell_doers(table: pd.DataFrame, acting: Acting) -> None:
    """Say in words whom each report names, and how sure it tells it."""
    st.subheader("How sure it is told", anchor=False)
    told = {
        report: list(rows) for report, rows in groupby(table.to_dict("records"), key=report_words)
    }
    reports = [report_words(row) for row in acting.sides.to_dict("records")]
    for report in [report for report in reports if report in told][:MAX_REPORTS]:
        st.markdown(f"**{md(report)}:** {md(_tell_report(told[report]))}.")
    missing = [report for report in reports[:MAX_REPORTS] if report not in told]
    if missing:
        st.markdown(f"**Not found in the text of:** {md('; '.join(missing))}.")
    if len(reports) > MAX_REPORTS:
        note(f"{MAX_REPORTS} of {len(reports):,} reports are told; the numbers list all.")
    note(f"{PLAINLY} {doubts_note()} {MISSED}")


def _tell_report(rows: list[dict[Any, Any]]) -> str:
    """Name the doers of one report, those with a name or a word first."""
    order = sorted(rows, key=lambda row: (not row["entity_id"], not row["agent_lemma"]))
    more = f"; {count(len(rows) - MAX_TOLD, 'other')}" if len(rows) > MAX_TOLD else ""
    return f"{'; '.join(_tell_doer(row) for row in order[:MAX_TOLD])}{more}"


def _tell_doer(row: dict[Any, Any]) -> str:
    patients = [cut_words(text) for text in row["patient_texts"].split("; ") if text]
    more = ", ..." if len(patients) > MAX_PATIENTS else ""
    to_whom = f" (to: {', '.join(patients[:MAX_PATIENTS])}{more})" if patients else ""
    return f"{row['doer']} {row['n_actions']:,}{to_whom}, {row['told']}"


def _show_first(
    telling: Telling, verbs: tuple[str, ...], entities: Entities, place: ActionPlace
) -> None:
    """Show the first sentences, unless those of one mark are open."""
    if place.opened and place.opened.facet == "doer":
        return
    first, n_actions = load_first_of_verbs(telling, verbs, MAX_FIRST)
    show_told(first, telling, entities, None, key="first_of_verb")
    if n_actions > MAX_FIRST:
        note(f"The first {MAX_FIRST} of {n_actions:,}: a click on a mark opens the others.")
