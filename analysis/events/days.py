"""Say on which day an event was, by what its reports state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import pandas as pd

from analysis.events.clues import HALF_WEIGHT_CHARS
from analysis.events.dates import find_dates

STATED_DAY_COLUMNS = (
    *("article_id", "start_char", "end_char", "wording"),
    *("first_day", "last_day", "weekday"),
)
MAX_DAYS_BACK = 31
"""A day longer before the first report's publication is what led to the event."""


def list_days(texts: Mapping[str, str], published: Mapping[str, date | None]) -> pd.DataFrame:
    """List the dates that articles state, with their places.

    Parameters
    ----------
    texts : mapping of str to str
        The text of each article.
    published : mapping of str to date or None
        The day each was published, where it is known.

    Returns
    -------
    DataFrame, one row per date stated
        ``article_id``, ``start_char`` and ``end_char`` (half-open), ``wording``,
        ``first_day`` and ``last_day`` (dates; None where not resolved) and ``weekday``
        (0 for Monday to 6, None where it is not one day). See
        `analysis.events.dates.find_dates`. Empty, with these columns, if none is.
    """
    rows = [
        (article_id, *stated)
        for article_id, text in texts.items()
        for stated in find_dates(text, published.get(article_id))
    ]
    stated_days = pd.DataFrame(rows, columns=STATED_DAY_COLUMNS, dtype=object)
    return stated_days.astype({"start_char": "int64", "end_char": "int64"})


def date_events(
    stated_days: pd.DataFrame,
    events: Mapping[str, int],
    published: Mapping[str, date | None],
) -> dict[int, date]:
    """Say which day most reports of an event state for it.

    Parameters
    ----------
    stated_days : DataFrame, one row per date stated
        From `list_days`.
    events : mapping of str to int
        The event of each article.
    published : mapping of str to date or None
        The day each was published, where it is known.

    Returns
    -------
    dict of int to date
        An event is missing where no report states a day that can be resolved.

    Notes
    -----
    Days weigh the more the nearer to the start they stand; a day after the last
    publication, or more than `MAX_DAYS_BACK` before the first, is none. It is the day
    most written about, which need not be the day it happened.
    """
    weights: dict[int, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    bounds = _bound(events, published)
    for row in stated_days.itertuples(index=False):
        event = events[row.article_id]
        first, last = bounds.get(event, (None, None))
        if row.first_day is None or row.first_day != row.last_day:
            continue
        is_late = last is not None and row.first_day > last
        is_early = first is not None and (first - row.first_day).days > MAX_DAYS_BACK
        if not is_late and not is_early:
            weights[event][row.first_day] += 1 / (1 + row.start_char / HALF_WEIGHT_CHARS)
    return {event: max(days, key=lambda day: (days[day], day)) for event, days in weights.items()}


def _bound(
    events: Mapping[str, int], published: Mapping[str, date | None]
) -> dict[int, tuple[date, date]]:
    """Give the first and last publication of each event that has one."""
    known: dict[int, list[date]] = defaultdict(list)
    for article_id, event in events.items():
        day = published.get(article_id)
        if day is not None:
            known[event].append(day)
    return {event: (min(days), max(days)) for event, days in known.items()}
