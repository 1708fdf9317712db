"""What an action is, in rows of the token table."""

from __future__ import annotations

from typing import NamedTuple

PLAIN = "plain"


class Action(NamedTuple):
    """One action.

    Attributes
    ----------
    at : int
        The verb, or the noun of action.
    verb : str
        Its dictionary form, with a particle or preposition that belongs to it
        (call_off); for a noun or a light verb the verb of the noun.
    noun : str
        The noun's dictionary form; empty for a plain verb.
    agent, patient : int
        The main word of whoever acts and of whom or what it is done to; -1 if the
        sentence does not say.
    is_passive, is_agentless, is_nominal, is_negated : bool
    modality : str
        ``plain``, a modal verb, ``to``, ``ing`` or ``if``.
    """

    at: int
    verb: str
    noun: str
    agent: int
    patient: int
    is_passive: bool
    is_agentless: bool
    is_nominal: bool
    is_negated: bool
    modality: str
