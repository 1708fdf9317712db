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
    OTHERS,
    PAIR_COLUMNS,
    SCORE_COLUMNS,
    SIDE_NODE_COLUMNS,
    SIDE_PAIR_COLUMNS,
    choose_differences,
    choose_nodes,
    choose_pairs,
    compare_pairs,
    count_pairs,
    count_sides,
    measure_windows,
    rank_pairs,
    score_pairs,
    set_against,
)

KEYS = ["article_id", "sentence_id", "entity_id"]


def named(**articles: str) -> pd.DataFrame:
    """Make sentence_entities of articles: `` | `` parts paragraphs, ``.`` sentences.

    A name is in the outlet's own words, a name with a star in a quotation.
    """
    rows = []
    for article_id, text in articles.items():
        n_before = 0
        for paragraph, part in enumerate(text.split("|")):
            for place, sentence in enumerate(part.split("."), start=n_before):
                words = sentence.split()
                rows += [
                    {
                        "article_id": article_id,
                        "sentence_id": f"{article_id}.{place}",
                        "paragraph": paragraph,
                        "entity_id": name,
                        "n_own_mentions": words.count(name),
                        "n_quoted_mentions": words.count(f"{name}*"),
                    }
                    for name in sorted({word.strip("*") for word in words})
                ]
            n_before += len(part.split("."))
    return schema.frame(schema.SENTENCE_ENTITIES, rows)


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


