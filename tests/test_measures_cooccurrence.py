"""Co-occurrence: counts and scores worked by hand, and what must not move them."""

from __future__ import annotations

from itertools import combinations
from math import log, log2

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.errors import SchemaError
from analysis.measures.cooccurrence import (
    COMPARISON_COLUMNS,
    NODE_COLUMNS,
    PAIR_COLUMNS,
    SCORE_COLUMNS,
    SIDE_NODE_COLUMNS,
    SIDE_PAIR_COLUMNS,
    choose_nodes,
    choose_pairs,
    count_pairs,
    count_sides,
    rank_pairs,
    score_pairs,
)
from tests.cooccurrence_tables import KEYS, compared, lengths, named


def pairs_of(table: pd.DataFrame, window="sentence", voice="all", **options) -> dict:
    """Return each pair's windows together, of the first and of the second."""
    rows = count_pairs(table, window=window, voice=voice, **options)
    return {
        (row.entity_a, row.entity_b): (row.n_windows_both, row.n_windows_a, row.n_windows_b)
        for row in rows.itertuples()
    }


def pair(n_both: int, n_a: int, n_b: int) -> pd.DataFrame:
    """Make the counts of one pair."""
    return pd.DataFrame([["a", "b", n_both, n_a, n_b, 1]], columns=PAIR_COLUMNS)


def test_a_window_counts_once_however_often_it_names_a_pair():
    """Repeating a name in a sentence adds no weight."""
    assert pairs_of(named(a="mayor union mayor union")) == {("mayor", "union"): (1, 1, 1)}


def test_a_paragraph_joins_what_its_sentences_part():
    """Three sentences in two paragraphs: mayor and union never share a sentence."""
    table = named(a="mayor . union | mayor")

    assert pairs_of(table) == {}
    assert pairs_of(table, window="paragraph") == {("mayor", "union"): (1, 2, 1)}


def test_paragraphs_of_two_articles_are_not_one():
    """Both articles have a first paragraph."""
    assert pairs_of(named(a="mayor", b="union"), window="paragraph") == {}


@pytest.mark.parametrize(
    ("voice", "together"), [("all", (3, 3, 3)), ("own", (1, 2, 1)), ("quoted", (1, 1, 2))]
)
def test_both_must_be_named_in_the_voice_asked_for(voice, together):
    """In the third sentence the outlet names the mayor, and a quotation the union."""
    table = named(a="mayor union . mayor* union* . mayor union*")

    assert pairs_of(table, voice=voice) == {("mayor", "union"): together}


def test_articles_with_a_pair_are_counted_once_each():
    """Two sentences of one article and one of another."""
    table = count_pairs(named(a="m u . m u", b="m u . m"), window="sentence", voice="all")

    assert table["n_windows_both"].tolist() == [3]
    assert table["n_articles_both"].tolist() == [2]


def test_nodes_are_ranked_by_windows_and_ties_by_name():
    """Council and union stand in two windows each, the mayor in three."""
    table = named(a="mayor union . mayor union . mayor council", b="council")

    nodes = choose_nodes(table, window="sentence", voice="all", n_nodes=2)

    assert nodes.to_dict("list") == {
        "entity_id": ["mayor", "council"],
        "n_windows": [3, 2],
        "n_articles": [1, 2],
    }
    assert choose_nodes(table, window="sentence", voice="all", among=["union", "nobody"])[
        "entity_id"
    ].tolist() == ["union"]


SENTENCES = st.lists(st.sets(st.sampled_from("abcde")), max_size=12)


@given(SENTENCES, SENTENCES)
def test_pairs_are_what_looking_at_every_window_finds(first, second):
    """The fast way of counting agrees with the plain one, on any text."""
    table = named(
        x=" . ".join(" ".join(s) for s in first), y=" . ".join(" ".join(s) for s in second)
    )
    plain: dict[tuple[str, str], int] = {}
    for sentence in [*first, *second]:
        for names in combinations(sorted(sentence), 2):
            plain[names] = plain.get(names, 0) + 1

    assert {names: counts[0] for names, counts in pairs_of(table).items()} == plain


