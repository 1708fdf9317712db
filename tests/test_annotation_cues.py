"""Cues: the attitude that a word of saying adds, and the list that holds the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.annotation.cues import UNCLASSED, load_cue_classes
from analysis.annotation.lexicons import FOLDER
from analysis.errors import InputError

CLASSES = load_cue_classes()
LIST = (FOLDER / "cue_classes.toml").read_text(encoding="utf-8")

SMALL = """
version = "1"
[[class]]
name = "plain"
meaning = "Takes no side."
references = ["Roe (2000)."]
verbs = ["say", "point"]
nouns = []
adverbs = []
phrases = []
[[class]]
name = "other"
meaning = "Takes one."
references = ["Roe (2000)."]
verbs = ["claim"]
nouns = ["denial"]
adverbs = ["allegedly"]
phrases = ["point out"]
[class.why]
claim = "Because."
"""


def classify(lemma: str, wording: str = "") -> str:
    """Return the class of a cue, its words parted by spaces."""
    return CLASSES.classify(lemma, wording.split() or [lemma]).name


def write(folder: Path, text: str) -> Path:
    """Write a list into a folder."""
    (folder / "cue_classes.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("say", "neutral"),
        ("tell", "neutral"),
        ("claim", "distancing"),
        ("allege", "distancing"),
        ("admit", "endorsing"),
        ("acknowledge", "endorsing"),
        ("confirm", "endorsing"),
        ("insist", "insisting"),
        ("deny", "insisting"),
        ("warn", "emotive"),
        ("slam", "emotive"),
        ("allegation", "distancing"),
        ("denial", "insisting"),
        ("statement", "neutral"),
        ("allegedly", "distancing"),
    ],
)
def test_each_word_has_the_class_of_its_usual_sense(lemma: str, expected: str) -> None:
    """Verbs, nouns and adverbs alike."""
    assert classify(lemma) == expected


@pytest.mark.parametrize(
    ("lemma", "wording", "expected"),
    [
        ("point", "pointed out", "endorsing"),
        ("accord", "According to", "neutral"),
        ("make", "made it perfectly clear", "endorsing"),
        ("say", "is said to", "distancing"),
        ("say", "said", "neutral"),
        ("call", "called for", "neutral"),
        ("express", "expressed concerns", "emotive"),
    ],
)
def test_a_phrase_wins_over_the_words_in_it(lemma: str, wording: str, expected: str) -> None:
    """In any form of its first word, with few words between."""
    assert classify(lemma, wording) == expected


def test_a_phrase_needs_its_words_in_order_and_close_together() -> None:
    """Words that only stand somewhere near make no phrase."""
    assert classify("make", "made a long and rather dull fuss clear") == UNCLASSED
    assert CLASSES.classify("say", ["to", "said", "is"]).name == "neutral"


def test_the_class_is_the_words_and_not_the_sentences() -> None:
    """A negation beside the word does not change it: the limits say so."""
    assert classify("deny", "did not deny") == classify("deny", "denied")


def test_a_cue_in_no_class_is_unclassed_and_says_why() -> None:
    """Nothing is guessed."""
    assert CLASSES.classify("yodel", ["yodelled"]) == (UNCLASSED, 'No class lists "yodelled".')
    assert CLASSES.classify("", []) == (UNCLASSED, "There is no cue.")


def test_the_reason_is_the_entrys_own_or_the_meaning_of_its_class(tmp_path: Path) -> None:
    """A reader can see which entry decided."""
    small = load_cue_classes(write(tmp_path, SMALL))

    assert small.classify("claim", ["claims"]).why == '"claim": Because.'
    assert small.classify("denial", ["denial"]).why == '"denial": Takes one.'
    assert small.classify("point", ["points", "out"]).why == '"point out": Takes one.'


def test_every_class_has_a_meaning_and_a_reference() -> None:
    """A class that nobody describes is none."""
    assert set(CLASSES.classes) == {"neutral", "distancing", "endorsing", "insisting", "emotive"}
    for text in CLASSES.classes.values():
        assert text.meaning.endswith(".")
        assert text.references
        assert all("19" in reference or "20" in reference for reference in text.references)


def test_the_list_is_broad_versioned_and_free_to_use() -> None:
    """Fewer words would leave most of a report unclassed."""
    assert len(CLASSES.entries) >= 200
    assert CLASSES.version
    assert "\nlicence = " in LIST


def test_every_reason_belongs_to_an_entry() -> None:
    """A reason without its word explains nothing."""
    assert set(CLASSES.reasons) <= set(CLASSES.entries)


def test_a_word_in_two_classes_is_refused(tmp_path: Path) -> None:
    """One word, one class: the built-in list keeps to it, or it could not be read."""
    doubled = SMALL.replace('"claim"]', '"claim", "say"]')

    with pytest.raises(InputError, match="claim 'say'"):
        load_cue_classes(write(tmp_path, doubled))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('references = ["Roe (2000)."]', "references = []", "lacks the field"),
        ('meaning = "Takes one."', "", "lacks the field"),
        ("[[class]]", "[[class", "cannot be read"),
    ],
)
def test_a_broken_list_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    """With the file's name and what to do."""
    with pytest.raises(InputError, match=message):
        load_cue_classes(write(tmp_path, SMALL.replace(old, new)))


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    """Not an empty one."""
    with pytest.raises(InputError, match=r"cue_classes\.toml cannot be read"):
        load_cue_classes(tmp_path)
