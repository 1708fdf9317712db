"""The test of distinctive terms: nothing found where there is nothing, and what is there found."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from analysis.measures.wording import (
    HALVES,
    TESTED_SIDE_COLUMNS,
    TESTED_TERM_COLUMNS,
    TermTest,
    compare_terms,
    halve_side,
)

DAY = "2020-03-01"


def corpus_of(
    n_each: int,
    more: dict[str, float] | None = None,
    *,
    sides: tuple[str, ...] = ("Post", "Times"),
    n_events: int = 1,
    n_terms: int = 60,
    seed: int = 1,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make articles that use words in bursts; the first side uses some that many times more."""
    rng = np.random.default_rng(seed)
    rows, counts = [], []
    for side in sides:
        for n in range(n_each):
            name = f"{side} {n}"
            rows.append((name, f"2020-03-{n % n_events + 1:02}", side, 300))
            for term in range(n_terms):
                times = (more or {}).get(f"w{term}", 1.0) if side == sides[0] else 1.0
                uses = rng.poisson(times * rng.gamma(2.0, 0.5))
                if uses:
                    counts.append((name, f"w{term}", int(uses)))
    articles = pd.DataFrame(rows, columns=["article_id", "event_id", "side", "n_words"])
    terms = pd.DataFrame(counts, columns=["article_id", "term", "n_tokens"])
    return articles, terms.assign(voice="all")


def run(articles: pd.DataFrame, terms: pd.DataFrame, *, chunk: int = 1000, **options) -> TermTest:
    """Run a test to its end."""
    test = TermTest(articles, terms, **{"n_permutations": 199, **options})
    while test.n_done < test.n_permutations:
        test.advance(chunk)
    return test


def found(test: TermTest) -> set[tuple[str, str, bool]]:
    """Return side and term of what is found, and whether the side uses it more."""
    table = test.read_terms()
    rows = table[table["is_found"].astype(bool)]
    return set(zip(rows["side"], rows["term"], rows["statistic"] > 0, strict=True))


PLANTED = {"w1": 6.0, "w2": 0.1}


def test_a_planted_word_is_found_on_its_side():
    """The Post uses one word six times as often and another a tenth as often."""
    test = run(*corpus_of(30, PLANTED))

    assert {("Post", "w1", True), ("Post", "w2", False)} <= found(test)
    assert {("Times", "w1", False), ("Times", "w2", True)} <= found(test)


def test_direction_never_flips():
    """The order of rows and the alphabet of names do not decide who says it more."""
    articles, terms = corpus_of(30, PLANTED)
    names = {"Post": "Zebra", "Times": "Adler"}
    back = {new: old for old, new in names.items()}
    turned = articles.assign(side=articles["side"].map(names)).iloc[::-1]
    again = found(run(turned, terms.iloc[::-1]))

    here = found(run(articles, terms))
    assert {("Post", "w1", True), ("Post", "w2", False)} <= here
    assert {(back[side], term, more) for side, term, more in again} == here


def test_the_statistic_has_the_sign_of_the_effect():
    """Term by term, over several events."""
    articles, terms = corpus_of(12, n_events=3)
    effects = compare_terms(articles, terms).set_index(["side", "term"])["log_odds"]
    tested = run(articles, terms).read_terms().set_index(["side", "term"])["statistic"]

    both = pd.concat([effects, tested], axis="columns", join="inner")
    assert len(both) == len(tested)
    is_apart = both["log_odds"].abs() > 1e-9
    assert (np.sign(both["log_odds"]) == np.sign(both["statistic"]))[is_apart].all()
    assert is_apart.mean() > 0.9


