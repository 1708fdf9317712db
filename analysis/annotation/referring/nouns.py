"""Noun phrases, taken apart: their main word, and what they say it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from analysis.annotation.actions.trees import NOWHERE, Trees
from analysis.annotation.resolution import Mention

BEFORE = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
"""How words before a noun hang on it."""

_TO = frozenset({"of", "in", "from", "for", "at", "to", "on"})
_HELD = frozenset({"of", "in"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_DEEP = 4


class Nouns:
    """The noun phrases of one article.

    Parameters
    ----------
    trees : Trees
        Of all articles read together.
    first : int
        The row of the article's first word; every place here counts from it.
    mentions : sequence of Mention
        Its names.
    owners : mapping of int to str
        Whom "his" and "her" mean, where that is known.
    """

    def __init__(
        self, trees: Trees, first: int, mentions: Sequence[Mention], owners: Mapping[int, str]
    ) -> None:
        self.trees, self.first, self.owners = trees, first, owners
        self.mention_at = {i: m for m in mentions for i in range(m.start, m.end)}

    def head(self, start: int, end: int) -> int:
        """Find the main word of a range: the first noun that hangs on a word outside."""
        first, last = start + self.first, end + self.first
        heads = self.trees.head
        roots = [i for i in range(first, last) if not first <= heads[i] < last or heads[i] == i]
        nouns = [i for i in roots if self.trees.pos[i] in _NOMINAL] or roots
        return nouns[0] - self.first if nouns else end - 1

    def lemma(self, at: int) -> str:
        """Return the dictionary form of a word."""
        return self.trees.lemma[at + self.first]

    def is_plural(self, at: int) -> bool:
        """Whether a word is a plural noun."""
        return self.trees.tag[at + self.first] in {"NNS", "NNPS"}

    def below(self, at: int, deps: Collection[str]) -> list[int]:
        """List the words that hang on a word in some ways."""
        return [row - self.first for row in self.trees.children(at + self.first, deps)]

    def owned_by(self, at: int, *, is_deep: bool = True) -> Iterator[Mention | str]:
        """Yield what a noun belongs to: names before it and after "of", whoever "his" means.

        Parameters
        ----------
        at : int
            The noun.
        is_deep : bool
            Whether to look behind prepositions.
        """
        for row in self.below(at, BEFORE):
            mention = self.mention_at.get(row)
            if mention is not None and not mention.start <= at < mention.end:
                yield mention
            elif row in self.owners:
                yield self.owners[row]
            else:
                yield from self.owned_by(row, is_deep=False)
        if is_deep:
            for row in self._objects(at, _TO):
                mention = self.mention_at.get(row)
                if mention is not None:
                    yield mention
                else:
                    yield from self.owned_by(row)

    def _objects(self, at: int, prepositions: Collection[str]) -> list[int]:
        """List the nouns behind some prepositions after a noun."""
        return [
            row
            for prep in self.below(at, {"prep"})
            if self.lemma(prep) in prepositions
            for row in self.below(prep, {"pobj"})
        ]

    def counted(self, at: int, measures: Collection[str]) -> int:
        """Find what a noun only counts or gathers: "migrants" in "a group of migrants"."""
        for _ in range(_DEEP):
            is_number = self.trees.pos[at + self.first] == "NUM"
            if self.lemma(at) not in measures and not is_number:
                break
            inner = self._objects(at, _HELD)
            inner += [
                row
                for row in self.below(at, {"compound", "poss"})
                if self.trees.pos[row + self.first] in {"NOUN", "PROPN"}
            ]
            if not inner:
                break
            at = inner[0]
        return at

    def compounds(self, at: int) -> list[str]:
        """List the nouns joined before a noun: "asylum" in "asylum seekers"."""
        rows = self.below(at, {"compound"})
        return [self.lemma(row) for row in rows if self.trees.pos[row + self.first] == "NOUN"]

    def contents(self, at: int) -> list[str]:
        """List the nouns behind "of" after a noun."""
        return [self.lemma(row) for row in self._objects(at, {"of"})]

    def descriptions(self, at: int) -> list[int]:
        """List a name's main word and those of what is put beside it: "Roe, the mayor"."""
        row = at + self.first
        rows = [at]
        if self.trees.dep[row] == "appos" and self.trees.head[row] != NOWHERE:
            rows.append(self.trees.head[row] - self.first)
        return rows + self.below(at, {"appos"})

    def words_before(self, at: int) -> list[str]:
        """List the dictionary forms from the start of what hangs before a word up to it."""
        row = at + self.first
        return self.trees.lemma[self.trees.left[row] : row]
