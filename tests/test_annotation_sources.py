"""Sources: who said it, by name, by role or by what came before."""

from __future__ import annotations

import pytest

from analysis.annotation.sources import Source
from tests.source_articles import DOE, PESKOV, PUTIN, ROE, brief, resolve


@pytest.mark.parametrize(
    "wording",
    [
        "[ Jane Roe ]",
        "[ Senator Jane Roe of Texas ]",
        "[ Putin 's lawyer Jane Roe ]",
        "[ Kremlin spokeswoman Jane Roe ]",
        "[ Jane Roe , Putin 's spokeswoman , ]",
        "[ Jane Roe , a friend and adviser , ]",
        "[ Jane Roe , who met Putin , ]",
        "[ Jane Roe 's ]",
        "[ Jane Roe herself ]",
    ],
)
def test_the_name_that_is_the_main_word_is_the_source(wording: str) -> None:
    """Whatever stands before it or is added to it."""
    (source,) = resolve(f"{wording} said so .", ROE, PUTIN)

    assert (source.entity_id, source.name, source.resolved_by) == ("jane-roe", "Jane Roe", "name")
    assert source.is_named


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("[ a spokesman for Putin ]", "spokesman for Putin"),
        ("[ Putin 's lawyer ]", "Putin 's lawyer"),
        ("[ Putin aides ]", "Putin aides"),
        ("[ one of Putin 's top advisers ]", "one of Putin 's top advisers"),
    ],
)
def test_whoever_speaks_for_a_person_is_not_that_person(wording: str, name: str) -> None:
    """The main word is the spokesman, and he has no name."""
    (source,) = resolve(f"{wording} said so .", PUTIN)

    assert (source.entity_id, source.name, source.is_named) == ("", name, False)


def test_a_name_beside_a_description_is_the_source() -> None:
    """But not a name that only owns what follows."""
    named, owner = resolve(
        "[ His spokesman , Jane Roe , ] said so . [ His guest , Jane Roe 's lawyer , ] left .", ROE
    )

    assert (named.entity_id, named.resolved_by) == ("jane-roe", "in the name")
    assert owner.entity_id == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ The spokeswoman ] Jane Roe said so .", "jane-roe"),
        ("[ The spokeswoman ] , Jane Roe , said so .", "jane-roe"),
        ("[ The mayor of Oslo ] , Jane Roe , said so .", "jane-roe"),
        ("[ The mayor of Oslo Jane Roe ] said so .", "jane-roe"),
        ("[ A spokeswoman ] , Jane Roe , said so .", ""),  # it may be a list
        ("[ The spokeswoman ] , Jane Roe and others said so .", ""),
        ("[ The spokeswoman ] , Jane Roe 's aide , said so .", ""),
        ("[ The spokeswoman ] . Jane Roe said so .", ""),
        ("[ The house ] Jane Roe bought .", ""),
    ],
)
def test_a_name_just_behind_a_role_is_the_source(text: str, expected: str) -> None:
    """Where the words of the source were cut short before the name."""
    (source,) = resolve(text, ROE, ("Oslo", "GPE"))

    assert source.entity_id == expected


def test_without_a_day_an_office_is_its_only_holder_named() -> None:
    """A list of offices cannot say more; it tells no type either."""
    names = (("Donald Trump", "PERSON"), ("Barack Obama", "PERSON"), ("French", "NORP"))
    one = "Donald Trump left . // [ The president ] said so . [ The French president ] left ."
    two = "Donald Trump met Barack Obama . // [ The president ] said so ."
    president, french = resolve(one, *names, day=None)
    (either,) = resolve(two, *names, day=None)

    assert brief(president) == ("donald-trump", "other", "role")
    assert (french.entity_id, either.entity_id) == ("", "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the US President", "Donald Trump"),
        ("the President of Russia", "Vladimir Putin"),
        ("Russia 's president", "Vladimir Putin"),
        ("the President of Russia and the Kremlin", "Kremlin and Vladimir Putin"),
    ],
)
def test_an_office_with_its_country_is_one_source(words: str, expected: str) -> None:
    """The country in it is a mention of its own, but has not spoken."""
    names = [("Kremlin", "ORG")] if "Kremlin" in words else []
    (source,) = resolve(f"Then [ {words} ] said so .", *names)

    assert (source.name, source.is_named) == (expected, True)


def test_a_surname_that_the_model_missed_is_found_where_it_stands_alone() -> None:
    """As in headlines; two bearers leave it open."""
    (one,) = resolve("[ Roe ] : no deal . Jane Roe left .", ROE)
    (two,) = resolve("[ Roe ] : no deal . Jane Roe met Ann Roe .", ROE, ("Ann Roe", "PERSON"))

    assert one.entity_id == "jane-roe"
    assert "jane-roe" != two.entity_id != "ann-roe"


def test_the_name_shown_is_the_fullest_wording_of_the_article() -> None:
    """Not the list's own, which the outlet did not use."""
    (source,) = resolve("[ Roe ] said so . Jane Roe left .", ("Roe", "PERSON"), ROE)

    assert source.name == "Jane Roe"


