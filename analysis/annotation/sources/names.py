"""Make sources of names: the wording a page shows, the type, and who is joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from analysis.annotation.aliases import Aliases
from analysis.annotation.resolution import Mention
from analysis.annotation.sources.introductions import Introductions
from analysis.annotation.sources.kinds import type_of_mention
from analysis.annotation.sources.rules import Source
from analysis.annotation.sources.types import OTHER, SourceTypes
from analysis.annotation.spans import ArticleWords


class Names:
    """The named sources of one article.

    Parameters
    ----------
    article : ArticleWords
        Its words.
    mentions : sequence of Mention
        Its names, resolved, in order.
    introductions : Introductions
        What it says of its persons.
    aliases : Aliases
        The lists, for an office whose holder the article does not name.
    types : SourceTypes
        The words for types.
    """

    def __init__(
        self,
        article: ArticleWords,
        mentions: Sequence[Mention],
        introductions: Introductions,
        aliases: Aliases,
        types: SourceTypes,
    ) -> None:
        self.article = article
        self.introductions, self.aliases, self.types = introductions, aliases, types
        self.first: dict[str, Mention] = {}
        self.fullest: dict[str, Mention] = {}
        self.bodies: dict[str, dict[str, Mention]] = defaultdict(dict)
        self.surnames: dict[str, dict[str, Mention]] = defaultdict(dict)
        for mention in mentions:
            self._note(mention)

    def _note(self, mention: Mention) -> None:
        """Note the first and the fullest wording of an entity, and the words in it."""
        key = mention.entity_id
        self.first.setdefault(key, mention)
        fullest = self.fullest.get(key, mention)
        if mention.merged_by != "role":
            is_fuller = mention.end - mention.start > fullest.end - fullest.start
            self.fullest[key] = mention if is_fuller else fullest
        if mention.label == "PERSON":
            self.surnames[self.article.words[mention.end - 1]].setdefault(key, mention)
        elif mention.label == "ORG":
            for word in self.article.words[mention.start : mention.end]:
                self.bodies[word.lower()].setdefault(key, mention)

    def show(self, mention: Mention) -> Source:
        """Make a source of a name."""
        kind, basis = type_of_mention(mention, self.introductions, self.types)
        is_person = mention.label == "PERSON"
        why = "role" if mention.merged_by == "role" else "name" if is_person else "body"
        name = self._wording(mention.entity_id)
        return Source(mention.entity_id, name, kind, basis, why, mention.label != "NORP")

    def _wording(self, entity_id: str) -> str:
        """Choose the fullest wording of an entity in the article, the first of equals."""
        fullest = self.fullest.get(entity_id)
        if fullest is None:
            return self.aliases.entities[entity_id].name
        return self.article.surface(fullest.start, fullest.end)

    def person(self, entity_id: str) -> Source:
        """Make a source of a person named elsewhere in the article."""
        return self.show(self.first[entity_id])

    def persons(self, entity_ids: Collection[str]) -> list[Source]:
        """Make sources of several, in the order in which the article names them."""
        in_order = sorted(entity_ids, key=lambda entity_id: self.first[entity_id].start)
        return [self.person(entity_id) for entity_id in in_order]

    def bearer(self, surname: str) -> Mention | None:
        """Find the one person of the article whose name ends with a word."""
        bearers = list(self.surnames.get(surname, {}).values())
        return bearers[0] if len(bearers) == 1 else None

    def body_with(self, word: str, before: int) -> Mention | None:
        """Find the one body named before a place that has a word in its name."""
        bodies = [m for m in self.bodies.get(word, {}).values() if m.start < before]
        return bodies[0] if len(bodies) == 1 else None


def join(sources: Sequence[Source]) -> Source:
    """Make one source of several that share the words: the same in whatever order."""
    kinds = {source.type for source in sources}
    return Source(
        entity_id="",
        name=" and ".join(sorted({source.name for source in sources})),
        type=kinds.pop() if len(kinds) == 1 else OTHER,
        type_basis="joint",
        resolved_by="joint",
        is_named=all(source.is_named for source in sources),
    )
