"""Dates in texts: what they mean, with and without a day of publication."""

from datetime import date

import pytest

from analysis.events.dates import find_dates
from analysis.events.days import date_events, list_days

WEDNESDAY = date(2021, 3, 10)


def days_of(text, published=WEDNESDAY):
    """Give wording, first and last day of each date found."""
    return [(d.wording, str(d.first_day), str(d.last_day)) for d in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on Tuesday.", "2021-03-09"),
        ("They met on Wednesday.", "2021-03-10"),
        ("They met on Thursday.", "2021-03-04"),
        ("They met last Wednesday.", "2021-03-03"),
        ("They meet next Tuesday.", "2021-03-16"),
        ("The council will meet on Thursday.", "2021-03-11"),
        ("The vote is due to be held on Thursday.", "2021-03-11"),
        ("They will not say. They met on Thursday.", "2021-03-04"),
        ("They met yesterday.", "2021-03-09"),
        ("They met today.", "2021-03-10"),
        ("They meet tomorrow.", "2021-03-11"),
        ("They met last night.", "2021-03-09"),
        ("They met on March 2.", "2021-03-02"),
        ("They met on Mar. 2.", "2021-03-02"),
        ("They met on 2 March.", "2021-03-02"),
        ("They met on the 2nd of March.", "2021-03-02"),
        ("They met on December 30.", "2020-12-30"),
        ("They met on March 2, 2019.", "2019-03-02"),
        ("They met on 2 March 2019.", "2019-03-02"),
        ("They met on 2019-03-02.", "2019-03-02"),
    ],
)
def test_a_day_is_resolved_against_the_day_of_publication(text, day):
    """Most texts name a day as a weekday, or without its year."""
    assert [found[1:] for found in days_of(text)] == [(day, day)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It rained last week.", "2021-03-01", "2021-03-07"),
        ("It rained last month.", "2021-02-01", "2021-02-28"),
        ("They meet on March 12-13.", "2021-03-12", "2021-03-13"),
    ],
)
def test_several_days_are_a_range(text, first, last):
    """A week is not taken for its first day."""
    assert [found[1:] for found in days_of(text)] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "They may 5 times refuse.",
        "In March 2019 it rained.",
        "They met on March 32.",
        "They met on February 30, 2021.",
        "March 10.5 percent",
        "A sunday roast.",
    ],
)
def test_what_is_no_day_is_none(text):
    """Months with years, verbs and impossible days are left alone."""
    assert days_of(text) == []


def test_without_a_day_of_publication_a_weekday_stays_a_weekday():
    """Half the truth is kept: it was a Tuesday."""
    (tuesday, march, full) = find_dates("On Tuesday, March 2 or March 2, 2019.", None)

    assert (tuesday.first_day, tuesday.weekday) == (None, 1)
    assert (march.first_day, march.weekday) == (None, None)
    assert (full.first_day, full.weekday) == (date(2019, 3, 2), 5)


def test_leap_days_are_looked_for_in_years_that_have_one():
    """The nearest 29 February to March 2021 is that of 2020."""
    assert days_of("on February 29") == [("February 29", "2020-02-29", "2020-02-29")]


def test_offsets_point_at_the_wording():
    """A page marks what was read."""
    text = "Headline\nThey met on Tuesday in town."
    (found,) = find_dates(text, WEDNESDAY)

    assert text[found.start_char : found.end_char] == "Tuesday"


def test_an_event_has_the_day_its_reports_state_most():
    """Days after the last report, or long before, are not its day."""
    texts = {
        "a": "They met on Tuesday. They will meet on Friday.",
        "b": "They met on Tuesday, as on January 5.",
        "c": "Nobody met.",
    }
    published = {"a": WEDNESDAY, "b": WEDNESDAY, "c": None}
    dated = date_events(list_days(texts, published), {"a": 0, "b": 0, "c": 1}, published)

    assert dated == {0: date(2021, 3, 9)}


def test_no_dates_make_an_empty_table():
    """The columns are there all the same."""
    assert list_days({}, {}).columns.tolist()[:2] == ["article_id", "start_char"]