def lengths(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Make lengths from (article, side, windows, words)."""
    table = pd.DataFrame(rows, columns=["article_id", "side", "n_windows", "n_words"])
    return table.assign(event_id="2020-03-01")


def compared(table: pd.DataFrame, read: pd.DataFrame, sides=("Post", "Times")) -> pd.DataFrame:
    """Compare two sides by sentences in all voices."""
    names = sorted(table["entity_id"].unique())
    return compare_pairs(table, read, sides=sides, window="sentence", voice="all", entity_ids=names)


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


def test_lengths_are_those_of_one_voice_window_and_thread(make_articles):
    """An article without such a window has none of its words."""
    articles = make_articles(("b", "Times", "Times", {}), ("a", "Post", "Post", {}))
    keys = ["article_id", "thread_id", "window", "voice", "n_windows", "n_words"]
    counts = pd.DataFrame(
        [
            ("a", "", "sentence", "all", 9, 90),
            ("a", "", "sentence", "own", 7, 60),
            ("a", "sea", "sentence", "own", 3, 20),
            ("b", "", "sentence", "own", 5, 50),
        ],
        columns=keys,
    )

    whole = measure_windows(articles, counts, window="sentence", voice="own")
    thread = measure_windows(articles, counts, window="sentence", voice="own", thread_id="sea")

    assert whole[["article_id", "side", "n_windows", "n_words"]].to_numpy().tolist() == [
        ["a", "Post", 7, 60],
        ["b", "Times", 5, 50],
    ]
    assert thread["n_words"].tolist() == [20, 0]


def test_only_articles_on_a_shared_event_are_set_against_each_other():
    """The Times has nothing on the Post's second event; what has no event is passed over."""
    read = lengths(
        ("a", "Post", 1, 1),
        ("b", "Times", 1, 1),
        ("c", "Post", 1, 1),
        ("d", "Wire", 1, 1),
        ("e", "Post", 1, 1),
        ("f", "Times", 1, 1),
    ).assign(event_id=["x", "x", "y", "y", "", ""])

    assert set_against(read, "Post", "Times")["article_id"].tolist() == ["a", "b"]
    others = set_against(read, "Post")
    assert others["article_id"].tolist() == ["a", "b", "c", "d"]
    assert others["side"].tolist() == ["Post", OTHERS, "Post", OTHERS]
    assert len(set_against(read, "Post", "Times", is_pooled=True)) == 5
    assert set_against(read, "Wire", "Times").empty


def test_counts_are_brought_to_the_length_of_the_shorter_side():
    """The Post's 40 windows hold 400 words; 10 of them hold the Times' 100.

    A pair in 4 of 40 windows is to be expected in 4 * 10 / 40 = 1 of those.
    """
    table = named(a=" . ".join(["m u"] * 4), b="m u . m")

    row = compared(table, lengths(("a", "Post", 40, 400), ("b", "Times", 5, 100))).iloc[0]

    assert (row["n_left"], row["n_right"], row["words_each"]) == (4, 1, 100)
    assert (row["equal_left"], row["equal_right"]) == (1.0, 1.0)
    assert (row["of_words_left"], row["of_words_right"]) == (400, 100)
    assert row["drawn"] == "sentences"


def test_the_share_of_draws_is_the_chance_of_drawing_the_window():
    """One of ten windows, drawn ten times with replacement: missed in .9 ** 10 of draws.

    Four hundred draws have a standard error of .024.
    """
    table = named(a="m u", b="m . u")

    row = compared(table, lengths(("a", "Post", 10, 100), ("b", "Times", 10, 100))).iloc[0]

    assert row["left_only_share"] == pytest.approx(1 - 0.9**10, abs=0.08)
    assert row["left_only_share"] == row["held_share"] == row["left_more_share"]
    assert row["neither_share"] == pytest.approx(1 - row["left_only_share"])
    assert row["held_by"] == "left only"
    assert (row["both_share"], row["right_only_share"]) == (0, 0)


def test_what_every_window_names_is_shared_in_every_draw():
    """Where nothing can be missed, nothing is uncertain."""
    table = named(a="m u . m u", b="m u . m u")

    row = compared(table, lengths(("a", "Post", 2, 20), ("b", "Times", 2, 20))).iloc[0]

    assert (row["held_by"], row["held_share"]) == ("shared", 1.0)


def test_what_half_of_the_draws_do_not_settle_is_unclear():
    """The Post has m and u in one of 10 windows, the Times in one of 10.

    Each is drawn in about .65 of the draws: both in .42, one side alone in .23 each, and
    .42 is not even half of the .88 that have the pair at all.
    """
    table = named(a="m u", b="m u")

    row = compared(table, lengths(("a", "Post", 10, 100), ("b", "Times", 10, 100))).iloc[0]

    assert row["held_by"] == "unclear"
    assert row["held_share"] == row["both_share"]


MANY = {f"p{i}": "mayor union . mayor" for i in range(9)} | {
    f"t{i}": "mayor union council . council mayor" if i % 3 else "x . union x" for i in range(12)
}
MANY_READ = lengths(
    *[(f"p{i}", "Post", 4, 50 + i) for i in range(9)],
    *[(f"t{i}", "Times", 5, 70 - i) for i in range(12)],
)


def test_articles_are_drawn_where_both_sides_have_eight():
    """Eight are enough for an interval elsewhere too; seven are not."""
    table = named(**MANY)
    fewer = MANY_READ[~MANY_READ["article_id"].isin(["p0", "p1"])]

    assert set(compared(table, MANY_READ)["drawn"]) == {"articles"}
    assert set(compared(table, fewer)["drawn"]) == {"sentences"}


@pytest.mark.parametrize("n_left_out", [0, 5])
def test_shares_of_draws_sum_to_one_and_swapped_sides_mirror(n_left_out):
    """Which side is called left changes no number, with articles drawn and with windows."""
    table, read = named(**MANY), MANY_READ.iloc[n_left_out:]

    there, back = compared(table, read), compared(table, read, ("Times", "Post"))

    parts = ["both_share", "left_only_share", "right_only_share", "neither_share"]
    assert there[parts].sum(axis=1).tolist() == pytest.approx([1.0] * len(there))
    swapped = {"left": "right", "right": "left"}
    mirror = back.rename(columns=lambda name: _swap(name, swapped))
    mirror["held_by"] = [_swap(held, swapped) for held in mirror["held_by"]]
    pd.testing.assert_frame_equal(mirror[COMPARISON_COLUMNS], there)


def _swap(text: str, swapped: dict[str, str]) -> str:
    return next((text.replace(a, b) for a, b in swapped.items() if a in text), text)


def test_articles_of_an_unrelated_outlet_move_nothing():
    """Neither in the table of names nor in the lengths."""
    more = named(**MANY, w="mayor union council x", v="council x")
    read = pd.concat([MANY_READ, lengths(("w", "Wire", 9, 900), ("v", "Wire", 1, 10))])

    pd.testing.assert_frame_equal(compared(more, read), compared(named(**MANY), MANY_READ))


def test_lengths_of_a_thread_with_names_of_the_whole_article_are_refused():
    """Three windows name the pair, and the lengths know of one."""
    with pytest.raises(ValueError, match="1 windows, but 3"):
        compared(
            named(a="m u . m u . m u", b="m u"),
            lengths(("a", "Post", 1, 10), ("b", "Times", 1, 10)),
        )


def test_a_sides_network_is_that_of_its_articles_alone():
    """Counts, scores and shares of the Post, with the Times beside it and without."""
    table, post = named(**MANY), MANY_READ[MANY_READ["side"] == "Post"]
    asked = {"window": "sentence", "voice": "all"}
    names = ["council", "mayor", "union"]

    nodes, pairs = count_sides(table, MANY_READ, **asked, entity_ids=names)

    alone = table[table["article_id"].isin(post["article_id"])]
    expected = score_pairs(
        count_pairs(alone, **asked, entity_ids=names), n_windows=9 * 4, min_windows=1
    )
    own = pairs[pairs["side"] == "Post"].reset_index(drop=True)
    pd.testing.assert_frame_equal(own[SCORE_COLUMNS], expected[SCORE_COLUMNS])
    assert own["windows_share"].tolist() == [9 / 36]
    by_name = nodes[nodes["side"] == "Post"].set_index("entity_id")
    assert by_name["n_windows"].to_dict() == {"council": 0, "mayor": 18, "union": 9}
    assert by_name["windows_share"].to_dict() == {"council": 0, "mayor": 18 / 36, "union": 9 / 36}
    assert set(by_name["of_articles"]) == {9}
    without, _ = count_sides(table, post, **asked, entity_ids=names)
    pd.testing.assert_frame_equal(without, by_name.reset_index()[SIDE_NODE_COLUMNS])


def test_the_surest_pairs_of_each_kind_are_drawn():
    """One of each kind: the one that holds in more draws, of equal ones the more frequent."""
    table, read = named(**MANY), MANY_READ
    compared_pairs = compared(table, read)

    chosen = choose_differences(compared_pairs, n_each=1)

    kinds = compared_pairs.groupby("held_by")["held_share"].max().to_dict()
    assert dict(zip(chosen["held_by"], chosen["held_share"], strict=True)) == kinds
    assert choose_differences(compared_pairs.head(0)).empty


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