@pytest.mark.parametrize(
    ("wording", "entity_id", "basis"),
    [
        ("[ The Kremlin ]", "kremlin", "listed"),
        ("[ the White House ]", "white-house", "listed"),
        ("[ Moscow ]", "moscow", "place"),
        ("[ Russia ]", "russia", "place"),
    ],
)
def test_seats_capitals_and_countries_speak_as_governments(
    wording: str, entity_id: str, basis: str
) -> None:
    """Each as an entity of its own: the Kremlin is not merged with Russia."""
    (source,) = resolve(f"{wording} said so .")

    assert brief(source) == (entity_id, "government", "body")
    assert (source.type_basis, source.is_named) == (basis, True)


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("[ The secretary ]", "rex-tillerson"),
        ("[ The US secretary of state ]", "rex-tillerson"),
        ("[ Washington 's top diplomat ]", "rex-tillerson"),
        ("[ The Russian diplomat ]", "sergei-lavrov"),
        ("[ The foreign minister ]", "sergei-lavrov"),
    ],
)
def test_a_role_is_the_one_person_who_has_it_here(wording: str, expected: str) -> None:
    """Introduced in the article or listed for the day; a country beside it must fit."""
    text = (
        "US Secretary of State Rex Tillerson met Russian Foreign Minister Sergei Lavrov in Oslo "
        f". // It was late . // {wording} said so ."
    )
    names = (("Rex Tillerson", "PERSON"), ("Sergei Lavrov", "PERSON"), ("Oslo", "GPE"))
    (source,) = resolve(text, *names, ("Russian", "NORP"), ("Washington", "GPE"))

    assert brief(source) == (expected, "government", "role")


@pytest.mark.parametrize(
    "wording",
    [
        "[ The diplomat ]",  # two are
        "[ The senator ]",  # nobody is
        "[ A secretary ]",  # another one
        "[ The deputy secretary ]",  # another office
        "[ The former secretary ]",  # another time
        "[ Putin 's secretary ]",  # another's
        "[ The French foreign minister ]",  # another country's
    ],
)
def test_a_role_that_could_be_another_persons_stays_open(wording: str) -> None:
    """The words are kept."""
    text = (
        "US Secretary of State Rex Tillerson met Russian Foreign Minister Sergei Lavrov in Oslo "
        f". // It was late . // {wording} said so ."
    )
    names = (("Rex Tillerson", "PERSON"), ("Sergei Lavrov", "PERSON"), ("French", "NORP"))
    (source,) = resolve(text, *names, PUTIN, ("Russian", "NORP"))

    assert (source.entity_id, source.resolved_by, source.is_named) == ("", "", False)


def test_of_two_in_one_role_the_one_who_just_spoke_goes_on() -> None:
    """In the same paragraph or the one before; else it stays open."""
    senators = "Senator Jane Roe met Senator John Doe . "
    near = resolve(f"{senators} // [ John Doe ] said so . [ The senator ] added this .", ROE, DOE)
    far = resolve(f"{senators} // Rain . // [ The senator ] added this .", ROE, DOE)

    assert brief(near[1]) == ("john-doe", "party", "role")
    assert far[0].entity_id == ""


def test_the_two_leaders_are_both_named_if_there_are_just_two() -> None:
    """With three, nobody is chosen."""
    two = "President Jane Roe met Prime Minister John Doe . [ The two leaders ] said so ."
    three = f"President Ann Poe left . {two}"
    (both,) = resolve(two, ROE, DOE)
    (none,) = resolve(three, ROE, DOE, ("Ann Poe", "PERSON"))

    assert both == Source(
        "", "Jane Roe and John Doe", "head of state", "joint", "role", is_named=True
    )
    assert none.name == "two leaders"


def test_the_official_is_the_one_quoted_before() -> None:
    """Still without a name."""
    first, second = resolve("[ A US official ] said so . [ The official ] added this .")

    assert brief(first) == ("US official", "unnamed official", "")
    assert brief(second) == ("US official", "unnamed official", "repeat")
    assert not second.is_named


def test_the_spokesman_is_the_one_who_spoke_last() -> None:
    """With or without a name."""
    named = "Kremlin spokesman Dmitry Peskov left . "
    unnamed = "[ A spokesman for Putin ] said so . [ The spokesman ] added this ."
    assert resolve(named + unnamed, PESKOV, PUTIN)[1].name == "spokesman for Putin"
    assert resolve(f"{named}[ Peskov ] said so . [ The spokesman ] added this .", PESKOV)[
        1
    ].entity_id == ("dmitry-peskov")


def test_a_body_may_be_taken_up_by_a_word_of_its_name() -> None:
    """If it is the only one with it."""
    ministry, treasury = ("Russian Foreign Ministry", "ORG"), ("Finance Ministry", "ORG")
    (one,) = resolve("The Russian Foreign Ministry left . [ The ministry ] said so .", ministry)
    text = "The Russian Foreign Ministry met the Finance Ministry . [ The ministry ] said so ."
    (two,) = resolve(text, ministry, treasury)

    assert brief(one) == ("russian-foreign-ministry", "government", "repeat")
    assert brief(two) == ("ministry", "government", "")


def test_joint_sources_name_all_and_count_for_none_alone() -> None:
    """A list, a pair of names, a person and his aides."""
    pair, several, group = resolve(
        "[ The Kremlin and the White House ] said so . [ John Doe , Putin and Jane Roe ] left . "
        "[ Putin and his aides ] left .",
        DOE,
        PUTIN,
        ROE,
    )

    assert pair == Source(
        "", "Kremlin and White House", "government", "joint", "joint", is_named=True
    )
    assert several.name == "Jane Roe and John Doe and Putin"
    assert several.type == "other"
    assert (group.entity_id, group.is_named) == ("", False)


@pytest.mark.parametrize(
    "wording",
    [
        "White House and Kremlin officials",
        "intelligence and police officials",
        "sources in Moscow and Kyiv",
        "a lobbyist for oil and gas firms",
    ],
)
def test_and_within_a_description_joins_no_sources(wording: str) -> None:
    """One main word, one source."""
    (source,) = resolve(f"[ {wording} ] said so .", ("Moscow", "GPE"), ("Kyiv", "GPE"))

    assert source.resolved_by != "joint"


def test_no_attribution_no_source() -> None:
    """And none is invented."""
    assert resolve("Jane Roe left .", ROE) == []
