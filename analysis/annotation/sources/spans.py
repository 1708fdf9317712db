"""Take a source's words apart: the main word, what stands beside it, what joins two.

Works on words and parts of speech alone, so it can be read and tested without a model.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.annotation.resolution import Mention
from analysis.annotation.sources.types import SourceTypes, singular
from analysis.annotation.spans import ArticleWords

RELATIVES = frozenset({"who", "whom", "whose", "which"})
ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
POSSESSIVES = frozenset({"'s", "'", "'S"})
OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
MARKS = frozenset({",", "(", ")", ";", ":", "\u2014", "["})
_JOINING = frozenset({"and", "&"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_LOOSE_ENDS = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "AUX"})
_PARTITIVES = frozenset(
    {"one", "some", "many", "most", "several", "all", "both", "half", "few", "each", "any"}
    | {"majority", "number", "group", "dozen", "hundred", "thousand", "handful", "pair", "couple"}
    | {"two", "three", "four", "five", "six", "percent", "score", "member", "million", "host"}
)
_PERSONAL = frozenset({"he", "she", "they", "it"})
_BARE = frozenset({"people", "person", "those", "someone", "officials"})
_EXAMPLES = frozenset({"including", "like", "such"})
_MAX_WORDS = 6


class SourceSpan(NamedTuple):
    """A source's words, half-open.

    Attributes
    ----------
    start, stop : int
        All of them, without marks at either end.
    end : int
        Where the noun phrase ends that names it: what follows only adds to it.
    head : int
        Its main word.
    """

    start: int
    end: int
    head: int
    stop: int


class Phrases:
    """Take the sources of one article apart.

    Parameters
    ----------
    article : ArticleWords
        Its words.
    mentions : sequence of Mention
        Its names, resolved, in order.
    types : SourceTypes
        The words for roles and bodies.
    """

    def __init__(
        self, article: ArticleWords, mentions: Sequence[Mention], types: SourceTypes
    ) -> None:
        self.article, self.types = article, types
        self.lower = [word.lower() for word in article.words]
        self.mention_at: dict[int, Mention] = {
            i: mention for mention in mentions for i in range(mention.start, mention.end)
        }

    def take_apart(self, start: int, stop: int) -> SourceSpan | None:
        """Find the main word of a source's words; None if they hold only marks."""
        start, stop = self._trim(start, stop)
        if start >= stop:
            return None
        end = self._core_end(start, stop)
        head = self._head(start, end)
        is_part = singular(self.lower[head]) in _PARTITIVES and head not in self.mention_at
        if is_part and end + 1 < stop and self.lower[end] == "of":
            inner = self.take_apart(end + 1, stop)
            return inner._replace(start=start) if inner is not None else None
        return SourceSpan(start, end, head, stop)

    def _trim(self, start: int, stop: int) -> tuple[int, int]:
        """Trim marks and a possessive off the ends."""
        words = self.article.words
        while start < stop and (
            not words[start][0].isalnum()
            or (self.article.pos[start] == "ADP" and start not in self.mention_at)
        ):
            start += 1
        while start < stop and (
            words[stop - 1] in POSSESSIVES or not any(c.isalnum() for c in words[stop - 1])
        ):
            stop -= 1
        return start, stop

    def _core_end(self, start: int, stop: int) -> int:
        """Find where the noun phrase ends: at a mark, a verb, "of", "who" after a noun."""
        i, has_noun = start, False
        while i < stop:
            mention = self.mention_at.get(i)
            if mention is not None:
                i, has_noun = mention.end, True
                continue
            if i > start and self._cuts(i, stop, has_noun) and not self.is_in_role(start, i, stop):
                return i
            has_noun = has_noun or (self.article.pos[i] in NOUNS and self.lower[i] not in OWNERS)
            has_noun = has_noun and self.article.words[i] not in POSSESSIVES
            i += 1
        return stop

    def _cuts(self, i: int, stop: int, has_noun: bool) -> bool:
        """Whether the noun phrase ends before this word."""
        word, pos = self.lower[i], self.article.pos[i]
        if word in MARKS | RELATIVES or (has_noun and word in _SELVES | {"that"}):
            return True
        if not has_noun or word in POSSESSIVES or word == "-":
            return False
        if pos == "ADJ":
            return not self._leads_to_noun(i + 1, stop)
        is_compound = pos == "VERB" and self.lower[i - 1] == "-"
        return pos in {"ADP", "SCONJ", "AUX", "ADV", "DET", "VERB"} and not is_compound

    def is_in_role(self, start: int, i: int, stop: int) -> bool:
        """Whether a word stands within a role: the "of" in "secretary of state"."""
        role = self.types.role_at(self.lower[start:stop], i - start)
        return role is not None and role.start < i - start < role.end - 1

    def _leads_to_noun(self, i: int, stop: int) -> bool:
        """Whether a noun stands here, or after adjectives: "presidential hopeful Roe"."""
        while i < stop and self.article.pos[i] == "ADJ":
            i += 1
        return i < stop and self.article.pos[i] in {"NOUN", "PROPN"}

    def _head(self, start: int, end: int) -> int:
        """Find the main word of a noun phrase: its last noun, or its last word."""
        nouns = (i for i in range(end - 1, start - 1, -1) if self.article.pos[i] in NOUNS)
        return next(nouns, end - 1)

    def split(self, start: int, stop: int) -> list[SourceSpan]:
        """Split "Trump and Putin" in two; leave "intelligence and police officials" whole."""
        whole = self.take_apart(start, stop)
        if whole is None:
            return []
        limit = next((i for i in range(whole.end, stop) if self._is_told(i)), stop)
        parts = [self.take_apart(*piece) for piece in self._pieces(start, limit)]
        spans = [part for part in parts if part is not None]
        if len(spans) < 2 or not all(self._is_whole(a, b) for a, b in pairwise(spans)):
            return [whole]
        return spans

    def _is_told(self, i: int) -> bool:
        """Whether a word begins what is only told of a source, or an example of it."""
        is_verb = self.article.pos[i] in {"VERB", "AUX"}
        return is_verb or self.lower[i] in RELATIVES | _EXAMPLES | {"that"}

    def _pieces(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Cut at "and"; and at commas in a list of names that ends with "and"."""
        ands = [
            i for i in range(start, stop) if self.lower[i] in _JOINING and i not in self.mention_at
        ]
        cuts = {*ands, *(i for i in range(start, max(ands, default=start)) if self._is_item(i))}
        for cut in sorted(cuts):
            yield start, cut
            start = cut + 1
        yield start, stop

    def _is_item(self, i: int) -> bool:
        """Whether a comma stands before a name that is an item of a list by itself."""
        mention = self.mention_at.get(i + 1) if self.lower[i] == "," else None
        if mention is None or mention.end >= len(self.lower):
            return False
        return self.lower[mention.end] in {",", *_JOINING}

    def _is_whole(self, first: SourceSpan, second: SourceSpan) -> bool:
        """Whether two joined parts are a source each."""
        one, other = self.mention_at.get(first.head), self.mention_at.get(second.head)
        opens = self.lower[second.start]
        is_apart = opens in ARTICLES or opens in OWNERS or other is not None
        if first.end < first.stop and self.lower[first.end] in MARKS:
            # "Roe, a friend and adviser" is one, "Roe, his lawyer, and Doe" are two.
            return other is not None and other.label == "PERSON"
        if first.end < first.stop:
            # "Roe of Texas and Doe" are two, "sources in Moscow and Kyiv" are no two.
            return one is not None and other is not None and other.label == "PERSON"
        if one is not None:
            # "White House and Pentagon officials" are officials; "Putin and aides" are two.
            return one.label == "PERSON" or is_apart
        word = self.lower[first.head]
        is_speaker = word in _PERSONAL or bool(
            self.types.role_at(self.lower[first.start : first.end], first.head - first.start)
            or self.types.body_at(self.lower[first.start : first.end], first.head - first.start)
        )
        return is_speaker and (is_apart or singular(word) != word)

    def describe(self, span: SourceSpan) -> str:
        """Word an unnamed source the same way wherever it stands.

        Leading articles, relative clauses and everything after the sixth word are left
        out; a capital that only begins a sentence is made small where the word is known.
        """
        start, stop = self._trim(*self._described(span))
        if start >= stop:
            return ""
        wording = self.article.surface(start, stop)
        first = singular(self.lower[start])
        is_known = (
            (first,) in self.types.persons or (first,) in self.types.bodies or first in _PARTITIVES
        )
        is_plain = self.article.words[start][1:].islower() and self._opens(start)
        if is_known and is_plain and start not in self.mention_at:
            return wording[0].lower() + wording[1:]
        return wording

    def _described(self, span: SourceSpan) -> tuple[int, int]:
        """Choose the words that describe a source."""
        start = span.start
        while start < span.head and self.lower[start] in ARTICLES:
            start += 1
        stop = next((i for i in range(span.head + 1, span.stop) if self._ends(i)), span.stop)
        start = max(start, span.head - _MAX_WORDS + 1)
        if stop - start > _MAX_WORDS:
            stop = max(start + _MAX_WORDS, span.head + 1)
        while stop > span.head + 1 and self.article.pos[stop - 1] in _LOOSE_ENDS:
            stop -= 1
        return start, stop

    def _ends(self, i: int) -> bool:
        """Whether a description ends before this word."""
        word = self.lower[i]
        if word in _EXAMPLES:
            return True
        # "People briefed on the talks" would say nothing without the verb.
        is_bare = self.lower[i - 1] in _BARE and not word.endswith("ing")
        is_clause = self.article.pos[i] in {"AUX", "VERB"} and not is_bare
        return word in MARKS or word in RELATIVES or word == "that" or is_clause

    def _opens(self, i: int) -> bool:
        """Whether a word opens a sentence or a quotation, and so has its capital from it."""
        sentences = self.article.sentences
        return (
            i == 0
            or sentences[i] != sentences[i - 1]
            or not self.article.words[i - 1][0].isalnum()
            or (self.lower[i - 1] in ARTICLES and self._opens(i - 1))
        )