def test_scores_are_those_worked_by_hand():
    """Of eight windows four name a, three b, two both.

    By chance 4 * 3 / 8 = 1.5 would name both, 2.5 a alone, 1.5 b alone and 2.5 neither;
    found are 2, 2, 1 and 3.
    """
    row = score_pairs(pair(2, 4, 3), n_windows=8).iloc[0]

    assert row["expected_windows"] == 1.5
    assert row["is_above_chance"]
    assert row["npmi"] == pytest.approx(log((2 / 8) / ((4 / 8) * (3 / 8))) / -log(2 / 8))
    assert row["log_dice"] == pytest.approx(14 + log2(2 * 2 / (4 + 3)))
    assert row["log_likelihood"] == pytest.approx(
        2 * (2 * log(2 / 1.5) + 2 * log(2 / 2.5) + 1 * log(1 / 1.5) + 3 * log(3 / 2.5))
    )


@pytest.mark.parametrize(
    ("counts", "n_windows", "npmi", "log_dice", "log_likelihood"),
    [
        ((2, 2, 2), 4, 1, 14, 2 * (2 * log(2) + 2 * log(2))),  # never apart
        ((2, 4, 4), 8, 0, 13, 0),  # 4 * 4 / 8 = 2: as chance has it
        ((3, 3, 3), 3, 1, 14, 0),  # in every window there is: chance explains that
    ],
)
def test_scores_at_their_ends(counts, n_windows, npmi, log_dice, log_likelihood):
    """Always together, independent, and everywhere."""
    row = score_pairs(pair(*counts), n_windows=n_windows).iloc[0]

    assert row["npmi"] == pytest.approx(npmi)
    assert row["log_dice"] == pytest.approx(log_dice)
    assert row["log_likelihood"] == pytest.approx(log_likelihood)


def test_a_pair_below_chance_is_told_apart_and_ranked_last():
    """Each in 6 of 12 windows, 2 shared: 3 expected. Whatever G2 is, that is no tie."""
    both = pd.concat([pair(2, 6, 6), pair(2, 3, 2).assign(entity_b="c")])

    scored = score_pairs(both, n_windows=12)

    ranked = rank_pairs(scored, "log_likelihood")
    assert ranked["entity_b"].tolist() == ["c", "b"]
    assert ranked["is_above_chance"].tolist() == [True, False]
    assert choose_pairs(scored, measure="log_likelihood", n_pairs=5)["entity_b"].tolist() == ["c"]


def test_equally_strong_pairs_are_chosen_or_left_out_together():
    """Shared windows 5, 3, 3, 2: two would cut between the threes, three would not."""
    table = pd.concat(
        [pair(n, 9, 9).assign(entity_b=name) for name, n in zip("bcde", (5, 3, 3, 2), strict=True)]
    )
    scored = score_pairs(table, n_windows=90)
    chosen = {
        n: "".join(choose_pairs(scored, measure="n_windows_both", n_pairs=n)["entity_b"])
        for n in (1, 2, 3, 4, 5)
    }
    assert chosen == {1: "b", 2: "b", 3: "bcd", 4: "bcde", 5: "bcde"}

    alike = scored[scored["n_windows_both"] == 3]
    kept = choose_pairs(alike, measure="n_windows_both", n_pairs=1)
    assert kept["entity_b"].tolist() == ["c"]


def test_windows_that_name_nobody_make_a_pair_more_surprising():
    """The score npmi needs them; logDice does not know them."""
    few, many = (score_pairs(pair(2, 4, 3), n_windows=n).iloc[0] for n in (8, 80))

    assert many["npmi"] > few["npmi"]
    assert many["log_dice"] == few["log_dice"]


def test_too_few_windows_are_refused():
    """Four and three windows with two shared are five windows at least."""
    with pytest.raises(ValueError, match="below the 5"):
        score_pairs(pair(2, 4, 3), n_windows=4)


