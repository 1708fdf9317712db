"""Types of sources: what kind of person, body or text speaks, and the list of words for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.annotation.lexicons import FOLDER
from analysis.annotation.sources import RESOLUTIONS, TYPE_BASES
from analysis.annotation.sources.types import load_source_types, singular
from analysis.errors import InputError
from tests.source_articles import ALIASES, DOE, PESKOV, PUTIN, ROE, TYPES, resolve

LIST = (FOLDER / "source_types.toml").read_text(encoding="utf-8")


def kind(text: str, *names: tuple[str, str], day: date | None = date(2017, 5, 2)) -> str:
    """Return type and rule of an article's one source."""
    (source,) = resolve(text, *names, day=day)
    return f"{source.type}: {source.type_basis}"


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("the prime minister", "head of state"),
        ("a vice president", "government"),
        ("the foreign minister", "government"),
        ("police", "government"),
        ("a senator", "party"),
        ("lawmakers", "party"),
        ("a rebel commander", "military"),
        ("analysts", "expert"),
        ("a professor of law", "expert"),
        ("the company", "company"),
        ("a resident of Oslo", "citizen"),
        ("witnesses", "citizen"),
        ("the newspaper", "media"),
        ("a reporter", "media"),
        ("a joint statement", "document"),
        ("the poll", "document"),
        ("officials", "unnamed official"),
        ("people familiar with the talks", "unnamed official"),
        ("a senior aide", "unnamed official"),
        ("the bishop", "other"),
        ("a stone", "other"),
    ],
)
def test_a_description_has_the_type_of_its_main_word(wording: str, expected: str) -> None:
    """And one that the list does not know is other; only a document is on record without a name."""
    (source,) = resolve(f"[ {wording} ] said so .")

    assert source.type == expected
    assert source.is_named == (expected == "document")


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("a spokesman", "other: wording"),
        ("a police spokesman", "government: speaks for"),
        ("a campaign spokesman", "party: speaks for"),
        ("a spokesman for the company", "company: speaks for"),
        ("a spokesman for Putin", "government: speaks for"),
        ("a Kremlin spokesman", "government: speaks for"),
        ("a university president", "expert: speaks for"),
        ("the Putin team", "government: speaks for"),
        ("a former senator", "other: former"),
    ],
)
def test_a_spokesman_is_of_the_type_he_speaks_for(wording: str, expected: str) -> None:
    """If the words say for whom."""
    assert kind(f"[ {wording} ] said so .", PUTIN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ Senator Jane Roe ] said so .", "party: role"),
        ("[ Jane Roe ] said so . Rep. Jane Roe left .", "party: role"),
        ("[ Jane Roe , an economist at a bank , ] said so .", "expert: role"),
        ("The economist , Jane Roe , left . [ Roe ] said so .", "expert: role"),
        ("[ Jane Roe , D-Texas , ] said so .", "party: role"),
        ("[ Jane Roe , a friend and senator , ] said so .", "party: role"),
        ("[ Police spokeswoman Jane Roe ] said so .", "government: role"),
        ("[ Jane Roe , a senior official , ] said so .", "government: role"),
        ("[ Jane Roe , president of the union , ] said so .", "other: role"),
        ("[ Former senator Jane Roe ] said so .", "other: former"),
        ("[ Jane Roe ] said so .", "other: unknown"),
        ("John Doe met Jane Roe , and Senator John Doe left . [ Roe ] said so .", "other: unknown"),
    ],
)
def test_a_person_has_the_type_that_the_article_introduces(text: str, expected: str) -> None:
    """Before the name or after it, anywhere in the article, and nobody else's."""
    assert kind(text, ROE, DOE, ("Roe", "PERSON")) == expected


def test_an_office_of_the_day_comes_first() -> None:
    """On another day, or on none, the list says nothing."""
    text = "[ Donald Trump ] said so ."

    assert kind(text) == "head of state: office"
    assert kind(text, day=date(2016, 5, 2)) == "other: unknown"
    assert kind(text, day=None) == "other: unknown"


