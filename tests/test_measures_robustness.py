"""Whether a stated difference outlasts another way of counting."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures.robustness import (
    ONE_ARTICLE,
    RECOUNT_COLUMNS,
    WITHOUT,
    count_outcomes,
    count_words,
    recount_difference,
)

KEYS = ["article_id", "section", "is_quoted", "n"]


def cells(*rows):
    """Make a table of counts from (article, section, is_quoted, n) tuples."""
    return pd.DataFrame(rows, columns=KEYS)


def reports(*rows):
    """Make articles from (article, event, side) tuples, or with the origin as a fourth."""
    filled = [(a, e, s, s, *(o or [s])) for a, e, s, *o in rows]
    return pd.DataFrame(filled, columns=["article_id", "event_id", "side", "outlet", "origin"])


def outcomes(table):
    """Return the outcome of each recount, and of each article left out."""
    rows = table[table["without"] != ""].to_dict("records")
    return {row["article_id"] or row["without"]: row["outcome"] for row in rows}


def reasons(table):
    """Return why recounts are untold."""
    rows = table[table["outcome"] == "untold"].to_dict("records")
    return {row["article_id"] or row["without"]: row["reason"] for row in rows}


ONE_A_SIDE = reports(("a", "x", "Post"), ("b", "x", "Times"))


def test_each_part_of_the_text_is_left_out_above_and_below_the_line():
    """The Post has 5 of 10 against 3 of 10; 1 of 6 without quotations, 4 of 8 without headlines."""
    uses = cells(("a", "headline", False, 1), ("a", "body", True, 4), ("b", "body", False, 3))
    lengths = cells(
        ("a", "headline", False, 2),
        ("a", "body", False, 4),
        ("a", "body", True, 4),
        ("b", "body", False, 10),
    )

    found = recount_difference(uses, lengths, ONE_A_SIDE, left="Post", right="Times")
    rows = found.set_index("without")

    assert found["difference"].iloc[0] == pytest.approx(0.5 - 0.3)
    assert rows.loc["quotations", "difference"] == pytest.approx(1 / 6 - 0.3)
    assert rows.loc["quotations", "outcome"] == "turns"
    assert rows.loc["headlines", "difference"] == pytest.approx(4 / 8 - 0.3)
    assert rows.loc["headlines", "kept_share"] == pytest.approx(1.0)
    assert rows.loc["headlines", "outcome"] == "holds"


def test_what_takes_nothing_out_never_counts_as_holding():
    """There is no agency copy, no quotation, no headline and no lead: nothing was tested."""
    text = cells(("a", "body", False, 10), ("b", "body", False, 10))

    found = recount_difference(
        cells(("a", "body", False, 2)), text, ONE_A_SIDE, left="Post", right="Times"
    )

    assert {reasons(found)[name] for name in WITHOUT} == {"nothing taken out"}
    assert count_outcomes(found).n_told == 0
    assert count_outcomes(found).n_untold == len(WITHOUT) + 2


def test_leaving_out_the_only_article_of_a_side_cannot_be_told():
    """One article a side: nothing is left to compare, and the table says of which."""
    text = cells(("a", "body", False, 10), ("b", "body", False, 10))

    found = recount_difference(
        cells(("a", "body", False, 2)), text, ONE_A_SIDE, left="Post", right="Times"
    )

    assert {key: reasons(found)[key] for key in ("a", "b")} == {
        "a": "left empty",
        "b": "right empty",
    }


def test_agency_copy_is_what_credits_somebody_else():
    """Without the wire's article the Post has 1 of 10 against 2 of 10."""
    articles = reports(("a", "x", "Post", "Wire"), ("b", "x", "Post"), ("c", "x", "Times"))
    text = cells(*((key, "body", False, 10) for key in "abc"))
    uses = cells(("a", "body", False, 9), ("b", "body", False, 1), ("c", "body", False, 2))

    found = recount_difference(uses, text, articles, left="Post", right="Times")

    assert found["difference"].iloc[0] == pytest.approx(10 / 20 - 2 / 10)
    assert outcomes(found)["agency copy"] == "turns"
    assert outcomes(found)["a"] == "turns"
    assert outcomes(found)["b"] == "holds"
    assert outcomes(found)["c"] == "untold"


def test_a_side_that_is_all_agency_copy_leaves_nothing():
    """Nothing of the Post is left, and no word is said of holding."""
    articles = reports(("a", "x", "Post", "Wire"), ("b", "x", "Times"))
    text = cells(("a", "body", False, 10), ("b", "body", False, 10))

    found = recount_difference(
        cells(("a", "body", False, 2)), text, articles, left="Post", right="Times"
    )

    assert reasons(found)["agency copy"] == "left empty"


