"""Statements: what is compared, what keeps two apart, and how groups are formed."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations

import numpy as np
import pandas as pd
import pytest

from analysis.statements import (
    group_statements,
    load_judge,
    rate_pairs,
    rate_statements,
    read_statements,
)
from analysis.statements.conflicts import find_conflicts
from analysis.statements.features import describe_pair
from analysis.statements.grouping import GROUP_COLUMNS, PAIR_COLUMNS
from analysis.statements.lists import load_lists
from analysis.statements.numbers import Number, find_numbers
from analysis.statements.overlaps import common_run, common_subsequence
from analysis.statements.reading import ACTION_COLUMNS

NO_ACTIONS = pd.DataFrame(columns=ACTION_COLUMNS)
BRIDGE = (
    "the/DET mayor/NOUN opened/VERB the/DET old/ADJ bridge/NOUN in/ADP Oldbury/PROPN after/ADP "
    "12/NUM months/NOUN of/ADP repairs/NOUN"
)
LEMMAS = {"opened": "open", "months": "month", "repairs": "repair", "praised": "praise"}


def no_vector(_word):
    """Know no vector."""
    return np.zeros(2, dtype=np.float32)


def rows(key, sentence):
    """Make the words of a sentence written as word/KIND."""
    for each in sentence.split():
        word, kind = each.rsplit("/", 1)
        form = word.lower()
        yield key, form, LEMMAS.get(form, form), kind


def read(actions=NO_ACTIONS, look=no_vector, **sentences):
    """Read sentences by their key."""
    words = [row for key, sentence in sentences.items() for row in rows(key, sentence)]
    tokens = pd.DataFrame(words, columns=["sentence_id", "form", "lemma", "pos"])
    return read_statements(tokens, actions, load_lists(), look)


def rate(**sentences):
    """Rate two sentences."""
    one, other = read(**sentences).values()
    return float(rate_pairs([(one, other)], load_judge())[0])


def count(text):
    """Find the numbers of words that are their own dictionary forms, nouns after figures."""
    kinds = ["NOUN" if word.isalpha() else "NUM" for word in text.split()]
    return find_numbers(text.split(), text.split(), kinds)


# Reading ------------------------------------------------------------------------------


def test_no_words_give_no_statements():
    """An empty table is read as no statement, and no pair gets no score."""
    tokens = pd.DataFrame(columns=["sentence_id", "form", "lemma", "pos"])

    assert read_statements(tokens, NO_ACTIONS, load_lists(), no_vector) == {}
    assert len(rate_pairs([], load_judge())) == 0


def test_a_rare_word_tells_more_than_a_common_one():
    """Weights fall with how common a word is in news; an unknown word counts as the rarest."""
    weight = load_lists().weight

    assert weight("say") < weight("bridge") < weight("zzyzx")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("35 minutes", [Number(35, "minutes")]),
        ("two hours", [Number(2, "hours")]),
        ("1.5 million voters", [Number(1_500_000, "voters")]),
        ("$ 40", [Number(40, "$")]),
        ("12 percent", [Number(12, "percent")]),
        ("july 4", [Number(4, "day")]),
        ("2017", [Number(2017, "year")]),
        ("one of them", []),
    ],
)
def test_a_number_has_a_value_and_what_it_counts(text, numbers):
    """Words and figures are the same number; "one" is too seldom a count."""
    assert count(text) == numbers


def test_words_within_quotation_marks_are_quoted():
    """Marks pair up; a lone one at the end closes what stands before it."""
    read_both = read(a='"/PUNCT it/PRON holds/VERB "/PUNCT she/PRON said/VERB', b='it/PRON "/PUNCT')

    assert read_both["a"].quoted == ["it", "holds"]
    assert read_both["b"].quoted == ["it"]


def test_common_parts_are_counted():
    """In order with gaps, and side by side."""
    one = ["the", "mayor", "opened", "the", "bridge"]
    other = ["a", "mayor", "has", "opened", "the", "bridge"]

    assert common_subsequence(one, other) == 4
    assert common_run(one, other) == 3
    assert common_run([], other) == common_subsequence(one, []) == 0


# Scores -------------------------------------------------------------------------------


def test_the_same_words_have_one_and_no_words_have_nothing():
    """What is copied is the same; marks alone say nothing."""
    assert rate(a=BRIDGE, b=BRIDGE) == 1
    assert rate(a=BRIDGE, b="-/PUNCT") == 0


def test_the_order_of_a_pair_does_not_matter():
    """Every number that describes a pair is the same both ways round."""
    one, other = read(a=BRIDGE, b=BRIDGE.replace("old/ADJ", "narrow/ADJ small/ADJ")).values()
    there, back = describe_pair(one, other), describe_pair(other, one)

    assert there == pytest.approx(back)


def test_near_words_count_where_vectors_say_so():
    """A word with a partner of near meaning is missing less than one without."""
    near = {"bridge": (1, 0), "overpass": (1, 0.3), "budget": (0, 1)}

    def look(word):
        return np.array(near.get(word, (0, 0)), dtype=np.float32)

    def soft(word):
        one, other = read(look=look, a=BRIDGE, b=BRIDGE.replace("bridge/", f"{word}/")).values()
        return describe_pair(one, other)["soft_min"]

    assert soft("budget") < soft("overpass") < soft("bridge") == 1


def test_every_feature_of_the_weights_is_described():
    """Weights and features belong together."""
    one, other = read(a=BRIDGE, b=BRIDGE).values()

    assert set(describe_pair(one, other)) == set(load_judge().features)


# Conflicts ----------------------------------------------------------------------------


def conflicts(one, other, deeds=()):
    """Find the conflicts of two sentences."""
    actions = pd.DataFrame(list(deeds), columns=ACTION_COLUMNS)
    return find_conflicts(*read(actions=actions, a=one, b=other).values())


def test_the_same_sentence_has_no_conflict():
    """Nothing speaks against a copy."""
    deed = ("open", "mayor", "bridge", False)

    assert conflicts(BRIDGE, BRIDGE, [("a", *deed), ("b", *deed)]) == frozenset()


def test_who_does_it_to_whom_can_be_turned_round():
    """The same words with agent and patient exchanged are not the same; pronouns prove nothing."""
    turned = [("a", "sue", "mayor", "builder", False), ("b", "sue", "builder", "mayor", False)]
    pronouns = [("a", "sue", "he", "builder", False), ("b", "sue", "builder", "he", False)]

    assert conflicts(BRIDGE, BRIDGE, turned) == {"direction"}
    assert conflicts(BRIDGE, BRIDGE, pronouns) == frozenset()


def test_one_verb_negated_in_one_of_two_is_a_conflict():
    """He did it, he did not."""
    deeds = [("a", "open", "mayor", "bridge", False), ("b", "open", "mayor", "bridge", True)]

    assert conflicts(BRIDGE, BRIDGE, deeds) == {"negation"}


def test_different_numbers_of_one_thing_are_told():
    """Twelve months are not eight; twelve months are no conflict with three bridges."""
    assert conflicts(BRIDGE, BRIDGE.replace("12/", "8/")) == {"number"}
    assert conflicts(BRIDGE, BRIDGE.replace("12/NUM months", "3/NUM bridges")) == frozenset()


def test_different_days_are_told():
    """Monday is not Tuesday; a day in one only is no conflict."""
    assert conflicts(BRIDGE + " monday/PROPN", BRIDGE + " tuesday/PROPN") == {"day"}
    assert conflicts(BRIDGE + " monday/PROPN", BRIDGE) == frozenset()


def test_different_speakers_are_a_conflict_where_both_are_known():
    """One unknown speaker proves nothing."""
    one, other = read(a=BRIDGE, b=BRIDGE).values()
    mayor, builder = frozenset({"mayor"}), frozenset({"builder"})

    assert find_conflicts(one._replace(speakers=mayor), other) == frozenset()
    assert find_conflicts(one._replace(speakers=mayor), other._replace(speakers=builder)) == {
        "speaker"
    }


# Groups -------------------------------------------------------------------------------


def pairs_of(*given):
    """Make a table of pairs."""
    return pd.DataFrame(
        [(one, other, score, "") for one, other, score in given], columns=PAIR_COLUMNS
    )


OUTLETS = {"a1": "A", "a2": "A", "b1": "B", "c1": "C", "d1": "D"}


def groups(pairs, min_score=0.9):
    """Form groups and list their members."""
    grouped = group_statements(pairs, OUTLETS, min_score=min_score)
    return [set(part) for _, part in grouped.groupby("group_id")["sentence_id"]]


def test_no_pairs_make_no_groups():
    """The empty table has its columns."""
    grouped = group_statements(pairs_of(), OUTLETS, min_score=0.9)

    assert list(grouped.columns) == GROUP_COLUMNS
    assert grouped.empty


def test_a_chain_is_no_group():
    """That one is like two others does not make these two alike."""
    assert groups(pairs_of(("a1", "b1", 0.99), ("b1", "c1", 0.98), ("a1", "c1", 0.5))) == [
        {"a1", "b1"}
    ]


def test_all_of_a_group_are_alike_and_the_lowest_score_is_told():
    """Three outlets; each member's score is its worst within the group."""
    pairs = pairs_of(("a1", "b1", 0.99), ("b1", "c1", 0.98), ("a1", "c1", 0.91))
    grouped = group_statements(pairs, OUTLETS, min_score=0.9).set_index("sentence_id")["score"]

    assert grouped.to_dict() == {"a1": 0.91, "b1": 0.98, "c1": 0.91}


