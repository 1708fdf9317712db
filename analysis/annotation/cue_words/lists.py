"""The lists of cue words: certainty, stance and frames, as look-ups."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from analysis.annotation.lexicons import FOLDER, read_lexicon
from analysis.errors import InputError
from analysis.matching import Entry

LEXICONS = ("certainty", "stance", "frames")
_KINDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "modals": (frozenset({"AUX"}), frozenset()),
    "verbs": (frozenset({"VERB"}), frozenset()),
    "nouns": (frozenset({"NOUN"}), frozenset()),
    "adjectives": (frozenset({"ADJ"}), frozenset({"VERB", "ADV", "NOUN"})),
    "adverbs": (frozenset({"ADV"}), frozenset({"ADJ"})),
}
"""Kind of entry -> parts of speech of its dictionary form, and of its written form."""
_MODALS, _PHRASES, _NOT_IN = "modals", "phrases", "not_in"
_NEGATING = frozenset({"not", "n't", "no", "without", "never"})


class Category(NamedTuple):
    """What a category means, and who describes words of this kind."""

    name: str
    meaning: str
    references: tuple[str, ...]
    reasons: dict[str, str]


class CueLexicon(NamedTuple):
    """A list, as look-ups.

    Attributes
    ----------
    name : str
        ``certainty``, ``stance`` or ``frames``.
    categories : tuple of Category
        In the order of the file.
    entries : tuple of Entry
        The group of each is its category; empty for what is left out.
    version, digest : str
        The list's version, and SHA-256 over the file.
    """

    name: str
    categories: tuple[Category, ...]
    entries: tuple[Entry, ...]
    version: str
    digest: str


@cache
def load_cue_lexicons(folder: Path = FOLDER) -> tuple[CueLexicon, ...]:
    """Read the lists of cue words.

    Parameters
    ----------
    folder : Path
        Holds certainty.toml, stance.toml and frames.toml.

    Raises
    ------
    InputError
        If a file is missing, is no TOML, lacks a field, or if two of its categories claim
        a word.

    Examples
    --------
    >>> [category.name for category in load_cue_lexicons()[0].categories]
    ['hedge', 'booster', 'factive', 'non_factive', 'hearsay']
    """
    return tuple(
        read_lexicon(folder / f"{name}.toml", partial(_compile, name)) for name in LEXICONS
    )


def _compile(name: str, table: dict[str, Any], digest: str) -> CueLexicon:
    """Turn a file's content into look-ups."""
    categories = []
    entries: dict[tuple[str, str], Entry] = {}
    for row in table["category"]:
        if not row["meaning"] or not row["references"]:
            raise KeyError("meaning or references")
        categories.append(
            Category(row["name"], row["meaning"], tuple(row["references"]), row.get("why", {}))
        )
        for kind, entry in _entries(name, row):
            if entries.setdefault((kind, entry.text), entry).group != entry.group:
                msg = f"Two categories of {name}.toml claim {entry.text!r}: leave it to one."
                raise InputError(msg)
    return CueLexicon(name, tuple(categories), tuple(entries.values()), table["version"], digest)


def _entries(lexicon: str, row: dict[str, Any]) -> list[tuple[str, Entry]]:
    """List a category's entries by kind, and the phrases in which none counts."""
    found = []
    for kind, (pos, form_pos) in _KINDS.items():
        for word in row.get(kind, ()):
            is_negatable = kind != _MODALS
            found.append((kind, Entry(word, row["name"], lexicon, pos, form_pos, is_negatable)))
    for phrase in row[_PHRASES]:
        is_negatable = not _NEGATING & set(phrase.split())
        found.append((_PHRASES, Entry(phrase, row["name"], lexicon, is_negatable=is_negatable)))
    found += [(_NOT_IN, Entry(phrase, "", lexicon)) for phrase in row[_NOT_IN]]
    return found
