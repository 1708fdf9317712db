"""Distinctive terms: effects worked by hand, and what must not move them."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pandas as pd
import pytest

from analysis.errors import SchemaError
from analysis.measures.wording import (
    SIDE_COLUMNS,
    TERM_COLUMNS,
    compare_terms,
    describe_sides,
    find_name_words,
    name_words,
    read_function_words,
)

DAY, NEXT = "2020-03-01", "2020-03-02"
Z = 1.959963984540054


def articles_of(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    """Make articles from (article, event, side, words)."""
    return pd.DataFrame(rows, columns=["article_id", "event_id", "side", "n_words"])


def terms_of(*rows: tuple[str, str, int]) -> pd.DataFrame:
    """Make counts from (article, term, uses)."""
    table = pd.DataFrame(rows, columns=["article_id", "term", "n_tokens"])
    return table.assign(voice="all", n_sentences=table["n_tokens"])


def row_of(table: pd.DataFrame, side: str, term: str) -> pd.Series:
    """Return the one row of a side and a term."""
    rows = table[(table["side"] == side) & (table["term"] == term)]
    assert len(rows) == 1
    return rows.iloc[0]


ARTICLES = articles_of(("p", DAY, "Post", 100), ("q", DAY, "Post", 200), ("t", DAY, "Times", 300))
TERMS = terms_of(("p", "truce", 4), ("q", "truce", 2), ("t", "truce", 3), ("t", "deal", 6))


def test_log_odds_add_the_prior_to_both_sides():
    """Nine uses in 600 words: a prior of 200 words adds three to each side's six and three."""
    row = row_of(compare_terms(ARTICLES, TERMS, prior_words=200), "Post", "truce")

    expected = log(9 / (300 + 200 - 9)) - log(6 / (300 + 200 - 6))
    assert row["log_odds"] == pytest.approx(expected)
    assert row["distinctiveness"] == pytest.approx(expected / sqrt(1 / 9 + 1 / 6))


def test_counts_stand_beside_their_denominators():
    """Six uses in 300 words of two articles, against three in 300 words of one."""
    row = row_of(compare_terms(ARTICLES, TERMS), "Post", "truce")

    assert (row["n_tokens"], row["of_words"], row["tokens_per_1k"]) == (6, 300, 20.0)
    assert (row["n_articles_with"], row["n_articles"]) == (2, 2)
    assert (row["n_tokens_baseline"], row["of_words_baseline"]) == (3, 300)
    assert (row["n_articles_with_baseline"], row["n_articles_baseline"]) == (1, 1)
    assert (row["event_id"], row["n_events"], row["baseline"]) == (DAY, 1, "")


def test_a_term_only_the_baseline_uses_has_a_row_of_nought():
    """The Post never says deal: its row says so, below nought."""
    row = row_of(compare_terms(ARTICLES, TERMS), "Post", "deal")

    assert (row["n_tokens"], row["n_tokens_baseline"]) == (0, 6)
    assert row["log_odds"] < 0
    assert np.isnan(row["dispersion"])


def test_dispersion_is_half_the_distance_between_uses_and_words():
    """A third of the words holds two thirds of the uses: half of 1/3 and 1/3."""
    row = row_of(compare_terms(ARTICLES, TERMS), "Post", "truce")

    assert row["dispersion"] == pytest.approx((abs(4 / 6 - 1 / 3) + abs(2 / 6 - 2 / 3)) / 2)


def test_dispersion_counts_the_articles_that_never_use_the_term():
    """Words 1/4, 1/2, 1/4; uses 1/2, none, 1/2: half of 1/4 + 1/2 + 1/4."""
    articles = articles_of(
        ("a", DAY, "Post", 100), ("b", DAY, "Post", 200), ("c", DAY, "Post", 100),
        ("t", DAY, "Times", 100),
    )  # fmt: skip
    table = compare_terms(articles, terms_of(("a", "truce", 2), ("c", "truce", 2)))

    assert row_of(table, "Post", "truce")["dispersion"] == pytest.approx(0.5)


def test_one_article_has_no_dispersion():
    """A word cannot be spread over one article."""
    row = row_of(compare_terms(ARTICLES, TERMS), "Times", "deal")

    assert np.isnan(row["dispersion"])