def test_an_outlet_stands_in_a_group_once():
    """Two sentences of one outlet: the nearer one is taken."""
    assert groups(pairs_of(("a1", "b1", 0.95), ("a2", "b1", 0.97), ("a1", "a2", 0.99))) == [
        {"a2", "b1"}
    ]


def test_a_conflict_that_forbids_keeps_apart_and_one_that_is_told_does_not():
    """Negation forbids; other numbers are what a reader wants to see side by side."""
    pairs = pairs_of(("a1", "b1", 0.99), ("c1", "d1", 0.99))
    pairs["conflicts"] = ["day negation", "day number"]

    assert groups(pairs) == [{"c1", "d1"}]


def test_groups_do_not_depend_on_the_order_of_rows():
    """Ties are decided by key."""
    given = [("a1", "b1", 0.95), ("b1", "c1", 0.95), ("a1", "c1", 0.6), ("c1", "d1", 0.95)]
    found = {
        group_statements(
            pairs_of(*((other, one, score) for one, other, score in order)),
            OUTLETS,
            min_score=0.9,
        ).to_csv()
        for order in permutations(given)
    }

    assert len(found) == 1


def test_pairs_within_an_outlet_are_not_rated():
    """Only sentences of different outlets are compared, and only with enough words."""
    statements = read(a1=BRIDGE, a2=BRIDGE, b1=BRIDGE, c1="it/PRON opened/VERB")
    pairs = rate_statements(statements, OUTLETS, load_judge())

    assert pairs[["sentence_a", "sentence_b"]].to_numpy().tolist() == [["a1", "b1"], ["a2", "b1"]]
    assert pairs["score"].tolist() == [1, 1]
    assert list(rate_statements({}, {}, load_judge()).columns) == PAIR_COLUMNS


