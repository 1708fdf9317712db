"""Find names in an article: what the model sees and what the lists know, put together.

Works on plain words, so it can be read and tested without a language model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.annotation.aliases import Aliases, Phrase, Vocabulary, match_longest

LABELS = ("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "EVENT")
"""The types kept, in the order that breaks ties."""

_DETERMINERS = frozenset({"the", "The", "THE", "a", "A", "an", "An", "this", "This"})
_JOINERS = frozenset({"-", "/", ",", "and", "&", "'s", "'", "of", "the", "Special"})
_CUTS = frozenset(
    {'"', "(", ")", "[", "]", "\u2014", "/", ":", ";", "|", "\u2022", "...", "\u2026"}
)
_POSSESSIVES = frozenset({"'s", "'", "'S"})
_INNER = frozenset({"the", "of", "y", "e", "'s", "i"})
"""Small words inside a person's name, beside the particles: "Carlos the Jackal"."""
_NO_MARKS = frozenset('?@\ufffd<>=";:!|\u2026')
_PARTY_AND_STATE = re.compile(r"[DR]-[A-Z]")
_MAX_WORDS = 8


class Name(NamedTuple):
    """A name found in an article, as a half-open range of its words.

    Attributes
    ----------
    start, end : int
        The words.
    label : str
        Its type as the model or the list has it; empty if nobody says.
    phrase : Phrase or None
        The listed wording it is, if it is one.
    """

    start: int
    end: int
    label: str
    phrase: Phrase | None = None


@dataclass(frozen=True)
class ArticleWords:
    """The words of an article, in order, with what the model says of them.

    Attributes
    ----------
    article_id : str
        The article.
    words, pos : list of str
        Words and marks (marks normalised), and their universal part of speech.
    sentences : list of int
        The number of each word's sentence.
    start_chars, end_chars : list of int
        Where each word stands in ``text``.
    names : list of Name
        The spans the model takes for names, of any type.
    text : str
        The normalised text.
    """

    article_id: str
    words: list[str]
    pos: list[str]
    sentences: list[int]
    start_chars: list[int]
    end_chars: list[int]
    names: list[Name]
    text: str

    def surface(self, start: int, end: int) -> str:
        """Return the words of a range as they stand, white space made single."""
        return " ".join(self.text[self.start_chars[start] : self.end_chars[end - 1]].split())


def find_names(article: ArticleWords, aliases: Aliases) -> list[Name]:
    """Find the names of an article.

    Parameters
    ----------
    article : ArticleWords
        Its words, with the model's spans.
    aliases : Aliases
        The lists.

    Returns
    -------
    list of Name
        In order, without overlap. A listed wording wins over a model's span that
        says no more than it ("the G20 Summit" is G20), and loses against one that
        does ("Trump Tower" is not Trump).
    """
    listed = list(_listed_names(article, aliases))
    seen = {(name.start, name.end) for name in article.names}
    cleaned = list(_clean_names(article, aliases.words))
    seen |= {(name.start, name.end) for name in cleaned}
    listed = [
        name
        for name in listed
        if name.phrase and (name.phrase.strength != "cautious" or (name.start, name.end) in seen)
    ]
    kept = [part for name in cleaned for part in _settle(article, name, listed, aliases.words)]
    kept += [name for name in listed if _stands_alone(article, name, kept, aliases)]
    return _without_overlap(kept)


def _listed_names(article: ArticleWords, aliases: Aliases) -> Iterator[Name]:
    """Find listed wordings, longest first, within one sentence."""
    words, sentences, phrases = article.words, article.sentences, aliases.phrases
    i, n = 0, len(words)
    while i < n:
        found = None
        if words[i] in phrases:
            stop = i + 1
            while stop < n and sentences[stop] == sentences[i] and stop < i + _MAX_WORDS:
                stop += 1
            found = match_longest(words, i, stop, phrases[words[i]])
        if found is None:
            i += 1
            continue
        label = aliases.entities[found[1].entity_id].label
        yield Name(i, found[0], label, found[1])
        i = found[0]


def _clean_names(article: ArticleWords, vocabulary: Vocabulary) -> Iterator[Name]:
    """Trim the model's spans to names; drop what is none."""
    for name in article.names:
        if name.label not in LABELS:
            continue
        for start, end in _pieces(article.words, name, vocabulary):
            start, end = trim_span(article.words, start, end, name.label, vocabulary)
            if start < end and _is_name(article, start, end, name.label, vocabulary):
                yield Name(start, end, name.label)


