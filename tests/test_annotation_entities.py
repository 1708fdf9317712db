"""Names and entities: who is meant, and by which rule."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.annotation.aliases import load_aliases
from analysis.annotation.resolution import MERGE_RULES, Mention, join_offices, resolve_names
from tests.name_articles import DAY, article, entities, found


def test_a_surname_means_the_one_person_named_in_full() -> None:
    """Before and after the full name, whatever type the model gives the surname."""
    made = article(
        "Miller spoke . Anna Miller left . Ms Miller smiled .",
        ("Miller", "PERSON"),
        ("Anna Miller", "PERSON"),
        ("Miller", "PERSON"),
    )
    assert found(made) == [
        ("Miller", "anna-miller", "surname"),
        ("Anna Miller", "anna-miller", "same name"),
        ("Miller", "anna-miller", "surname"),
    ]


def test_a_surname_of_two_persons_is_given_to_neither() -> None:
    """A wrong merge is worse than a missed one."""
    made = article(
        "Anna Miller met Otto Miller . Miller left .",
        ("Anna Miller", "PERSON"),
        ("Otto Miller", "PERSON"),
        ("Miller", "PERSON"),
    )
    assert entities(made) == ["anna-miller", "otto-miller", "miller-in-a"]


def test_a_surname_alone_is_not_pooled_across_articles() -> None:
    """Two articles that say only Miller may mean two Millers."""
    one = article("Miller spoke .", ("Miller", "PERSON"), article_id="one")
    two = article("Miller spoke .", ("Miller", "PERSON"), article_id="two")
    assert set(entities(one)).isdisjoint(entities(two))


def test_a_surname_the_model_missed_is_found() -> None:
    """A name known from the article counts even where the model saw none."""
    made = article("Anna Miller left . Later Mr Miller came .", ("Anna Miller", "PERSON"))
    assert found(made)[-1] == ("Miller", "anna-miller", "surname")


def test_a_listed_surname_needs_no_full_name() -> None:
    """Trump alone is Donald Trump."""
    assert found(article("He saw Trump .", ("Trump", "ORG"))) == [
        ("Trump", "donald-trump", "listed")
    ]


def test_a_listed_surname_yields_to_a_namesake_just_named() -> None:
    """After Ivanka Trump, the next Trump may be her; later it is her father again."""
    made = article(
        "Donald Trump came . Ivanka Trump spoke . Trump left . So . It rained . Trump slept .",
        ("Donald Trump", "PERSON"),
        ("Ivanka Trump", "PERSON"),
        ("Trump", "PERSON"),
        ("Trump", "PERSON"),
    )
    assert entities(made) == ["donald-trump", "ivanka-trump", "trump-in-a", "donald-trump"]


def test_a_listed_surname_is_left_open_where_only_namesakes_are_named() -> None:
    """Where only Ivanka is named in full, Trump alone is not her father; President Trump is."""
    names = (("Ivanka Trump", "PERSON"), ("Trump", "PERSON"))
    open_end = article("Ivanka Trump spoke . It rained . They ate . Trump left .", *names)
    titled = article("Ivanka Trump spoke . It rained . They ate . President Trump left .", *names)
    assert entities(open_end)[-1] == "trump-in-a"
    assert entities(titled)[-1] == "donald-trump"


def test_titles_possessives_and_articles_are_no_part_of_a_name() -> None:
    """What is cut off is not in the span either."""
    made = article(
        "President Anna Miller 's trip to the Hague ended .",
        ("President Anna Miller 's", "PERSON"),
        ("the Hague", "GPE"),
    )
    assert [surface for surface, _, _ in found(made)] == ["Anna Miller", "Hague"]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("at the G20 Summit today", ("the G20 Summit", "EVENT"), ["g20"]),
        ("near Trump Tower today", ("Trump Tower", "FAC"), ["trump-tower"]),
        ("after Trump - Putin talks", ("Trump - Putin", "ORG"), ["donald-trump", "vladimir-putin"]),
        ("Hails Donald Trump today", ("Hails Donald Trump", "PERSON"), ["donald-trump"]),
        ("met Donald Trump Jr. today", ("Donald Trump Jr.", "PERSON"), ["donald-trump-jr"]),
        ("in the U.S. today", ("U.S.", "GPE"), ["united-states"]),
        ("the US State Department said", ("US", "GPE"), ["state-department"]),
        ("fought IS there", ("IS", "ORG"), ["islamic-state"]),
        ("what IS there", ("there", "LAW"), []),
        ("Bashar el - Assad stays", ("Bashar el", "PERSON"), ["bashar-al-assad"]),
        ("Sergey Lavrov spoke", ("Sergey Lavrov", "PERSON"), ["sergei-lavrov"]),
        ("Washington Post said", ("Washington Post", "ORG"), ["washington-post"]),
        ("Denzel Washington played", ("Denzel Washington", "PERSON"), ["denzel-washington"]),
    ],
)
def test_lists_and_model_settle_on_one_reading(
    text: str, span: tuple[str, str], expected: list[str]
) -> None:
    """A listed wording wins over an equal span and loses against a longer name."""
    assert entities(article(text, span)) == expected


@pytest.mark.parametrize("junk", ["State", "Presidents", '"', "the", "Mr", "D-Ohio"])
def test_junk_is_no_name(junk: str) -> None:
    """Words that are no name when alone are dropped, whatever the model says."""
    assert found(article(f"so {junk} is", (junk, "ORG"))) == []


def test_a_demonym_is_not_the_country() -> None:
    """Russian stays apart from Russia; its plural is the same group."""
    made = article(
        "Russian troops met Russians in Russia .",
        ("Russian", "NORP"),
        ("Russians", "NORP"),
        ("Russia", "GPE"),
    )
    assert entities(made) == ["russian", "russian", "russia"]


@pytest.mark.parametrize("head", ["Talks", "Negotiations", "Conference"])
def test_a_country_is_named_in_what_is_held_about_it(head) -> None:
    """The envoy for a country's talks is a mention of the country; its air force is none."""
    assert found(article(f"the envoy for Turkey {head} left")) == [
        ("Turkey", "turkey", "same name")
    ]
    assert found(article("a plane of Turkey Air left")) == []


