"""The persons of an event: who leads a state, who is named most, and for whom each acts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.annotation.aliases import Aliases
from analysis.annotation.guides import Guides
from analysis.annotation.referring.countries import Countries
from analysis.annotation.referring.lists import ReferringLists
from analysis.annotation.referring.reading import ReadArticle
from analysis.annotation.resolution import Mention
from analysis.annotation.sources.types import GOVERNMENT

HEAD_OF_STATE = "head of state"
STATE_TYPES = frozenset({GOVERNMENT, HEAD_OF_STATE, "military", "party", "unnamed official"})
"""Types of sources who act for a state."""

APART_SHARE = 0.05
"""Of all mentions of persons, from which on somebody counts for himself."""

_TIMES_AS_OFTEN = 3
_LOCAL = "-in-"
_LEADING = frozenset({"president", "prime minister", "leader", "chancellor"})


class Knowledge(NamedTuple):
    """What is known beside the articles."""

    guides: Guides
    lists: ReferringLists
    countries: Countries


class Persons:
    """What the articles of one event say of their persons.

    Parameters
    ----------
    articles : sequence of ReadArticle
        All articles of the event.
    knowledge : Knowledge
        The lists.

    Notes
    -----
    A person acts for the country that stands in a description beside the name, or for
    that of the person named there ("Roe, an adviser to Doe"); that of most mentions
    counts. The list of offices comes first.
    """

    def __init__(self, articles: Sequence[ReadArticle], knowledge: Knowledge) -> None:
        self.known, self.lists = knowledge, knowledge.lists
        self.n_mentions: Counter[str] = Counter()
        self.n_leading: Counter[str] = Counter()
        self.serving: set[str] = set()
        self._ties: dict[str, Counter[str]] = defaultdict(Counter)
        self._offices = dict(_list_rulers(knowledge.guides.aliases, knowledge.countries))
        named: Counter[str] = Counter()
        for article in articles:
            for mention in article.mentions:
                if mention.label == "PERSON":
                    self._note(article, mention)
                else:
                    surface = article.words.surface(mention.start, mention.end)
                    named[knowledge.countries.of(mention.entity_id, surface)] += 1
        self._bearers = dict(self._find_bearers())
        for local, person in self._bearers.items():
            self.n_mentions[person] += self.n_mentions[local]
        named.update({country: 0 for country in named})
        for person, n in self.n_mentions.items():
            named[self.country_of(person)] += n
        named.pop("", None)
        self.countries = sorted(named)
        self.home = min(named, key=lambda country: (-named[country], country), default="")
        self.rulers = dict(self._find_rulers())

    def same(self, entity_id: str) -> str:
        """Return the person whom an open surname means in this event; else the same."""
        return self._bearers.get(entity_id, entity_id)

    def is_apart(self, person: str) -> bool:
        """Whether a person counts for himself: a ruler, or one of those named most."""
        return (
            self.n_leading[person] > 0
            or person in self._offices
            or self.n_mentions[person] >= APART_SHARE * sum(self.n_mentions.values())
        )

    def country_of(self, entity_id: str, seen: tuple[str, ...] = ()) -> str:
        """Return the country that a person acts for; empty if the articles do not tell."""
        if entity_id in self._offices:
            return self._offices[entity_id]
        ties = self._ties.get(entity_id)
        if ties is None:
            return entity_id if entity_id in self.known.countries.known.values() else ""
        for tie in sorted(ties, key=lambda tie: (-ties[tie], tie)):
            found = "" if tie in seen else self.country_of(tie, (*seen, entity_id))
            if found:
                return found
        return ""

    def _note(self, article: ReadArticle, mention: Mention) -> None:
        """Note what stands beside a person's name."""
        person, nouns = mention.entity_id, article.nouns
        self.n_mentions[person] += 1
        head = nouns.head(mention.start, mention.end)
        titles = nouns.words_before(head)
        for at in nouns.descriptions(head):
            other = nouns.mention_at.get(at)
            if at != head and other is not None and other.label == "PERSON":
                continue
            tie = next(self._ties_of(article, at, person), "")
            if tie:
                self._ties[person][tie] += 1
            if at != head:
                titles = [*titles, *nouns.words_before(at), nouns.lemma(at)]
        if self.leads(titles):
            self.n_leading[person] += 1
        if any(self.type_at(titles, at) in STATE_TYPES for at in range(len(titles))):
            self.serving.add(person)

    def _ties_of(self, article: ReadArticle, at: int, person: str) -> Iterator[str]:
        """Yield the countries and persons that a description names."""
        for owner in article.nouns.owned_by(at):
            if isinstance(owner, str):
                tie = owner
            else:
                surface = article.words.surface(owner.start, owner.end)
                tie = self.known.countries.of(owner.entity_id, surface) or owner.entity_id
            if tie != person:
                yield tie

    def leads(self, words: Sequence[str]) -> bool:
        """Whether words describe who leads a state."""
        plain = {word.lower() for word in words}
        return bool(plain & self.lists.rulers) and not plain & self.lists.not_rulers

    def type_at(self, words: Sequence[str], at: int) -> str:
        """Return the type of source that a word of a description stands for; else empty."""
        types = self.known.guides.source_types
        found = types.role_at(words, at) or types.body_at(words, at)
        return found.type if found is not None else ""

    def _find_bearers(self) -> Iterator[tuple[str, str]]:
        """Yield whom a surname that an article leaves open means in the event."""
        full = sorted(p for p in self.n_mentions if _LOCAL not in p)
        for local in sorted(p for p in self.n_mentions if _LOCAL in p):
            name = local.split(_LOCAL)[0]
            bearers = [p for p in full if name in p.split("-")]
            bearers.sort(key=lambda p: -self.n_mentions[p])
            n = [self.n_mentions[p] for p in bearers]
            if len(n) == 1 or (len(n) > 1 and n[0] >= _TIMES_AS_OFTEN * n[1]):
                yield local, bearers[0]

    def _find_rulers(self) -> Iterator[tuple[str, str]]:
        """Yield each country with the one of its rulers who is named most."""
        for person in sorted(self.n_mentions, key=lambda p: (self.n_mentions[p], p)):
            country = self.country_of(person)
            if country and (self.n_leading[person] or person in self._offices):
                yield country, person


def _list_rulers(aliases: Aliases, countries: Countries) -> Iterator[tuple[str, str]]:
    """Yield those who led a state by the list of offices, each with the country."""
    for wordings in aliases.roles.values():
        for words, holders in wordings:
            title = " ".join(word for word in words if word.islower())
            country = countries.of("", " ".join(words))
            if country and title in _LEADING:
                yield from ((holder.entity_id, country) for holder in holders)
