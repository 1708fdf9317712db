"""The text guard: nothing invisible, no endless run, and nothing else changed."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.guard import MAX_RUN_CHARS, guard, guard_cell

BIDI = [
    chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
]


@pytest.mark.parametrize("mark", BIDI, ids=[f"U+{ord(mark):04X}" for mark in BIDI])
def test_guard_takes_out_each_direction_mark(mark):
    """No character of a text may reorder what stands beside it."""
    assert guard(f"Evening{mark} Post") == ("Evening Post", 1)


@pytest.mark.parametrize(
    "char", ["\x00", "\x07", "\x1b", "\x7f", "\x9c", "\ufeff", "\u200b", "\xad"]
)
def test_guard_takes_out_control_and_zero_width_characters(char):
    """Invisible characters hide words from a search."""
    assert guard(f"cease{char}fire") == ("ceasefire", 1)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_guard_reads_every_line_end_as_a_new_line_and_does_not_count_it(end):
    """A line end is no damage."""
    assert guard(f"one{end}two") == ("one\ntwo", 0)


def test_guard_keeps_tabs_and_line_ends():
    """A tab and a new line are text."""
    assert guard("a\tb\nc") == ("a\tb\nc", 0)


def test_guard_splits_a_run_one_character_over_the_limit():
    """A run of exactly the limit stays, one more character gets a space before it."""
    assert guard("x" * MAX_RUN_CHARS) == ("x" * MAX_RUN_CHARS, 0)
    assert guard("x" * (MAX_RUN_CHARS + 1)) == ("x" * MAX_RUN_CHARS + " x", 1)


def test_guard_never_composes_characters():
    """A letter with a combining mark stays two characters: offsets depend on it."""
    apart = unicodedata.normalize("NFD", "Łódź")

    assert guard(apart).text == apart


@settings(derandomize=True, max_examples=300)
@given(st.text(max_size=400))
def test_guarding_twice_changes_nothing_more(text):
    """What has been guarded is safe, can be written, and holds no endless run."""
    once = guard(text).text

    assert guard(once) == (once, 0)
    assert once.encode("utf-8").decode("utf-8") == once
    assert max((len(run) for run in once.split()), default=0) <= MAX_RUN_CHARS


def test_guard_cell_keeps_a_long_address_whole():
    """A space would break an address."""
    address = "https://example.org/" + "a" * 200

    assert guard_cell(f"\u202e {address}\n") == address
