"""Alias lists: which wordings mean which person, body, place or office holder.

The lists are data (`data/aliases`: people, bodies, places, offices, words), each with
its sources; this file reads them into look-ups over words. It holds no name itself.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from analysis.errors import InputError

FOLDER = Path(__file__).resolve().parents[2] / "data" / "aliases"
ENTITY_FILES = ("people", "bodies", "places")

Words = tuple[str, ...]

_T = TypeVar("_T")

_MARK = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])|,(?=\s)|'s\b|(?<=s)'(?=\s|$)")


class Listed(NamedTuple):
    """An entity of the lists.

    Attributes
    ----------
    name : str
        As shown.
    label : str
        Its type: PERSON, ORG, GPE, NORP, LOC, FAC or EVENT.
    surname : str
        What it is called for short; empty if it is no person.
    """

    name: str
    label: str
    surname: str


class Phrase(NamedTuple):
    """What a wording means.

    Attributes
    ----------
    entity_id : str
        The entity meant.
    strength : str
        ``always``; ``short``: unless another bearer of it was just named;
        ``cautious``: only where the model sees a name in just these words.
    """

    entity_id: str
    strength: str


class Holder(NamedTuple):
    """Who held an office, from a day on and until before another."""

    entity_id: str
    since: date
    until: date


@dataclass(frozen=True)
class Vocabulary:
    """Words that belong to the writing of names (see data/aliases/words.toml)."""

    titles: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    heads: frozenset[str]
    never: frozenset[str]
    generic_bodies: frozenset[Words]
    given_names: dict[str, str]
    """Spelling of a given name -> the spelling in use here."""


@dataclass(frozen=True)
class Aliases:
    """All lists, as look-ups over words.

    Attributes
    ----------
    entities : dict
        entity_id -> `Listed`.
    phrases : dict
        First word -> the wordings that begin with it, longest first.
    roles : dict
        First word -> wordings of offices (small letters but for the country), longest
        first, each with those who held it.
    words : Vocabulary
        Titles, particles and the like.
    families : frozenset of str
        Surnames of two or more listed persons.
    digest : str
        SHA-256 over the files: part of a built corpus's stamp.
    """

    entities: dict[str, Listed]
    phrases: dict[str, list[tuple[Words, Phrase]]]
    roles: dict[str, list[tuple[Words, tuple[Holder, ...]]]]
    words: Vocabulary
    families: frozenset[str]
    digest: str


@cache
def load_aliases(folder: Path = FOLDER) -> Aliases:
    """Read the alias lists.

    Parameters
    ----------
    folder : Path
        Holds people.toml, bodies.toml, places.toml, offices.toml and words.toml.

    Raises
    ------
    InputError
        If a file is missing, is no TOML, lacks a field or a source, or if two entities
        claim one wording.
    """
    digest = sha256()
    tables: dict[str, dict[str, Any]] = {}
    for stem in (*ENTITY_FILES, "offices", "words"):
        path = folder / f"{stem}.toml"
        try:
            content = path.read_bytes()
            tables[stem] = tomllib.loads(content.decode("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
            msg = f"The alias list {path.name} cannot be read ({problem}): restore or mend it."
            raise InputError(msg) from problem
        digest.update(content)
    try:
        return _compile(tables, digest.hexdigest())
    except (KeyError, TypeError, AttributeError) as problem:
        msg = f"An alias list in {folder.name} lacks the field {problem}: add it."
        raise InputError(msg) from problem


def slug(name: str) -> str:
    """Write a name as a key: small ASCII letters, digits and hyphens.

    Examples
    --------
    >>> slug("U.S. Congress"), slug("François Hollande"), slug("Da'esh")
    ('us-congress', 'francois-hollande', 'daesh')
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'\u2019")
    return re.sub(r"[\W_]+", "-", kept).strip("-")


def split_words(wording: str) -> Words:
    """Split a listed wording the way the model's tokenizer splits running text.

    Examples
    --------
    >>> split_words("Bashar al-Assad"), split_words("Washington, D.C."), split_words("G-20")
    (('Bashar', 'al', '-', 'Assad'), ('Washington', ',', 'D.C.'), ('G-20',))
    >>> split_words("Workers' Party")
    ('Workers', "'", 'Party')
    """
    return tuple(_MARK.sub(r" \g<0> ", wording).split())


