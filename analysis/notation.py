"""How numbers and days are written, the same on every page and in every finding."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd


def percent(share: float, decimals: int = 0) -> str:
    """Write a share as a percentage; a small one that is not none as ``under 1%``.

    Where a difference stands beside the shares it was made from, all need a decimal:
    rounded shares would seem not to add up.

    Examples
    --------
    >>> percent(0.264), percent(0.264, 1), percent(0.005), percent(0.0)
    ('26%', '26.4%', 'under 1%', '0%')
    """
    if not decimals and share > 0 and round(share * 100) == 0:
        return "under 1%"
    return f"{share * 100:.{decimals}f}%"


def one_in(rate: float) -> str:
    """Write a rate of errors in words that need no per cent: ``about 1 in 9``.

    Rates from one in five on are written with the nearest simple fraction.

    Raises
    ------
    ValueError
        If the rate is not between 0 and 1.

    Examples
    --------
    >>> one_in(0.11), one_in(0.004), one_in(0.029), one_in(0.25)
    ('about 1 in 9', 'fewer than 1 in 100', 'about 1 in 30', 'about 1 in 4')
    >>> one_in(0.64), one_in(0.97), one_in(0.0), one_in(1.0)
    ('about 2 in 3', 'nearly all', 'none', 'all')
    """
    if not 0 <= rate <= 1:
        msg = f"a rate is between 0 and 1, not {rate}"
        raise ValueError(msg)
    if rate in (0, 1):
        return "all" if rate else "none"
    if rate < 0.01:
        return "fewer than 1 in 100"
    if rate >= 0.9:
        return "nearly all"
    if rate >= 0.2:
        nearest = Fraction(rate).limit_denominator(5)
        return f"about {nearest.numerator} in {nearest.denominator}"
    number = round(1 / rate)
    return f"about 1 in {number if number <= 20 else round(number, -1)}"


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
