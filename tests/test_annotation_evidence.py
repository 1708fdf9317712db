"""What an article says about its names as a whole: who bears them, what letters mean."""

from __future__ import annotations

import pytest

from analysis.annotation.aliases import load_aliases
from analysis.annotation.resolution import resolve_names
from tests.name_articles import DAY, article, entities, found


def test_what_an_article_says_letters_mean_comes_before_the_lists() -> None:
    """Another body may have the same letters."""
    made = article(
        "the Improved Music Forum ( IMF ) met . IMF left .", ("Improved Music Forum", "ORG")
    )
    assert set(entities(made)) == {"improved-music-forum"}
    assert found(made)[-1] == ("IMF", "improved-music-forum", "acronym")


@pytest.mark.parametrize("label", ["ORG", "GPE", "FAC", "LOC"])
def test_a_surname_taken_for_something_else_means_the_one_person_named_before(label: str) -> None:
    """The model often takes a lone surname for a body or a town."""
    made = article("Anna Brenn left . Brenn smiled .", ("Anna Brenn", "PERSON"), ("Brenn", label))
    assert found(made)[1] == ("Brenn", "anna-brenn", "surname")


@pytest.mark.parametrize(
    ("full", "lone"),
    [
        ("Omar al - Bashir", "al - Bashir"),
        ("Omar al - Bashir", "Bashir"),
        ("Omar Bashir", "Al - Bashir"),
        ("Vera Kara - Brenn", "Kara - Brenn"),
        ("Otto van der Brenn", "van der Brenn"),
        ("Zied Ben Brenn", "Ben Brenn"),
        ("Omar bin Brenn", "bin Brenn"),
    ],
)
def test_a_surname_of_several_words_means_its_bearer(full: str, lone: str) -> None:
    """With the small words before it or without."""
    made = article(f"{full} left . Mr {lone} smiled .", (full, "PERSON"), (lone, "PERSON"))
    (_, first, _), (_, second, why) = found(made)
    assert (second, why) == (first, "surname")


def test_a_given_name_is_no_small_word_and_a_patronymic_no_surname() -> None:
    """Al Brenn is somebody else than Omar Brenn, and King Brenn than Omar bin Brenn."""
    named = article(
        "Omar Brenn left . Al Brenn smiled .", ("Omar Brenn", "PERSON"), ("Al Brenn", "PERSON")
    )
    king = article(
        "Omar bin Brenn left . King Brenn smiled .",
        *(("Omar bin Brenn", "PERSON"), ("Brenn", "PERSON")),
    )
    assert entities(named) == ["omar-brenn", "al-brenn"]
    assert entities(king) == ["omar-bin-brenn", "brenn-in-a"]


def test_a_verb_of_a_headline_is_cut_out_of_a_name() -> None:
    """Also between two persons; small words of names stay."""
    made = article(
        "Brenn challenges Roe . Carlos the Jackal left .",
        *(("Brenn challenges Roe", "PERSON"), ("Carlos the Jackal", "PERSON")),
    )
    assert entities(made) == ["brenn-in-a", "roe-in-a", "carlos-the-jackal"]


def test_letters_end_no_name_of_a_person() -> None:
    """The plant is not called by its town."""
    made = article("Brenn NPP grew . Brenn smiled .", ("Brenn NPP", "PERSON"), ("Brenn", "PERSON"))
    assert entities(made) == ["brenn-npp", "brenn-in-a"]


def test_another_given_name_before_a_listed_surname_is_another_person() -> None:
    """Whatever the model overlooks."""
    made = article("Then Otto al - Assad spoke .")
    assert entities(made) == []


@pytest.mark.parametrize(
    "text",
    [
        "Brenn grew . Anna Brenn left .",  # named only afterwards
        "Anna Brenn met Otto Brenn . Brenn grew .",  # two
        "Anna Brenn left . She lives in Brenn .",  # a place
        "Anna Brenn left . The Brenn grew .",  # a thing
        "Anna BRENN left . BRENN grew .",  # letters
    ],
)
def test_a_word_that_may_be_no_surname_here_is_left_alone(text: str) -> None:
    """A wrong merge is worse than a missed one."""
    surname = "BRENN" if "BRENN" in text else "Brenn"
    full = [(f"{first} {surname}", "PERSON") for first in ("Anna", "Otto") if first in text]
    lone = (surname, "ORG")
    names = [lone, *full] if text.startswith("Brenn") else [*full, lone]
    made = article(text, *names)
    alone = [entity_id for words, entity_id, _ in found(made) if words == surname]
    assert alone == [surname.lower()]


def test_letters_taken_for_a_person_are_a_body() -> None:
    """But a surname in capitals is not, where a title or more capitals stand beside it."""
    made = article(
        "KLM grew . Mr KLM left . AND KLM WON .",
        *(("KLM", "PERSON"), ("KLM", "PERSON"), ("KLM", "PERSON")),
    )
    assert entities(made) == ["klm", "klm-in-a", "klm-in-a"]
    assert resolve_names(made, load_aliases(), DAY)[0].label == "ORG"


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("Otto Merkel", "otto-merkel"),  # no other Merkel is listed
        ("Tiffany Trump", "trump-in-a"),  # several Trumps are: it may be any of them
    ],
)
def test_a_listed_surname_yields_to_the_bearer_named_in_full(named: str, expected: str) -> None:
    """Unless the bearers may be of one family."""
    surname = named.split()[-1]
    made = article(f"{named} left . {surname} smiled .", (named, "PERSON"), (surname, "PERSON"))
    assert entities(made)[1] == expected


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        *(("Russians", "russian"), ("Iraqis", "iraqi"), ("Jews", "jew"), ("Kurds", "kurd")),
        *(("Swiss", "swiss"), ("Hamas", "hamas"), ("Les", "les")),
    ],
)
def test_the_plural_of_a_people_is_the_same_entity(plural: str, expected: str) -> None:
    """Also where its singular ends in i."""
    assert entities(article(f"Then {plural} left .", (plural, "NORP"))) == [expected]


@pytest.mark.parametrize("group", ["family", "brothers"])
def test_a_family_is_none_of_its_members(group: str) -> None:
    """Neither of a person named in the article nor of a listed one."""
    made = article(
        f"Anna Brenn left . The Brenn {group} and the Putin {group} smiled .",
        *(("Anna Brenn", "PERSON"), ("Brenn", "PERSON"), ("Putin", "PERSON")),
    )
    assert entities(made) == ["anna-brenn", "brenn-in-a", "putin-in-a"]
