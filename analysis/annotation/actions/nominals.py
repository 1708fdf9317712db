"""Nouns of action: an invasion, his arrest, a strike on the camp."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from analysis.annotation.actions.agents import by_phrase, owner
from analysis.annotation.actions.lists import (
    INTRANSITIVE,
    TRANSITIVE,
    UNDERGONE,
    ActionLists,
    Nominal,
)
from analysis.annotation.actions.relatives import antecedent
from analysis.annotation.actions.trees import NOWHERE, Trees

_PLACES = frozenset(
    {"ROOT", "nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "dative", "oprd"}
    | {"dep", "poss", "npadvmod"}
)
_ABBREVIATIONS = frozenset({"us", "u.s.", "uk", "u.k.", "eu", "e.u.", "un", "u.n."})
"""Names of countries and bodies that serve as adjectives too."""
_LED = frozenset({"led", "backed", "sponsored", "orchestrated", "directed"})
_DOERS = frozenset({"ORG", "NORP"})


class Parts(NamedTuple):
    """Who is named beside a noun of action.

    Attributes
    ----------
    agent, patient : int
        Main words; -1 if not said.
    is_open : bool
        Nobody is named as the one who did it, nor may a name beside the noun be meant.
    """

    agent: int
    patient: int
    is_open: bool


def is_nominal(trees: Trees, at: int, lists: ActionLists) -> bool:
    """Whether a word is a noun of action in a place of its own ("arrest warrant" is none)."""
    return (
        trees.pos[at] == "NOUN" and trees.dep[at] in _PLACES and trees.lemma[at] in lists.nominals
    )


def read_parts(
    trees: Trees, at: int, nominal: Nominal, lists: ActionLists, labels: Mapping[int, str]
) -> Parts:
    """Find who acts and who is acted upon, by what stands beside a noun of action.

    Parameters
    ----------
    trees : Trees
    at : int
        The noun.
    nominal : Nominal
        What the lists say of it.
    lists : ActionLists
    labels : mapping of int to str
        The type of the name that each word of a name belongs to.
    """
    holder = owner(trees, at, lists)
    of = following(trees, at, {"of"}, lists)
    agent, patient = by_phrase(trees, at, lists), NOWHERE
    if nominal.group == UNDERGONE:
        patient = of if of != NOWHERE else holder
        agents = [agent, holder if of != NOWHERE else NOWHERE]
    elif nominal.group == INTRANSITIVE:
        agents = [agent, holder, of]
    else:
        patient = of if nominal.group == TRANSITIVE else NOWHERE
        agents = [agent, holder]
    if trees.lemma[at] in lists.from_agent:
        agents.append(following(trees, at, {"from"}, lists))
    if patient == NOWHERE:
        patient = following(trees, at, nominal.prepositions, lists)
    agents.append(following(trees, at, {"between", "among"}, lists))
    named = _names_before(trees, at, lists, labels)
    agents += [row for row in named if _is_doer(trees, at, row, lists, labels)]
    if nominal.group == UNDERGONE and patient == NOWHERE:
        patient = next((row for row in named if labels.get(row) == "PERSON"), NOWHERE)
    agent = next((row for row in agents if row != NOWHERE), NOWHERE)
    return Parts(agent, patient, agent == NOWHERE and not set(named) - {patient})


def _names_before(
    trees: Trees, at: int, lists: ActionLists, labels: Mapping[int, str]
) -> list[int]:
    """List what stands before a noun and may tell who did it: "Gallic", "police", "US-led"."""
    return [
        row
        for row in trees.children(at, {"amod", "compound", "nmod"})
        if row in labels
        or trees.form[row] in _ABBREVIATIONS
        or trees.lemma[row] in lists.actors
        or trees.form[row] in _LED
    ]


def _is_doer(
    trees: Trees, at: int, row: int, lists: ActionLists, labels: Mapping[int, str]
) -> bool:
    """Whether a name before a noun tells who did it: "Gallic raids", not "Paris raids"."""
    if trees.form[row] in _ABBREVIATIONS or trees.lemma[row] in lists.actors:
        return True
    return labels.get(row) in _DOERS and trees.lemma[at] not in lists.mutual


def following(trees: Trees, at: int, prepositions: Collection[str], lists: ActionLists) -> int:
    """Find the noun after the first of some prepositions that hang on a word."""
    for row in trees.children(at, {"prep"}):
        noun = trees.child(row, {"pobj"})
        if trees.form[row] not in prepositions or row < at or noun == NOWHERE:
            continue
        lemma = trees.lemma[noun]
        if trees.pos[noun] != "NUM" and lemma not in lists.circumstances | lists.means:
            return antecedent(trees, noun)
    return NOWHERE
