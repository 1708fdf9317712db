"""A reader's own list of words: read from text, checked, and made into entries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.errors import InputError
from analysis.matching import Entry, split_words

OWN = "own"
"""The list's name, and the category of words that are in none."""
MAX_LIST_CHARS = 20_000
MAX_ENTRIES = 200
MAX_ENTRY_CHARS = 60
MAX_ENTRY_WORDS = 6
MAX_CATEGORIES = 12
MAX_CATEGORY_CHARS = 30

_CATEGORY = re.compile(r"[^\W\d_][\w -]*")
_ENTRY = re.compile(r"[^\W_][\w '-]*")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})


def read_word_list(text: str) -> tuple[Entry, ...]:
    r"""Read a reader's own words.

    Parameters
    ----------
    text : str
        One word or phrase a line, or ``category: word, word``. Blank lines and what
        follows a ``#`` are passed over. Capitals do not count.

    Returns
    -------
    tuple of Entry
        In the order written, each once; the group is the category, ``own`` where none is
        given. Empty if the text holds no word.

    Raises
    ------
    InputError
        If the text is longer than 20,000 characters, has more than 200 entries or 12
        categories, an entry is longer than 60 characters or 6 words or holds other signs
        than letters, figures, spaces, hyphens and apostrophes, a category is no name of
        30 characters at most, or two categories claim one word.

    Notes
    -----
    Words are counted and shown in their sentences. Nothing is scored: a list of good and bad
    words makes no measure of mood in news.

    References
    ----------
    Boukes, M. et al. (2020). What's the tone? Easy doesn't do it: analyzing performance and
    agreement between off-the-shelf sentiment analysis tools. Communication Methods and
    Measures 14(2), 83-104.

    Examples
    --------
    >>> [(entry.group, entry.text) for entry in read_word_list("truce # or\npeace: deal, talks")]
    [('own', 'truce'), ('peace', 'deal'), ('peace', 'talks')]
    >>> read_word_list("truce: ")
    Traceback (most recent call last):
    analysis.errors.InputError: Line 1 names a category and no word: write words after the colon.
    """
    if len(text) > MAX_LIST_CHARS:
        msg = (
            f"The list has {len(text):,} characters, and {MAX_LIST_CHARS:,} are the most: "
            "leave some words out."
        )
        raise InputError(msg)
    groups: dict[str, str] = {}
    for number, line in enumerate(text.translate(_QUOTES).splitlines(), start=1):
        for group, word in _read_line(line.split("#", 1)[0].strip(), number):
            if groups.setdefault(word, group) != group:
                msg = (
                    f"Line {number} puts {word!r} into {group!r}, but it stands in "
                    f"{groups[word]!r} already: leave it to one category."
                )
                raise InputError(msg)
    _check_sizes(groups)
    return tuple(Entry(word, group, OWN) for word, group in groups.items())


def _check_sizes(groups: dict[str, str]) -> None:
    """Refuse more than can be looked for, or shown."""
    for n_found, n_most, what in (
        (len(groups), MAX_ENTRIES, "words"),
        (len(set(groups.values())), MAX_CATEGORIES, "categories"),
    ):
        if n_found > n_most:
            msg = f"The list has {n_found} {what}, and {n_most} are the most: leave some out."
            raise InputError(msg)


def _read_line(line: str, number: int) -> Iterator[tuple[str, str]]:
    """Yield category and word of what a line lists."""
    if not line:
        return
    head, colon, rest = line.partition(":")
    group = _read_category(head, number) if colon else OWN
    words = [word for word in (rest if colon else line).split(",") if word.strip()]
    if not words:
        msg = f"Line {number} names a category and no word: write words after the colon."
        raise InputError(msg)
    for word in words:
        yield group, _read_entry(word, number)


def _read_category(text: str, number: int) -> str:
    name = " ".join(text.split()).lower()
    if len(name) > MAX_CATEGORY_CHARS or not _CATEGORY.fullmatch(name):
        msg = (
            f"Line {number} has no name of a category before the colon: write up to "
            f"{MAX_CATEGORY_CHARS} letters, figures, spaces and hyphens there."
        )
        raise InputError(msg)
    return name


def _read_entry(text: str, number: int) -> str:
    word = " ".join(text.split()).lower()
    if len(word) > MAX_ENTRY_CHARS or len(split_words(word)) > MAX_ENTRY_WORDS:
        msg = (
            f"Line {number} holds an entry of more than {MAX_ENTRY_CHARS} characters or "
            f"{MAX_ENTRY_WORDS} words: shorten it, or write one word or phrase a line."
        )
        raise InputError(msg)
    if not _ENTRY.fullmatch(word):
        msg = (
            f"Line {number} holds signs that no word has: write letters, figures, spaces, "
            "hyphens and apostrophes only."
        )
        raise InputError(msg)
    return word
