"""Which attitude a word of saying adds: claimed, admitted, insisted, or just said.

The words are data (`data/lexicons/cue_classes.toml`), each class with its meaning and its
references; this file reads them into look-ups and holds no word itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.annotation.lexicons import FOLDER, read_lexicon
from analysis.errors import InputError

FILE = "cue_classes.toml"
UNCLASSED = "unclassed"
KINDS = ("verbs", "nouns", "adverbs", "phrases")
_BE = frozenset({"am", "is", "are", "was", "were", "been", "being"})
_MAX_GAP_WORDS = 3
"""Words that may stand inside a phrase: "made it perfectly clear"."""


class CueClass(NamedTuple):
    """The class of a cue.

    Attributes
    ----------
    name : str
        A class of the list, or ``unclassed``.
    why : str
        Which entry decided and what its class means; for a cue in no class, that no
        entry has it.
    """

    name: str
    why: str


class ClassText(NamedTuple):
    """What a class means, and who describes words of this kind."""

    meaning: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class CueClasses:
    """The lists, as look-ups.

    Attributes
    ----------
    classes : dict
        Class -> its meaning and references, in the order of the file.
    entries : dict
        Verb, noun, adverb or phrase (words joined by a space) -> class.
    phrases : dict
        First word -> the phrases among the entries that begin with it.
    reasons : dict
        Entry -> why it stands in its class, where that is not plain.
    version, digest : str
        The list's version, and SHA-256 over the file: part of a built corpus's stamp.
    """

    classes: dict[str, ClassText]
    entries: dict[str, str]
    phrases: dict[str, tuple[str, ...]]
    reasons: dict[str, str]
    version: str
    digest: str

    def classify(self, lemma: str, words: Sequence[str]) -> CueClass:
        """Classify a cue.

        Parameters
        ----------
        lemma : str
            The dictionary form of its main word ("point").
        words : sequence of str
            All its words as they stand ("pointed", "out"); capitals do not count.

        Returns
        -------
        CueClass
            Of the longest phrase in it, else of the lemma, else of a word as it stands.

        Examples
        --------
        >>> classes = load_cue_classes()
        >>> classes.classify("point", ["pointed", "out"]).name
        'endorsing'
        >>> classes.classify("sing", ["yodelled"]).name, classes.classify("yodel", []).name
        ('emotive', 'unclassed')
        """
        lemma, forms = lemma.lower(), [_to_be(word.lower()) for word in words]
        found = max(
            (
                phrase
                for first in {lemma, *forms}
                for phrase in self.phrases.get(first, ())
                if _stands_in(phrase.split(), lemma, forms)
            ),
            key=lambda phrase: (len(phrase.split()), phrase),
            default="",
        )
        for entry in (found, lemma, *forms):
            if entry in self.entries:
                return self._explain(entry)
        wording = " ".join(forms) or lemma
        why = f'No class lists "{wording}".' if wording else "There is no cue."
        return CueClass(UNCLASSED, why)

    def _explain(self, entry: str) -> CueClass:
        """Say why an entry is of its class."""
        name = self.entries[entry]
        reason = self.reasons.get(entry, self.classes[name].meaning)
        return CueClass(name, f'"{entry}": {reason}')


def _to_be(form: str) -> str:
    """Turn the forms of "to be" into the one that phrases begin with."""
    return "be" if form in _BE else form


def _stands_in(phrase: Sequence[str], lemma: str, forms: Sequence[str]) -> bool:
    """Whether a phrase's words stand in this order, its first as lemma or as written."""
    first, rest = phrase[0], phrase[1:]
    starts = [i for i, form in enumerate(forms) if form == first]
    if not starts and lemma == first:
        # The form is not known: "made" for "make" begins like it, "went" for "go" is taken
        # to stand first.
        starts = [i for i, form in enumerate(forms) if form[:1] == lemma[:1]][:1] or [0]
    return any(_follow(rest, forms[i + 1 :]) for i in starts)


def _follow(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether words follow in this order, with few others between them."""
    at = 0
    for word in words:
        window = forms[at : at + _MAX_GAP_WORDS + 1]
        found = next((i for i, form in enumerate(window) if form in {word, f"{word}s"}), None)
        if found is None:
            return False
        at += found + 1
    return True


@cache
def load_cue_classes(folder: Path = FOLDER) -> CueClasses:
    """Read the classes of cues.

    Parameters
    ----------
    folder : Path
        Holds cue_classes.toml.

    Raises
    ------
    InputError
        If the file is missing, is no TOML, lacks a field, or if two classes claim a word.
    """
    return read_lexicon(folder / FILE, _compile)


def _compile(table: dict[str, Any], digest: str) -> CueClasses:
    """Turn the file's content into look-ups."""
    classes: dict[str, ClassText] = {}
    entries: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for row in table["class"]:
        name = row["name"]
        if not row["meaning"] or not row["references"]:
            raise KeyError("meaning or references")
        classes[name] = ClassText(row["meaning"], tuple(row["references"]))
        for entry in (entry.lower() for kind in KINDS for entry in row[kind]):
            if entries.setdefault(entry, name) != name:
                msg = f"Two classes of {FILE} claim {entry!r}: leave it to one of them."
                raise InputError(msg)
        reasons |= row.get("why", {})
    firsts = sorted({entry.split()[0] for entry in entries if " " in entry})
    phrases = {
        first: tuple(sorted(e for e in entries if e.startswith(f"{first} "))) for first in firsts
    }
    return CueClasses(classes, entries, phrases, reasons, table["version"], digest)