def test_a_heading_word_is_cut_off_a_group() -> None:
    """The word after a group that the article names elsewhere is no part of a name."""
    made = article(
        "the American Presidents and American aid",
        ("American Presidents", "ORG"),
        ("American", "NORP"),
    )
    assert entities(made) == ["american", "american"]


def test_a_place_can_be_a_person_where_one_bears_the_name() -> None:
    """Jordan is the country unless the article has a person of that name."""
    country = article("He saw Jordan .", ("Jordan", "PERSON"))
    person = article(
        "Lena Jordan came . Jordan left .", ("Lena Jordan", "PERSON"), ("Jordan", "PERSON")
    )
    assert entities(country) == ["jordan"]
    assert entities(person) == ["lena-jordan", "lena-jordan"]


def test_bodies_of_many_countries_are_joined_with_theirs_or_kept_apart() -> None:
    """The words Foreign Ministry alone mean one body only within its article."""
    joined = article(
        "the Turkish Foreign Ministry said", ("Turkish", "NORP"), ("Foreign Ministry", "ORG")
    )
    alone = article("the Foreign Ministry said", ("Foreign Ministry", "ORG"))
    assert found(joined) == [("Turkish Foreign Ministry", "turkish-foreign-ministry", "country")]
    assert found(alone) == [("Foreign Ministry", "foreign-ministry-in-a", "this article")]


def test_an_acronym_means_the_name_it_was_given_for() -> None:
    """Only letters that are the name's initials are taken."""
    made = article(
        "the Harbour Safety Board ( HSB ) met . HSB left .",
        ("Harbour Safety Board", "ORG"),
        ("HSB", "ORG"),
        ("HSB", "ORG"),
    )
    assert set(entities(made)) == {"harbour-safety-board"}
    other = article("the Harbour Board ( RTV ) met .", ("Harbour Board", "ORG"), ("RTV", "ORG"))
    assert entities(other) == ["harbour-board", "rtv"]


def test_an_office_means_its_holder_on_the_day() -> None:
    """The same words mean another person in another term, and nobody on an unknown day."""
    made = article("Then the US president spoke .", ("US", "GPE"))
    country = ("US", "united-states", "listed")
    assert found(made) == [country, ("president", "donald-trump", "role")]
    assert found(made, date(2016, 5, 2)) == [country, ("president", "barack-obama", "role")]
    assert found(made, None) == [country]


@pytest.mark.parametrize(
    ("words", "country", "title"),
    [
        ("the Russian Foreign Minister", ("Russian", "russian"), "Foreign Minister"),
        ("the U.S. Secretary of State", ("U.S.", "united-states"), "Secretary of State"),
        ("Syria 's president", ("Syria", "syria"), "president"),
        ("the president of Ukraine", ("Ukraine", "ukraine"), "president"),
        ("the President of the United States", ("United States", "united-states"), "President"),
        ("the North Korean leader", ("North Korean", "north-korean"), "leader"),
    ],
)
def test_the_country_of_an_office_is_named_as_well_as_the_holder(
    words: str, country: tuple[str, str], title: str
) -> None:
    """Whoever writes of the Russian minister in Syria names both countries together."""
    made = article(f"On Monday {words} spoke of Norway .", ("Norway", "GPE"))
    named = [(surface, entity_id) for surface, entity_id, rule in found(made) if rule != "role"]
    titles = [surface for surface, _, rule in found(made) if rule == "role"]
    assert (named, titles) == ([country, ("Norway", "norway")], [title])


