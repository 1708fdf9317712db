"""How an article introduces its persons: "US secretary of state Rex Tillerson".

What an article says of a person beside the name, or an office listed for the day, lets
"the secretary" further down be that person, and tells what kind of source he is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from analysis.annotation.aliases import Aliases
from analysis.annotation.resolution import Mention
from analysis.annotation.sources.offices import Introduction, list_offices
from analysis.annotation.sources.spans import ARTICLES, OWNERS, POSSESSIVES
from analysis.annotation.sources.types import (
    GOVERNMENT,
    OTHER,
    UNNAMED,
    Role,
    SourceTypes,
    singular,
)
from analysis.annotation.spans import ArticleWords

FORMER = frozenset({"former", "ex", "late", "retired", "onetime", "then"})
"""Words before a role that is past."""

_LINKING = frozenset({"of", "for", "-"})
_ABOUT = frozenset({"of", "for", "at", "from", "in", "with", "to"})
_NOUN_LIKE = frozenset({"NOUN", "PROPN", "ADJ"})
_PARTY_MARK = re.compile(r"[RDI](-[A-Z].*)?")
_MAX_WORDS = 10

_LANDS = frozenset({"state", "city", "county", "nation", "country"})
"""Words for a government only where they speak themselves: not in "state business leaders"."""


class Introductions:
    """The roles and the titles of an article's persons.

    Parameters
    ----------
    article : ArticleWords
        Its words.
    mentions : sequence of Mention
        Its names, resolved.
    aliases : Aliases
        The lists, for the offices.
    types : SourceTypes
        The words for roles.
    day : date or None
        The day the article is about, for offices (see `offices.list_offices`).
    """

    def __init__(
        self,
        article: ArticleWords,
        mentions: Sequence[Mention],
        aliases: Aliases,
        types: SourceTypes,
        day: date | None,
    ) -> None:
        self.article, self.types = article, types
        self.lower = [word.lower() for word in article.words]
        self.mention_at = {i: m for m in mentions for i in range(m.start, m.end)}
        self.roles: dict[str, list[Introduction]] = defaultdict(list)
        # Who may be meant by an office, but is not known to have held it: tells no type.
        self.undated: dict[str, list[Introduction]] = defaultdict(list)
        self.genders: dict[str, str] = {}
        persons = [m for m in mentions if m.label == "PERSON"]
        named = {m.entity_id for m in persons}
        for entity_id, introduction in list_offices(aliases, types, day, named):
            (self.undated if day is None else self.roles)[entity_id].append(introduction)
        notes = [(m, *phrase) for m in persons for phrase in self._beside(m)]
        # Those who speak for another come last: by then it is known what he is.
        for is_late in (False, True):
            for note in notes:
                self._note(*note, is_late=is_late)
        for roles in self.roles.values():
            roles.sort(key=lambda role: role.at)

    def _beside(self, mention: Mention) -> Iterator[tuple[int, int, int]]:
        """Yield phrases beside a name that may introduce it, and where their head is."""
        before = self._run_before(mention.start)
        if before < mention.start:
            yield before, mention.start, mention.start - 1
        elif mention.start > 1 and self.lower[mention.start - 1] == ",":
            start = self._run_before(mention.start - 1)
            opens = self.lower[start - 1] if start else ""
            # "his spokesman, Jon Roe": without "his" or "the" it may be a list.
            if opens in ARTICLES or opens in OWNERS or opens in POSSESSIVES:
                yield start, mention.start - 1, mention.start - 2
        yield from self._after(mention)

    def _run_before(self, end: int) -> int:
        """Find where the words begin that stand before a name without a break."""
        start = end
        while start > 0 and end - start < _MAX_WORDS:
            i = start - 1
            mention = self.mention_at.get(i)
            is_inside = self.article.sentences[i] == self.article.sentences[end - 1]
            is_noun = self.article.pos[i] in _NOUN_LIKE or self.lower[i] in _LINKING
            if not is_inside or not is_noun or (mention and mention.label == "PERSON"):
                break
            start = mention.start if mention is not None else i
        while start < end and self.lower[start] in _LINKING:
            start += 1
        return start

    def _after(self, mention: Mention) -> Iterator[tuple[int, int, int]]:
        """Yield the phrase after "Jon Roe, ": an economist at a bank."""
        i = mention.end
        if i + 1 >= len(self.lower) or self.lower[i] not in {",", "("}:
            return
        start = i + 1
        if _PARTY_MARK.fullmatch(self.article.words[start]):
            # "Sen. Jane Roe, R-Ky." and "(D)": the party of a legislator.
            self.roles[mention.entity_id].append(
                Introduction(mention.start, "lawmaker", "party", False, frozenset())
            )
            return
        while start < len(self.lower) and self.lower[start] in ARTICLES | OWNERS:
            start += 1
        end = start
        while end < len(self.lower) and end - start < _MAX_WORDS and self._goes_on(end):
            end += 1
        for first, last in self._joined(start, end):
            head = next((j for j in range(first, last) if self.lower[j] in _ABOUT), last) - 1
            head_mention = self.mention_at.get(head)
            if head >= first and not (head_mention and head_mention.label == "PERSON"):
                yield first, last, head

    def _joined(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut "a supporter and president of the club" at "and"."""
        for i in range(start, end):
            if self.lower[i] == "and" and i not in self.mention_at:
                yield start, i
                start = i + 1
        yield start, end

    def _goes_on(self, i: int) -> bool:
        """Whether an apposition goes on with this word."""
        pos, word = self.article.pos[i], self.lower[i]
        is_inside = self.article.sentences[i] == self.article.sentences[i - 1]
        is_participle = pos == "VERB" and word.endswith(("ed", "ing"))
        return is_inside and (
            pos in _NOUN_LIKE
            or is_participle
            or word in _ABOUT
            or word in ARTICLES | OWNERS | POSSESSIVES
            or word in {"-", "and"}
            or i in self.mention_at
        )

    def _note(self, mention: Mention, start: int, end: int, at: int, *, is_late: bool) -> None:
        """Note what a phrase says of a person."""
        words = [w for w in self.lower[start:end] if w != "-"]
        place = len([w for w in self.lower[start : at + 1] if w != "-"]) - 1
        self._note_gender(mention.entity_id, words[: place + 1])
        roles = (self.types.role_at(words, i) for i in range(place, -1, -1))
        role = next((r for r in roles if r is not None), None)
        group = singular(words[place]) if 0 <= place < len(words) else ""
        if role is None and group in self.types.groups and not is_late:
            kind = self.types.groups[group]
            self.roles[mention.entity_id].append(
                Introduction(mention.start, group, kind, False, frozenset())
            )
        if role is None or not role.is_person or role.is_carrier != is_late:
            return
        is_former = not FORMER.isdisjoint(words[: role.start])
        kind = self.type_of(role, start, end, is_named=True)
        beside = frozenset(self.names_in(start, end))
        self.roles[mention.entity_id].append(
            Introduction(mention.start, role.key, kind, is_former, beside)
        )

    def _note_gender(self, entity_id: str, words: Sequence[str]) -> None:
        """Note he or she where a title tells: Mr, Mrs, congresswoman."""
        for word in reversed(words):
            for pronoun, tellers in self.types.genders.items():
                if word.rstrip(".") in tellers:
                    self.genders.setdefault(entity_id, pronoun)

    def names_in(self, start: int, end: int) -> Iterator[str]:
        """Yield the names in a range: as worded, and the entity of each."""
        for mention in {self.mention_at[i] for i in range(start, end) if i in self.mention_at}:
            yield self.article.surface(mention.start, mention.end)
            yield mention.entity_id

    def type_of(self, role: Role, start: int, end: int, *, is_named: bool) -> str:
        """Tell the type that a role stands for, given the words around it.

        Parameters
        ----------
        role : Role
            The role.
        start, end : int
            The words of the article around it, half-open.
        is_named : bool
            Whether the person has a name: a named official is of the government.
        """
        is_aide = role.is_carrier and role.type == UNNAMED
        if (is_aide and not is_named) or (
            not role.is_carrier and not (is_named and role.type == UNNAMED)
        ):
            return role.type
        beside = self.type_beside(role, start, end)
        if beside:
            return beside
        if role.type == UNNAMED and not is_aide:
            return GOVERNMENT
        has_state = any(
            i in self.mention_at
            and self.mention_at[i].label in {"NORP", "GPE"}
            and singular(self.lower[i]) not in self.types.groups
            for i in range(start, end)
        )
        if role.type in {OTHER, UNNAMED}:
            return GOVERNMENT if has_state else OTHER
        return role.type

    def type_beside(self, role: Role, start: int, end: int) -> str:
        """Tell the type of the body or person for whom somebody speaks; empty if none."""
        found = ""
        role_words = set(role.key.split())
        for i in range(start, end):
            mention = self.mention_at.get(i)
            kind = ""
            if mention is not None and mention.label in {"PERSON", "ORG"}:
                kind = self.type_of_entity(mention) or OTHER
            elif mention is None and self.lower[i] not in role_words:
                body = self.types.body_at([self.lower[i]], 0)
                is_plain = body is None or body.type == "document" or body.key in _LANDS
                kind = "" if body is None or is_plain else body.type
            if kind not in {"", OTHER}:
                return GOVERNMENT if kind == "head of state" else kind
            found = found or kind
        return found

    def type_of_entity(self, mention: Mention) -> str:
        """Tell the type of a named person or body by list, office or role; else empty."""
        if mention.entity_id in self.types.entities:
            return self.types.entities[mention.entity_id]
        if mention.label == "PERSON":
            roles = [r for r in self.roles.get(mention.entity_id, []) if not r.is_former]
            return next((r.type for r in roles if r.type != OTHER), "")
        return self.types.type_of_name(self.lower[mention.start : mention.end])
