"""Lines: a file's text as numbered lines, and what the form of a line says about it.

Cleaning goes by form and place first: a sentence of reporting is long, has lower-case
words and ends in a full stop; a label is short and does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

MAX_WRAP_CHARS = 120
"""A file whose longest line is longer was not wrapped by hand or by a mail program."""
MIN_PROSE_WORDS = 5
MIN_CASELESS_CHARS = 40
MIN_UNPUNCTUATED_WORDS = 9
"""A line without a full stop is prose only if it is this long and has a finite verb."""
MAX_LABEL_WORDS = 3
MAX_HEADLINE_WORDS = 25
MAX_TITLE_WORDS = 16
"""A line without a full stop that has more words is no title of another article."""

_WORD = re.compile(r"[^\W_][\w'\u2019.-]*")
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*$")
# Holds or ends a sentence, ends as running text does, or opens with a day as an item of a
# programme does.
_RUNS_ON = re.compile(
    r"(?:[^\W_]{3}[.!?]|[^\W_][!?])[\"'\u201d\u2019)]*(?:\s|[\u2013\u2014-]|$)"
    r"|[,;:\u2014\"'\u201d\u2019]$"
    r"|^(?:\d{1,2}\s)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+"
    r"\d{1,2}\b(?!,?\s+\d{4})",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"[.\u2026][\"'\u201d\u2019)\]]*$|[\"\u201d]$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|does|did"
    r"|said|says|told|added|called|met|made|took|came|went|began)\b"
)
_FUNCTION_WORD = re.compile(
    r"\b(?:the|a|an|of|to|in|that|his|her|their|its|by|for|with|it|he|she|they"
    r"|this|these|those|there|some|which|who|though)\b"
)


@dataclass(frozen=True)
class Line:
    """A line that is not blank: its number in the file, from 1, and its words."""

    number: int
    text: str

    @cached_property
    def n_words(self) -> int:
        """Words: runs that start with a letter or digit."""
        return len(_WORD.findall(self.text))

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return _SENTENCE_END.search(self.text) is not None

    @cached_property
    def is_label(self) -> bool:
        """Whether the line has the form of a label: a few words that stop as no text does."""
        return self.n_words <= MAX_LABEL_WORDS and self.is_title

    @cached_property
    def is_title(self) -> bool:
        """Whether the line may be a label or a title: short, and not running on or ending."""
        return (
            not self.ends_sentence
            and self.n_words <= MAX_TITLE_WORDS
            and not self.text[0].islower()
            and self.text[0] not in '"\u201c'
            and not _RUNS_ON.search(self.text)
            and not self.is_prose
        )

    @cached_property
    def is_finite(self) -> bool:
        """Whether a common finite verb and a function word stand in the line."""
        return bool(_FINITE.search(self.text)) and bool(_FUNCTION_WORD.search(self.text))

    @cached_property
    def is_prose(self) -> bool:
        """Whether the line reads as running text rather than as a label or a headline."""
        words = _WORD.findall(self.text)
        n_lower = sum(word[0].islower() for word in words)
        if n_lower * 3 < len(words) and not _has_case(self.text):
            return len(self.text) >= MIN_CASELESS_CHARS
        if self.ends_sentence:
            return len(words) >= MIN_PROSE_WORDS and n_lower * 3 >= len(words)
        return len(words) >= MIN_UNPUNCTUATED_WORDS and n_lower * 3 >= len(words) and self.is_finite

    @cached_property
    def is_firm(self) -> bool:
        """Whether the line is running text even where titles stand in a row."""
        return self.is_prose and (self.ends_sentence or self.n_words > MAX_TITLE_WORDS)

    @cached_property
    def is_link_like(self) -> bool:
        """Whether the line may be a link in a list: as a title, perhaps with a verb."""
        return (
            not self.ends_sentence
            and self.n_words <= MAX_TITLE_WORDS
            and self.text[0].isalpha()
            and not _RUNS_ON.search(self.text)
        )

    @cached_property
    def may_be_headline(self) -> bool:
        """Whether running text may yet be a headline: not too long, no full stop."""
        return self.n_words <= MAX_HEADLINE_WORDS and not _FULL_STOP.search(self.text)


def _has_case(text: str) -> bool:
    """Say whether a text is mostly in a script with upper and lower case."""
    n_letters = sum(char.isalpha() for char in text)
    return sum(char.isupper() or char.islower() for char in text) * 2 >= n_letters


def split_lines(text: str) -> list[Line]:
    r"""Split a guarded text into its lines; blank ones are left out.

    A text that was wrapped at a fixed width becomes one line per paragraph.

    Examples
    --------
    >>> [line.text for line in split_lines("One.\n\n Two. ")]
    ['One.', 'Two.']
    """
    numbered = [Line(i, raw.strip()) for i, raw in enumerate(text.split("\n"), start=1)]
    width = _wrap_width(numbered)
    blocks = _split_blocks(numbered)
    if width == 0:
        return [line for block in blocks for line in block]
    return [line for block in blocks for line in _unwrap(block, width)]


def _split_blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank lines."""
    block: list[Line] = []
    for line in lines:
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _wrap_width(lines: list[Line]) -> int:
    """Find the width at which a text was wrapped; 0 if it was not.

    A wrapped line is full: the first word of the next one would not have fitted. That
    holds for nearly all line breaks within paragraphs only if the text was wrapped.
    """
    width = max((len(line.text) for line in lines), default=0)
    if not 40 <= width <= MAX_WRAP_CHARS:
        return 0
    breaks = [
        _is_full(upper, lower, width)
        for block in _split_blocks(lines)
        for upper, lower in pairwise(block)
    ]
    return width if len(breaks) >= 3 and sum(breaks) >= 0.6 * len(breaks) else 0


def _is_full(upper: Line, lower: Line, width: int) -> bool:
    """Say whether the next line's first word would not have fitted any more."""
    return len(upper.text) + 1 + len(lower.text.split(maxsplit=1)[0]) > width


def _unwrap(block: list[Line], width: int) -> Iterator[Line]:
    """Join the lines of a paragraph that were parted only for want of room."""
    joined = block[0]
    for upper, lower in pairwise(block):
        if _is_full(upper, lower, width):
            joined = Line(joined.number, f"{joined.text} {lower.text}")
        else:
            yield joined
            joined = lower
    yield joined