def _pieces(words: Sequence[str], name: Name, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Cut a span at marks that no name holds, a person's at all that is no part of a name."""
    start = name.start
    inner = vocabulary.particles | _INNER
    for i in range(name.start, name.end):
        word = words[i]
        is_joined = "-" in words[max(i - 1, name.start) : i + 2]
        is_small = word.islower() and word not in inner and not is_joined
        is_between = word in {",", "&"} or is_small
        if word in _CUTS or (name.label == "PERSON" and is_between):
            yield start, i
            start = i + 1
    yield start, name.end


def trim_span(
    words: Sequence[str], start: int, end: int, label: str, vocabulary: Vocabulary
) -> tuple[int, int]:
    """Trim articles, small words, marks and possessives off a span; titles off a person."""
    while start < end and (
        words[start] in _DETERMINERS
        or not words[start][0].isalnum()
        or (words[start][0].islower() and words[start] not in vocabulary.particles)
        or (label == "PERSON" and words[start] in vocabulary.titles)
    ):
        start += 1
    while start < end and (
        words[end - 1] in _POSSESSIVES
        or not any(c.isalnum() for c in words[end - 1])
        or (words[end - 1] in vocabulary.heads and words[end - 1].islower())
    ):
        end -= 1
    return start, end


def _is_name(
    article: ArticleWords, start: int, end: int, label: str, vocabulary: Vocabulary
) -> bool:
    """Whether a trimmed span can be a name at all."""
    words = article.words[start:end]
    joined = "".join(words)
    if end - start > _MAX_WORDS or len(joined) < 2 or not _NO_MARKS.isdisjoint(joined):
        return False
    if not any(word[0].isupper() for word in words) or "www." in joined or "http" in joined:
        return False
    never = vocabulary.never if label == "NORP" else vocabulary.never | vocabulary.titles
    if tuple(words) in vocabulary.generic_bodies:
        return True
    if all(word in never for word in words) or _PARTY_AND_STATE.match(joined):
        return False
    is_proper = any(article.pos[i] == "PROPN" for i in range(start, end))
    if label == "PERSON":
        return is_proper and not any(c.isdigit() for c in joined)
    return is_proper or label == "NORP" or end - start > 1


def _settle(
    article: ArticleWords, name: Name, listed: Sequence[Name], vocabulary: Vocabulary
) -> list[Name]:
    """Decide between a model's span and the listed wordings that touch it."""
    touching = [x for x in listed if x.start < name.end and x.end > name.start]
    inner = [x for x in touching if x.start >= name.start and x.end <= name.end]
    if len(inner) < len(touching):
        return []  # a listed wording reaches beyond the span: it will be taken on its own
    if not inner:
        return [_without_head(article, name, vocabulary)]
    covered = {i for x in inner for i in range(x.start, x.end)}
    rest = [article.words[i] for i in range(name.start, name.end) if i not in covered]
    fillers = _JOINERS | vocabulary.titles | vocabulary.heads
    if all(word in fillers for word in rest):
        return [
            x._replace(label=name.label) if (x.start, x.end) == (name.start, name.end) else x
            for x in inner
        ]
    last = inner[-1]
    if name.label == last.label == "PERSON" and last.end == name.end and last.end - last.start > 1:
        return [last]  # a headline's verb before a full name: "Meets Jane Doe"
    is_pair = rest.count("-") == 1 and len(rest) == 2 and name.end - name.start == 3
    if is_pair:
        other = name.start if name.start not in covered else name.end - 1
        return [*inner, Name(other, other + 1, name.label)]
    return [name]


def _without_head(article: ArticleWords, name: Name, vocabulary: Vocabulary) -> Name:
    """Cut "Presidents" off "American Presidents" if the rest is a group named elsewhere."""
    end = name.end
    while end - name.start > 1 and article.words[end - 1] in vocabulary.heads:
        end -= 1
    if end == name.end or end - name.start > 1:
        return name
    groups = {
        article.words[x.start] for x in article.names if x.label == "NORP" and x.end - x.start == 1
    }
    is_group = article.words[name.start] in groups
    return Name(name.start, end, "NORP") if is_group else name


def _stands_alone(
    article: ArticleWords, name: Name, kept: Sequence[Name], aliases: Aliases
) -> bool:
    """Whether a listed wording that no kept name covers is a name of its own here."""
    if any(other.start < name.end and other.end > name.start for other in kept):
        return False
    is_short = name.phrase is not None and name.phrase.strength == "short"
    if name.end - name.start > 1 and not is_short:
        return True
    return not _has_capital_beside(article, name, aliases)


def _has_capital_beside(article: ArticleWords, name: Name, aliases: Aliases) -> bool:
    """Whether the next or last word may belong to the same, longer name."""
    words, vocabulary = article.words, aliases.words
    for i in (name.start - 1, name.end):
        if not 0 <= i < len(words) or article.sentences[i] != article.sentences[name.start]:
            continue
        word = words[i]
        is_known = word in vocabulary.titles or word in vocabulary.heads or word in aliases.phrases
        if article.pos[i] == "PROPN" and word[0].isupper() and not is_known:
            return True
    return False


def _without_overlap(names: Sequence[Name]) -> list[Name]:
    """Keep the longer of two names that share a word."""
    taken: set[int] = set()
    kept = []
    for name in sorted(names, key=lambda x: (x.start - x.end, x.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept)
