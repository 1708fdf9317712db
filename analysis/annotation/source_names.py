"""Make sources of names: the wording a page shows, the type, and who is joined."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analysis.annotation.aliases import Aliases
from analysis.annotation.introductions import Introductions
from analysis.annotation.resolution import Mention
from analysis.annotation.source_kinds import type_of_mention
from analysis.annotation.source_rules import Source
from analysis.annotation.source_types import OTHER, SourceTypes
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
        self.article, self.mentions = article, mentions
        self.introductions, self.aliases, self.types = introductions, aliases, types

    def show(self, mention: Mention) -> Source:
        """Make a source of a name."""
        kind, basis = type_of_mention(mention, self.introductions, self.types)
        is_person = mention.label == "PERSON"
        why = "role" if mention.merged_by == "role" else "name" if is_person else "body"
        name = self._wording(mention.entity_id)
        return Source(mention.entity_id, name, kind, basis, why, mention.label != "NORP")

    def _wording(self, entity_id: str) -> str:
        """Choose the fullest wording of an entity in the article, the first of equals."""
        own = [m for m in self.mentions if m.entity_id == entity_id and m.merged_by != "role"]
        if not own:
            return self.aliases.entities[entity_id].name
        fullest = max(own, key=lambda m: (m.end - m.start, -m.start))
        return self.article.surface(fullest.start, fullest.end)

    def person(self, entity_id: str) -> Source:
        """Make a source of a person named elsewhere in the article."""
        return self.show(next(m for m in self.mentions if m.entity_id == entity_id))

    def persons(self, entity_ids: Collection[str]) -> list[Source]:
        """Make sources of several, in the order in which the article names them."""
        first = {m.entity_id: m.start for m in reversed(self.mentions)}
        return [self.person(entity_id) for entity_id in sorted(entity_ids, key=first.__getitem__)]


def join(sources: Sequence[Source]) -> Source:
    """Make one source of several that share the words."""
    kinds = {source.type for source in sources}
    return Source(
        entity_id="",
        name=" and ".join(source.name for source in sources),
        type=kinds.pop() if len(kinds) == 1 else OTHER,
        type_basis="joint",
        resolved_by="joint",
        is_named=all(source.is_named for source in sources),
    )