def test_events_are_added_up_before_dividing():
    """On either event both odds ratios are weighed by the size of the event."""
    articles = articles_of(
        ("a", DAY, "Post", 100), ("b", DAY, "Times", 100),
        ("c", NEXT, "Post", 300), ("d", NEXT, "Times", 100),
    )  # fmt: skip
    terms = terms_of(("a", "truce", 3), ("b", "truce", 1), ("c", "truce", 2), ("d", "truce", 2))
    row = row_of(compare_terms(articles, terms, prior_words=60), "Post", "truce")

    # The prior's 60 words are dealt by words: 20 and 40; rates are 4 / 200 and 4 / 400.
    first = (3 + 0.4, 100 + 20 - 3.4, 1 + 0.4, 100 + 20 - 1.4, 240)
    second = (2 + 0.4, 300 + 40 - 2.4, 2 + 0.4, 100 + 40 - 2.4, 480)
    above = sum(a * d / n for a, b, c, d, n in (first, second))
    below = sum(b * c / n for a, b, c, d, n in (first, second))
    assert row["log_odds"] == pytest.approx(log(above / below))
    assert (row["n_events"], row["event_id"]) == (2, "")


def test_what_differs_between_events_only_is_no_difference():
    """Both use the word on the day it was news; one of them reported that day more."""
    articles = articles_of(
        *((f"p{n}", DAY, "Post", 100) for n in range(6)), ("t0", DAY, "Times", 100),
        ("p9", NEXT, "Post", 100), *((f"t{n}", NEXT, "Times", 100) for n in range(1, 7)),
    )  # fmt: skip
    terms = terms_of(*((f"p{n}", "truce", 5) for n in range(6)), ("t0", "truce", 5))

    within = row_of(compare_terms(articles, terms), "Post", "truce")
    pooled = row_of(compare_terms(articles, terms, is_pooled=True), "Post", "truce")
    assert within["log_odds"] == pytest.approx(0)
    assert pooled["log_odds"] > 0.5
    assert (within["is_pooled"], pooled["is_pooled"]) == (False, True)


def test_intervals_follow_the_spread_over_articles():
    """The linearised variance, written out article by article."""
    uses = {"Post": [9, 0, 0, 3, 5, 0, 1, 2], "Times": [1, 0, 2, 0, 0, 1, 0, 0]}
    articles = articles_of(*((f"{side}{n}", DAY, side, 100) for side in uses for n in range(8)))
    terms = terms_of(
        *((f"{side}{n}", "truce", k) for side in uses for n, k in enumerate(uses[side]) if k)
    )
    row = row_of(compare_terms(articles, terms, prior_words=160), "Post", "truce")

    prior = 160 * 24 / 1600
    variance = 0.0
    for counts in uses.values():
        a, b = sum(counts) + prior, 800 + 160 - sum(counts) - prior
        parts = [k / a - (100 - k) / b for k in counts]
        mean = sum(parts) / 8
        variance += 8 / 7 * sum((part - mean) ** 2 for part in parts)
    log_odds = log((20 + prior) / (940 - prior)) - log((4 + prior) / (956 - prior))
    assert row["log_odds"] == pytest.approx(log_odds)
    assert row["log_odds_low"] == pytest.approx(log_odds - Z * sqrt(variance))
    assert row["log_odds_high"] == pytest.approx(log_odds + Z * sqrt(variance))


def test_an_interval_is_never_narrower_than_that_of_free_words():
    """Every article alike: no spread, but a few words are still few."""
    articles = articles_of(*((f"{s}{n}", DAY, s, 100) for s in ("Post", "Times") for n in range(8)))
    terms = terms_of(*((f"Post{n}", "truce", 1) for n in range(8)))
    row = row_of(compare_terms(articles, terms, prior_words=100), "Post", "truce")

    prior = 100 * 8 / 1600
    error = sqrt(1 / (8 + prior) + 1 / prior)
    assert row["log_odds_high"] - row["log_odds"] == pytest.approx(Z * error)