# Faults of others ---------------------------------------------------------------------


def test_the_threshold_of_groups_works():
    """A higher least score makes fewer groups: in a peer the slider changed nothing."""
    pairs = pairs_of(("a1", "b1", 0.99), ("c1", "d1", 0.93))

    assert len(groups(pairs, 0.9)) == 2
    assert len(groups(pairs, 0.95)) == 1
    assert groups(pairs, 0.995) == []


def test_a_sentence_that_begins_with_follow_is_a_statement():
    """A peer drops such lines and then calls them missing."""
    following = "Following/VERB " + BRIDGE
    pairs = rate_statements(read(a1=following, b1=following), OUTLETS, load_judge())

    assert len(pairs) == 1


def test_groups_are_as_many_as_there_are():
    """Nothing saturates: thirty things told twice are thirty groups, not three or ten."""
    outlets = {f"{side}{k:02}": side for side in "AB" for k in range(30)}
    pairs = pairs_of(*((f"A{k:02}", f"B{k:02}", 0.97) for k in range(30)))

    assert group_statements(pairs, outlets, min_score=0.9)["group_id"].nunique() == 30


def test_statements_are_compared_without_a_language_model():
    """Neither spaCy nor scikit-learn is loaded."""
    code = (
        "import sys, analysis.statements\n"
        "analysis.statements.load_judge()\n"
        "print(sorted({'spacy', 'sklearn', 'scipy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"
