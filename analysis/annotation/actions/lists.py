"""The lists of what counts as an action: states, light verbs, nouns of action."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.annotation.lexicons import FOLDER, read_lexicon
from analysis.errors import InputError

FILE = "actions.toml"
TRANSITIVE, UNDERGONE, OWN = "transitive", "undergone", "own"
INTRANSITIVE, ONLY_LIGHT = "intransitive", "only_light"
_GROUPS = (TRANSITIVE, UNDERGONE, OWN, INTRANSITIVE, ONLY_LIGHT)
_SETS = (
    *("states", "raising", "adjectives", "un_verbs", "whole", "object_control", "object_of"),
    *("idioms", "prepositional", "means", "bodies", "actors", "mutual", "from_agent"),
    *("circumstances", "amounts", "wills", "aims", "undatable", "deeds"),
)


class Nominal(NamedTuple):
    """A noun of action.

    Attributes
    ----------
    verb : str
        Its verb.
    group : str
        ``transitive``, ``undergone``, ``own``, ``intransitive`` or ``only_light``: whom "of" and a
        possessor name, as the file says.
    prepositions : frozenset of str
        Those that lead to whom or what it is done to.
    """

    verb: str
    group: str
    prepositions: frozenset[str]


class ActionLists(NamedTuple):
    """The lists, as look-ups; the file says what each is for.

    Attributes
    ----------
    states, raising, adjectives, un_verbs, whole : frozenset of str
    object_control, object_of : frozenset of str
    idioms, prepositional, means, bodies, actors, mutual : frozenset of str
    from_agent, circumstances, amounts, wills, aims, undatable, deeds : frozenset of str
    light : dict of str to frozenset of str
        Light verb -> nouns that it leaves the action to.
    nominals : dict of str to Nominal
        Noun -> what it does.
    digest : str
        SHA-256 over the file.
    """

    states: frozenset[str]
    raising: frozenset[str]
    adjectives: frozenset[str]
    un_verbs: frozenset[str]
    whole: frozenset[str]
    object_control: frozenset[str]
    object_of: frozenset[str]
    idioms: frozenset[str]
    prepositional: frozenset[str]
    means: frozenset[str]
    bodies: frozenset[str]
    actors: frozenset[str]
    mutual: frozenset[str]
    from_agent: frozenset[str]
    circumstances: frozenset[str]
    amounts: frozenset[str]
    wills: frozenset[str]
    aims: frozenset[str]
    undatable: frozenset[str]
    deeds: frozenset[str]
    light: Mapping[str, frozenset[str]]
    nominals: Mapping[str, Nominal]
    digest: str


@cache
def load_action_lists(folder: Path = FOLDER) -> ActionLists:
    """Read the lists of states, light verbs and nouns of action.

    Parameters
    ----------
    folder : Path
        Holds actions.toml.

    Raises
    ------
    InputError
        If the file is missing, is no TOML, lacks a list, or if two groups claim a noun.

    Examples
    --------
    >>> load_action_lists().nominals["invasion"].verb
    'invade'
    """
    return read_lexicon(folder / FILE, _compile)


def _compile(table: dict[str, Any], digest: str) -> ActionLists:
    """Turn the file's content into look-ups."""
    leading: dict[str, set[str]] = {}
    for preposition, nouns in table["prepositions"].items():
        for noun in nouns:
            leading.setdefault(noun, set()).add(preposition)
    nominals: dict[str, Nominal] = {}
    for group in _GROUPS:
        for noun, verb in table["nominals"][group].items():
            if noun in nominals:
                msg = f"Two groups of {FILE} claim {noun!r}: leave it to one of them."
                raise InputError(msg)
            prepositions = frozenset(leading.get(noun, ()))
            nominals[noun] = Nominal(verb, group, prepositions)
    sets = [frozenset(table[name]) for name in _SETS]
    light = {verb: frozenset(nouns) for verb, nouns in table["light"].items()}
    return ActionLists._make([*sets, light, nominals, digest])
