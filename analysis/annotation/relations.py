"""Which entities may count with a country on request: demonyms and seats of government.

The list is data (`data/aliases/relations.toml`). Nothing is merged by it: "Russian" and
"Kremlin" stay entities of their own, because outlets choose between them and "Russia".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.annotation.aliases import FOLDER, slug
from analysis.annotation.lexicons import read_lexicon
from analysis.errors import InputError

FILE = "relations.toml"
DEMONYM, SEAT = "demonym", "seat"


class Relation(NamedTuple):
    """What an entity may count with.

    Attributes
    ----------
    counts_with : str
        The entity_id of the country or union.
    why : str
        `DEMONYM` or `SEAT`.
    """

    counts_with: str
    why: str


@cache
def load_relations(path: Path = FOLDER / FILE) -> dict[str, Relation]:
    """Read the list of demonyms and seats.

    Parameters
    ----------
    path : Path
        relations.toml.

    Returns
    -------
    dict
        entity_id -> `Relation`.

    Raises
    ------
    InputError
        If the file is missing, is no TOML, lacks a field or its source, or if two
        countries claim one word.

    Examples
    --------
    >>> load_relations()["kremlin"]
    Relation(counts_with='russia', why='seat')
    >>> load_relations()["american"]
    Relation(counts_with='united-states', why='demonym')
    """
    return read_lexicon(path, _compile)


def _compile(table: dict[str, Any], digest: str) -> dict[str, Relation]:
    """Turn the file's content into a look-up; the digest is part of the lists' stamp already."""
    if not table["source"]:
        raise KeyError("source")
    relations: dict[str, Relation] = {}
    for country in table["country"]:
        for word, why in _words(country):
            relation = relations.setdefault(slug(word), Relation(slug(country["name"]), why))
            if relation != (slug(country["name"]), why):
                msg = f"Two countries of {FILE} claim {word!r}: leave it to one, or to none."
                raise InputError(msg)
    return relations


def _words(country: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the words of a country, each with why it may count with it."""
    for word in country.get("demonyms", []):
        yield word, DEMONYM
    for seat in country.get("seats", []):
        if not seat["is"]:
            raise KeyError("is")
        yield seat["name"], SEAT


def relate(entities: pd.DataFrame) -> pd.DataFrame:
    """Say of each entity with which other it may count, and why.

    Parameters
    ----------
    entities : DataFrame, one row per entity
        Indexed by entity_id, with ``label``.

    Returns
    -------
    DataFrame, one row per entity
        ``counts_with`` and ``counts_with_why``, both empty where the list has nothing,
        where the country itself is never named in the corpus, or where the word stands
        for a person here ("French" as a surname).
    """
    relations = load_relations()
    rows = [
        relations.get(entity_id) if label != "PERSON" else None
        for entity_id, label in zip(entities.index, entities["label"], strict=True)
    ]
    known = set(entities.index)
    kept = [
        row if row is not None and row.counts_with in known else Relation("", "") for row in rows
    ]
    return pd.DataFrame(
        {
            "counts_with": [row.counts_with for row in kept],
            "counts_with_why": [row.why for row in kept],
        },
        index=entities.index,
    )