def match_longest(
    words: Sequence[str], start: int, end: int, wordings: Sequence[tuple[Words, _T]]
) -> tuple[int, _T] | None:
    """Return where the longest wording beginning at ``start`` ends, and its meaning."""
    for wording, meaning in wordings:
        stop = start + len(wording)
        if stop <= end and tuple(words[start:stop]) == wording:
            return stop, meaning
    return None


def _compile(tables: dict[str, dict[str, Any]], digest: str) -> Aliases:
    """Turn the files' content into look-ups."""
    entities: dict[str, Listed] = {}
    phrases: dict[Words, Phrase] = {}
    for stem in ENTITY_FILES:
        _require_sources(tables[stem])
        for entry in tables[stem]["entity"]:
            listed = _listed(entry, tables[stem]["label"])
            entities[slug(listed.name)] = listed
            _add_phrases(phrases, listed.name, entry)
    roles = dict(_office_wordings(tables["offices"]["office"], entities))
    return Aliases(
        entities=entities,
        phrases=_by_first_word(phrases.items()),
        roles=_by_first_word(roles.items()),
        words=_vocabulary(tables["words"]),
        families=_families(entities),
        digest=digest,
    )


def _require_sources(table: dict[str, Any]) -> None:
    """Every entry has a source: its own or its file's."""
    if not table.get("source") and not all(entry.get("source") for entry in table["entity"]):
        raise KeyError("source")


def _listed(entry: dict[str, Any], label: str) -> Listed:
    """Read one entity."""
    own_label = entry.get("label", label)
    surname = entry.get("surname", entry["name"].split()[-1]) if own_label == "PERSON" else ""
    return Listed(entry["name"], own_label, surname)


def _families(entities: dict[str, Listed]) -> frozenset[str]:
    """Find the surnames that several listed persons share."""
    counts = Counter(listed.surname for listed in entities.values() if listed.surname)
    return frozenset(surname for surname, n in counts.items() if n > 1)


def _add_phrases(phrases: dict[Words, Phrase], name: str, entry: dict[str, Any]) -> None:
    """Add the wordings of one entity; no two entities may share one."""
    wordings = [("always", w) for w in [name, *entry.get("aliases", [])]]
    wordings += [(kind, w) for kind in ("short", "cautious") for w in entry.get(kind, [])]
    for strength, wording in wordings:
        words = split_words(wording)
        phrase = phrases.setdefault(words, Phrase(slug(name), strength))
        if phrase.entity_id != slug(name):
            msg = f"Two entities of the alias lists claim {wording!r}: leave it to one of them."
            raise InputError(msg)


def _office_wordings(
    offices: list[dict[str, Any]], entities: dict[str, Listed]
) -> Iterator[tuple[Words, tuple[Holder, ...]]]:
    """Spell out every wording of every office, titles in small letters."""
    for office in offices:
        if not office.get("source"):
            raise KeyError("source")
        holders = tuple(Holder(slug(h["name"]), h["from"], h["until"]) for h in office["holders"])
        unknown = [h["name"] for h in office["holders"] if slug(h["name"]) not in entities]
        if unknown:
            msg = f"offices.toml names {unknown[0]}, who is not in people.toml: add the person."
            raise InputError(msg)
        for title in office["titles"]:
            for adjective in office["of"]:
                yield split_words(f"{adjective} {title}"), holders
            for country in office["country"]:
                yield split_words(f"{country}'s {title}"), holders
                yield split_words(f"{title} of {country}"), holders
                yield split_words(f"{title} of the {country}"), holders


def _by_first_word(
    wordings: Iterable[tuple[Words, _T]],
) -> dict[str, list[tuple[Words, _T]]]:
    """Group wordings by their first word, longest first."""
    grouped: dict[str, list[tuple[Words, _T]]] = {}
    for words, meaning in sorted(wordings, key=lambda item: (-len(item[0]), item[0])):
        grouped.setdefault(words[0], []).append((words, meaning))
    return grouped


def _vocabulary(table: dict[str, Any]) -> Vocabulary:
    """Read words.toml."""
    if not table.get("source"):
        raise KeyError("source")
    return Vocabulary(
        titles=frozenset(table["titles"]),
        suffixes=frozenset(table["suffixes"]),
        particles=frozenset(table["particles"]),
        heads=frozenset(table["heads"]),
        never=frozenset(table["never"]),
        generic_bodies=frozenset(split_words(body) for body in table["generic_bodies"]),
        given_names={name: group[0] for group in table["given_names"] for name in group},
    )
