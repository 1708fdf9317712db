"""Listed concepts: things for which news is known to have several words."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from analysis import schema
from analysis.errors import InputError
from analysis.schema.labels import PHRASES

CONCEPTS_FILE = Path(__file__).resolve().parent / "listed.toml"
LISTED_COLUMNS = ["concept", "lemmas", "n_sides", "n_uses"]
_MIN_WORDS = 2


@cache
def read_listed_concepts() -> MappingProxyType[str, tuple[str, ...]]:
    """Return the listed concepts, each with its nouns in dictionary form.

    Raises
    ------
    InputError
        If the list cannot be read.

    Examples
    --------
    >>> "truce" in read_listed_concepts()["end of fighting"]
    True
    """
    try:
        table = tomllib.loads(CONCEPTS_FILE.read_text(encoding="utf-8"))
        return MappingProxyType({name: tuple(words) for name, words in table["concepts"].items()})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as problem:
        msg = f"The word list {CONCEPTS_FILE.name} cannot be read ({problem}): restore or mend it."
        raise InputError(msg) from problem


def count_listed(phrases: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Say which listed concepts a corpus has several words for.

    Parameters
    ----------
    phrases : DataFrame, one row per noun phrase
        See ``schema.labels.PHRASES``.
    articles : DataFrame, one row per article
        Needs ``article_id`` and ``side``.

    Returns
    -------
    DataFrame, one row per concept that two or more sides use, in the order of the list
        ``lemmas``: its nouns that are used, the most used first, parted by spaces; two at
        least. ``n_sides`` and ``n_uses`` of them, as main word or before it, captions left
        out. Empty, with these columns, if there is none.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    """
    schema.require(phrases, PHRASES, "article_id", "section", "head_lemma", "modifiers", "is_name")
    listed = read_listed_concepts()
    wanted = {word for words in listed.values() for word in words}
    kept = phrases[phrases["section"].isin(schema.COUNTED_SECTIONS) & ~phrases["is_name"]]
    kept = kept.merge(articles[["article_id", "side"]].drop_duplicates("article_id"))
    words = [
        wanted.intersection([head, *before.split()])
        for head, before in zip(kept["head_lemma"], kept["modifiers"], strict=True)
    ]
    uses = kept[["side"]].assign(word=[sorted(found) for found in words]).explode("word")
    uses = uses[uses["word"].notna()]
    n_uses = uses["word"].value_counts()
    rows = [
        {
            "concept": concept,
            "lemmas": " ".join(sorted(used, key=lambda word: (-n_uses[word], word))),
            "n_sides": uses.loc[uses["word"].isin(used), "side"].nunique(),
            "n_uses": int(n_uses[used].sum()),
        }
        for concept, nouns in listed.items()
        if len(used := [word for word in nouns if word in n_uses.index]) >= _MIN_WORDS
    ]
    table = pd.DataFrame(rows, columns=LISTED_COLUMNS)
    return table[table["n_sides"] > 1].reset_index(drop=True)