def test_rare_pairs_are_left_out():
    """One shared window is no basis for a score."""
    assert score_pairs(pair(1, 1, 1), n_windows=9).empty
    assert len(score_pairs(pair(1, 1, 1), n_windows=9, min_windows=1)) == 1


TEXT = {
    "a": "mayor union . mayor council | union council* . mayor",
    "b": "mayor union council | x . mayor x",
}


def test_order_of_rows_and_kind_of_keys_change_nothing():
    """Shuffled rows, and categories in place of text."""
    table = named(**TEXT)
    shuffled = table.sample(frac=1, random_state=1)
    categories = shuffled.astype(dict.fromkeys(KEYS, "category"))
    read = lengths(("a", "Post", 4, 40), ("b", "Times", 3, 30))

    expected = pairs_of(table, "paragraph")
    assert pairs_of(shuffled, "paragraph") == expected
    assert pairs_of(categories, "paragraph") == expected
    assert pairs_of(categories, entity_ids=["x", "mayor"]) == {("mayor", "x"): (1, 5, 2)}
    expected_nodes = choose_nodes(table, window="sentence", voice="own")
    pd.testing.assert_frame_equal(
        choose_nodes(categories, window="sentence", voice="own"), expected_nodes
    )
    pd.testing.assert_frame_equal(compared(table, read), compared(categories, read.iloc[::-1]))


def test_categories_of_articles_left_out_are_no_rows():
    """Categories that no row uses any more do not come back as entities."""
    table = named(**TEXT).astype(dict.fromkeys(KEYS, "category"))
    kept = table[table["article_id"] == "a"]

    nodes = choose_nodes(kept, window="sentence", voice="all")

    assert nodes["entity_id"].tolist() == ["mayor", "council", "union"]


def test_every_article_twice_doubles_counts_and_moves_no_score_of_closeness():
    """G2 grows with the text, npmi and logDice do not."""
    once, twice = named(**TEXT), named(**TEXT, **{f"{k}2": text for k, text in TEXT.items()})

    single, double = (
        score_pairs(
            count_pairs(table, window="sentence", voice="all"), n_windows=n, min_windows=1
        ).sort_values(["entity_a", "entity_b"], ignore_index=True)
        for table, n in ((once, 10), (twice, 20))
    )

    assert (double["n_windows_both"] == 2 * single["n_windows_both"]).all()
    assert (double["n_articles_both"] == 2 * single["n_articles_both"]).all()
    assert double["npmi"].tolist() == pytest.approx(single["npmi"].tolist())
    assert double["log_dice"].tolist() == pytest.approx(single["log_dice"].tolist())
    assert double["log_likelihood"].tolist() == pytest.approx(
        (2 * single["log_likelihood"]).tolist()
    )


def test_nothing_gives_empty_tables():
    """Empty is a case: no row, no meeting, no word."""
    nobody = schema.empty(schema.SENTENCE_ENTITIES)
    lone = named(a="m u")
    unread = lengths(("a", "Post", 1, 10), ("b", "Times", 0, 0))

    assert list(choose_nodes(nobody, window="paragraph", voice="all")) == NODE_COLUMNS
    assert list(count_pairs(nobody, window="paragraph", voice="all")) == PAIR_COLUMNS
    none = score_pairs(count_pairs(nobody, window="sentence", voice="all"), n_windows=0)
    assert list(none) == SCORE_COLUMNS
    assert choose_pairs(none, measure="npmi", n_pairs=3).empty
    assert list(compared(lone, unread)) == COMPARISON_COLUMNS
    assert compared(lone, unread).empty
    assert compared(lone, unread.head(0)).empty
    nodes, pairs = count_sides(
        nobody, unread.head(0), window="sentence", voice="all", entity_ids=["m"]
    )
    assert (list(nodes), list(pairs)) == (SIDE_NODE_COLUMNS, SIDE_PAIR_COLUMNS)


def test_a_table_without_its_columns_is_named():
    """The message says which column is missing."""
    with pytest.raises(SchemaError, match="paragraph"):
        count_pairs(named(a="m u").drop(columns="paragraph"), window="sentence", voice="all")