def test_from_eight_events_on_intervals_follow_the_spread_over_events():
    """One article against one on each of eight events: each adds its part."""
    uses = [(6, 1), (0, 0), (2, 3), (4, 1), (1, 0), (0, 2), (3, 1), (9, 0)]
    rows, counts = [], []
    for n, pair in enumerate(uses):
        for side, k in zip(("Post", "Times"), pair, strict=True):
            rows.append((f"{side}{n}", f"2020-04-0{n + 1}", side, 100))
            counts.append((f"{side}{n}", "truce", k))
    row = row_of(
        compare_terms(articles_of(*rows), terms_of(*counts), prior_words=80), "Post", "truce"
    )

    cells = []
    for k, m in uses:  # ten words of the prior on each event
        prior = 10 * (k + m) / 200
        cells.append(((k + prior) * (110 - m - prior) / 220, (110 - k - prior) * (m + prior) / 220))
    above, below = sum(a for a, _ in cells), sum(b for _, b in cells)
    variance = 8 / 7 * sum((a / above - b / below) ** 2 for a, b in cells)
    assert row["log_odds"] == pytest.approx(log(above / below))
    assert row["log_odds_high"] - row["log_odds"] == pytest.approx(Z * sqrt(variance))


def test_few_articles_have_no_interval():
    """Two articles against one: a number, and no interval."""
    table = compare_terms(ARTICLES, TERMS)

    assert table[["log_odds_low", "log_odds_high"]].isna().all(axis=None)


def make_corpus(n_sides: int = 3, seed: int = 1) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make articles of several sides on two events, with bursts."""
    rng = np.random.default_rng(seed)
    rows, counts = [], []
    for n in range(n_sides * 10):
        rows.append((f"a{n:02}", (DAY, NEXT)[n // n_sides % 2], f"side {n % n_sides}", 300))
        counts += [
            (f"a{n:02}", f"w{w}", int(k))
            for w, k in enumerate(rng.negative_binomial(0.3, 0.1, size=40))
            if k
        ]
    return articles_of(*rows), terms_of(*counts)


def test_order_and_repetition_of_rows_move_nothing():
    """The same tables, shuffled and with rows told twice."""
    articles, terms = make_corpus()
    again = pd.concat([terms, terms.head(50)]).sample(frac=1, random_state=3)
    shuffled = pd.concat([articles, articles.head(3)]).sample(frac=1, random_state=4)

    pd.testing.assert_frame_equal(compare_terms(articles, terms), compare_terms(shuffled, again))


def test_keys_may_be_categories():
    """Kept in a fraction of the memory, also with names that nobody uses here."""
    articles, terms = make_corpus()
    compact = terms.astype(dict.fromkeys(["article_id", "term", "voice"], "category"))
    some = articles[articles["side"] != "side 2"]
    mine = terms[terms["article_id"].isin(some["article_id"])]

    pd.testing.assert_frame_equal(compare_terms(some, mine), compare_terms(some, compact))


def test_an_unrelated_side_moves_no_number_of_the_others():
    """A third side, against one as baseline; or on an event of its own, against all others."""
    articles, terms = make_corpus()
    is_two = articles["side"] != "side 2"
    both = compare_terms(articles[is_two], terms, baseline="side 0")
    third = compare_terms(articles, terms, baseline="side 0")
    elsewhere = articles.assign(event_id=articles["event_id"].where(is_two, "2021-01-01"))

    pd.testing.assert_frame_equal(both, third[third["side"] == "side 1"].reset_index(drop=True))
    pd.testing.assert_frame_equal(
        compare_terms(articles[is_two], terms), compare_terms(elsewhere, terms)
    )


def test_swapping_sides_turns_every_sign_and_no_word_changes_sides():
    """What the one uses more the other uses less, whatever they are called."""
    articles, terms = make_corpus(2)
    table = compare_terms(articles, terms).set_index(["side", "term"])["log_odds"]
    names = {"side 0": "side 1", "side 1": "side 0"}
    swapped = compare_terms(articles.assign(side=articles["side"].map(names)), terms)
    swapped = swapped.set_index(["side", "term"])["log_odds"]

    for term in table["side 0"].index:
        assert table["side 0", term] == pytest.approx(-table["side 1", term])
        assert table["side 0", term] == pytest.approx(swapped["side 1", term])


def test_all_others_are_one_baseline():
    """The baseline's words and uses are those of the two other sides."""
    articles, terms = make_corpus()
    row = row_of(compare_terms(articles, terms), "side 0", "w3")
    others = articles.loc[articles["side"] != "side 0", "article_id"]
    uses = terms[(terms["term"] == "w3") & terms["article_id"].isin(others)]

    assert (row["of_words_baseline"], row["n_articles_baseline"]) == (20 * 300, 20)
    assert row["n_tokens_baseline"] == uses["n_tokens"].sum()


