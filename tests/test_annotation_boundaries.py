"""Sentence starts: where print says a sentence begins."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from analysis.annotation.boundaries import (
    NO_START,
    OPEN,
    START,
    constrain_starts,
    steer_sentence_starts,
)


def limits(text: str) -> list[int]:
    """Constrain a text whose tokens are parted by spaces; ~ joins a token to the last."""
    words = text.split()
    spaces = [not word.startswith("~") for word in words[1:]] + [False]
    return constrain_starts([word.lstrip("~") for word in words], spaces)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("They met ~. Talks went on ~.", 3, START),
        ('~" They met ~. ~" Talks went on ~.', 4, NO_START),
        ('~" They met ~. ~" Talks went on ~.', 5, START),
        ('~" Have they met ~? ~" he asked ~.', 6, NO_START),
        ("She left the U.S. The envoy stayed ~.", 4, START),
        ("She met the U.S. Senate ~.", 4, NO_START),
        ("Leaders Meet In Harbour Town", 2, NO_START),
        ("the presidents ... are driven", 3, NO_START),
        ("It ended ( see above ~. ~) Nobody spoke ~.", 7, START),
        ("Did they meet ~? Nobody knows ~.", 4, OPEN),
        ("against the Green League The minister left ~.", 4, OPEN),
    ],
)
def test_starts_follow_what_print_shows(text: str, place: int, expected: int) -> None:
    """Full stops start sentences; closing marks, small letters and headlines do not."""
    assert limits(text)[place] == expected


def test_a_paragraph_always_starts_a_sentence() -> None:
    """The first word starts one, whatever it is."""
    assert limits("and then") == [START, NO_START]
    assert constrain_starts([], []) == []


def test_the_component_sets_starts_and_leaves_white_space_alone() -> None:
    """White space between sentences neither starts one nor hides the full stop."""
    words = ["We", "met", ".", "  ", "He", "left", "."]
    doc = Doc(
        spacy.blank("en").vocab, words=words, spaces=[True, False, False, False, True, False, False]
    )
    steer_sentence_starts(doc)
    assert [token.is_sent_start for token in doc] == [True, False, False, False, True, False, False]


def test_the_component_takes_an_empty_text() -> None:
    """Nothing in, nothing out."""
    assert len(steer_sentence_starts(Doc(spacy.blank("en").vocab, words=[]))) == 0