def test_a_difference_that_vanishes_is_level():
    """Both have 1 of 5 once the quotations are out."""
    uses = cells(("a", "body", True, 5), ("a", "body", False, 1), ("b", "body", False, 1))
    text = cells(("a", "body", True, 5), ("a", "body", False, 5), ("b", "body", False, 5))

    found = recount_difference(uses, text, ONE_A_SIDE, left="Post", right="Times")

    assert outcomes(found)["quotations"] == "level"


def test_an_event_that_one_side_no_longer_reports_leaves_the_sum():
    """Without the Post's only article on x, only y is compared: 1 of 10 against 3 of 10."""
    articles = reports(
        ("a", "x", "Post"), ("b", "x", "Times"), ("c", "y", "Post"), ("d", "y", "Times")
    )
    text = cells(*((key, "body", False, 10) for key in "abcd"))
    uses = cells(("a", "body", False, 9), ("c", "body", False, 1), ("d", "body", False, 3))

    apart = recount_difference(uses, text, articles, left="Post", right="Times")
    pooled = recount_difference(uses, text, articles, left="Post", right="Times", is_pooled=True)

    row = apart.set_index("article_id").loc["a"]
    assert row["outcome"] == "turns"
    assert (row["of_left"], row["of_right"]) == (10, 10)
    assert pooled.set_index("article_id").loc["a", "of_right"] == 20


def test_articles_without_an_event_are_compared_only_where_all_are_pooled():
    """Nobody knows whether they report the same."""
    articles = reports(("a", "", "Post"), ("b", "", "Times"))
    text = cells(("a", "body", False, 10), ("b", "body", False, 10))
    uses = cells(("a", "body", False, 2))

    apart = recount_difference(uses, text, articles, left="Post", right="Times")
    pooled = recount_difference(uses, text, articles, left="Post", right="Times", is_pooled=True)

    assert apart["outcome"].iloc[0] == "untold"
    assert pooled["difference"].iloc[0] == pytest.approx(0.2)


def test_where_nothing_differs_nothing_can_hold():
    """Two equal rates have no direction to keep."""
    text = cells(("a", "body", False, 10), ("b", "body", False, 10))

    found = recount_difference(cells(), text, ONE_A_SIDE, left="Post", right="Times")

    assert set(found["outcome"]) == {"untold"}
    assert found["reason"].iloc[0] == "no difference"


def test_no_articles_give_one_untold_row_and_no_recount_of_an_article():
    """An empty selection speaks."""
    found = recount_difference(cells(), cells(), reports(), left="Post", right="Times")

    assert list(found.columns) == RECOUNT_COLUMNS
    assert found["reason"].iloc[0] == "both empty"
    assert ONE_ARTICLE not in set(found["without"])


def test_a_side_is_not_compared_with_itself():
    """Nor is anything left out that has no meaning here."""
    with pytest.raises(ValueError, match="two sides"):
        recount_difference(cells(), cells(), ONE_A_SIDE, left="Post", right="Post")
    with pytest.raises(ValueError, match="captions"):
        recount_difference(
            cells(), cells(), ONE_A_SIDE, left="Post", right="Times", without=["captions"]
        )


def test_words_are_counted_by_section_and_voice(make_sentences):
    """Captions are left out; quoted and other words add up to all."""
    sentences = make_sentences(
        "a", ("headline", "One two"), ("body", "Three four five"), ("caption", "Six")
    )
    sentences["n_quoted_words"] = [0, 2, 1]

    found = count_words(sentences).set_index(["section", "is_quoted"])["n"]

    assert found.to_dict() == {
        ("headline", False): 2,
        ("headline", True): 0,
        ("body", False): 1,
        ("body", True): 2,
    }


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["x", "y"]),
            st.sampled_from(["Post", "Times"]),
            st.integers(0, 9),
            st.integers(0, 9),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_leaving_out_by_subtraction_is_counting_without_the_article(rows):
    """Each row is what counting the other articles gives; swapping the sides turns all signs."""
    ids = [str(place) for place in range(len(rows))]
    articles = reports(
        *((key, event, side) for key, (event, side, *_) in zip(ids, rows, strict=True))
    )
    uses = cells(*((key, "body", False, row[2]) for key, row in zip(ids, rows, strict=True)))
    text = cells(
        *((key, "body", False, row[2] + row[3]) for key, row in zip(ids, rows, strict=True))
    )

    found = recount_difference(uses, text, articles, left="Post", right="Times")
    swapped = recount_difference(uses, text, articles, left="Times", right="Post")

    pd.testing.assert_series_equal(found["difference"], -swapped["difference"])
    assert found["outcome"].tolist() == swapped["outcome"].tolist()
    for row in found[found["without"] == ONE_ARTICLE].to_dict("records"):
        rest = articles[articles["article_id"] != row["article_id"]]
        alone = recount_difference(uses, text, rest, left="Post", right="Times").iloc[0]
        assert row["difference"] == pytest.approx(alone["difference"], nan_ok=True)
        assert (row["of_left"], row["of_right"]) == (alone["of_left"], alone["of_right"])
