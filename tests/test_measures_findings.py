"""Findings: every sentence says what the tables show, and nothing else."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures.coverage import compare_threads
from analysis.measures.findings import find_findings

NAMES = {"sea": "Sea", "sky": "Sky"}


@pytest.fixture
def articles(make_articles):
    """Three articles, one by an agency."""
    return make_articles(("p", "Post", "Agency", {}), ("t", "Times", "Times", {}))


def coverage(*rows: tuple) -> pd.DataFrame:
    """Make coverage from (event, side, thread, words of 200, first position[, headlines])."""
    return pd.DataFrame(
        [
            {
                "event_id": event_id,
                "side": side,
                "thread_id": thread_id,
                "n_articles": 1,
                "n_articles_with": int(n_words > 0),
                "n_articles_headline": int(headline),
                "n_words": n_words,
                "of_words": 200,
                "words_share": n_words / 200,
                "words_share_low": float("nan"),
                "words_share_high": float("nan"),
                "n_sentences": int(n_words > 0),
                "first_position_share": first if n_words else float("nan"),
            }
            for event_id, side, thread_id, n_words, first, headline in [
                (*row, 0)[:6] for row in rows
            ]
        ]
    )


def said(articles: pd.DataFrame, table: pd.DataFrame) -> dict[str, object]:
    """Return the findings by kind."""
    found = find_findings(articles, table, compare_threads(table), NAMES)
    return {finding.kind: finding for finding in found}


def test_silence_beside_a_report_names_both_sides_and_their_event(articles):
    """The widest silence within one event is said with its denominator."""
    finding = said(
        articles,
        coverage(("2020-03-01", "Post", "sea", 0, 0), ("2020-03-01", "Times", "sea", 50, 0.1)),
    )["silent"]

    assert finding.figure == "0 of 200 words"
    assert finding.text == (
        "on Sea found in Post's report of the event of 1 March 2020. Times gives it 25% of its "
        "words on the same event."
    )
    assert (finding.event_id, finding.side, finding.thread_id) == ("2020-03-01", "Post", "sea")


def test_different_events_are_never_set_against_each_other(articles):
    """A silence on one event and a report on another make no finding."""
    kinds = said(
        articles,
        coverage(("2020-03-01", "Post", "sea", 0, 0), ("2020-04-01", "Times", "sea", 50, 0.1)),
    )

    assert "silent" not in kinds
    assert "width" not in kinds
    assert "position" not in kinds


def test_the_position_finding_names_early_and_late_on_one_event(articles):
    """Where two sides first come to a thread is compared within one event."""
    finding = said(
        articles,
        coverage(("2020-03-01", "Post", "sea", 20, 0.7), ("2020-03-01", "Times", "sea", 20, 0.1)),
    )["position"]

    assert finding.figure == "10% against 70%"
    assert "the first sentence on Sea: in Times and in Post" in finding.text


def test_a_thread_in_a_headline_makes_no_finding_about_position(articles):
    """Whoever names a thread on top has come to it before the text begins."""
    kinds = said(
        articles,
        coverage(
            ("2020-03-01", "Post", "sea", 20, 0.7, 1), ("2020-03-01", "Times", "sea", 20, 0.1)
        ),
    )

    assert "position" not in kinds


def test_one_report_alone_still_has_its_findings(articles):
    """Where nothing can be compared, the room and the gaps of the one report are said."""
    found = said(
        articles.head(1),
        coverage(("2020-03-01", "Post", "sea", 50, 0.1), ("2020-03-01", "Post", "sky", 0, 0)),
    )

    assert set(found) == {"origin", "nowhere", "most"}
    assert found["nowhere"].figure == "1 of 2 threads"
    assert found["most"].figure == "25%"


def test_every_finding_but_origin_names_the_cell_of_its_evidence(articles):
    """A finding without sentences is not said."""
    rows = [
        ("2020-03-01", "Post", "sea", 0, 0), ("2020-03-01", "Times", "sea", 50, 0.1),
        ("2020-03-01", "Post", "sky", 20, 0.7), ("2020-03-01", "Times", "sky", 40, 0.1),
        ("2020-04-01", "Post", "sky", 20, 0.7), ("2020-04-01", "Post", "sea", 0, 0),
    ]  # fmt: skip

    for finding in said(articles, coverage(*rows)).values():
        cell = (finding.event_id, finding.side, finding.thread_id)
        assert finding.kind == "origin" or cell in {row[:3] for row in rows}


def test_the_only_thread_everywhere_is_named_and_two_are_not(articles):
    """Only a thread that stands alone in being everywhere is worth saying."""
    rows = (("2020-03-01", "Post", "sea", 20, 0.1), ("2020-03-01", "Times", "sea", 20, 0.1))

    one = said(articles, coverage(*rows, ("2020-03-01", "Post", "sky", 0, 0)))
    both = [(event, side, "sky", 20, 0.1) for event, side, *_ in rows]

    assert one["everywhere"].thread_id == "sea"
    assert "everywhere" not in said(articles, coverage(*rows, *both))


def test_credits_are_counted_over_all_articles(articles):
    """Who wrote is said with its denominator."""
    finding = said(articles, coverage(("2020-03-01", "Post", "sea", 20, 0.1)))["origin"]

    assert finding.figure == "1 of 2 articles"
    assert "Agency" in finding.text


def test_an_empty_selection_has_no_finding(articles):
    """Nothing is said about nothing."""
    table = coverage(("2020-03-01", "Post", "sea", 20, 0.1)).head(0)

    assert find_findings(articles.head(0), table, compare_threads(table), NAMES) == []


def test_the_fullest_thread_is_measured_over_all_events(articles):
    """A short report full of one thread does not outweigh a long one full of another."""
    table = coverage(
        ("2020-03-01", "Post", "sea", 100, 0.1), ("2020-03-01", "Post", "sky", 20, 0.1),
        ("2020-04-01", "Post", "sea", 0, 0), ("2020-04-01", "Post", "sky", 160, 0.1),
    )  # fmt: skip

    assert said(articles.head(1), table)["most"].text.startswith("of Post's words stand in")
    assert said(articles.head(1), table)["most"].thread_id == "sky"
    assert said(articles.head(1), table)["most"].figure == "45%"


def test_while_an_event_is_unknown_no_thread_is_said_to_be_of_one_event(articles):
    """The undated report may be of the same event."""
    rows = [("2020-03-01", "Post", "sea", 20, 0.1), ("2020-03-01", "Times", "sea", 20, 0.1)]

    dated = said(articles, coverage(*rows, ("2020-04-01", "Wire", "sea", 0, 0)))
    undated = said(articles, coverage(*rows, ("", "Wire", "sea", 0, 0)))

    assert "one event" in dated
    assert "one event" not in undated


def test_a_difference_that_its_interval_cannot_tell_from_nought_does_not_stand_out(articles):
    """10 to 50 % against 20 %: the pair is passed over, and the narrower one is named."""
    table = coverage(
        ("2020-03-01", "Post", "sea", 60, 0.1), ("2020-03-01", "Times", "sea", 40, 0.1),
        ("2020-03-01", "Post", "sky", 50, 0.1), ("2020-03-01", "Times", "sky", 40, 0.1),
    )  # fmt: skip
    is_wide = (table["side"] == "Post") & (table["thread_id"] == "sea")
    table["words_share_low"] = table["words_share"].mask(is_wide, 0.1)
    table["words_share_high"] = table["words_share"].mask(is_wide, 0.5)

    found = said(articles, table)["width"]

    assert (found.thread_id, found.figure) == ("sky", "5.0 points")
