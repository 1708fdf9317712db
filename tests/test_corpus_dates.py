"""Dates: only a labelled, plausible time is an article's."""

from datetime import UTC, date, datetime

import pytest

from analysis.corpus.dates import find_labelled_date, is_bare_date, read_iso

NOW = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "at", "precision"),
    [
        # 02:54 in India is 5.5 hours ahead of UTC: 21:24 on the day before.
        ("First Published: Jul 08 2017 | 2:54 AM IST", "2017-07-07T21:24", "minute"),
        ("world Updated: May 03, 2017 01:43 IST", "2017-05-02T20:13", "minute"),
        ("Posted on Friday, 7 July 2017 at 10:00 GMT", "2017-07-07T10:00", "minute"),
        ("Published 7:07 PM EST Nov 19, 2019", "2019-11-20T00:07", "minute"),
        ("Last updated 2017-05-03 12:05 UTC+02:00", "2017-05-03T10:05", "minute"),
        ("Updated November 11, 2017 \u2014 8.15pm", "2017-11-11T00:00", "day"),
        ("Published: 12:30 a.m. BST, 1st June 2017", "2017-05-31T23:30", "minute"),
        ("Originally published on 3 May 2017", "2017-05-03T00:00", "day"),
    ],
)
def test_a_labelled_time_is_read_in_utc(line, at, precision):
    """Without a zone a clock time is no point in time: only the day is used."""
    stated = find_labelled_date(line, now=NOW).stated

    assert (stated.at.isoformat()[:16], stated.precision) == (at, precision)


@pytest.mark.parametrize(
    "line",
    [
        "Sep 29, 2020-Tuesday",
        "This was published 6 years ago",
        "Updated",
        "Published 03/05/2017",
        "Published: 31 Feb 2017",
        "Published: 3 May 1899",
        "Published: 4 January 2020 10:00 GMT",
        "Published: 9999-12-31",
        "They met on July 7, 2017.",
    ],
)
def test_no_time_is_taken_from_what_does_not_state_one(line):
    """A bare date is the day the page was saved, 03/05 is two days, the future is not news."""
    assert find_labelled_date(line, now=NOW) is None


def test_a_time_up_to_two_days_ahead_is_believed():
    """Clocks and zones differ."""
    assert find_labelled_date("Published: 2 January 2020 10:00 GMT", now=NOW) is not None


def test_an_update_is_told_from_a_publication():
    """The first publication wins over a later change, so they must be told apart."""
    assert find_labelled_date("Updated: 3 May 2017").is_update
    assert not find_labelled_date("First Published: 3 May 2017").is_update


@pytest.mark.parametrize(
    "text",
    ["0000-00-00", "99999-01-01", "9999-12-31", "2017-02-31", "0001-01-01", "1499462640000",
     "tomorrow", "08.07.2017", "2020-01-04", "2017-07-08T25:00", ""],
)  # fmt: skip
def test_an_implausible_iso_date_is_refused(text):
    """No such day, no such form, or out of the years of news."""
    assert read_iso(text, now=NOW) is None


def test_mixed_zones_meet_in_utc():
    """The same instant in three zones is one instant."""
    same = ["2017-07-08T02:54+05:30", "2017-07-07T21:24Z", "2017-07-07T17:24:00-04:00"]

    assert {read_iso(text, now=NOW).at for text in same} == {
        datetime(2017, 7, 7, 21, 24, tzinfo=UTC)
    }


def test_a_day_is_a_day():
    """A date without a time is exact to the day."""
    stated = read_iso("2017-07-08", now=NOW)

    assert (stated.precision, stated.printed_day) == ("day", date(2017, 7, 8))


@pytest.mark.parametrize(
    ("line", "is_bare"),
    [
        ("Sep 29, 2020-Tuesday", True),
        ("Saturday, March 19, 2016", True),
        ("On July 7, 2017 they met", False),
        ("Monday", False),
    ],
)
def test_a_bare_date_is_a_date_and_nothing_else(line, is_bare):
    """A sentence with a date in it is a sentence."""
    assert is_bare_date(line) is is_bare