def test_the_spread_is_that_of_all_dealings():
    """Three articles against three on one event: all 20 dealings, one by one."""
    uses, words = [4, 0, 1, 0, 0, 2], [100, 200, 300, 100, 100, 200]
    articles = pd.DataFrame(
        {"article_id": list("abcdef"), "event_id": DAY, "side": ["Post"] * 3 + ["Times"] * 3}
    ).assign(n_words=words)
    articles = pd.concat(
        [articles, articles.assign(event_id="2020-03-02", article_id=list("ghijkl"))]
    )
    both = pd.DataFrame({"article_id": list("abcdefghijkl"), "n_tokens": uses + uses[::-1]})
    both = both.assign(term="truce", voice="all")
    statistic = run(articles, both[both["n_tokens"] > 0]).read_terms()["statistic"].iloc[0]

    total, variance = 0.0, 0.0
    for counts in (uses, uses[::-1]):
        rate = sum(counts) / sum(words)
        beyond = [k - n * rate for k, n in zip(counts, words, strict=True)]
        dealt = [sum(some) for some in combinations(beyond, 3)]
        total += sum(beyond[:3])
        variance += sum(value**2 for value in dealt) / len(dealt)
    assert statistic == pytest.approx(total / variance**0.5)


def test_chunks_do_not_move_the_result():
    """Seven at a time, or all at once: the same table."""
    articles, terms = corpus_of(10, PLANTED)
    small, large = run(articles, terms, chunk=7), run(articles, terms)

    pd.testing.assert_frame_equal(small.read_terms(), large.read_terms())
    pd.testing.assert_frame_equal(small.read_sides(), large.read_sides())


def test_order_and_repetition_of_rows_do_not_move_the_result():
    """Articles are dealt by their names, not by their places."""
    articles, terms = corpus_of(10, PLANTED)
    shuffled = pd.concat([terms, terms.head(30)]).sample(frac=1, random_state=2)
    again = run(articles.sample(frac=1, random_state=1), shuffled)

    pd.testing.assert_frame_equal(run(articles, terms).read_terms(), again.read_terms())


def test_random_halves_of_one_side_differ_in_nothing():
    """Of 60 splits at most seven find anything: 5 in 100 are expected, 3 in 60."""
    articles, terms = corpus_of(40, sides=("Post",))
    rng = np.random.default_rng(5)
    n_hits = 0
    for _ in range(60):
        half = rng.permutation(["one"] * 20 + ["other"] * 20)
        sides = run(articles.assign(side=half), terms, n_permutations=99).read_sides()
        n_hits += int(sides["n_differ_at_least"].iloc[0] > 0)

    assert n_hits <= 7


def test_many_small_differences_are_counted_and_never_overcounted():
    """Forty words half as frequent again: few can be named, many are known to differ."""
    planted = {f"w{n}": 2.2 for n in range(40)}
    test = run(*corpus_of(40, planted, n_terms=200))
    row = test.read_sides().iloc[0]
    table = test.read_terms()
    in_set = table[(table["side"] == "Post") & table["is_in_set"].astype(bool)]

    assert row["n_differ_at_least"] > row["n_found"]
    assert row["n_in_set"] == len(in_set)
    assert in_set["term"].isin(planted).sum() >= row["n_differ_at_least"]
    listed = table[(table["side"] == "Post") & table["is_listed"].astype(bool)]
    assert row["n_listed"] == len(listed) > row["n_found"]
    assert row["n_listed_least"] > len(listed) / 2
    assert listed["term"].isin(planted).sum() >= row["n_listed_least"]
    assert set(listed["term"]) >= set(table.loc[table["is_found"].astype(bool), "term"])


def test_two_against_two_are_not_tested():
    """No permutation of four articles is rarer than one in three."""
    test = run(*corpus_of(2, {"w1": 50.0}))

    assert (test.n_done, test.n_permutations) == (0, 0)
    assert list(test.read_terms().columns) == TESTED_TERM_COLUMNS
    assert list(test.read_sides().columns) == TESTED_SIDE_COLUMNS
    assert test.read_terms().empty
    assert test.read_sides().empty


def test_one_against_one_on_six_events_is_tested_and_on_five_is_not():
    """Two of 64 dealings are below .05, two of 32 are not."""
    assert run(*corpus_of(6, n_events=6)).n_permutations == 199
    assert run(*corpus_of(5, n_events=5)).n_permutations == 0


