"""Resolve the dates that a text states against the day it was published."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)

_LOOK_BACK_CHARS = 60
_MONTH = r"(?P<month>(?:{}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)".format(
    "|".join(name.title() for name in MONTHS)
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|[:.]\d|,\d{3}\b|%)"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
_PATTERNS = {
    "day": re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    "month and day": re.compile(rf"\b{_MONTH}\s{_DAY}(?:\s?[-\u2013]\s?(?P<last>\d\d?)\b)?{_YEAR}"),
    "day and month": re.compile(rf"\b{_DAY}\s(?:of\s)?{_MONTH}{_YEAR}"),
    "weekday": re.compile(
        r"\b(?:(?P<which>last|next|this)\s)?(?P<weekday>{})\b".format(
            "|".join(name.title() for name in WEEKDAYS)
        )
    ),
    "word": re.compile(
        r"\b(?P<word>yesterday|today|tonight|tomorrow|last\s(?:night|week|month)|this\smorning)\b",
        re.IGNORECASE,
    ),
}
_AHEAD = re.compile(
    r"\b(?:will|won't|would|shall|is to|are to|set to|due to|plans? to|planned|scheduled|"
    r"expected|upcoming|next|ahead of|before|until|by)\b[^.!?\n]*$",
    re.IGNORECASE,
)
_SHIFTS = {"today": 0, "tonight": 0, "this morning": 0, "yesterday": -1, "last night": -1}
_RANGES = ("last week", "last month")


class StatedDate(NamedTuple):
    """A date as a text states it, and the days it means.

    Attributes
    ----------
    start_char, end_char : int
        Its place in the text, half-open.
    wording : str
        The words, white space made single.
    first_day, last_day : date or None
        The days it means, both included; None where no publication day says which.
    weekday : int or None
        0 for Monday to 6 for Sunday, where it means one day or names a weekday.
    """

    start_char: int
    end_char: int
    wording: str
    first_day: date | None
    last_day: date | None
    weekday: int | None

    @property
    def is_one_day(self) -> bool:
        """Whether it means one known day."""
        return self.first_day is not None and self.first_day == self.last_day


def find_dates(text: str, published: date | None) -> list[StatedDate]:
    """Find the dates a text states, resolved where that can be done.

    Parameters
    ----------
    text : str
        An article's text.
    published : date or None
        The day it was published; None if unknown.

    Returns
    -------
    list of StatedDate
        In order of the text, without overlap; empty if it states none.

    Notes
    -----
    A weekday is the last one up to the day of publication, or the next one after it
    where *next*, *will* or the like stands shortly before it in the sentence. A month
    and day without a year is the nearest such day. Without a publication day only dates
    with a year are resolved; a weekday is still known to be that weekday. *Sunday* in a
    name such as *Bloody Sunday*, and years and months alone, are not told apart or not
    read: a date found is a clue, not a fact.

    Examples
    --------
    >>> [(d.wording, str(d.first_day)) for d in find_dates(
    ...     "They met on Tuesday, before the summit of July 7.", date(2017, 5, 3))]
    [('Tuesday', '2017-05-02'), ('July 7', '2017-07-07')]
    >>> [(d.first_day, d.weekday) for d in find_dates("They met on Tuesday.", None)]
    [(None, 1)]
    """
    found: list[StatedDate] = []
    reached = 0
    for match, kind in sorted(_matches(text), key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() < reached:
            continue
        stated = _resolve(match, kind, published)
        if stated is not None:
            found.append(stated)
            reached = match.end()
    return found


def _matches(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            yield match, kind


def _resolve(match: re.Match[str], kind: str, published: date | None) -> StatedDate | None:
    """Say which days are meant; None if there is no such day."""
    if kind == "weekday":
        weekday = WEEKDAYS.index(match["weekday"].lower())
        day = _find_weekday(match, weekday, published) if published else None
        return _state(match, day, day, weekday)
    if kind == "word":
        return _resolve_word(match, published)
    first = _find_day(match, match["day"], published)
    if first is None:
        return None
    last = _find_day(match, match["last"], published) if _has_last(match) else first
    if first == date.min:
        return _state(match, None, None, None)
    return _state(match, first, last if last and last > first else first)


def _has_last(match: re.Match[str]) -> bool:
    return bool(match.groupdict().get("last"))


def _find_weekday(match: re.Match[str], weekday: int, published: date) -> date:
    """Find the weekday before the day of publication, or after it."""
    back = (published.weekday() - weekday) % 7
    before = match.string[max(0, match.start() - _LOOK_BACK_CHARS) : match.start()]
    if match["which"] == "next" or (match["which"] is None and _AHEAD.search(before)):
        return published + timedelta(days=(7 - back) % 7)
    is_week_ago = match["which"] == "last" and back == 0
    return published - timedelta(days=7 if is_week_ago else back)


def _resolve_word(match: re.Match[str], published: date | None) -> StatedDate:
    if published is None:
        return _state(match, None, None, None)
    word = " ".join(match["word"].lower().split())
    if word == "last week":
        monday = published - timedelta(days=published.weekday() + 7)
        return _state(match, monday, monday + timedelta(days=6))
    if word == "last month":
        end = published.replace(day=1) - timedelta(days=1)
        return _state(match, end.replace(day=1), end)
    day = published + timedelta(days=_SHIFTS.get(word, 1))
    return _state(match, day, day)


def _find_day(match: re.Match[str], number: str, published: date | None) -> date | None:
    """Find a day of a month; `date.min` if the year is unknown, None if there is none."""
    name = match["month"]
    month = int(name) if name.isdigit() else _find_month(name)
    day = int(number)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if match["year"]:
        year = int(match["year"])
        return date(year, month, day) if day <= monthrange(year, month)[1] else None
    if published is None:
        return date.min
    years = [published.year + shift for shift in (-1, 0, 1)]
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    return min(days, key=lambda each: abs(each - published), default=None)


def _find_month(name: str) -> int:
    beginning = name.lower()[:3]
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(beginning))


def _state(
    match: re.Match[str], first: date | None, last: date | None, weekday: int | None = None
) -> StatedDate:
    if weekday is None and first is not None and first == last:
        weekday = first.weekday()
    wording = " ".join(match[0].split())
    return StatedDate(match.start(), match.end(), wording, first, last, weekday)
