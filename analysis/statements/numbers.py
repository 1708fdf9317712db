"""Numbers that a statement gives, each with what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+")
_YEARS = range(1900, 2100)
_BELOW_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: dict[str, float] = {
    **{word: float(value) for value, word in enumerate(_BELOW_TWENTY)},
    **{word: 10.0 * (place + 2) for place, word in enumerate(_TENS)},
    **{
        f"{tens}-{ones}": 10.0 * (place + 2) + value + 1
        for place, tens in enumerate(_TENS)
        for value, ones in enumerate(_BELOW_TWENTY[1:10])
    },
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_PERCENT = {"%": "percent", "pct": "percent", "per": "percent", "percent": "percent"}
_MONEY = {"$": "$", "us$": "$", "\u20ac": "\u20ac", "\u00a3": "\u00a3"}
_MONTHS = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    )
)
_NOT_COUNTING = frozenset({"one"})
"""As in "no one", "one of": too seldom a count."""
_REACH = 3
"""Tokens after a number among which its unit is looked for."""


class Number(NamedTuple):
    """A number of a statement.

    Attributes
    ----------
    value : float
    unit : str
        What it counts: the noun that follows as a dictionary form, ``percent``, a
        currency sign, ``year``, ``day`` (of a month); empty if none is found.
    """

    value: float
    unit: str


def find_numbers(lemmas: Sequence[str], forms: Sequence[str], pos: Sequence[str]) -> list[Number]:
    """Find the numbers in the tokens of a statement.

    Parameters
    ----------
    lemmas, forms, pos : sequence of str
        Of each token.

    Returns
    -------
    list of Number
        In order of the text. Ordinals and "one" are none.

    Notes
    -----
    "two hours and 15 minutes" are two numbers. Whether a number is a limit ("more than") or an
    estimate is not read.

    Examples
    --------
    >>> find_numbers(["about", "1.5", "million", "voter"], ["about", "1.5", "million", "voters"],
    ...              ["ADV", "NUM", "NUM", "NOUN"])
    [Number(value=1500000.0, unit='voter')]
    """
    found = []
    at = 0
    while at < len(forms):
        value = _value(forms[at])
        if value is None:
            at += 1
            continue
        end = at + 1
        while end < len(forms) and forms[end] in _SCALES:
            value *= _SCALES[forms[end]]
            end += 1
        found.append(Number(value, _unit(at, end, value, lemmas, forms, pos)))
        at = end
    return found


def _value(form: str) -> float | None:
    """Read a token as a number."""
    if form in _NOT_COUNTING:
        return None
    if form in _WORDS:
        return _WORDS[form]
    match = _DIGITS.fullmatch(form.strip("$\u20ac\u00a3%"))
    return float(match.group().replace(",", "")) if match else None


def _unit(
    at: int,
    end: int,
    value: float,
    lemmas: Sequence[str],
    forms: Sequence[str],
    pos: Sequence[str],
) -> str:
    """Say what a number counts."""
    before = forms[at - 1] if at else ""
    if before in _MONEY or forms[at][0] in _MONEY:
        return _MONEY.get(before) or _MONEY[forms[at][0]]
    if forms[at].endswith("%") or (end < len(forms) and forms[end] in _PERCENT):
        return "percent"
    if before.rstrip(".") in _MONTHS:
        return "day"
    if end == at + 1 and forms[at].isdigit() and len(forms[at]) == 4 and int(value) in _YEARS:
        return "year"
    for place in range(end, min(end + _REACH, len(forms))):
        if pos[place] in {"NOUN", "PROPN"}:
            return lemmas[place]
        if pos[place] not in {"ADJ", "PUNCT", "ADV"} or forms[place] == ",":
            break
    return ""
