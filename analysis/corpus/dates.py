"""Dates: when an article was published, as far as its page or articles.csv says.

Only a time with a label ("First Published:", "Updated:") is the article's. A bare
date on a page is the day the page was saved; "6 years ago" is no date at all. A
clock time without a time zone is no point in time, so only its day is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

EARLIEST_YEAR = 1900
MAX_AHEAD_HOURS = 48
"""News is not from the future; two days allow for clocks and time zones."""

# Minutes east of UTC. Ambiguous ones are read as newspapers use them most: IST is India.
ZONE_MINUTES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "CET": 60, "WEST": 60, "CEST": 120,
    "EET": 120, "SAST": 120, "EEST": 180, "MSK": 180, "GST": 240, "PKT": 300, "IST": 330,
    "SGT": 480, "HKT": 480, "AWST": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
    "NZST": 720, "NZDT": 780, "EDT": -240, "EST": -300, "CDT": -300, "CST": -360,
    "MDT": -360, "MST": -420, "PDT": -420, "PST": -480,
}  # fmt: skip

_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_MONTH = r"(?P<{}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_FORMS = (
    _MONTH.format("month_a") + r"\s+" + _DAY.format("day_a") + r",?\s+(?P<year_a>\d{4})",
    _DAY.format("day_b") + r"\s+" + _MONTH.format("month_b") + r",?\s+(?P<year_b>\d{4})",
    r"(?P<year_c>\d{4})-(?P<month_c>\d{2})-(?P<day_c>\d{2})",
)
_DATE = re.compile(_WEEKDAY + "(?:" + "|".join(_FORMS) + r")(?!\d)", re.IGNORECASE)
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\b\.?)?\s*"
    r"(?P<zone>(?:GMT|UTC)?\s*[+-]\d{1,2}:?\d{2}\b|[A-Z]{1,4}\b)?"
)
_TIME = re.compile(r"\s*(?:[|,@T\u2013\u2014-]|at\b)?\s*" + _CLOCK, re.IGNORECASE)
_EARLY_TIME = re.compile(
    _WEEKDAY + _CLOCK.replace("[A-Z]{1,4}", "(?!" + "|".join(_MONTHS) + ")[A-Z]{1,4}")
    + r"(?:,|\s+on\b)?\s+(?=[a-z\d])",
    re.IGNORECASE,
)  # fmt: skip
_LABEL = re.compile(
    r"(?<![\w-])(?P<label>(?:first|originally)\s+published|last\s+(?:updated|modified)"
    r"|date\s+published|published|updated|posted|modified)"
    r"(?:\s+(?:on|at))?\s*[:|\u2013\u2014-]?\s+(?:on\s+)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})$")

Precision = Literal["minute", "day"]


@dataclass(frozen=True)
class Stated:
    """A publication time: the instant in UTC, how exact it is, and the day as printed."""

    at: datetime
    precision: Precision
    printed_day: date


@dataclass(frozen=True)
class Labelled:
    """A time with its label on a line of the page, and where on the line it stands."""

    stated: Stated
    is_update: bool
    start: int
    end: int


def read_iso(text: str, *, now: datetime | None = None) -> Stated | None:
    """Read an ISO date or time, such as articles.csv holds.

    Parameters
    ----------
    text : str
        ``2017-07-08`` or ``2017-07-08T02:54:00+05:30``.
    now : datetime, optional
        The latest plausible time is two days after this; the clock's if not given.

    Returns
    -------
    Stated or None
        None if it is no date, no such day exists, or it lies before 1900 or in the future.

    Examples
    --------
    >>> read_iso("2017-07-08T02:54:00+05:30").at.isoformat()
    '2017-07-07T21:24:00+00:00'
    >>> read_iso("2017-02-31") is None
    True
    """
    trimmed = text.strip()
    if not re.match(r"\d{4}-\d{2}-\d{2}(?:$|[T ]\d)", trimmed):
        return None
    try:
        read = datetime.fromisoformat(trimmed)
    except ValueError:
        return None
    return _state(read, is_exact=read.tzinfo is not None, now=now)


def find_labelled_date(line: str, *, now: datetime | None = None) -> Labelled | None:
    """Find the publication time that a line of a page states with a label.

    Returns
    -------
    Labelled or None
        None if the line has no label, no date behind it, or an implausible one.

    Examples
    --------
    >>> find_labelled_date("First Published: Jul 08 2017 | 2:54 AM IST").stated.at.isoformat()
    '2017-07-07T21:24:00+00:00'
    >>> find_labelled_date("Sep 29, 2020-Tuesday") is None
    True
    """
    for label in _LABEL.finditer(line):
        stated, end = _read_printed(line, label.end(), now)
        if stated is not None:
            is_update = label["label"].lower().split()[-1] in {"updated", "modified"}
            return Labelled(stated, is_update, label.start(), end)
    return None


def is_bare_date(line: str) -> bool:
    """Say whether a line holds a date, perhaps with weekday and time, and nothing else.

    Examples
    --------
    >>> is_bare_date("Sep 29, 2020-Tuesday")
    True
    >>> is_bare_date("On July 7, 2017 they met")
    False
    """
    found = _DATE.search(line) if len(line) <= 60 else None
    if found is None:
        return False
    rest = line[: found.start()] + _TIME.sub(" ", line[found.end() :], count=1)
    words = re.findall(r"[a-z]+", rest.lower())
    return all(re.match(r"(?:mon|tue|wed|thu|fri|sat|sun|am$|pm$|at$|on$)", w) for w in words)


def _read_printed(line: str, start: int, now: datetime | None) -> tuple[Stated | None, int]:
    """Read a date with the clock time before or behind it; also where it ends."""
    early = _EARLY_TIME.match(line, start)
    found = _DATE.match(line, early.end() if early else start)
    day = _read_day(found) if found else None
    if found is None or day is None:
        return None, start
    time = early or _TIME.match(line[found.end() :])
    if time is None:
        return _state(day, is_exact=False, now=now), found.end()
    moment, length = _read_clock(day, time)
    end = found.end() if early else found.end() + length
    return _state(moment, is_exact=moment.tzinfo is not None, now=now), end


def _read_day(found: re.Match[str]) -> datetime | None:
    """Read the day of a date found; None if there is no such day."""
    form = next(form for form in "abc" if found[f"year_{form}"])
    month = found[f"month_{form}"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        return datetime(int(found[f"year_{form}"]), number, int(found[f"day_{form}"]))
    except ValueError:
        return None


def _read_clock(day: datetime, time: re.Match[str]) -> tuple[datetime, int]:
    """Add a clock time to a day; without a known zone the day stays a day."""
    hour, minute = int(time["hour"]), int(time["minute"])
    if time["half"]:
        hour = hour % 12 + (12 if time["half"].lower().startswith("p") else 0)
    offset = _read_zone(time["zone"] or "")
    length = time.end() if offset is not None or not time["zone"] else time.start("zone")
    if offset is None or hour > 23 or minute > 59:
        return day, length
    zone = timezone(timedelta(minutes=offset))
    return day.replace(hour=hour, minute=minute, tzinfo=zone), length


def _read_zone(name: str) -> int | None:
    """Minutes east of UTC; None if the zone is not known."""
    offset = _OFFSET.search(name)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3])
        return (minutes if offset[1] == "+" else -minutes) if minutes <= 14 * 60 else None
    return ZONE_MINUTES.get(name.strip().upper())


def _state(read: datetime, *, is_exact: bool, now: datetime | None) -> Stated | None:
    """Turn a time read into UTC, unless no article can have been published then."""
    latest = (now or datetime.now(UTC)) + timedelta(hours=MAX_AHEAD_HOURS)
    if not EARLIEST_YEAR <= read.year <= latest.year:
        return None
    if not is_exact:
        at = datetime(read.year, read.month, read.day, tzinfo=UTC)
        return Stated(at, "day", read.date()) if at <= latest else None
    at = read.astimezone(UTC).replace(second=0, microsecond=0)
    return Stated(at, "minute", read.date()) if at <= latest else None
