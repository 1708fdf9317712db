"""The lists of cue words: complete, distinct, and refused by name where broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.annotation.cue_words.lists import (
    LEXICONS,
    CueLexicon,
    load_cue_lexicons,
)
from analysis.annotation.lexicons import FOLDER
from analysis.errors import InputError
from analysis.matching import split_words

SMALL = """
version = "1"
[[category]]
name = "plain"
meaning = "Says little."
references = ["Roe (2000)."]
verbs = ["say"]
nouns = []
adjectives = []
adverbs = []
phrases = ["in short"]
not_in = []
[[category]]
name = "other"
meaning = "Says more."
references = ["Roe (2000)."]
verbs = ["tell"]
nouns = ["word"]
adjectives = []
adverbs = []
phrases = []
not_in = ["in other words"]
"""


def every_category() -> list[tuple[CueLexicon, str]]:
    """List each category with its list."""
    return [
        (lexicon, category.name)
        for lexicon in load_cue_lexicons()
        for category in lexicon.categories
    ]


def test_categories_have_meaning_references_and_entries() -> None:
    """Nobody has to guess what a category is, or where it comes from."""
    assert [lexicon.name for lexicon in load_cue_lexicons()] == list(LEXICONS)
    for lexicon in load_cue_lexicons():
        assert lexicon.version
        for category in lexicon.categories:
            assert category.meaning.endswith(".")
            assert all("(" in reference for reference in category.references)
    for lexicon, name in every_category():
        assert sum(entry.group == name for entry in lexicon.entries) >= 20


def test_names_of_categories_are_unlike_in_all_lists() -> None:
    """The measured precision of a category is found by its name alone."""
    names = [name for _, name in every_category()]

    assert len(names) == len(set(names))


def test_entries_are_lower_case_and_splittable() -> None:
    """A capital or a stray space in a list would never be found."""
    for lexicon in load_cue_lexicons():
        for entry in lexicon.entries:
            assert entry.text == " ".join(entry.text.lower().split())
            assert entry.text.isascii()
            assert split_words(entry.text)


def copy_lists(folder: Path, name: str, text: str) -> Path:
    """Copy the lists, one of them with another text."""
    for lexicon in LEXICONS:
        content = (FOLDER / f"{lexicon}.toml").read_text(encoding="utf-8")
        (folder / f"{lexicon}.toml").write_text(text if lexicon == name else content)
    return folder


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('verbs = ["tell"]', 'verbs = ["say"]', "Two categories of stance.toml claim 'say'"),
        ('meaning = "Says more."', 'meaning = ""', "lacks the field"),
        ('not_in = ["in other words"]', "", "lacks the field 'not_in'"),
        ("[[category]]", "[[category", "cannot be read"),
    ],
)
def test_a_broken_list_says_what_is_wrong(
    tmp_path: Path, before: str, after: str, problem: str
) -> None:
    """One sentence names the file and what to mend."""
    folder = copy_lists(tmp_path, "stance", SMALL.replace(before, after))

    with pytest.raises(InputError, match=problem):
        load_cue_lexicons(folder)


def test_a_list_of_ones_own_is_read(tmp_path: Path) -> None:
    """Versions, categories and exclusions come from the file."""
    stance = load_cue_lexicons(copy_lists(tmp_path, "stance", SMALL))[1]

    assert [category.name for category in stance.categories] == ["plain", "other"]
    assert [entry.text for entry in stance.entries if not entry.group] == ["in other words"]
