"""Whom two sides name together, as if both had written equally much."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures.cooccurrence import (
    COMPARISON_COLUMNS,
    OTHERS,
    SCORE_COLUMNS,
    SIDE_NODE_COLUMNS,
    choose_differences,
    count_pairs,
    count_sides,
    measure_windows,
    score_pairs,
    set_against,
)
from tests.cooccurrence_tables import compared, lengths, named


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
