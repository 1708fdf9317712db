"""Offices that stand for their holder: "the US president" on a given day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from analysis.annotation.aliases import Aliases, Holder, Words, match_longest
from analysis.annotation.spans import ArticleWords, Name

_LINKS = frozenset({"and", "&", ","})
_OF = frozenset({"of", "the"})


class RoleName(NamedTuple):
    """Words that name an office, and who held it.

    Attributes
    ----------
    start, end : int
        All of them, half-open: "Russia's foreign minister".
    title : tuple of int
        Those that mean the holder: "foreign minister".
    country : Name
        Those that name the country or its people: "Russia".
    entity_id : str
        The holder.
    """

    start: int
    end: int
    title: tuple[int, int]
    country: Name
    entity_id: str


def find_roles(
    article: ArticleWords, names: Sequence[Name], aliases: Aliases, day: date | None
) -> list[RoleName]:
    """Find offices that stand for their holder.

    Parameters
    ----------
    article : ArticleWords
        The words.
    names : sequence of Name
        The names found, in order.
    aliases : Aliases
        The lists, with offices.
    day : date or None
        The day the article is about. Where it is unknown, an office is taken for the
        only one of its holders whom the article names.

    Returns
    -------
    list of RoleName
        In order. An office counts only where it is definite ("the US president",
        "Russia's president", or joined to such a one by "and"), no name of a person
        stands beside it ("US President Donald Trump", "Putin, the Russian
        president"), and exactly one holder is listed for the day.
    """
    persons = {i for name in names if name.label == "PERSON" for i in (name.start, name.end)}
    named = {name.phrase.entity_id for name in names if name.phrase is not None}
    found: list[RoleName] = []
    for i, word in enumerate(article.words):
        wordings = aliases.roles.get(word) or aliases.roles.get(word.lower())
        match = _match(article, i, wordings) if wordings else None
        if match is None:
            continue
        wording, holders = match
        end = i + len(wording)
        if day is None:
            who = {h.entity_id for h in holders} & named
        else:
            who = {h.entity_id for h in holders if h.since <= day < h.until}
        last_end = found[-1].end if found else -1
        if len(who) == 1 and _is_definite(article, i, end, last_end, persons):
            title, country = _take_apart(i, wording, aliases)
            found.append(RoleName(i, end, title, country, who.pop()))
    return found


def _take_apart(start: int, wording: Words, aliases: Aliases) -> tuple[tuple[int, int], Name]:
    """Part an office's words into the title and the country, the only ones in capitals."""
    capitals = [i for i, word in enumerate(wording) if word[0].isupper()]
    first, last = capitals[0], capitals[-1] + 1
    is_before = first == 0
    if is_before:
        title = (last + (wording[last] == "'s"), len(wording))
    else:
        end = first
        while wording[end - 1] in _OF:
            end -= 1
        title = (0, end)
    words = wording[first:last]
    listed = match_longest(words, 0, len(words), aliases.phrases.get(words[0], []))
    phrase = listed[1] if listed is not None and listed[0] == len(words) else None
    is_people = is_before and title[0] == last
    label = aliases.entities[phrase.entity_id].label if phrase else "NORP" if is_people else "GPE"
    country = Name(start + first, start + last, label, phrase)
    return (start + title[0], start + title[1]), country


def _match(
    article: ArticleWords, start: int, wordings: Sequence[tuple[Words, tuple[Holder, ...]]]
) -> tuple[Words, tuple[Holder, ...]] | None:
    """Find the longest wording at ``start``; titles may stand in capitals."""
    for wording, holders in wordings:
        end = start + len(wording)
        words = article.words[start:end]
        if (
            len(words) == len(wording)
            and all(
                w in (x, x.lower()) or w.lower() == x for w, x in zip(words, wording, strict=True)
            )
            and article.sentences[start] == article.sentences[end - 1]
        ):
            return wording, holders
    return None


def _is_definite(
    article: ArticleWords, start: int, end: int, last_end: int, persons: set[int]
) -> bool:
    """Whether the office means its holder here, and nobody is named beside it."""
    words = article.words
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    is_possessive = "'s" in words[start:end]
    is_joined = before in _LINKS and last_end == start - 1
    if not (before.lower() == "the" or is_possessive or is_joined):
        return False
    if end in persons or after == "-" or (after == "," and end + 1 in persons):
        return False
    if after and article.pos[end] == "PROPN" and after[0].isupper():
        return False
    if _is_body_of(article, end):
        return False
    first = start - 1 if before.lower() == "the" else start
    return not (first and words[first - 1] == "," and first - 1 in persons)


def _is_body_of(article: ArticleWords, end: int) -> bool:
    """Whether a title in capitals begins a body's name: "the Roland President's Academy"."""
    title, rest = article.words[end - 1], article.words[end : end + 2]
    return (
        title[0].isupper()
        and len(rest) == 2
        and rest[0] in {"'s", "'"}
        and article.pos[end + 1] == "PROPN"
        and rest[1][0].isupper()
    )
