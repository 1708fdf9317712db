"""A reader's corrections of names reach who acts and who is acted upon."""

from __future__ import annotations

import pandas as pd

from analysis.corrections import Applied, apply_to_action_names

NAMES = pd.DataFrame(
    [
        ("1", "agent", "roe", "Roe"),
        ("1", "agent", "doe", "Mr Doe"),
        ("1", "patient", "doe", "Doe"),
        ("2", "agent", "roe", "he"),
    ],
    columns=["action_id", "role", "entity_id", "surface"],
)


def applied(moved: dict[str, str], split: dict[tuple[str, str], str]) -> Applied:
    """Make corrections ready for tables."""
    nobody: frozenset[str] = frozenset()
    return Applied(moved, split, {}, {}, nobody, nobody, ())


def parts(names: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return who plays which part in which action."""
    return [(row.action_id, row.role, row.entity_id) for row in names.itertuples()]


def test_two_who_are_one_act_once_in_an_action() -> None:
    """Roe is Doe: they act together in the first, and one of them is acted upon."""
    assert parts(apply_to_action_names(NAMES, applied({"doe": "roe"}, {}))) == [
        ("1", "agent", "roe"),
        ("1", "patient", "roe"),
        ("2", "agent", "roe"),
    ]


def test_a_wording_that_means_another_moves_and_a_pronoun_stays() -> None:
    """Only where somebody is called Roe was the wrong Roe meant."""
    moved = apply_to_action_names(NAMES, applied({}, {("roe", "Roe"): "roe-2"}))

    assert parts(moved)[0] == ("1", "agent", "roe-2")
    assert parts(moved)[3] == ("2", "agent", "roe")


def test_without_a_correction_that_touches_them_the_table_is_the_same() -> None:
    """Nothing is copied."""
    assert apply_to_action_names(NAMES, applied({"poe": "roe"}, {})) is NAMES
