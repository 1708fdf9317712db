"""Demonyms and seats: they never merge, they only say what they may count with."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.annotation.aliases import FOLDER, load_aliases, slug
from analysis.annotation.relations import DEMONYM, FILE, SEAT, load_relations, relate
from analysis.errors import InputError


def entities(**labels: str) -> pd.DataFrame:
    """Make entities, each with its type."""
    keys = [key.replace("_", "-") for key in labels]
    return pd.DataFrame({"label": list(labels.values())}, index=pd.Index(keys, name="entity_id"))


def related(table: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Return what each entity may count with, and why."""
    made = relate(table)
    return {
        str(key): (with_, why)
        for key, with_, why in zip(made.index, *map(made.get, made.columns), strict=True)
    }


@pytest.mark.parametrize(
    ("word", "country", "why"),
    [
        ("Russian", "Russia", DEMONYM),
        ("American", "United States", DEMONYM),
        ("British", "United Kingdom", DEMONYM),
        ("Kremlin", "Russia", SEAT),
        ("Washington", "United States", SEAT),
        ("Downing Street", "United Kingdom", SEAT),
        ("Brussels", "European Union", SEAT),
    ],
)
def test_a_word_may_count_with_its_country(word: str, country: str, why: str) -> None:
    """The key is the one that the country has as an entity."""
    assert load_relations()[slug(word)] == (slug(country), why)


def test_no_word_is_a_wording_of_the_country_itself() -> None:
    """What merges needs no relation, and what has one is not merged."""
    meant = {
        slug(" ".join(words)): phrase.entity_id
        for group in load_aliases().phrases.values()
        for words, phrase in group
    }
    for key, (country, _) in load_relations().items():
        assert meant.get(key, key) == key != country
        assert country not in load_relations()


def test_an_entity_counts_with_a_country_of_the_corpus_only() -> None:
    """Without the country there is nothing to count with, and others have no relation."""
    made = entities(russian="NORP", russia="GPE", kremlin="ORG", syrian="NORP", nato="ORG")
    assert related(made) == {
        "russian": ("russia", "demonym"),
        "russia": ("", ""),
        "kremlin": ("russia", "seat"),
        "syrian": ("", ""),
        "nato": ("", ""),
    }


def test_a_person_is_no_demonym() -> None:
    """Someone called London or Finn is of no country."""
    assert related(entities(finn="PERSON", finland="GPE"))["finn"] == ("", "")


def test_nothing_is_said_of_nothing() -> None:
    """An empty table stays empty, with both columns."""
    made = relate(entities())
    assert (len(made), list(made.columns)) == (0, ["counts_with", "counts_with_why"])


@pytest.mark.parametrize(
    ("pattern", "spoiled", "message"),
    [
        (r"\A", "= ", "relations.toml cannot be read"),
        (r"(?m)^source = .*\n", "", "lacks the field 'source'"),
        (r'is = "capital"', 'is = ""', "lacks the field 'is'"),
        (r'\["Albanian"\]', '["Afghan"]', "claim 'Afghan'"),
    ],
)
def test_a_spoiled_list_is_named(tmp_path: Path, pattern: str, spoiled: str, message: str) -> None:
    """A list that cannot be used is refused with its fault, not half used."""
    text = (FOLDER / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(re.sub(pattern, spoiled, text, count=1), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_relations(tmp_path / FILE)
