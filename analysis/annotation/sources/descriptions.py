"""Resolve descriptions: a role, a repeat, or words that stand for themselves."""

from __future__ import annotations

from analysis.annotation.sources.antecedents import Antecedents
from analysis.annotation.sources.introductions import FORMER, Introductions
from analysis.annotation.sources.kinds import is_named_body, type_of_wording
from analysis.annotation.sources.names import Names, join
from analysis.annotation.sources.rules import SOMEBODY, Source
from analysis.annotation.sources.spans import ARTICLES, OWNERS, POSSESSIVES, Phrases, SourceSpan
from analysis.annotation.sources.types import Role, SourceTypes, singular

_POINTING = frozenset({"PRON", "NUM", "DET"})
"""Parts of speech that only point at somebody: "two", "some of them"."""

_COUNTS = frozenset({"two", "both"})
_TOP = frozenset({"top", "chief"})
"""Words before a role that leave it what it is: the top diplomat is the foreign minister."""


class Descriptions:
    """The sources of one article that are described, not named.

    Parameters
    ----------
    phrases : Phrases
        Its words, taken apart.
    introductions : Introductions
        What it says of its persons.
    antecedents : Antecedents
        What it has said so far.
    names : Names
        Its named sources.
    types : SourceTypes
        The words for types.
    """

    def __init__(
        self,
        phrases: Phrases,
        introductions: Introductions,
        antecedents: Antecedents,
        names: Names,
        types: SourceTypes,
    ) -> None:
        self.article, self.phrases = phrases.article, phrases
        self.introductions, self.antecedents = introductions, antecedents
        self.names, self.types = names, types

    def resolve(self, span: SourceSpan) -> Source:
        """Resolve a description: a role, a repeat, or words that stand for themselves."""
        words = self.phrases.lower[span.start : span.stop]
        role = self._role_in(span)
        is_definite = words[0] in {"the", "this", "that", *_COUNTS} or not (
            POSSESSIVES.isdisjoint(words[: span.head - span.start])
        )
        if not is_definite:
            return self.keep(span)
        is_person = role is not None and role.is_person
        in_role = self._role(span, role) if role is not None and is_person else None
        repeated = self._repeat(span)
        if in_role is not None and repeated is not None:
            # A spokesman with a name and one without: whoever spoke last goes on.
            names = {in_role.name, repeated.name}
            near = self.antecedents.last(span.start, lambda said: said.source.name in names)
            return in_role if near is not None and near.source.name == in_role.name else repeated
        return in_role or repeated or self.keep(span)

    def _role_in(self, span: SourceSpan) -> Role | None:
        """Find the role that is the main word of a description."""
        words = self.phrases.lower[span.start : span.stop]
        return self.types.role_at(words, span.head - span.start)

    def keep(self, span: SourceSpan) -> Source:
        """Keep the words of a source as they stand: nobody is known to be meant."""
        if all(self.article.pos[i] in _POINTING for i in range(span.start, span.end)):
            return SOMEBODY
        kind, basis = type_of_wording(span, self.phrases, self.introductions, self.types)
        is_proper = self.article.pos[span.head] == "PROPN"
        is_capital = self.article.words[span.head][0].isupper()
        is_name = is_proper and is_capital and self._role_in(span) is None
        # A document can be asked for, whoever wrote it: nobody hides behind "the statement".
        is_on_record = is_name or kind == "document"
        is_named = is_on_record or is_named_body(span, self.phrases, self.types)
        name = self.phrases.describe(span)
        return Source("", name, kind, basis, "name" if is_name else "", is_named)

    def _repeat(self, span: SourceSpan) -> Source | None:
        """Resolve "the official", "the statement", "the ministry" by what came before."""
        head = singular(self.phrases.lower[span.head])
        rest = self.phrases.lower[span.start : span.head]
        if self.phrases.lower[span.head] != head or any(w not in ARTICLES for w in rest):
            return None
        said = self.antecedents.repeated(span.start, head)
        if said is not None:
            return said.source._replace(resolved_by="repeat")
        body = self.names.body_with(head, span.start)
        return self.names.show(body)._replace(resolved_by="repeat") if body is not None else None

    def _role(self, span: SourceSpan, role: Role) -> Source | None:
        """Resolve "the secretary" and "the two leaders" by who was introduced as such."""
        head = self.phrases.lower[span.head]
        is_plural = singular(head) != head
        needed = self._needed(span, role)
        if needed is None or self.phrases.lower[span.start] in OWNERS:
            return None
        is_former = not FORMER.isdisjoint(self.phrases.lower[span.start : span.head])
        who = self.antecedents.in_role(
            span.start,
            self.types.means(role.key),
            needed,
            is_former=is_former,
        )
        if is_plural:
            persons = self.names.persons(who)
            return join(persons)._replace(resolved_by="role") if len(who) == 2 else None
        if len(who) > 1:
            said = self.antecedents.last(span.start, lambda s: s.source.entity_id in who)
            who = [said.source.entity_id] if said is not None else []
        return self.names.person(who[0])._replace(resolved_by="role") if len(who) == 1 else None

    def _needed(self, span: SourceSpan, role: Role) -> list[frozenset[str]] | None:
        """List the names that stand with a role; None if words do that make it another."""
        harmless = ARTICLES | POSSESSIVES | _COUNTS | _TOP | FORMER | {"-"}
        needed: dict[int, frozenset[str]] = {}
        for i in range(span.start, span.stop):
            mention = self.phrases.mention_at.get(i)
            is_role = span.start + role.start <= i < span.start + role.end
            if mention is not None:
                wording = self.article.surface(mention.start, mention.end)
                seat = self.types.seats.get(wording, frozenset())
                needed[mention.start] = seat | {wording, mention.entity_id}
            elif i < span.end and not is_role and self.phrases.lower[i] not in harmless:
                return None
        return list(needed.values())
