"""Decide who the source of each attribution is, and say by which rule.

Two ranges of words, "Tillerson" and "the secretary", are one source; a third, "a
spokesman for Tillerson", is another. An entity is given only where a rule that can be
named leads to one; else the words stand for themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from analysis.annotation.aliases import Aliases
from analysis.annotation.resolution import Mention, join_offices
from analysis.annotation.sources.antecedents import BODY, MANY, PERSON, Antecedents, Said
from analysis.annotation.sources.appositions import Appositions
from analysis.annotation.sources.descriptions import Descriptions
from analysis.annotation.sources.genders import is_family
from analysis.annotation.sources.introductions import Introductions
from analysis.annotation.sources.names import Names, join
from analysis.annotation.sources.pronouns import PERSONAL, SPEAKERS, Pronouns
from analysis.annotation.sources.relatives import before_relative
from analysis.annotation.sources.rules import NOBODY, SOMEBODY, Attributed, Source
from analysis.annotation.sources.spans import RELATIVES, Phrases, SourceSpan
from analysis.annotation.sources.types import SourceTypes, singular
from analysis.annotation.spans import ArticleWords

_ONE = frozenset({"a", "an", "one", "another", "the", "this", "that"})


def resolve_sources(
    article: ArticleWords,
    mentions: Sequence[Mention],
    attributions: Sequence[Attributed],
    *,
    aliases: Aliases,
    types: SourceTypes,
    day: date | None = None,
    subjects: Collection[int] = (),
) -> list[Source]:
    """Find who is meant by the source of each attribution.

    Parameters
    ----------
    article : ArticleWords
        Its words; line breaks in its text part its paragraphs.
    mentions : sequence of Mention
        From `analysis.annotation.resolution.resolve_names`.
    attributions : sequence of Attributed
        Of this article, in any order, in words of it.
    aliases : Aliases
        From `analysis.annotation.aliases.load_aliases`.
    types : SourceTypes
        From `analysis.annotation.sources.types.load_source_types`.
    day : date or None
        The day the article is about, for offices; None if unknown.
    subjects : collection of int
        The words that the model takes for subjects (nsubj, nsubjpass).

    Returns
    -------
    list of Source
        One per attribution, in the order handed in.

    Notes
    -----
    Where two or more share the words ("the Kremlin and the White House said"), the name
    gives all of them and ``entity_id`` is empty: the words belong to each and to none
    alone, so they are not added to any one's account.
    """
    mentions = join_offices(mentions)
    resolver = _Resolver(article, mentions, attributions, aliases, types, day, subjects)
    found: dict[int, Source] = {}
    late: dict[int, tuple[int, int]] = {}
    for i in sorted(range(len(attributions)), key=lambda i: _place(attributions[i])):
        span = attributions[i].source
        if span is not None and _is_speaker(article, span):
            late[i] = span
        else:
            found[i] = resolver.resolve(attributions[i])
    # "I" inside a quotation is whoever said it, which may stand after it.
    around = _sources_by_word(attributions, found) if late else {}
    found |= {i: resolver.speaker(span, around) for i, span in late.items()}
    return [found[i] for i in range(len(attributions))]


def _sources_by_word(
    attributions: Sequence[Attributed], found: Mapping[int, Source]
) -> dict[int, Source]:
    """Tell whose every attributed word is: of two around each other, the inner one's."""
    parts = [
        (start, end, source)
        for i, source in found.items()
        for start, end in attributions[i].contents
        if source.name
    ]
    parts.sort(key=lambda part: part[0] - part[1])
    return {i: source for start, end, source in parts for i in range(start, end)}


def _is_speaker(article: ArticleWords, span: tuple[int, int]) -> bool:
    """Whether a source is "I" or "we", and not the US."""
    word = article.words[span[0]]
    is_name = word.isupper() and len(word) > 1
    return span[1] - span[0] == 1 and word.lower() in SPEAKERS and not is_name


def _place(attribution: Attributed) -> int:
    """Say where an attribution stands: at its source, else its cue, else its content."""
    if attribution.source is not None:
        return attribution.source[0]
    if attribution.cue_head is not None:
        return attribution.cue_head
    return min((start for start, _ in attribution.contents), default=0)


