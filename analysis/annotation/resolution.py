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

from analysis.annotation.aliases import Aliases, Words, slug
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
    "role": "An office that one listed person held on the article's day.",
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
    """

    start: int
    end: int
    label: str
    entity_id: str
    merged_by: str


class _Bearer(NamedTuple):
    """A person named in full: where, and who."""

    start: int
    entity_id: str


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
        In order, without overlap; empty if there is no name.
    """
    names = find_names(article, aliases)
    resolver = _Resolver(article, aliases, names)
    names = sorted([*names, *resolver.unseen_surnames()])
    roles = find_roles(article, names, aliases, day)
    covered = {i for role in roles for i in range(role.start, role.end)}
    mentions = [
        Mention(r.start, r.end, aliases.entities[r.entity_id].label, r.entity_id, "role")
        for r in roles
    ]
    free = [name for name in names if covered.isdisjoint(range(name.start, name.end))]
    mentions += [resolver.resolve(name) for name in _join_countries(article, free, aliases)]
    return _settle_labels(sorted(mentions), aliases)


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
    """What the article as a whole says about its names."""

    def __init__(self, article: ArticleWords, aliases: Aliases, names: Sequence[Name]) -> None:
        self.article = article
        self.aliases = aliases
        self.names = names
        self.bearers: dict[Words, list[_Bearer]] = defaultdict(list)
        self.begun: dict[Words, list[_Bearer]] = defaultdict(list)
        self.person_words: set[Words] = set()
        for name in names:
            self._note_person(name)
        self.acronyms = dict(self._find_acronyms())

    def words(self, name: Name) -> Words:
        return tuple(self.article.words[name.start : name.end])

    def _note_person(self, name: Name) -> None:
        """Remember a person named in full under the surname."""
        words = self.words(name)
        if name.phrase is not None:
            listed = self.aliases.entities[name.phrase.entity_id]
            if listed.label == "PERSON" and name.phrase.strength == "always":
                bearer = _Bearer(name.start, name.phrase.entity_id)
                self.bearers[tuple(listed.surname.split())].append(bearer)
                self.begun[words[:1]].append(bearer)
        elif name.label == "PERSON":
            vocabulary = self.aliases.words
            core = [w for w in words if w not in vocabulary.suffixes]
            if len(core) > 1:
                bearer = _Bearer(name.start, self._own_id(name)[0])
                self.bearers[(core[-1],)].append(bearer)
                self.begun[(core[0],)].append(bearer)
            else:
                self.person_words.add(words)

    def _find_acronyms(self) -> list[tuple[Words, str]]:
        """Find "Full Name (FN)" whose letters are the name's initials."""
        words = self.article.words
        found: list[tuple[Words, str]] = []
        for name in self.names:
            i = name.end
            if i + 2 >= len(words) or words[i] != "(" or words[i + 2] != ")":
                continue
            initials = "".join(w[0] for w in self.words(name) if w[0].isupper())
            if len(initials) > 1 and words[i + 1].replace(".", "") == initials:
                found.append(((words[i + 1],), self.resolve_plain(name).entity_id))
        return found

    def unseen_surnames(self) -> list[Name]:
        """Surnames of persons named in full that the model did not mark."""
        article, vocabulary = self.article, self.aliases.words
        singles = {words[0] for words in self.bearers if len(words) == 1}
        taken = {i for name in self.names for i in range(name.start, name.end)}
        marked = {i for name in article.names for i in range(name.start, name.end)}
        found: list[Name] = []
        for i, word in enumerate(article.words):
            if word not in singles or not word[0].isupper():
                continue
            has_title = i > 0 and article.words[i - 1] in vocabulary.titles
            if article.pos[i] != "PROPN" and not has_title:
                continue
            if i in taken or (i in marked and not has_title):
                continue
            beside = [j for j in (i - 1, i + 1) if 0 <= j < len(article.words)]
            if all(
                article.pos[j] != "PROPN" or article.words[j] in vocabulary.titles for j in beside
            ):
                found.append(Name(i, i + 1, "PERSON"))
        return found

    def resolve(self, name: Name) -> Mention:
        """Resolve one name."""
        words = self.words(name)
        if words in self.acronyms and name.phrase is None:
            return self._mention(name, self.acronyms[words], "acronym")
        if name.phrase is not None:
            return self._resolve_listed(name, words)
        is_person = name.label == "PERSON" or words in self.person_words
        if is_person and words in self.bearers:
            return self._resolve_surname(name, words)
        begun = {b.entity_id for b in self.begun.get(words, []) if b.start < name.start}
        if is_person and len(begun) == 1:
            return self._mention(name._replace(label="PERSON"), begun.pop(), "part of name")
        return self.resolve_plain(name)

    def _resolve_listed(self, name: Name, words: Words) -> Mention:
        """Resolve a listed wording, unless the article has another bearer of it."""
        assert name.phrase is not None
        entity_id = name.phrase.entity_id
        listed = self.aliases.entities[entity_id]
        is_person = listed.label == "PERSON"
        if not is_person and name.label == "PERSON" and words in self.bearers:
            return self._resolve_surname(name, words)
        if not is_person or name.phrase.strength == "always":
            is_name = self.article.surface(name.start, name.end) == listed.name
            why = "same name" if is_name else "listed"
            return Mention(name.start, name.end, listed.label, entity_id, why)
        others = [b for b in self.bearers.get(words, []) if b.entity_id != entity_id]
        if others and not self._is_clearly(name, entity_id, others):
            return self._local(name)
        is_named = any(b.entity_id == entity_id for b in self.bearers.get(words, []))
        return Mention(
            name.start, name.end, "PERSON", entity_id, "surname" if is_named else "listed"
        )

    def _is_clearly(self, name: Name, entity_id: str, others: Sequence[_Bearer]) -> bool:
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
        bearers = self.bearers.get(self.words(name), [])
        if not presidents and not any(b.entity_id == entity_id for b in bearers):
            return False
        for other in others:
            distance = sentence - self.article.sentences[other.start]
            if other.start < name.start and distance <= _NEAR_SENTENCES:
                return False
        return True

    def _resolve_surname(self, name: Name, words: Words) -> Mention:
        """Resolve a surname by the persons the article names in full."""
        who = {bearer.entity_id for bearer in self.bearers[words]}
        if len(who) > 1:
            return self._local(name)
        return self._mention(name._replace(label="PERSON"), who.pop(), "surname")

    def resolve_plain(self, name: Name) -> Mention:
        """Resolve a name that means what it says."""
        words = self.words(name)
        is_lone_person = name.label == "PERSON" and len(words) == 1
        if is_lone_person or words in self.aliases.words.generic_bodies:
            return self._local(name)
        if name.phrase is not None:
            return self._mention(name, name.phrase.entity_id, "listed")
        entity_id, why = self._own_id(name)
        return self._mention(name, entity_id, why)

    def _own_id(self, name: Name) -> tuple[str, str]:
        """Make the key of a name that is not listed, spelling and number made alike."""
        surface = self.article.surface(name.start, name.end)
        words, why = surface.split(), "same name"
        if name.label == "PERSON" and words[0] in self.aliases.words.given_names:
            usual = self.aliases.words.given_names[words[0]]
            why = "spelling" if usual != words[0] else why
            words[0] = usual
        elif name.label == "NORP" and _is_plural(words[-1]):
            words[-1], why = words[-1][:-1], "plural"
        elif self._is_joined(name):
            why = "country"
        entity_id = slug(" ".join(words)) or "name"
        listed = self.aliases.entities.get(entity_id)
        if listed is not None and (listed.label == "PERSON") != (name.label == "PERSON"):
            entity_id += "-person" if name.label == "PERSON" else "-other"
        return entity_id, why

    def _is_joined(self, name: Name) -> bool:
        """Whether the name is a body with its country or group before it."""
        words, groups = self.words(name), ("NORP", "GPE")
        return any(
            x.start == name.start
            and x.label in groups
            and words[x.end - x.start :] in self.aliases.words.generic_bodies
            for x in self.names
        )

    def _local(self, name: Name) -> Mention:
        """Keep a name that many could bear apart from other articles."""
        surface = self.article.surface(name.start, name.end)
        entity_id = f"{slug(surface) or 'name'}-in-{self.article.article_id}"
        label = "ORG" if self.words(name) in self.aliases.words.generic_bodies else name.label
        return Mention(name.start, name.end, label, entity_id, "this article")

    def _mention(self, name: Name, entity_id: str, why: str) -> Mention:
        listed = self.aliases.entities.get(entity_id)
        label = listed.label if listed is not None else name.label
        return Mention(name.start, name.end, label, entity_id, why)


def _is_plural(word: str) -> bool:
    """Whether a group's name is an English plural: Russians, but not Swiss or Hamas."""
    return len(word) > 4 and word.endswith("s") and word[-2] not in "siua" and word[0].isupper()


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
