"""Corrections reach what noun phrases mean."""

from __future__ import annotations

import pandas as pd

from analysis.corrections import Applied, apply_to_phrases

PHRASES = pd.DataFrame(
    [
        ("1", "a", 0, 9, "roe", ""),
        ("2", "a", 20, 30, "roe", ""),
        ("3", "a", 40, 50, "", "roe"),
        ("4", "b", 0, 9, "doe", ""),
    ],
    columns=["phrase_id", "article_id", "start_char", "end_char", "entity_id", "owner_entity_id"],
)
MENTIONS = pd.DataFrame(
    [("a", "roe", "Jo Roe", 3), ("a", "roe", "Roe", 60), ("b", "doe", "Doe", 3)],
    columns=["article_id", "entity_id", "surface", "start_char"],
)


def applied(moved: dict[str, str], split: dict[tuple[str, str], str]) -> Applied:
    """Make corrections that merge and split."""
    return Applied(moved, split, {}, {}, frozenset(), frozenset(), ())


def test_a_merged_entity_takes_its_phrases_and_what_it_owns_along() -> None:
    """Roe is Poe now, by name, as the mayor, and as an owner."""
    found = apply_to_phrases(PHRASES, MENTIONS, applied({"roe": "poe"}, {}))
    assert found["entity_id"].tolist() == ["poe", "poe", "", "doe"]
    assert found["owner_entity_id"].tolist() == ["", "", "poe", ""]


def test_a_wording_that_is_split_off_takes_the_phrases_with_it_along() -> None:
    """Jo Roe is somebody else; the mayor stays Roe."""
    found = apply_to_phrases(PHRASES, MENTIONS, applied({}, {("roe", "Jo Roe"): "roe-2"}))
    assert found["entity_id"].tolist() == ["roe-2", "roe", "", "doe"]
    assert found["owner_entity_id"].tolist() == ["", "", "roe", ""]


def test_what_no_correction_is_about_is_handed_on() -> None:
    """The same table, not a copy."""
    assert apply_to_phrases(PHRASES, MENTIONS, applied({"poe": "roe"}, {})) is PHRASES
