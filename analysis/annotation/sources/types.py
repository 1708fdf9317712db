"""What kind of person, body or text words stand for: the look-ups behind a source's type.

The words are data (`data/lexicons/source_types.toml`); this file holds no role itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.annotation.aliases import Words, slug
from analysis.annotation.lexicons import FOLDER, read_lexicon
from analysis.errors import InputError

FILE = "source_types.toml"
OTHER = "other"
UNNAMED = "unnamed official"
GOVERNMENT = "government"

_MAX_ROLE_WORDS = 4
_PLURALS = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "staff": "staff",
    "news": "news",
    "communiqués": "communiqué",
}


class Role(NamedTuple):
    """A role word or the word for a body, found among words.

    Attributes
    ----------
    start, end : int
        Where it stands among the words, half-open.
    key : str
        Its wording in the list.
    type : str
        The type it stands for.
    is_carrier : bool
        Whether a body beside it decides instead ("campaign spokesman").
    is_person : bool
        Whether it is said of one person: not of a team, nor of a ministry.
    """

    start: int
    end: int
    key: str
    type: str
    is_carrier: bool
    is_person: bool


@dataclass(frozen=True)
class SourceTypes:
    """The list, as look-ups.

    Attributes
    ----------
    meanings : dict
        Type -> its meaning, in the order of the file.
    persons, carriers, collectives, bodies : dict
        Words for persons, for persons and for several who speak for a body, for bodies
        and texts -> type.
    name_words : dict
        Words that tell a body's type only as a part of its name -> type.
    groups : dict
        Words for many who share a party -> type.
    entities : dict
        entity_id -> type.
    called : dict
        A word for a person -> the roles it can mean.
    seats : dict
        A capital -> words for the state it stands for.
    genders : dict
        he or she -> titles and roles that tell it.
    version, digest : str
        The list's version, and SHA-256 over the file: part of a built corpus's stamp.
    """

    meanings: dict[str, str]
    persons: dict[Words, str]
    carriers: dict[Words, str]
    collectives: dict[Words, str]
    bodies: dict[Words, str]
    name_words: dict[Words, str]
    groups: dict[str, str]
    entities: dict[str, str]
    called: dict[str, frozenset[str]]
    seats: dict[str, frozenset[str]]
    genders: dict[str, frozenset[str]]
    version: str
    digest: str

    def role_at(self, words: Sequence[str], at: int) -> Role | None:
        """Find the longest word for a person that covers a place.

        Examples
        --------
        >>> types = load_source_types()
        >>> types.role_at(["US", "vice", "president"], 2).type
        'government'
        """
        return self._longest(words, at, self.persons, self.carriers, self.collectives)

    def body_at(self, words: Sequence[str], at: int, *, is_name: bool = False) -> Role | None:
        """Find the longest word for a body or text that covers a place.

        Examples
        --------
        >>> types = load_source_types()
        >>> types.body_at(["hard", "times"], 1) is None
        True
        >>> types.body_at(["Oslo", "Times"], 1, is_name=True).type
        'media'
        """
        tables = (self.bodies, self.name_words) if is_name else (self.bodies,)
        return self._longest(words, at, *tables)

    def type_of_name(self, words: Sequence[str]) -> str:
        """Tell a body's type by a word of its name, the last one first; else empty.

        Examples
        --------
        >>> types = load_source_types()
        >>> types.type_of_name(["Oslo", "University", "Press"])
        'media'
        """
        plain = [word for word in words if word != "-"]
        last = len(plain) - 1
        for at in range(last, -1, -1):
            body = self.body_at(plain, at, is_name=True)
            # A survey center is no survey: a text is one by the last word only.
            if body is not None and (body.type != "document" or at == last):
                return body.type
        return ""

    def means(self, word: str) -> frozenset[str]:
        """List the roles that a word for a person can mean, itself among them."""
        return self.called.get(word, frozenset()) | {word}

    def _longest(self, words: Sequence[str], at: int, *tables: Mapping[Words, str]) -> Role | None:
        """Find the longest wording of the tables that covers a place; the first of equals."""
        plain = [singular(word) for word in words]
        for length in range(_MAX_ROLE_WORDS, 0, -1):
            for start in range(max(0, at - length + 1), at + 1):
                wording = tuple(plain[start : start + length])
                found = next((t[wording] for t in tables if wording in t), None)
                if len(wording) == length and found is not None:
                    is_one = wording in self.persons or wording in self.carriers
                    is_carrier = wording in self.carriers or wording in self.collectives
                    end = start + length
                    return Role(start, end, " ".join(wording), found, is_carrier, is_one)
        return None


def singular(word: str) -> str:
    """Write a word in small letters and, if it is a plural, in the singular.

    Examples
    --------
    >>> [singular(w) for w in ("Officials", "Spokesmen", "agencies", "Congress", "witnesses")]
    ['official', 'spokesman', 'agency', 'congress', 'witness']
    """
    plain = word.lower().rstrip(".") if len(word) > 2 else word.lower()
    for many, one in _PLURALS.items():
        if plain.endswith(many) and (plain == many or one == "man"):
            return plain[: -len(many)] + one
    if plain.endswith("ies") and len(plain) > 5:
        return plain[:-3] + "y"
    if plain.endswith(("sses", "ches", "shes", "xes")):
        return plain[:-2]
    is_plural = plain.endswith("s") and not plain.endswith(("ss", "us", "is", "'s"))
    return plain[:-1] if is_plural and len(plain) > 3 else plain


@cache
def load_source_types(folder: Path = FOLDER) -> SourceTypes:
    """Read the types of sources.

    Parameters
    ----------
    folder : Path
        Holds source_types.toml.

    Raises
    ------
    InputError
        If the file is missing, is no TOML, lacks a field, or if two types claim a wording.
    """
    return read_lexicon(folder / FILE, _compile)


def _compile(table: dict[str, Any], digest: str) -> SourceTypes:
    """Turn the file's content into look-ups."""
    rows = table["type"]
    carriers = {_words(w): kind for w, kind in table["carriers"].items()}
    collectives = {_words(w): kind for w, kind in table["collectives"].items()}
    persons = dict(_once(rows, "persons", {**carriers, **collectives}))
    return SourceTypes(
        meanings={row["name"]: row["meaning"] for row in rows},
        persons=persons,
        carriers=carriers,
        collectives=collectives,
        bodies=dict(_once(rows, "bodies", {**carriers, **collectives, **persons})),
        name_words={_words(w): row["name"] for row in rows for w in row.get("names", [])},
        groups={word: row["name"] for row in rows for word in row.get("groups", [])},
        entities={slug(name): row["name"] for row in rows for name in row.get("entities", [])},
        called={word: frozenset(roles) for word, roles in table["called"].items()},
        seats={seat: frozenset(words) for seat, words in table["seats"].items()},
        genders={word: frozenset(titles) for word, titles in table["genders"].items()},
        version=table["version"],
        digest=digest,
    )


def _once(
    rows: Sequence[dict[str, Any]], field: str, taken: Mapping[Words, str]
) -> Iterator[tuple[Words, str]]:
    """Yield the wordings of a field with their types; none may stand twice."""
    seen = set(taken)
    for row in rows:
        for wording in row.get(field, []):
            words = _words(wording)
            if words in seen:
                msg = f"{FILE} has {wording!r} twice: leave it to one type."
                raise InputError(msg)
            seen.add(words)
            yield words, row["name"]


def _words(wording: str) -> Words:
    """Split a listed wording as the words of a text are compared with it."""
    return tuple(singular(word) for word in wording.replace("-", " ").split())
