"""The text guard: what every foreign text goes through before anything reads it.

Control characters and invisible characters can reorder what a reader sees or hide
words from a search; a run of thousands of marks without a space makes a tokeniser
quadratic. The guard takes out the former and splits the latter. It never composes
or decomposes characters: the guarded text is the one that is stored, and all
offsets point into it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_CHARS = 100_000
"""A longer text is rejected: a parser needs about 1 GB for each such stretch."""
MAX_RUN_CHARS = 100
"""A longer run without a space is split."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls, but tab and line ends
    "\xad"  # soft hyphen
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, overrides, isolates
    "\u180e\u200b-\u200d\u2060-\u2064\ufeff"  # zero-width characters and byte order mark
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # lone surrogates: cannot be written as UTF-8
    "\U000e0000-\U000e007f"  # invisible tags
    "]"
)
_LONG_RUN = re.compile(rf"(\S{{{MAX_RUN_CHARS}}})(?=\S)")


class Guarded(NamedTuple):
    """A text that is safe to store and to tokenise, and how often it was changed."""

    text: str
    n_guarded: int


def guard(text: str) -> Guarded:
    r"""Take out invisible characters and split over-long runs.

    Line ends of all kinds become ``\n``; that is not counted as a change.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Guarded
        The text, and the number of characters taken out plus spaces put in. The
        empty text stays empty. Guarding twice changes nothing more.

    Examples
    --------
    >>> guard("Pu\u200btin\u202e spoke")
    Guarded(text='Putin spoke', n_guarded=2)
    """
    lined = _LINE_ENDS.sub("\n", text)
    visible, n_dropped = _INVISIBLE.subn("", lined)
    split, n_split = _LONG_RUN.subn(r"\1 ", visible)
    return Guarded(split, n_dropped + n_split)


def guard_cell(text: str) -> str:
    """Take out invisible characters of a table's cell and put it on one line.

    Over-long runs stay whole, because an address or a file name may be one.
    """
    return " ".join(_INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)).split())
