"""Decide which entity each name of an article means, and say why.

A wrong merge is worse than a missed one: two persons made one falsify every number
about both, one person kept as two can be merged by a reader. So a name is merged only
by a rule that can be named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from analysis.annotation.aliases import Aliases, slug
from analysis.annotation.evidence import Bearer, Evidence, make_key
from analysis.annotation.roles import find_roles
from analysis.annotation.spans import LABELS, ArticleWords, Name, find_names

MERGE_RULES = {
    "same name": "These words are the entity's name.",
    "listed": "An alias list says that these words mean it.",
    "surname": "The article names one person in full who bears this surname.",
    "part of name": "The article has named one person in full whose name begins so.",
    "spelling": "The given name is another spelling of the same one.",
    "plural": "The plural of the same word.",
    "acronym": "The article gives these letters in brackets after the full name.",
    "country": "A body that most countries have, with its country just before it.",
    "role": "An office that one listed person held on the article's day; on an unknown day, "
    "the only one of its holders whom the article names. The country beside it counts by itself.",
    "this article": "Named in a way that many could bear: kept apart from other articles.",
}
"""The rules, in plain words; `merged_by` holds the key."""

_NEAR_SENTENCES = 1


class Mention(NamedTuple):
    """A name of an article, and the entity it means.

    Attributes
    ----------
    start, end : int
        Its words, half-open.
    label : str
        The entity's type.
    entity_id : str
        The entity.
    merged_by : str
        A key of `MERGE_RULES`.
    phrase : tuple of int
        Of an office, its words with those for the country, which are a mention of their
        own: "president" in "Russia's president". Empty for any other name.
    """

    start: int
    end: int
    label: str
    entity_id: str
    merged_by: str
    phrase: tuple[int, int] | tuple[()] = ()


def resolve_names(article: ArticleWords, aliases: Aliases, day: date | None) -> list[Mention]:
    """Resolve all names of an article.

    Parameters
    ----------
    article : ArticleWords
        The words, with the model's spans.
    aliases : Aliases
        The lists.
    day : date or None
        The day the article is about, for offices; None if unknown.

    Returns
    -------
    list of Mention
        In order, without overlap; empty if there is no name. In "the US president" the
        country is a mention of the country and the title one of the holder.
    """
    names = find_names(article, aliases)
    evidence = Evidence(article, aliases, names)
    resolver = _Resolver(article, aliases, evidence)
    names = sorted([*names, *evidence.unseen_surnames()])
    roles = find_roles(article, names, aliases, day)
    covered = {i for role in roles for i in range(role.start, role.end)}
    mentions = [
        Mention(
            *r.title, aliases.entities[r.entity_id].label, r.entity_id, "role", (r.start, r.end)
        )
        for r in roles
    ]
    mentions += [resolver.resolve_country(role.country) for role in roles]
    free = [name for name in names if covered.isdisjoint(range(name.start, name.end))]
    mentions += [resolver.resolve(name) for name in _join_countries(article, free, aliases)]
    return _settle_labels(sorted(mentions), aliases)


def join_offices(mentions: Sequence[Mention]) -> list[Mention]:
    """Widen the mention of each office to all its words, over the country's.

    Whoever reads what is said of persons reads "the president of Russia" as one phrase.

    Parameters
    ----------
    mentions : sequence of Mention
        From `resolve_names`.

    Returns
    -------
    list of Mention
        In order, without overlap: the countries within offices are left out.
    """
    offices = [m.phrase for m in mentions if m.phrase]
    covered = {i for start, end in offices for i in range(start, end)}
    joined = [m._replace(start=m.phrase[0], end=m.phrase[1]) for m in mentions if m.phrase]
    joined += [m for m in mentions if not m.phrase and m.start not in covered]
    return sorted(joined)


def _join_countries(article: ArticleWords, names: Sequence[Name], aliases: Aliases) -> list[Name]:
    """Join a body that most countries have with the country just before it."""
    joined: list[Name] = []
    for name in names:
        words = tuple(article.words[name.start : name.end])
        last = joined[-1] if joined else None
        if (
            words in aliases.words.generic_bodies
            and last is not None
            and last.end == name.start
            and last.label in {"NORP", "GPE"}
        ):
            joined[-1] = Name(last.start, name.end, "ORG")
        else:
            joined.append(name)
    return joined


class _Resolver:
    """Resolve the names of an article by what the article as a whole says about them."""

    def __init__(self, article: ArticleWords, aliases: Aliases, evidence: Evidence) -> None:
        self.article = article
        self.aliases = aliases
        self.evidence = evidence
        self.acronyms = {
            acronym: self.resolve_plain(name).entity_id for acronym, name in evidence.acronyms()
        }

    def resolve(self, name: Name) -> Mention:
        """Resolve one name."""
        words = self.evidence.words(name)
        listed_id = name.phrase.entity_id if name.phrase is not None else ""
        if self.acronyms.get(words, listed_id) != listed_id:
            return self._mention(name, self.acronyms[words], "acronym")
        if name.phrase is not None:
            return self._resolve_listed(name)
        is_person = self.evidence.is_person(name)
        if is_person and self.evidence.called(name) in self.evidence.bearers:
            return self._resolve_surname(name)
        begun = self.evidence.named_before(name)
        if is_person and len(begun) == 1:
            return self._mention(name._replace(label="PERSON"), begun.pop(), "part of name")
        return self.resolve_plain(name)

    def _resolve_listed(self, name: Name) -> Mention:
        """Resolve a listed wording, unless the article has another bearer of it."""
        assert name.phrase is not None
        entity_id = name.phrase.entity_id
        listed = self.aliases.entities[entity_id]
        is_person = listed.label == "PERSON"
        bearers = self.evidence.bearers.get(self.evidence.called(name), [])
        if not is_person and name.label == "PERSON" and bearers:
            return self._resolve_surname(name)
        if not is_person or name.phrase.strength == "always":
            is_name = self.article.surface(name.start, name.end) == listed.name
            why = "same name" if is_name else "listed"
            return Mention(name.start, name.end, listed.label, entity_id, why)
        if self.evidence.is_family(name):
            return self._local(name)
        others = [b for b in bearers if b.entity_id != entity_id]
        if others and not self._is_clearly(name, entity_id, others):
            is_family = listed.surname in self.aliases.families
            return self._local(name) if is_family else self._resolve_surname(name)
        is_named = any(b.entity_id == entity_id for b in bearers)
        return Mention(
            name.start, name.end, "PERSON", entity_id, "surname" if is_named else "listed"
        )

    def _is_clearly(self, name: Name, entity_id: str, others: Sequence[Bearer]) -> bool:
        """Whether a short name means the listed person although others bear it too."""
        words, sentence = self.article.words, self.article.sentences[name.start]
        short = words[name.start]
        presidents = {
            i
            for i, word in enumerate(words[1:], 1)
            if word == short and words[i - 1] == "President"
        }
        if name.start in presidents:
            return True
        bearers = self.evidence.bearers.get(self.evidence.called(name), [])
        if not presidents and not any(b.entity_id == entity_id for b in bearers):
            return False
        for other in others:
            distance = sentence - self.article.sentences[other.start]
            if other.start < name.start and distance <= _NEAR_SENTENCES:
                return False
        return True

    def _resolve_surname(self, name: Name) -> Mention:
        """Resolve a surname by the persons the article names in full."""
        who = {bearer.entity_id for bearer in self.evidence.bearers[self.evidence.called(name)]}
        if len(who) > 1 or self.evidence.is_family(name):
            return self._local(name)
        return self._mention(name._replace(label="PERSON"), who.pop(), "surname")

    def resolve_country(self, name: Name) -> Mention:
        """Resolve the country or people of an office: no person of that name is meant."""
        return self.resolve_plain(name) if name.phrase is None else self._resolve_listed(name)

    def resolve_plain(self, name: Name) -> Mention:
        """Resolve a name that means what it says."""
        words = self.evidence.words(name)
        if self.evidence.is_acronym(name):
            name = name._replace(label="ORG")
        is_lone_person = name.label == "PERSON" and len(words) == 1
        if is_lone_person or words in self.aliases.words.generic_bodies:
            return self._local(name)
        if name.phrase is not None:
            return self._mention(name, name.phrase.entity_id, "listed")
        entity_id, why = self._own_id(name)
        return self._mention(name, entity_id, why)

    def _own_id(self, name: Name) -> tuple[str, str]:
        """Make the key of a name that is not listed, and say by which rule."""
        entity_id, why = make_key(self.article, name, self.aliases)
        return entity_id, "country" if why == "same name" and self._is_joined(name) else why

    def _is_joined(self, name: Name) -> bool:
        """Whether the name is a body with its country or group before it."""
        words, groups = self.evidence.words(name), ("NORP", "GPE")
        return any(
            x.start == name.start
            and x.label in groups
            and words[x.end - x.start :] in self.aliases.words.generic_bodies
            for x in self.evidence.names
        )

    def _local(self, name: Name) -> Mention:
        """Keep a name that many could bear apart from other articles."""
        surface = self.article.surface(name.start, name.end)
        entity_id = f"{slug(surface) or 'name'}-in-{self.article.article_id}"
        label = (
            "ORG" if self.evidence.words(name) in self.aliases.words.generic_bodies else name.label
        )
        return Mention(name.start, name.end, label, entity_id, "this article")

    def _mention(self, name: Name, entity_id: str, why: str) -> Mention:
        listed = self.aliases.entities.get(entity_id)
        label = listed.label if listed is not None else name.label
        return Mention(name.start, name.end, label, entity_id, why)


def _settle_labels(mentions: Sequence[Mention], aliases: Aliases) -> list[Mention]:
    """Give all mentions of an entity in the article the type most of them have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        votes[mention.entity_id][mention.label] += 1
    settled = {
        entity_id: max(LABELS, key=votes[entity_id].__getitem__)
        for entity_id in votes
        if entity_id not in aliases.entities
    }
    return [m._replace(label=settled.get(m.entity_id, m.label)) for m in mentions]
