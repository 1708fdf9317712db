"""Words: what the unit of every count is."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.annotation.words import mark_words

TEXTS = [
    ([("Trump", 1), ("'s", 0), ("call", 1)], 2),
    ([("do", 1), ("n't", 0)], 1),
    ([("de", 1), ("-", 0), ("escalation", 0), ("zone", 1)], 2),
    ([("talks", 1), ("-", 1), ("at", 1), ("last", 1)], 3),
    ([('"', 1), ("Yes", 0), ('"', 0)], 1),
    ([("...", 1)], 0),
]


@pytest.mark.parametrize(("tokens", "expected"), TEXTS)
def test_words_are_what_a_person_counts_by_spaces(
    tokens: list[tuple[str, int]], expected: int
) -> None:
    """A possessive, a contraction and a hyphenated word are one word each."""
    holds = np.array([any(c.isalnum() for c in word) for word, _ in tokens])
    breaks = np.array([bool(is_break) for _, is_break in tokens])
    assert mark_words(holds, breaks).sum() == expected


def test_a_word_is_counted_at_its_first_token_with_a_letter() -> None:
    """An opening quotation mark does not take the place of its word."""
    marked = mark_words(np.array([False, True, True]), np.array([True, False, False]))
    assert marked.tolist() == [False, True, False]


def test_no_token_makes_no_word() -> None:
    """An empty text has no word."""
    assert mark_words(np.array([], dtype=bool), np.array([], dtype=bool)).tolist() == []