def test_what_differs_between_events_only_is_not_found():
    """The word belongs to one day, and the Post reports that day more."""
    articles, terms = corpus_of(40, n_terms=20)
    is_first = articles.groupby("side").cumcount() < articles["side"].map({"Post": 30, "Times": 10})
    articles = articles.assign(event_id=np.where(is_first, DAY, "2020-03-02"))
    of_day = pd.DataFrame({"article_id": articles.loc[is_first, "article_id"], "term": "flood"})
    terms = pd.concat([terms, of_day.assign(n_tokens=5, voice="all")])

    within = run(articles, terms).read_terms()
    pooled = run(articles, terms, is_pooled=True).read_terms()
    assert "flood" not in set(within.loc[within["is_found"].astype(bool), "term"])
    assert "flood" in set(pooled.loc[pooled["is_found"].astype(bool), "term"])


def test_articles_of_no_known_event_are_not_tested():
    """Nobody else is known to report the same."""
    articles, terms = corpus_of(10, PLANTED)

    assert run(articles.assign(event_id=""), terms).n_permutations == 0
    assert run(articles.assign(event_id=""), terms, is_pooled=True).n_permutations == 199


def test_several_sides_are_held_together():
    """Three sides, one of them different: it is found, against all others and against one."""
    articles, terms = corpus_of(25, {"w1": 12.0}, sides=("Post", "Sun", "Times"))
    others = found(run(articles, terms))
    one = found(run(articles, terms, baseline="Sun"))

    assert ("Post", "w1", True) in others
    assert {side for side, _, _ in one} == {"Post"}
    assert {side for side, _, _ in others} == {"Post", "Sun", "Times"} or (
        "Sun",
        "w1",
        True,
    ) not in others


def test_rare_terms_and_terms_left_out_are_not_tested():
    """A word in two articles could not be found; a word left out is not looked at."""
    articles, terms = corpus_of(10)
    rare = pd.DataFrame({"article_id": ["Post 1", "Times 1"], "term": "rare", "n_tokens": 9})
    test = run(articles, pd.concat([terms, rare.assign(voice="all")]), left_out={"w5"})

    assert not {"rare", "w5"} & set(test.read_terms()["term"])


def test_half_a_test_says_nothing():
    """Reading before the end is an error that says how far it is."""
    test = TermTest(*corpus_of(10), n_permutations=99)
    test.advance(30)

    assert test.n_done == 30
    with pytest.raises(ValueError, match="30 of 99"):
        test.read_terms()
    with pytest.raises(ValueError, match="30 of 99"):
        test.read_sides()


def test_p_is_the_share_of_dealings_that_reach_as_far():
    """Four against four, one term: of 70 dealings two are as extreme."""
    articles, _ = corpus_of(4)
    names = [name for name in articles["article_id"] if name.startswith("Post")]
    terms = pd.DataFrame({"article_id": names, "term": "truce", "n_tokens": 3, "voice": "all"})
    test = run(articles, terms, n_permutations=1999)

    p = test.read_terms()["p"].iloc[0]
    assert abs(p - 2 / 70) < 4 * (2 / 70 * 68 / 70 / 2000) ** 0.5
    assert test.read_sides()["p"].iloc[0] == p


def test_terms_nobody_uses_make_an_empty_test():
    """No term at all: the columns stand, nothing breaks."""
    articles, terms = corpus_of(10)
    test = run(articles, terms.head(0))

    assert test.read_terms().empty
    assert test.read_sides()["n_differ_at_least"].tolist() in ([], [0, 0])


def test_halves_are_of_one_side_and_share_no_article():
    """Of 9 articles four and four; three of each on request; never more than there are."""
    articles, _ = corpus_of(9)

    for n_each, size in ((None, 4), (3, 3), (99, 4)):
        halves = halve_side(articles, "Post", n_each=n_each)
        assert halves["side"].value_counts().to_dict() == dict.fromkeys(HALVES, size)
        assert halves["article_id"].is_unique
        assert halves["article_id"].str.startswith("Post").all()
    assert halve_side(articles, "Nobody").empty
    with pytest.raises(ValueError, match="n_each=0"):
        halve_side(articles, "Post", n_each=0)


def test_the_same_draw_gives_the_same_halves_and_another_others():
    """The order of rows does not matter, the number of the draw does."""
    articles, _ = corpus_of(20)
    first = halve_side(articles, "Post")

    pd.testing.assert_frame_equal(first, halve_side(articles.iloc[::-1], "Post"))
    assert not first.equals(halve_side(articles, "Post", draw=1))
