"""Counts of terms and entities, and the entities of a corpus."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.annotation.counts import (
    collect_entities,
    count_entities,
    count_terms,
    measure_lengths,
)

SECTIONS = {"s1": "headline", "s2": "lead", "s3": "body", "s4": "caption"}


def sentences() -> pd.DataFrame:
    """Four sentences, the last of them a caption."""
    return pd.DataFrame({"sentence_id": list(SECTIONS), "section": list(SECTIONS.values())})


def tokens(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Make tokens from (sentence, form, part of speech); the lemma is the form without s."""
    return schema.frame(
        schema.TOKENS,
        [
            {
                "article_id": "a",
                "token_id": i,
                "sentence_id": sentence,
                "start_char": i,
                "end_char": i + 1,
                "form": form,
                "lemma": form.removesuffix("s"),
                "pos": pos,
                "is_word": True,
                "is_quoted": False,
            }
            for i, (sentence, form, pos) in enumerate(rows)
        ],
    )


def mentions(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    """Make mentions from (article, sentence, entity, surface, rule); Xs are places."""
    return schema.frame(
        schema.MENTIONS,
        [
            {
                "mention_id": f"{article}.{i}",
                "article_id": article,
                "sentence_id": sentence,
                "entity_id": entity,
                "surface": surface,
                "label": "GPE" if surface.startswith("X") else "PERSON",
                "start_char": i,
                "end_char": i + 1,
                "merged_by": rule,
                "is_quoted": False,
            }
            for i, (article, sentence, entity, surface, rule) in enumerate(rows)
        ],
    )


def test_terms_are_dictionary_forms_outside_captions() -> None:
    """Three talks in two sentences; the caption's are not counted."""
    made = tokens(
        ("s1", "talks", "NOUN"),
        ("s2", "talk", "NOUN"),
        ("s2", "talks", "VERB"),
        ("s4", "talks", "NOUN"),
    )
    counted = count_terms(made, sentences())
    assert counted.to_dict("records") == [
        {"article_id": "a", "term": "talk", "voice": voice, "n_tokens": 3, "n_sentences": 2}
        for voice in ("all", "own")
    ]


@pytest.mark.parametrize(
    ("form", "pos"), [("'s", "PART"), (",", "PUNCT"), ("17", "NUM"), ("n't", "PART"), ("$", "SYM")]
)
def test_marks_figures_and_clitics_are_no_terms(form: str, pos: str) -> None:
    """They would head every list of frequent terms."""
    assert count_terms(tokens(("s2", form, pos)), sentences()).empty


def test_entities_are_counted_by_mention_and_by_sentence() -> None:
    """Two mentions in one sentence are one sentence; a caption's mention is none."""
    made = mentions(
        ("a", "s2", "ann", "Ann", "same name"),
        ("a", "s2", "ann", "Ann", "same name"),
        ("a", "s4", "ann", "Ann", "same name"),
        ("a", "s4", "bob", "Bob", "same name"),
    )
    assert count_entities(made, sentences()).to_dict("records") == [
        {"article_id": "a", "entity_id": "ann", "voice": voice, "n_mentions": 2, "n_sentences": 1}
        for voice in ("all", "own")
    ]


def test_counts_are_split_by_voice() -> None:
    """Of three mentions in two sentences, two stand in what somebody is quoted with."""
    made = mentions(
        ("a", "s2", "ann", "Ann", "same name"),
        ("a", "s2", "ann", "Ann", "same name"),
        ("a", "s3", "ann", "Ann", "same name"),
    ).assign(is_quoted=[False, True, True])

    counted = count_entities(made, sentences()).set_index("voice")

    assert counted["n_mentions"].to_dict() == {"all": 3, "own": 1, "quoted": 2}
    assert counted["n_sentences"].to_dict() == {"all": 2, "own": 1, "quoted": 2}


def test_lengths_add_up_over_the_voices(make_sentences) -> None:
    """Own words and quoted words are all words; sentences may count in both."""
    told = make_sentences(
        "a", ("headline", "Two words"), ("lead", "He said it is so."), ("body", "Rain fell.")
    ).assign(n_quoted_words=[0, 3, 0])

    lengths = measure_lengths(told).set_index("voice")

    assert lengths["n_words"].to_dict() == {"all": 2 + 5 + 2, "own": 2 + 2 + 2, "quoted": 3}
    assert lengths["n_body_words"].to_dict() == {"all": 7, "own": 4, "quoted": 3}
    assert lengths["n_sentences"].to_dict() == {"all": 3, "own": 3, "quoted": 1}
    assert lengths["n_first_third_words"].to_dict() == {"all": 5, "own": 2, "quoted": 3}


def test_no_rows_make_empty_tables_of_the_promised_shape() -> None:
    """An article without names is no error."""
    no_mentions, no_tokens = schema.empty(schema.MENTIONS), schema.empty(schema.TOKENS)
    schema.require(count_terms(no_tokens, sentences()), schema.ARTICLE_TERMS)
    schema.require(count_entities(no_mentions, sentences()), schema.ARTICLE_ENTITIES)
    entities, entity_aliases = collect_entities(no_mentions)
    schema.require(entities, schema.ENTITIES)
    schema.require(entity_aliases, schema.ENTITY_ALIASES)
    assert len(entities) == len(entity_aliases) == 0


def test_an_entity_is_called_by_its_most_frequent_full_wording() -> None:
    """A surname is more frequent here, but it is no full name."""
    made = mentions(
        ("a", "s1", "ann-lee", "Lee", "surname"),
        ("a", "s2", "ann-lee", "Lee", "surname"),
        ("a", "s2", "ann-lee", "Ann Lee", "same name"),
        ("b", "s3", "ann-lee", "Lee", "surname"),
    )
    entities, entity_aliases = collect_entities(made)
    assert entities.to_dict("records") == [
        {
            "entity_id": "ann-lee",
            "name": "Ann Lee",
            "label": "PERSON",
            "n_mentions": 4,
            "n_articles": 2,
            "counts_with": "",
            "counts_with_why": "",
        }
    ]
    assert entity_aliases[["surface", "merged_by", "n_mentions"]].to_numpy().tolist() == [
        ["Ann Lee", "same name", 1],
        ["Lee", "surname", 3],
    ]


def test_a_listed_entity_keeps_its_listed_name_and_type() -> None:
    """However it is worded in the corpus."""
    made = mentions(("a", "s1", "united-states", "US", "listed"))
    entities, _ = collect_entities(made)
    assert entities.loc[0, ["name", "label"]].tolist() == ["United States", "GPE"]


@pytest.mark.parametrize(("n_plurals", "expected"), [(1, "Roland"), (2, "Rolands"), (3, "Rolands")])
def test_a_people_is_called_in_the_plural_if_it_nearly_always_is(
    n_plurals: int, expected: str
) -> None:
    """Twice as often as in the singular, or more."""
    rows = [("a", "s1", "roland", "Rolands", "plural")] * n_plurals
    made = mentions(("a", "s1", "roland", "Roland", "same name"), *rows)
    assert collect_entities(made)[0].loc[0, "name"] == expected


def test_what_an_entity_may_count_with_stands_beside_it() -> None:
    """It is merged with nothing."""
    made = mentions(
        ("a", "s1", "russian", "Russian", "same name"),
        ("a", "s1", "russia", "Russia", "same name"),
        ("a", "s1", "kremlin", "Kremlin", "same name"),
    )
    entities = collect_entities(made.assign(label="ORG"))[0].set_index("entity_id")
    assert entities["counts_with"].to_dict() == {
        "kremlin": "russia",
        "russia": "",
        "russian": "russia",
    }
    assert entities["counts_with_why"].tolist() == ["seat", "", "demonym"]


def test_the_type_is_that_of_most_mentions() -> None:
    """Two of three mentions say place."""
    made = mentions(
        ("a", "s1", "x", "Xa", "same name"),
        ("a", "s1", "x", "Xb", "same name"),
        ("a", "s1", "x", "Y", "same name"),
    )
    assert collect_entities(made)[0].loc[0, "label"] == "GPE"


def test_entities_do_not_depend_on_how_mentions_are_parted_or_ordered() -> None:
    """The same mentions in one table, in parts and backwards give the same bytes."""
    made = mentions(
        ("a", "s1", "ann-lee", "Ann Lee", "same name"),
        ("a", "s2", "ann-lee", "A. Lee", "same name"),
        ("b", "s3", "ann-lee", "Lee", "surname"),
        ("b", "s3", "x", "X", "same name"),
    )
    whole = collect_entities(made)
    parts = collect_entities([made.iloc[2:], schema.empty(schema.MENTIONS), made.iloc[:2]])
    backwards = collect_entities(made.iloc[::-1])
    for other in (parts, backwards):
        for expected, actual in zip(whole, other, strict=True):
            pd.testing.assert_frame_equal(actual, expected)
