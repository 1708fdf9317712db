"""Recounts beside stated differences, without a browser."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis.measures.robustness import ONE_ARTICLE, RECOUNT_COLUMNS, count_outcomes
from pages.shared import loading
from pages.shared.loading_robustness import (
    load_quoted_differences,
    load_quoted_recounts,
    load_thread_recounts,
)
from pages.shared.robustness import MAX_DRAWN, _all_block, verdict
from pages.shared.state import EVERYTHING
from tests.test_pages import run, sheets, text_of


def recounts(app) -> list[dict]:
    """Return the blocks of all recounts on a page."""
    return [
        block for sheet in sheets(app) if sheet["kind"] == "recounts" for block in sheet["blocks"]
    ]


def opened(page: str, **asked: str):
    """Open a page and its recounts."""
    app = run(page, **asked)
    app.session_state["recounts_open"] = True
    return app.run()


@pytest.mark.parametrize("page", ["overview.py", "coverage.py", "voices.py"])
def test_recounts_are_made_only_when_asked_for(page):
    """Nothing is measured again before a reader opens them, and then each has its mark."""
    assert not recounts(run(page))

    app = opened(page)

    assert not app.exception
    assert recounts(app)
    assert {block["className"] for block in recounts(app)} <= {"holds", "turns", "level", "untold"}


def test_one_article_a_side_is_never_said_to_hold_without_it():
    """Leaving out the only report of a side leaves nothing, and the mark says so."""
    blocks = [b for b in recounts(opened("coverage.py")) if b["action"]]

    assert blocks
    assert {block["className"] for block in blocks} == {"untold"}
    assert all(block["note"].startswith("nothing is left of ") for block in blocks)


def test_voices_are_not_asked_without_quotations():
    """Quoted words are what is counted there; the page says why it is not asked."""
    app = opened("voices.py")

    assert not any("Without quotations" in b["sentences"][0]["text"] for b in recounts(app))
    assert "Without quotations is not asked here" in text_of(app)


@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
@pytest.mark.parametrize("paragraph", [False, True])
def test_the_stated_difference_is_that_of_the_page(voice, paragraph):
    """The first row of every table of recounts is the number that Coverage shows."""
    selection = replace(EVERYTHING, voice=voice)
    rows = loading.load_view(selection, paragraph).differences

    assert len(rows)
    for row in rows.to_dict("records"):
        asked = (row["thread_id"], row["event_id"], row["side_more"], row["side_less"])
        table = load_thread_recounts(selection, *asked, paragraph)
        assert table["difference"].iloc[0] == pytest.approx(row["difference"])
        assert table["rate_left"].iloc[0] == pytest.approx(row["share_more"])


def test_the_stated_difference_in_quoted_words_is_that_of_the_page():
    """Words by section add up to the words that Voices counts."""
    for row in load_quoted_differences(EVERYTHING).to_dict("records"):
        asked = (row["event_id"], row["side_more"], row["side_less"])
        table = load_quoted_recounts(EVERYTHING, *asked)
        assert table["difference"].iloc[0] == pytest.approx(row["difference"])


def test_in_one_voice_the_other_is_not_left_out_again():
    """The outlet's own words without quotations are the same words: no test."""
    selection = replace(EVERYTHING, voice="own")
    row = loading.load_view(selection).differences.iloc[0]
    asked = (row["thread_id"], row["event_id"], row["side_more"], row["side_less"])

    table = load_thread_recounts(selection, *asked).set_index("without")

    assert table.loc["quotations", "reason"] == "nothing taken out"


def table_of(*outcomes: str) -> pd.DataFrame:
    """Make recounts: the stated difference, two ways of counting, and articles."""
    table = pd.DataFrame(index=range(len(outcomes) + 3), columns=RECOUNT_COLUMNS)
    table["without"] = ["", "quotations", "headlines", *[ONE_ARTICLE] * len(outcomes)]
    table["outcome"] = ["holds", "holds", "untold", *outcomes]
    return table


def test_the_verdict_counts_what_can_be_told():
    """Two of three hold; one way of counting says nothing."""
    assert verdict(table_of("holds", "turns")) == (
        "Holds in 2 of 3 recounts; turns in 1; 1 cannot be told."
    )
    assert verdict(table_of("untold").iloc[[0, 2, 3]]) == "No recount can tell."


def test_many_articles_are_one_mark_and_no_crowd():
    """Ways of counting are not drowned by thousands of articles left out one at a time."""
    many = table_of(*["holds"] * (MAX_DRAWN + 5), "turns")

    assert verdict(many) == (
        "Holds in 1 of 1 recount; 1 cannot be told. Leaving out one article at a time: "
        f"holds in {MAX_DRAWN + 5} of {MAX_DRAWN + 6} times; turns in 1."
    )
    ones = many[many["without"] == ONE_ARTICLE]
    assert _all_block(ones)["className"] == "turns"
    assert _all_block(ones[ones["outcome"] == "holds"])["label"] == "holds each time"
    assert count_outcomes(ones).n_told == MAX_DRAWN + 6
