"""What speaks against two statements reporting the same thing."""

from __future__ import annotations

from collections import Counter

from analysis.statements.numbers import Number
from analysis.statements.reading import Statement

CONFLICTS = ("day", "direction", "negation", "number", "speaker")
"""Different days of the week; who does it to whom is turned round; one negates what the other
says; different numbers of the same unit; different people are said to have said it."""
VETOES = frozenset({"direction", "negation", "speaker"})
"""Conflicts that keep statements apart. Reports of one thing do differ in numbers and in days, and
a reader wants to see that: those are only told."""

_DAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_PRONOUNS = frozenset(
    (
        *("i", "me", "we", "us", "you", "he", "him", "she", "her", "it", "they", "them"),
        *("who", "that", "which", "this", "these", "those", "one"),
        *("himself", "herself", "itself", "themselves", ""),
    )
)
_NEAR = 1.02
"""A rounded number may be off by so much."""


def find_conflicts(one: Statement, other: Statement) -> frozenset[str]:
    """Find what speaks against two statements reporting the same thing.

    Parameters
    ----------
    one, other : Statement
        Their order does not matter.

    Returns
    -------
    frozenset of str
        Of `CONFLICTS`. A conflict is a difference in wording that a reader should see, never a
        contradiction of outlets: one may give the plan and the other what came of it.
    """
    checks = {
        "number": _numbers_conflict(one, other),
        "negation": _negations_conflict(one, other),
        "direction": _is_turned(one, other) or _is_turned(other, one),
        "day": _days_conflict(one, other),
        "speaker": _differ(one.speakers, other.speakers),
    }
    return frozenset(name for name, is_found in checks.items() if is_found)


def shared_numbers(one: Statement, other: Statement) -> int:
    """Count the values that both statements give, each as often as both have it."""
    first = Counter(number.value for number in one.numbers)
    return sum((first & Counter(number.value for number in other.numbers)).values())


def _numbers_conflict(one: Statement, other: Statement) -> bool:
    """Whether both count one thing and no count of it agrees."""
    for unit in {n.unit for n in one.numbers} & {n.unit for n in other.numbers}:
        if unit and not any(
            _agree(a, b)
            for a in one.numbers
            for b in other.numbers
            if a.unit == unit and b.unit == unit
        ):
            return True
    return False


def _agree(one: Number, other: Number) -> bool:
    """Whether two numbers are the same but for rounding."""
    low, high = sorted((one.value, other.value))
    is_exact = one.unit in {"day", "year"}
    return low == high or (not is_exact and low > 0 and high / low <= _NEAR)


def _negations_conflict(one: Statement, other: Statement) -> bool:
    """Whether one verb that both have is negated in one of them only."""
    first = {deed.verb: deed.is_negated for deed in one.deeds}
    second = {deed.verb: deed.is_negated for deed in other.deeds}
    return any(first[verb] != second[verb] for verb in first.keys() & second.keys())


def _is_turned(one: Statement, other: Statement) -> bool:
    """Whether who does it in one has it done to in the other, and nowhere the other way.

    Pronouns say nothing here: "he" can be both.
    """
    for deed in one.deeds:
        agents = {each.agent for each in other.deeds if each.verb == deed.verb}
        patients = {each.patient for each in other.deeds if each.verb == deed.verb}
        is_whole = {deed.agent, deed.patient}.isdisjoint(_PRONOUNS) and deed.agent != deed.patient
        if is_whole and deed.agent in patients - agents and deed.patient not in patients:
            return True
    return False


def _days_conflict(one: Statement, other: Statement) -> bool:
    """Whether both name days of the week, and none that both name."""
    return _differ(_DAYS.intersection(one.forms), _DAYS.intersection(other.forms))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both have something, and nothing in common."""
    return bool(one and other and not one & other)
