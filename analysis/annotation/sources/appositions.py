"""The name that stands beside a description: "his spokesman, Jon Roe"."""

from __future__ import annotations

from collections.abc import Collection

from analysis.annotation.resolution import Mention
from analysis.annotation.sources.spans import ARTICLES, OWNERS, POSSESSIVES, Phrases, SourceSpan


class Appositions:
    """The names beside the descriptions of one article.

    Parameters
    ----------
    phrases : Phrases
        Its words, taken apart.
    titles : collection of str
        Words that belong to a person's name without being it.
    """

    def __init__(self, phrases: Phrases, titles: Collection[str]) -> None:
        self.phrases, self.article, self.titles = phrases, phrases.article, titles

    def name_beside(self, span: SourceSpan) -> Mention | None:
        """Find the person whom a description that holds no name is said of.

        The name stands inside the words ("his spokesman, Jon Roe", "the president of
        the club Jon Roe") or, where they are cut short, just behind ("French president"
        before "Jon Roe").
        """
        return self._after_comma(span) or self._inside(span) or self._behind(span)

    def _after_comma(self, span: SourceSpan) -> Mention | None:
        i = span.end
        if i >= span.stop or self.article.words[i] != ",":
            return None
        i += 1
        while i < span.stop and self.article.words[i] in self.titles:
            i += 1
        return self._person(i) if i < span.stop else None

    def _inside(self, span: SourceSpan) -> Mention | None:
        """Find a person after the place or body that a role is "of"."""
        for i in range(span.end + 1, span.stop):
            before = self.phrases.mention_at.get(i - 1)
            if before is not None and before.label != "PERSON" and before.end == i:
                return self._person(i)
        return None

    def _behind(self, span: SourceSpan) -> Mention | None:
        """Find a person just behind the words, whose title they are."""
        i, words = span.stop, self.phrases.lower
        if i >= len(words) or self.article.sentences[i] != self.article.sentences[i - 1]:
            return None
        role = self.phrases.types.role_at(words[span.start : i], span.head - span.start)
        if role is None or not role.is_person or words[span.start] in {"a", "an"}:
            return None
        if words[i] == ",":
            return self._set_off(i + 1) if self._opens_definitely(span) else None
        return self._person(i) if span.start + role.end == i else None

    def _opens_definitely(self, span: SourceSpan) -> bool:
        """Whether a description speaks of one: "the mayor", "his spokesman"."""
        words = self.phrases.lower[span.start : span.head]
        return bool(words) and (
            words[0] in (ARTICLES | OWNERS) - {"a", "an"} or not POSSESSIVES.isdisjoint(words)
        )

    def _set_off(self, i: int) -> Mention | None:
        """Find a person between commas."""
        mention = self._person(i)
        after = self.phrases.lower[mention.end : mention.end + 1] if mention else []
        return mention if after == [","] else None

    def _person(self, i: int) -> Mention | None:
        """Return the person whose name begins at a word, unless it owns what follows."""
        mention = self.phrases.mention_at.get(i)
        if mention is None or mention.start != i or mention.label != "PERSON":
            return None
        is_owner = self.article.words[mention.end : mention.end + 1] in (["'s"], ["'"])
        return None if is_owner else mention