class _Resolver:
    """The sources of one article."""

    def __init__(
        self,
        article: ArticleWords,
        mentions: Sequence[Mention],
        attributions: Sequence[Attributed],
        aliases: Aliases,
        types: SourceTypes,
        day: date | None,
        subjects: Collection[int],
    ) -> None:
        self.article = article
        self.aliases, self.types = aliases, types
        self.phrases = Phrases(article, mentions, types)
        self.introductions = Introductions(article, mentions, aliases, types, day)
        self.antecedents = Antecedents(article, self.introductions)
        self.pronouns = Pronouns(
            article, mentions, attributions, self.introductions, self.antecedents, subjects
        )
        self.names = Names(article, mentions, self.introductions, aliases, types)
        self.descriptions = Descriptions(
            self.phrases, self.introductions, self.antecedents, self.names, types
        )
        self.appositions = Appositions(self.phrases, aliases.words.titles)
        self.last_direct: tuple[int, Source] | None = None

    def resolve(self, attribution: Attributed) -> Source:
        """Resolve one attribution's source, and remember it."""
        span = attribution.source
        source = (
            self._continued(attribution)
            if span is None
            else self._resolve_words(span, attribution.contents)
        )
        if attribution.kind != "indirect" and attribution.contents:
            self.last_direct = (max(end for _, end in attribution.contents), source)
        return source

    def speaker(self, span: tuple[int, int], around: Mapping[int, Source]) -> Source:
        """Resolve "I" and "we" inside a quotation: whoever the quotation is from."""
        if span[0] in around:
            return around[span[0]]._replace(resolved_by="pronoun")
        return SOMEBODY

    def _continued(self, attribution: Attributed) -> Source:
        """Give a quotation without a cue to whoever spoke just before."""
        if attribution.cue_head is not None or attribution.kind != "direct":
            return NOBODY
        start = min((start for start, _ in attribution.contents), default=0)
        paragraphs = self.antecedents.paragraphs
        if self.last_direct is None:
            return NOBODY
        end, source = self.last_direct
        is_next = end <= start and paragraphs[start] - paragraphs[end - 1] in {0, 1}
        return source._replace(resolved_by="continuation") if is_next else NOBODY

    def _resolve_words(self, words: tuple[int, int], own: Sequence[tuple[int, int]]) -> Source:
        """Resolve the words of a source: one, or several joined by "and"."""
        spans = self.phrases.split(*words)
        if not spans:
            return NOBODY
        sources = [self._resolve_one(span, own) for span in spans]
        source = sources[0] if len(sources) == 1 else join(sources)
        stands_for = MANY if len(sources) > 1 else self._stands_for(spans[0], source)
        head = "" if source.entity_id else self.phrases.lower[spans[0].head]
        self.antecedents.remember(Said(*words, head, stands_for, source, tuple(own)))
        return source

    def _stands_for(self, span: SourceSpan, source: Source) -> str:
        """Tell what a pronoun that takes the source up would be."""
        word = self.phrases.lower[span.head]
        if word in PERSONAL:
            return PERSONAL[word]
        mention = self.phrases.mention_at.get(span.head)
        if mention is not None and is_family(self.article, mention):
            return MANY
        if mention is not None and source.resolved_by not in {"in the name", "role"}:
            return {"PERSON": PERSON, "NORP": MANY}.get(mention.label, BODY)
        if source.entity_id or source.resolved_by == "in the name":
            return PERSON if source.resolved_by != "repeat" else BODY
        words = self.phrases.lower[span.start : span.end]
        at = span.head - span.start
        role, body = self.types.role_at(words, at), self.types.body_at(words, at)
        if role is None and body is None:
            is_group = singular(word) in self.types.groups
            return MANY if is_group else PERSON if source.is_named else ""
        if singular(word) != word or word == "people" or self.article.pos[span.head] == "PRON":
            return MANY
        return BODY if role is None else PERSON if role.is_person else MANY

    def _resolve_one(self, span: SourceSpan, own: Sequence[tuple[int, int]]) -> Source:
        """Resolve a source that is no joint one."""
        lower = self.phrases.lower
        core = lower[span.start : span.end]
        if len(core) == 1 and core[0] in PERSONAL:
            return self._pronoun(span, own)
        if len(core) == 1 and core[0] in RELATIVES | {"that"}:
            return self._relative(span, own)
        mention = self.phrases.mention_at.get(span.head)
        if mention is not None and self._is_one_of_many(span, mention):
            return self.descriptions.keep(span)
        if mention is not None:
            return self.names.show(mention)
        person = self._unmarked(span)
        if person is not None:
            return self.names.show(person)
        apposed = self.appositions.name_beside(span)
        if apposed is not None:
            return self.names.show(apposed)._replace(resolved_by="in the name")
        return self.descriptions.resolve(span)

    def _is_one_of_many(self, span: SourceSpan, mention: Mention) -> bool:
        """Whether a group's name means one unnamed member: "a Texas Democrat"."""
        first, last = self.phrases.lower[span.start], self.phrases.lower[span.head]
        return mention.label == "NORP" and first in _ONE and singular(last) == last

    def _pronoun(self, span: SourceSpan, own: Sequence[tuple[int, int]]) -> Source:
        """Resolve he, she, it, they."""
        said = self.pronouns.resolve(span.start, own, self.names.show)
        if said is None or said.source == SOMEBODY:
            return SOMEBODY
        self.pronouns.learn(span.start, said.source)
        return said.source._replace(resolved_by="pronoun")

    def _relative(self, span: SourceSpan, own: Sequence[tuple[int, int]]) -> Source:
        """Resolve "who" and "which" by the words just before."""
        before = before_relative(self.phrases, span.start)
        if before is None:
            return SOMEBODY
        return self._resolve_one(before, own)._replace(resolved_by="relative")

    def _unmarked(self, span: SourceSpan) -> Mention | None:
        """Find the person whose surname stands here unseen: "Roe: no deal" in a headline."""
        word = self.article.words[span.head]
        if span.end - span.start > 1 or not word[0].isupper():
            return None
        return self.names.bearer(word)