def test_a_country_counts_as_often_with_the_holders_name_as_without() -> None:
    """Outlets that write the name and outlets that write the office alone compare."""
    with_name = article(
        "the US President Donald Trump left .", ("US", "GPE"), ("Donald Trump", "PERSON")
    )
    without = article("the US President left .")
    assert entities(with_name) == entities(without) == ["united-states", "donald-trump"]


def test_the_people_of_an_office_are_no_person_of_that_surname() -> None:
    """The French president is not Ms French's."""
    made = article(
        "Jane French sang . French bowed to the French president .",
        ("Jane French", "PERSON"),
        ("French", "PERSON"),
    )
    assert entities(made) == ["jane-french", "jane-french", "french", "francois-hollande"]


def test_the_country_in_a_bodys_name_is_no_mention() -> None:
    """There it is part of the name."""
    body = article("the US State Department spoke .", ("US State Department", "ORG"))
    assert "united-states" not in entities(body)


def test_an_office_is_read_as_one_phrase_where_persons_are_spoken_of() -> None:
    """Widened to all its words, without the country that they hold."""
    made = article("the president of Russia met Jane Roe in Russia", ("Jane Roe", "PERSON"))
    joined = join_offices(resolve_names(made, load_aliases(), DAY))
    assert [(made.surface(m.start, m.end), m.entity_id) for m in joined] == [
        ("president of Russia", "vladimir-putin"),
        ("Jane Roe", "jane-roe"),
        ("Russia", "russia"),
    ]


def test_on_an_unknown_day_an_office_means_its_only_holder_named() -> None:
    """Two holders named leave it open."""
    trump, obama = ("Donald Trump", "PERSON"), ("Barack Obama", "PERSON")
    one = article("Donald Trump left . The US president spoke .", trump)
    text = "Donald Trump and Barack Obama left . Then the US president spoke ."
    two = article(text, trump, obama, ("US", "GPE"))
    assert entities(one, None) == ["donald-trump", "united-states", "donald-trump"]
    assert entities(two, None) == ["donald-trump", "barack-obama", "united-states"]


def test_a_title_shows_a_surname_that_is_also_a_word() -> None:
    """Mrs May is a person where one is named in full, "may" is none."""
    made = article("Anna May left . Mrs May spoke . It may rain .", ("Anna May", "PERSON"))
    made.pos[5] = "AUX"
    assert entities(made) == ["anna-may", "anna-may"]


def test_a_given_name_means_the_listed_person_named_in_full_before() -> None:
    """But not one named only afterwards."""
    made = article(
        "Donald spoke . Donald Trump left . Donald smiled .",
        *(("Donald", "PERSON"), ("Donald Trump", "PERSON"), ("Donald", "PERSON")),
    )
    assert entities(made) == ["donald-in-a", "donald-trump", "donald-trump"]


@pytest.mark.parametrize(
    "text",
    [
        "a US president spoke",
        "the former US president spoke",
        "the US president Donald Trump spoke",
        "the US president , Donald Trump , spoke",
        "Donald Trump , the US president , spoke",
        "the US president - elect spoke",
        "the US presidents spoke",
        "the US President 's Academy opened",
    ],
)
def test_an_office_that_is_indefinite_or_named_is_not_resolved(text: str) -> None:
    """A role beside its holder's name would count him twice."""
    names = [("Donald Trump", "PERSON")] if "Donald" in text else []
    assert all(rule != "role" for _, _, rule in found(article(text, *names)))


def test_two_offices_joined_by_and_share_the_article() -> None:
    """One article is enough for both."""
    made = article("the US President and Russian President met")
    assert entities(made) == ["united-states", "donald-trump", "russian", "vladimir-putin"]


def test_mentions_do_not_overlap_and_name_a_known_rule() -> None:
    """Each word belongs to one mention at most."""
    made = article(
        "the US President met Vladimir Putin and Kim Jong - un of North Korea .",
        ("US", "GPE"),
        ("Vladimir Putin", "PERSON"),
        ("Jong - un", "PERSON"),
        ("Korea", "GPE"),
    )
    mentions = resolve_names(made, load_aliases(), DAY)
    taken = [i for m in mentions for i in range(m.start, m.end)]
    assert len(taken) == len(set(taken)) and taken == sorted(taken)
    assert {m.merged_by for m in mentions} <= MERGE_RULES.keys()
    assert [m.entity_id for m in mentions] == [
        "united-states",
        "donald-trump",
        "vladimir-putin",
        "kim-jong-un",
        "north-korea",
    ]


def test_one_entity_has_one_type_in_an_article() -> None:
    """The majority decides, and a tie goes to the earlier type of the list."""
    made = article(
        "Acme rose . Acme fell . Acme won .", ("Acme", "ORG"), ("Acme", "GPE"), ("Acme", "ORG")
    )
    mentions: list[Mention] = resolve_names(made, load_aliases(), DAY)
    assert [m.label for m in mentions] == ["ORG", "ORG", "ORG"]
