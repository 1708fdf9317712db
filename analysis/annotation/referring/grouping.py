"""Group phrases of the articles of one event by whom they mean, in a broad reading.

A broad reading takes whoever acts for a state as that state: its people, its bodies, its
officials, "the administration". Only its rulers and those who are named most stand for
themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.annotation.aliases import slug
from analysis.annotation.referring.families import Use, join_families
from analysis.annotation.referring.persons import STATE_TYPES, Knowledge, Persons
from analysis.annotation.referring.reading import ReadArticle, Span
from analysis.annotation.referring.vectors import Look
from analysis.annotation.resolution import Mention
from analysis.annotation.sources import Source
from analysis.annotation.sources.types import singular

FAMILY = "group: "
"""Before the key of a family of nouns, which no name explains."""

_CITIZEN = "citizen"
_ARTICLES = frozenset({"the", "a", "an"})
_ALONE = frozenset({"president", "chancellor", "premier", "prime minister"})
_DIRECTIONS = ("north", "south", "east", "west")


class _Phrase(NamedTuple):
    """A given phrase: its words without article, where its main word is, its type."""

    words: list[str]
    at: int
    kind: str
    name: Mention | None
    source: Source


def group_phrases(
    articles: Sequence[ReadArticle], knowledge: Knowledge, look: Look
) -> list[list[str]]:
    """Say whom each given phrase of an event means.

    Parameters
    ----------
    articles : sequence of ReadArticle
        All articles of the event.
    knowledge : Knowledge
        The lists.
    look : callable
        Vectors of words.

    Returns
    -------
    list of list of str
        For each article a key for each of its phrases: an entity, or `FAMILY` and a
        noun; empty where nothing is known. Phrases with one key mean the same.
    """
    event = _Event(articles, knowledge)
    keys: list[list[str]] = []
    uses: list[Use] = []
    places: list[tuple[int, int]] = []
    for number, article in enumerate(articles):
        keys.append([])
        for span, source in zip(article.spans, article.sources, strict=True):
            key = "" if span is None else event.key_of(article, span, source)
            if span is not None and not key:
                places.append((number, len(keys[-1])))
                uses.append(event.use_of(article, span))
            keys[-1].append(key)
    found = join_families(uses, knowledge.guides.source_types, look)
    for (number, place), noun in zip(places, found, strict=True):
        keys[number][place] = FAMILY + noun if noun else ""
    return keys


class _Event:
    """The articles of one event, read together."""

    def __init__(self, articles: Sequence[ReadArticle], knowledge: Knowledge) -> None:
        self.persons = Persons(articles, knowledge)
        self.known, self.lists = knowledge, knowledge.lists
        self.countries = knowledge.countries
        self.short = dict(_shortened(self.persons.countries))

    def key_of(self, article: ReadArticle, span: Span, source: Source) -> str:
        """Return whom a phrase means; empty if no rule leads to anybody."""
        phrase = self._describe(article, span, source)
        name, at = phrase.name, phrase.at
        entity_id = self.persons.same(source.entity_id or (name.entity_id if name else ""))
        if entity_id in self.persons.n_mentions:
            return self._person(entity_id)
        surface = article.words.surface(name.start, name.end) if name else ""
        key = self.countries.of(entity_id, surface) if entity_id else ""
        wording = " ".join(phrase.words)
        key = key or self.short.get(wording, "") or self.countries.of_wording(singular(wording))
        if key:
            return key
        owner = "" if phrase.kind == _CITIZEN else self._owner(article, at)
        ruler = self._ruler(article, phrase, owner)
        return ruler or owner or self._default(article, phrase) or entity_id

    def use_of(self, article: ReadArticle, span: Span) -> Use:
        """Describe a phrase that no name explains, for its family."""
        nouns = article.nouns
        open_words = self.lists.measures | self.lists.members
        at = nouns.counted(nouns.head(*span), open_words)
        lemma = nouns.lemma(at)
        return Use(
            article.words.article_id,
            lemma,
            tuple(nouns.compounds(at)),
            tuple(nouns.contents(at)),
            lemma in open_words,
        )

    def _describe(self, article: ReadArticle, span: Span, source: Source) -> _Phrase:
        """Take a phrase apart."""
        words = [word.lower() for word in article.words.words[slice(*span)]]
        at = article.nouns.head(*span)
        name = article.nouns.mention_at.get(at)
        kind = self.persons.type_at(words, at - span[0])
        if name is not None:
            kind = kind or self.known.guides.source_types.type_of_name(words)
        return _Phrase([word for word in words if word not in _ARTICLES], at, kind, name, source)

    def _person(self, person: str) -> str:
        """Return a person who counts for himself, else whom he acts for."""
        if self.persons.is_apart(person):
            return person
        home = self.persons.home if person in self.persons.serving else ""
        return self.persons.country_of(person) or home or person

    def _owner(self, article: ReadArticle, at: int) -> str:
        """Return the country that a phrase says it belongs to."""
        for owner in article.nouns.owned_by(at):
            if isinstance(owner, str):
                key = self.persons.country_of(owner) or self.countries.of(owner)
            elif self.persons.same(owner.entity_id) in self.persons.n_mentions:
                key = self.persons.country_of(self.persons.same(owner.entity_id))
            else:
                surface = article.words.surface(owner.start, owner.end)
                key = self.countries.of(owner.entity_id, surface)
            if key:
                return key
        return ""

    def _ruler(self, article: ReadArticle, phrase: _Phrase, owner: str) -> str:
        """Return the person whom "the Ruritanian leader", or "the president", means."""
        is_title = article.nouns.lemma(phrase.at) in self.lists.rulers | {"minister"}
        if not is_title or article.nouns.is_plural(phrase.at):
            return ""
        if owner:
            return self.persons.rulers.get(owner, "") if self.persons.leads(phrase.words) else ""
        rulers = set(self.persons.rulers.values())
        named = [m.entity_id for m in article.mentions if m.entity_id in rulers]
        is_alone = " ".join(phrase.words) in _ALONE
        return max(sorted(set(named)), key=named.count, default="") if is_alone else ""

    def _default(self, article: ReadArticle, phrase: _Phrase) -> str:
        """Return the country last named for "the country", the event's main one for a body."""
        if article.nouns.lemma(phrase.at) in self.lists.lands:
            before = [m for m in article.mentions if m.start < phrase.at and m.label != "PERSON"]
            named = (
                self.countries.of(m.entity_id, article.words.surface(m.start, m.end))
                for m in reversed(before)
            )
            return next(filter(None, named), "")
        return self.persons.home if phrase.kind in STATE_TYPES else ""


def _shortened(countries: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what "the North" means, where one country of the event is called so."""
    for direction in _DIRECTIONS:
        called = [country for country in countries if country.startswith(slug(direction) + "-")]
        if len(called) == 1:
            yield direction, called[0]
