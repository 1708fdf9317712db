"""What an article has said so far, for whatever takes it up: "he", "the official".

Nothing is taken up across more than one paragraph, and nothing where two fit: a wrong
merge is worse than a missed one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from itertools import takewhile
from typing import NamedTuple

from analysis.annotation.sources.introductions import Introductions
from analysis.annotation.sources.offices import OFFICE
from analysis.annotation.sources.rules import Source
from analysis.annotation.spans import ArticleWords

PERSON, BODY, MANY = "person", "body", "many"


class Said(NamedTuple):
    """A source that was found, and where.

    Attributes
    ----------
    start, stop : int
        Its words.
    head : str
        Its main word in small letters; empty for a name.
    stands_for : str
        `PERSON`, `BODY` or `MANY`.
    source : Source
        The source.
    contents : tuple of tuple of int
        What is attributed to it.
    """

    start: int
    stop: int
    head: str
    stands_for: str
    source: Source
    contents: tuple[tuple[int, int], ...]


class Antecedents:
    """What an article has said so far, in the order of its words.

    Parameters
    ----------
    article : ArticleWords
        Its words; paragraphs are told by line breaks of its text.
    introductions : Introductions
        What it says that its persons are.
    """

    def __init__(self, article: ArticleWords, introductions: Introductions) -> None:
        self.introductions = introductions
        self.paragraphs = list(_paragraphs(article))
        self.said: list[Said] = []
        self.by_head: dict[str, list[Said]] = defaultdict(list)
        self.first_named: dict[str, int] = {}
        for i, mention in sorted(introductions.mention_at.items()):
            self.first_named.setdefault(mention.entity_id, i)

    def is_near(self, earlier: int, at: int) -> bool:
        """Whether a word stands in the same paragraph as another, or in the one before."""
        return 0 <= self.paragraphs[at] - self.paragraphs[earlier] <= 1

    def last(self, at: int, fits: Callable[[Said], bool]) -> Said | None:
        """Find the last source before a place, in this paragraph or the one before."""
        for said in reversed(self.said):
            if said.start < at and not self.is_near(said.start, at):
                return None
            if said.start < at and fits(said):
                return said
        return None

    def within(self, start: int, stop: int) -> list[Said]:
        """List the sources that begin in a range, in order."""
        later = takewhile(lambda said: said.start >= start, reversed(self.said))
        return [said for said in later if said.start < stop][::-1]

    def remember(self, said: Said) -> None:
        """Remember a source; they come in the order of their words."""
        self.said.append(said)
        self.by_head[said.head].append(said)

    def repeated(self, at: int, head: str) -> Said | None:
        """Find the earlier source that "the official" repeats: near, or the only one."""
        alike = self.by_head[head]
        if not alike:
            return None
        is_only = len({said.source.name for said in alike}) == 1
        return alike[-1] if is_only or self.is_near(alike[-1].start, at) else None

    def in_role(
        self, at: int, keys: Collection[str], needed: Collection[frozenset[str]], *, is_former: bool
    ) -> list[str]:
        """List the persons named so far who are introduced in a role.

        Those whom the article introduces come before those of whom only a list of
        offices knows it.

        Parameters
        ----------
        at : int
            Where the role is spoken of.
        keys : collection of str
            The roles it can mean.
        needed : collection of frozenset of str
            Names that stand with it, each in all its wordings; one of each must stand
            with the person's role too.
        is_former : bool
            Whether it speaks of a past office.
        """
        introduced, listed = [], []
        known = (self.introductions.roles, self.introductions.undated)
        for entity_id, roles in (item for table in known for item in table.items()):
            matching = [r for r in roles if r.key in keys and r.is_former == is_former]
            beside = frozenset().union(*(r.beside for r in matching))
            is_new = self.first_named.get(entity_id, at) >= at
            if not matching or is_new or any(map(beside.isdisjoint, needed)):
                continue
            if entity_id not in listed:
                listed.append(entity_id)
            if any(OFFICE < r.at < at for r in matching):
                introduced.append(entity_id)
        return introduced or listed


def _paragraphs(article: ArticleWords) -> Iterator[int]:
    """Yield the number of each word's paragraph: a line break before a word begins one."""
    number, end = 0, 0
    for start, stop in zip(article.start_chars, article.end_chars, strict=True):
        number += "\n" in article.text[end:start]
        end = stop
        yield number
