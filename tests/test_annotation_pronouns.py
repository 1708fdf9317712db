"""Pronouns and quotations that go on: whom they take up, and when nobody."""

from __future__ import annotations

from analysis.annotation.resolution import resolve_names
from analysis.annotation.sources import Source, resolve_sources
from analysis.annotation.sources.rules import SOMEBODY
from tests.source_articles import ALIASES, DAY, DOE, ROE, TYPES, Given, brief, read, resolve


def test_he_is_the_last_source_or_a_nearer_subject() -> None:
    """Whichever stands nearer."""
    after_source = resolve("[ John Doe ] said so . [ He ] added this .", DOE)
    after_subject = resolve("[ John Doe ] said so . Jane Roe left . [ She ] added this .", ROE, DOE)

    assert brief(after_source[1]) == ("john-doe", "other", "pronoun")
    assert brief(after_subject[1]) == ("jane-roe", "other", "pronoun")


def test_the_models_subjects_decide_where_they_are_given() -> None:
    """Here it knows that Doe was met."""
    made, given = read("Jane Roe met John Doe . [ She ] added this .", ROE, DOE)
    mentions = resolve_names(made, ALIASES, DAY)
    (guessed,) = resolve_sources(made, mentions, given, aliases=ALIASES, types=TYPES)
    (known,) = resolve_sources(
        made, mentions, given, aliases=ALIASES, types=TYPES, subjects={made.words.index("Roe")}
    )

    assert guessed.entity_id == ""
    assert known.entity_id == "jane-roe"


def test_he_is_nobody_where_two_subjects_fit() -> None:
    """A wrong merge is worse than none."""
    (source,) = resolve("John Doe and Jim Poe met . [ He ] said so .", DOE, ("Jim Poe", "PERSON"))

    assert source == SOMEBODY


def test_he_is_nobody_where_someone_else_was_named_in_between() -> None:
    """Though no subject, he may be meant."""
    text = "[ John Doe ] said so . This left a mark on Jim Poe . [ He ] added this ."

    assert resolve(text, DOE, ("Jim Poe", "PERSON"))[1].entity_id == ""


def test_he_does_not_reach_beyond_the_paragraph_before() -> None:
    """Further back it would be a guess."""
    near = resolve("[ John Doe ] said so . // [ He ] added this .", DOE)
    far = resolve("[ John Doe ] said so . // A long rain . // [ He ] added this .", DOE)

    assert near[1].entity_id == "john-doe"
    assert far[1].entity_id == ""


def test_he_is_not_whom_his_own_words_name() -> None:
    """A content before its source names others."""
    source = resolve("[ John Doe ] left . { Jim Poe is new } , [ he ] said .", DOE)[1]

    assert source.entity_id == "john-doe"


def test_a_title_tells_he_from_she_and_a_name_does_not() -> None:
    """Mr and Mrs do; John and Jane are not asked."""
    text = "Mrs Roe met Mr Doe . [ Jane Roe ] said so . [ He ] left ."
    known = resolve(text, ROE, ("Roe", "PERSON"), ("Doe", "PERSON"), DOE)
    unknown = resolve("[ Jane Roe ] said so . [ He ] left .", ROE)

    assert known[1].entity_id != "jane-roe"
    assert unknown[1].entity_id == "jane-roe"


def test_it_is_a_body_that_spoke_and_no_person() -> None:
    """Nor a thing that only was a subject."""
    body = resolve("[ The Kremlin ] said so . [ It ] added this .")
    person = resolve("[ John Doe ] said so . [ It ] added this .", DOE)
    subject = resolve("The Kremlin was cold . [ It ] said so .")

    assert brief(body[1]) == ("kremlin", "government", "pronoun")
    assert person[1] == subject[0] == SOMEBODY


def test_they_are_several_or_a_body() -> None:
    """And stay unnamed where those are."""
    sources = resolve("[ Russian officials ] said so . [ They ] added this .")

    assert brief(sources[1]) == ("Russian officials", "unnamed official", "pronoun")
    assert not sources[1].is_named


def test_a_name_between_commas_before_the_verb_is_a_subject() -> None:
    """The model takes "a guest" for it."""
    made, given = read("A guest , Jane Roe , denied this to Putin . [ She ] left .", ROE)
    mentions = resolve_names(made, ALIASES, DAY)
    (source,) = resolve_sources(made, mentions, given, aliases=ALIASES, types=TYPES, subjects={1})

    assert source.entity_id == "jane-roe"


def test_two_sources_of_one_sentence_leave_it_open_unless_one_tells_of_the_other() -> None:
    """Side by side either may go on."""
    told = "[ Jane Roe ] said { [ John Doe ] denied this } . [ She ] added this ."
    beside = "[ Jane Roe ] said so and [ John Doe ] denied this . [ She ] added this ."

    assert resolve(told, ROE, DOE)[2].entity_id == "jane-roe"
    assert resolve(beside, ROE, DOE)[2].entity_id == ""


def test_a_pronoun_goes_on_from_the_first_like_it_in_the_sentence() -> None:
    """Whoever it is came before the name that stands between."""
    text = "[ Jane Roe ] left . Asked about her vote if Putin runs , [ she ] said no ."

    assert resolve(text, ROE, ("Putin", "PERSON"))[1].entity_id == "jane-roe"


def test_who_is_the_person_just_before() -> None:
    """Not the place between."""
    (person,) = resolve(
        "We met Senator Jane Roe of Texas , [ who ] said so .", ROE, ("Texas", "GPE")
    )
    (plural,) = resolve("We met officials in Texas [ who ] said so .", ("Texas", "GPE"))
    (nobody,) = resolve("We met rain in Texas [ who ] said so .", ("Texas", "GPE"))

    assert brief(person) == ("jane-roe", "party", "relative")
    assert brief(plural) == ("officials", "unnamed official", "relative")
    assert nobody == SOMEBODY


def test_i_is_whoever_the_quotation_is_from() -> None:
    """Also where the source follows; outside a quotation it is left as it stands."""
    inside = resolve("{ [ I ] said no } , [ John Doe ] said .", DOE)
    outside = resolve("[ I ] said no .")

    assert brief(inside[0]) == ("john-doe", "other", "pronoun")
    assert brief(outside[0]) == ("somebody not identified", "other", "")


def test_the_us_is_no_pronoun() -> None:
    """Only the small word is."""
    (source,) = resolve("[ US officials ] said so .")

    assert brief(source) == ("US officials", "unnamed official", "")


def test_a_quotation_that_goes_on_keeps_its_source() -> None:
    """In the next paragraph; a cue without a source has none, nor what comes later."""
    made, given = read('[ John Doe ] said " yes " . // " And no " . // Rain . // " Who ? "', DOE)
    place = {word: i for i, word in enumerate(made.words)}
    said = given[0]._replace(kind="direct", contents=((3, 6),))
    on = Given(None, None, ((place["And"] - 1, place["no"] + 2),), "direct")
    later = Given(None, None, ((place["Who"] - 1, len(made.words)),), "direct")
    passive = Given(None, 2, ((3, 6),), "indirect")
    mentions = resolve_names(made, ALIASES, DAY)
    found = resolve_sources(
        made, mentions, [later, passive, on, said], aliases=ALIASES, types=TYPES, day=DAY
    )

    assert [source.resolved_by for source in found] == ["", "", "continuation", "name"]
    assert found[2].entity_id == "john-doe"
    assert found[0] == found[1] == Source("", "", "", "", "", is_named=False)
