"""Notation: numbers in words."""

from __future__ import annotations

import pytest

from analysis.notation import one_in


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.0, "none"),
        (0.0099, "fewer than 1 in 100"),
        (0.01, "about 1 in 100"),
        (0.05, "about 1 in 20"),
        (1 / 9, "about 1 in 9"),
        (0.2, "about 1 in 5"),
        (1 / 3, "about 1 in 3"),
        (0.4, "about 2 in 5"),
        (0.5, "about 1 in 2"),
        (0.75, "about 3 in 4"),
        (0.9, "nearly all"),
        (1.0, "all"),
    ],
)
def test_a_rate_is_written_as_one_in_so_many(rate, words):
    """The words are the nearest that a reader can picture."""
    assert one_in(rate) == words


@pytest.mark.parametrize("rate", [-0.1, 1.1, float("nan")])
def test_what_is_no_rate_is_refused(rate):
    """A wrong number is not put into words."""
    with pytest.raises(ValueError, match="between 0 and 1"):
        one_in(rate)
