"""How numbers and days are written, the same on every page and in every finding."""

from __future__ import annotations

import pandas as pd


def percent(share: float, decimals: int = 0) -> str:
    """Write a share as a percentage; a small one that is not none as ``under 1%``.

    Where a difference stands beside the shares it was made from, all need a decimal:
    rounded shares would seem not to add up.

    Examples
    --------
    >>> percent(0.264), percent(0.264, 1), percent(0.001), percent(0.0)
    ('26%', '26.4%', 'under 1%', '0%')
    """
    if not decimals and 0 < share < 0.005:
        return "under 1%"
    return f"{share * 100:.{decimals}f}%"


def long_date(event_id: str) -> str:
    """Write an ISO day in words; another text is returned as it is.

    Examples
    --------
    >>> long_date("2017-07-07"), long_date("")
    ('7 July 2017', '')
    """
    try:
        day = pd.Timestamp(event_id)
    except ValueError:
        return event_id
    return "" if pd.isna(day) else f"{day.day} {day:%B %Y}"


_WORDS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def count_word(number: int, noun: str) -> str:
    """Write a count with its noun, in words up to twelve.

    Examples
    --------
    >>> count_word(1, "event"), count_word(5, "outlet"), count_word(40, "outlet")
    ('one event', 'five outlets', '40 outlets')
    """
    word = _WORDS[number] if number < len(_WORDS) else f"{number:,}"
    return f"{word} {noun if number == 1 else _plural(noun)}"


def count(number: int, noun: str) -> str:
    """Write a count with its noun, in figures.

    Examples
    --------
    >>> count(1, "article"), count(2830, "word")
    ('1 article', '2,830 words')
    """
    return f"{number:,} {noun if number == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
