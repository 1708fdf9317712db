"""Where a sentence may start: rules that hold the parser to what print shows.

The parser alone cuts headlines in two, starts sentences with a closing quotation
mark and runs on after "U.S.". Print gives better evidence than that: within one
paragraph a sentence starts after a full stop, question or exclamation mark, and
nowhere else. These rules say where a start is certain, where it is impossible, and
leave the rest to the parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import IDX, IS_SPACE, LENGTH, SENT_START

if TYPE_CHECKING:
    from spacy.tokens import Doc

COMPONENT = "sentence_starts"

START, OPEN, NO_START = 1, 0, -1

_ENDS = frozenset({".", "?", "!", "...", "…", "?!", "!!", "??", "....", ".."})
_CLOSERS = frozenset({'"', "'", "''", ")", "]"})
_OPENERS = frozenset({'"', "'", "(", "["})
_STARTERS = frozenset(
    {"The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "This", "That", "These"}
    | {"Those", "There", "But", "And", "In", "On", "At", "As", "If", "When", "While", "After"}
    | {"Before", "His", "Her", "Its", "Their", "Our", "For", "Since", "Although", "However"}
)
"""Words that begin sentences and hardly ever stand inside a name."""


def constrain_starts(words: Sequence[str], spaces: Sequence[bool]) -> list[int]:
    """Say for each word of a paragraph whether a sentence starts there.

    Parameters
    ----------
    words : sequence of str
        The words and marks of one paragraph.
    spaces : sequence of bool
        Whether a space follows each.

    Returns
    -------
    list of int
        ``START`` certainly, ``NO_START`` certainly not, ``OPEN`` for the parser to say.

    Notes
    -----
    A start needs an end mark before it, closing quotation marks and brackets
    stepped over. It is certain after a full stop and a space when a capital or an
    opening mark follows, and after an abbreviation with inner full stops ("U.S.")
    only when a word follows that begins sentences and not names ("The"). It is
    impossible before a small letter and before a closing mark. Names that hold a
    full stop ("Sen. Smith") are single words here, so their stop is no end mark.

    Examples
    --------
    >>> constrain_starts(["It", "ends", ".", '"', "He", "left", "."],
    ...                  [True, True, False, True, True, False, False])
    [1, -1, -1, -1, 1, -1, -1]
    """
    limits = [NO_START] * len(words)
    if words:
        limits[0] = START
    for i in range(1, len(words)):
        before = words[i - 1]
        if before in _ENDS or before in _CLOSERS:
            limits[i] = _after_mark(words, spaces, i)
        elif before[-1] == "." and _is_dotted(before):
            limits[i] = START if words[i] in _STARTERS and spaces[i - 1] else NO_START
        elif words[i] in {"The", "He", "She", "They", "It", "But"} and before[:1].isalpha():
            limits[i] = OPEN  # a full stop may be missing before it
    return limits


def _after_mark(words: Sequence[str], spaces: Sequence[bool], i: int) -> int:
    """Decide for a word after an end mark or a closing mark."""
    end = i - 1
    while end > 0 and words[end] in _CLOSERS and not spaces[end - 1]:
        end -= 1
    word = words[i]
    if words[end] not in _ENDS and not (end < i - 1 and _is_dotted(words[end])):
        return NO_START
    if word in _CLOSERS and not (spaces[i - 1] and word in _OPENERS):
        return NO_START
    first = _first_letter(words, i)
    if first.islower():
        return NO_START
    is_quotation = word in _OPENERS and not spaces[i]
    is_certain = is_quotation or (words[end] == "." and first.isupper())
    return START if is_certain and spaces[i - 1] else OPEN


def _first_letter(words: Sequence[str], i: int) -> str:
    """First character of the word at ``i``, opening marks stepped over."""
    while i < len(words) - 1 and words[i] in _OPENERS:
        i += 1
    return words[i][:1]


def _is_dotted(word: str) -> bool:
    """Whether the word is an abbreviation with inner full stops, such as U.S."""
    return word.count(".") > 1 and word.replace(".", "").isalpha()


def steer_sentence_starts(doc: Doc) -> Doc:
    """Hold the parser to `constrain_starts`."""
    # One array in, one out: asking each Token takes time with the square of the length.
    read = doc.to_array([IDX, LENGTH, IS_SPACE]).astype(np.int64).reshape(-1, 3)
    places = np.flatnonzero(read[:, 2] == 0)
    starts, ends = read[places, 0], read[places, 0] + read[places, 1]
    text = doc.text
    words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    spaces = [*(ends[:-1] < starts[1:]).tolist(), False]
    limits = np.full(len(doc), NO_START, dtype=np.int64)
    if words:
        limits[places] = constrain_starts(words, spaces)
    return doc.from_array([SENT_START], limits.astype(np.uint64))
