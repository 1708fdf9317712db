"""Find the actions of articles in their token table."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from analysis.annotation.actions import agents, nominals, patients, verbs
from analysis.annotation.actions.lists import ONLY_LIGHT, ActionLists
from analysis.annotation.actions.relatives import antecedent
from analysis.annotation.actions.subjects import subject
from analysis.annotation.actions.trees import NOWHERE, Trees
from analysis.annotation.actions.types import PLAIN, Action

_MAX_DEPTH = 100
"""Words further below their root are left out: rules walk up the tree."""
_WORD = re.compile(r"[$£€]?\w+(?:[-.,'&/]\w+)*[.%-]?")
_MANY = frozenset({"number", "series", "string", "wave", "round", "couple", "lot", "spate"})
"""Nouns that count others: "a series of raids"."""


def find_actions(
    tokens: pd.DataFrame, labels: Mapping[int, str], lists: ActionLists
) -> tuple[list[Action], Trees]:
    """Find the actions in a token table.

    Parameters
    ----------
    tokens : DataFrame, one row per token
        As `annotation.reading` makes it, placed in articles.
    labels : mapping of int to str
        The type of the name that each row of a name belongs to.
    lists : ActionLists

    Returns
    -------
    list of Action
        In order of the text.
    Trees
        The sentences they were found in.
    """
    trees = Trees(tokens)
    found: dict[int, Action] = {}
    taken: set[int] = set()
    for at in trees.rows_of({"VERB", "AUX"}):
        if trees.is_below(at, _MAX_DEPTH):
            continue
        noun = _light_noun(trees, at, lists)
        if noun != NOWHERE:
            found[at] = _read_light(trees, at, noun, lists, labels)
            taken.add(noun)
        elif verbs.is_action(trees, at, lists):
            found[at] = _read_verb(trees, at, lists)
    for at in trees.rows_of({"NOUN"}):
        is_new = at not in taken and not trees.is_below(at, _MAX_DEPTH)
        if is_new and nominals.is_nominal(trees, at, lists):
            nominal = lists.nominals[trees.lemma[at]]
            if nominal.group != ONLY_LIGHT:
                found[at] = _read_nominal(trees, at, lists, labels)
    return [_tidy(trees, found[at]) for at in sorted(found)], trees


def _tidy(trees: Trees, action: Action) -> Action:
    """Take out agents and patients that are no words but marks, or marks run into words."""
    agent, patient = (
        at if at == NOWHERE or _WORD.fullmatch(trees.form[at]) else NOWHERE
        for at in (action.agent, action.patient)
    )
    return action._replace(agent=agent, patient=patient)


def _read_verb(trees: Trees, at: int, lists: ActionLists) -> Action:
    """Read a plain verb."""
    is_passive = verbs.is_passive(trees, at)
    if is_passive:
        agent = agents.agent_of_passive(trees, at, lists)
        patient = patients.patient_of_passive(trees, at, lists)
    else:
        agent = subject(trees, at, lists)
        patient = patients.patient_of_active(trees, at, lists)
        if agent == NOWHERE and agents.is_inverted(trees, at):
            agent, patient = patient, NOWHERE
    return Action(
        at,
        _name(trees, at, lists),
        "",
        agent,
        patient,
        is_passive,
        is_passive and agent == NOWHERE,
        False,
        verbs.is_negated(trees, at),
        verbs.modality(trees, at),
    )


def _name(trees: Trees, at: int, lists: ActionLists) -> str:
    """Name a verb with the particle or preposition that belongs to it."""
    particle = trees.child(at, {"prt"})
    preposition = ""
    if trees.child(at, {"dobj"}) == NOWHERE and not verbs.is_passive(trees, at):
        preposition, _ = patients.preposition(trees, at, lists)
    parts = [
        trees.lemma[at],
        trees.form[particle] if particle != NOWHERE else "",
        patients.idiom(trees, at, lists) or preposition,
    ]
    return "_".join(part for part in parts if part)


def _light_noun(trees: Trees, at: int, lists: ActionLists) -> int:
    """Find the noun that a light verb leaves the action to; -1 if the verb is none."""
    particle = trees.child(at, {"prt"})
    verb = trees.lemma[at] + (f"_{trees.form[particle]}" if particle != NOWHERE else "")
    nouns = lists.light.get(verb)
    if nouns is None:
        return NOWHERE
    noun = trees.child(at, {"dobj", "nsubjpass"})
    if noun != NOWHERE:
        noun = antecedent(trees, noun)
    elif verbs.is_passive(trees, at):
        noun = subject(trees, at, lists)
    if noun != NOWHERE and trees.lemma[noun] in _MANY:
        counted = nominals.following(trees, noun, {"of"}, lists)
        noun = noun if counted == NOWHERE else counted
    return noun if noun != NOWHERE and trees.lemma[noun] in nouns else NOWHERE


def _read_light(
    trees: Trees, at: int, noun: int, lists: ActionLists, labels: Mapping[int, str]
) -> Action:
    """Read a verb whose object says what is done: "launched a raid on the camp"."""
    nominal = lists.nominals[trees.lemma[noun]]
    parts = nominals.read_parts(trees, noun, nominal, lists, labels)
    is_passive = verbs.is_passive(trees, at)
    agent = agents.agent_of_passive(trees, at, lists) if is_passive else subject(trees, at, lists)
    if agent == NOWHERE and is_passive:
        agent = parts.agent
    patient = parts.patient
    if patient == NOWHERE:
        given = trees.child(at, {"dative"})
        to = trees.child(given, {"pobj"}) if given != NOWHERE else NOWHERE
        patient = to if to != NOWHERE else given
    if patient == NOWHERE:
        patient = nominals.following(trees, at, nominal.prepositions, lists)
    return Action(
        at,
        nominal.verb,
        trees.lemma[noun],
        agent,
        patient,
        is_passive,
        is_passive and agent == NOWHERE,
        False,
        verbs.is_negated(trees, at),
        verbs.modality(trees, at),
    )


def _read_nominal(trees: Trees, at: int, lists: ActionLists, labels: Mapping[int, str]) -> Action:
    """Read a noun of action."""
    nominal = lists.nominals[trees.lemma[at]]
    parts = nominals.read_parts(trees, at, nominal, lists, labels)
    is_none = any(trees.form[row] == "no" for row in trees.below(at))
    return Action(
        at,
        nominal.verb,
        trees.lemma[at],
        parts.agent,
        parts.patient,
        False,
        parts.is_open,
        True,
        is_none,
        PLAIN,
    )