def test_what_is_left_out_still_counts_among_the_words():
    """Without deal nothing else changes."""
    table = compare_terms(ARTICLES, TERMS)
    left = compare_terms(ARTICLES, TERMS, left_out={"deal"})

    assert set(left["term"]) == {"truce"}
    pd.testing.assert_frame_equal(left, table[table["term"] != "deal"].reset_index(drop=True))


def test_rare_terms_are_left_out_by_their_sum():
    """Nine uses of both together are not ten."""
    assert set(compare_terms(ARTICLES, TERMS, min_tokens=9)["term"]) == {"truce"}
    assert compare_terms(ARTICLES, TERMS, min_tokens=10).empty


def test_nothing_is_compared_without_a_common_event():
    """Another day, an unknown day, an empty voice: no rows, but all columns."""
    apart = ARTICLES.assign(event_id=[DAY, DAY, NEXT])
    unknown = ARTICLES.assign(event_id="")
    silent = ARTICLES.assign(n_words=[100, 200, 0])

    for articles in (apart, unknown, silent, ARTICLES.head(0)):
        table = compare_terms(articles, TERMS)
        assert table.empty
        assert list(table.columns) == TERM_COLUMNS
        assert list(describe_sides(articles, TERMS).columns) == SIDE_COLUMNS
    assert not compare_terms(unknown, TERMS, is_pooled=True).empty
    assert compare_terms(ARTICLES, TERMS.head(0)).empty


def test_a_text_of_one_word_repeated_has_a_finite_effect():
    """All words of the Post are the term, and hyphens make more terms than words."""
    articles = articles_of(("p", DAY, "Post", 2), ("t", DAY, "Times", 2))
    table = compare_terms(articles, terms_of(("p", "no", 5), ("t", "yes", 2)))

    assert np.isfinite(table["log_odds"]).all()
    assert row_of(table, "Post", "no")["of_words"] == 5


def test_several_voices_or_a_missing_column_are_refused():
    """A word counted in two voices would count twice."""
    with pytest.raises(ValueError, match="several voices"):
        compare_terms(ARTICLES, TERMS.assign(voice=["all", "own", "all", "all"]))
    with pytest.raises(SchemaError, match="side"):
        compare_terms(ARTICLES.drop(columns="side"), TERMS)


def test_each_side_says_what_it_would_need():
    """Two articles against one can reach 1 in 3 at best; four against four reach 2 in 70."""
    row = describe_sides(ARTICLES, TERMS).iloc[0]
    many = articles_of(*((f"{s}{n}", DAY, s, 100) for s in ("Post", "Times") for n in range(4)))

    assert (row["n_articles"], row["n_articles_baseline"]) == (2, 1)
    assert row["smallest_p"] == pytest.approx(1 / 3)
    assert not row["is_testable"]
    assert row["n_articles_needed"] == 4
    assert describe_sides(many, TERMS)["smallest_p"].tolist() == [2 / 70, 2 / 70]
    assert describe_sides(many, TERMS)["is_testable"].all()


def test_names_of_outlets_and_words_of_grammar_are_known():
    """Names are cut into words; words of grammar are none of them."""
    assert name_words(["The New Post-Courier", "RTÉ"]) == {"new", "post", "courier", "rté"}
    assert {"the", "of", "not"} <= read_function_words()
    assert all(word == word.lower().strip() for word in read_function_words())


def test_sides_say_how_long_their_articles_are():
    """The median of 100, 300 and 200 words is 200; the other side has one of 50."""
    lengths = {"a": 100, "b": 300, "c": 200}
    articles = articles_of(*((key, DAY, "Post", n) for key, n in lengths.items()))
    articles = pd.concat([articles, articles_of(("t", DAY, "Times", 50))], ignore_index=True)
    row = describe_sides(articles, terms_of(("a", "truce", 1))).iloc[0]

    assert (row["n_words"], row["n_words_baseline"]) == (600, 50)
    assert (row["median_words"], row["median_words_baseline"]) == (200, 50)


def test_a_word_of_a_name_stays_if_it_is_mostly_used_otherwise():
    """*Post* is used twice, both in the name; *american* ten times, once in a name."""
    outlets = ["The American Post", "Times"]
    texts = ["The American Post said so.", "The Post's own American Posting", "In Times of war"]
    uses = {"american": 10, "post": 2, "times": 1}

    assert find_name_words(outlets, texts, uses) == {"post", "times"}
    assert find_name_words(outlets, [], uses) == frozenset()