@pytest.mark.parametrize(
    ("name", "label", "expected"),
    [
        ("Oslo University", "ORG", "expert: name word"),
        ("Daily Planet News", "ORG", "media: name word"),
        ("Norwegian Health Ministry", "ORG", "government: name word"),
        ("Acme Corp.", "ORG", "company: name word"),
        ("Oslo Survey Center", "ORG", "other: unknown"),
        ("Acme", "ORG", "other: unknown"),
        ("Oslo", "GPE", "government: place"),
        ("Republicans", "NORP", "party: group"),
        ("Norwegians", "NORP", "citizen: people"),
    ],
)
def test_a_body_has_the_type_of_a_word_in_its_name(name: str, label: str, expected: str) -> None:
    """A survey center is no survey."""
    assert kind(f"[ {name} ] said so .", (name, label)) == expected


def test_a_group_is_not_named_and_one_of_it_is_not_the_group() -> None:
    """An unnamed Republican is not "Republicans"."""
    many = resolve("[ Republicans ] said so .", ("Republicans", "NORP"))[0]
    one = resolve("[ A Republican ] said so .", ("Republican", "NORP"))[0]

    assert (many.entity_id, many.is_named) == ("republican", False)
    assert (one.entity_id, one.name, one.type) == ("", "Republican", "party")


def test_a_body_described_by_a_name_is_named() -> None:
    """One administration is; officials of it, and media in general, are not."""
    wordings = ["The Putin administration", "Putin officials", "Russian media", "an administration"]
    text = " ".join(f"[ {wording} ] said so ." for wording in wordings)
    sources = resolve(text, PUTIN, ("Russian", "NORP"))

    assert [source.is_named for source in sources] == [True, False, False, False]


def test_every_rule_is_explained() -> None:
    """The page shows the sentence behind each key."""
    text = "[ The Kremlin ] said . [ Peskov ] said . [ It ] said . [ A stone ] said . Dmitry Peskov"

    for source in resolve(text, PESKOV, ("Peskov", "PERSON")):
        assert source.type_basis in TYPE_BASES
        assert source.resolved_by in RESOLUTIONS
    assert all(text.endswith(".") for text in [*TYPE_BASES.values(), *RESOLUTIONS.values()])


def test_every_type_has_a_meaning_and_words() -> None:
    """A type that no word leads to would never be given."""
    words = [*TYPES.persons.values(), *TYPES.bodies.values()]
    for name, meaning in TYPES.meanings.items():
        assert meaning.endswith(".")
        assert words.count(name) > 3
    named = {*words, *TYPES.carriers.values(), *TYPES.groups.values(), *TYPES.entities.values()}
    assert named <= set(TYPES.meanings)


def test_every_listed_entity_is_in_the_alias_lists() -> None:
    """Else its type would be given to nobody."""
    assert set(TYPES.entities) <= set(ALIASES.entities)


def test_the_list_has_a_version_and_a_licence() -> None:
    """It is ours."""
    assert TYPES.version
    assert "\nlicence = " in LIST


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"senator", ', '"senator", "mayor", ', "'mayor' twice"),
        ("[genders]", "[gender]", "lacks the field"),
        ("[[type]]", "[[type", "cannot be read"),
    ],
)
def test_a_broken_list_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A word of two types among them."""
    (tmp_path / "source_types.toml").write_text(LIST.replace(old, new), encoding="utf-8")

    with pytest.raises(InputError, match=message):
        load_source_types(tmp_path)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Officials", "official"),
        ("spokeswomen", "spokeswoman"),
        ("agencies", "agency"),
        ("press", "press"),
        ("news", "news"),
        ("Sen.", "sen"),
        ("witnesses", "witness"),
        ("analysis", "analysis"),
    ],
)
def test_plurals_are_told_from_words_that_end_alike(word: str, expected: str) -> None:
    """So that a list needs one form of each word."""
    assert singular(word) == expected
