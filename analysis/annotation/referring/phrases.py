"""Write the noun phrases of articles as a table: what each calls whom or what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

import pandas as pd

from analysis.annotation.actions.trees import NOWHERE, Trees
from analysis.annotation.guides import Guides
from analysis.annotation.referring.lists import ReferringLists, load_referring_lists
from analysis.annotation.referring.wording import ROLE, Wording, is_label_head, word_phrase
from analysis.annotation.resolution import Mention
from analysis.annotation.spans import ArticleWords
from analysis.schema import conform, empty
from analysis.schema.labels import PHRASES

NAME, BESIDE = "name", "in the name"
_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
_DOER = frozenset({"by", "from"})


class NamedArticle(Protocol):
    """What must be known of an article: its rows of the token table, words and names."""

    @property
    def first(self) -> int:
        """The row of its first word."""

    @property
    def words(self) -> ArticleWords:
        """Its words."""

    @property
    def mentions(self) -> list[Mention]:
        """Its names."""


class _Meant(NamedTuple):
    """Whom a phrase means, and why."""

    entity_id: str
    resolved_by: str
    is_name: bool


_NOBODY = _Meant("", "", False)


def make_phrases(
    tokens: pd.DataFrame,
    articles: Sequence[NamedArticle],
    sentences: pd.DataFrame,
    guides: Guides,
) -> pd.DataFrame:
    """Find the noun phrases that can be labels.

    Parameters
    ----------
    tokens : DataFrame, one row per token
        Placed in articles, with ``word``, ``sentence_id``, ``number`` (the row of its sentence),
        ``section`` and ``is_quoted``.
    articles : sequence of NamedArticle
        In the order of their tokens.
    sentences : DataFrame, one row per sentence
        With ``paragraph``.
    guides : Guides
        The lists.

    Returns
    -------
    DataFrame, one row per phrase
        As `analysis.schema.labels.PHRASES`, in order of the text; empty if there is
        none. A phrase is a common noun, or a name, with the words that stand before it
        and belong to it; what follows ("of", "which") is not in it. Pronouns and nouns
        that only stand before another noun are none.

    Notes
    -----
    A name means its entity, and an office whoever the list knows to hold it. A description
    of one person means him where his name stands beside it ("the mayor, Jane Roe"), or
    where just one person of the article has all its words before the name ("Mayor Jane
    Roe", further on "the mayor"). All others stay without an entity.
    """
    trees = Trees(tokens)
    lists = load_referring_lists()
    writer = _Writer(tokens, sentences)
    words = tokens["word"].tolist()
    rows = [
        writer.row(wording, meant, hedge, owner)
        for article in articles
        for wording, meant, hedge, owner in _Finder(trees, article, words, guides, lists).phrases()
    ]
    return conform(pd.DataFrame(rows), PHRASES) if rows else empty(PHRASES)


class _Finder:
    """Find the phrases of one article."""

    def __init__(
        self,
        trees: Trees,
        article: NamedArticle,
        words: Sequence[str],
        guides: Guides,
        lists: ReferringLists,
    ) -> None:
        self.trees, self.article, self.words = trees, article, words
        self.guides, self.lists = guides, lists
        first = article.first
        self.names = {
            first + i: mention
            for mention in article.mentions
            for i in range(mention.start, mention.end)
        }

    def phrases(self) -> Iterator[tuple[Wording, _Meant, str, str]]:
        """Yield each phrase with whom it means, its hedge, and whose doing it is."""
        heads = [at for at in self._rows() if is_label_head(self.trees, at, self.guides.actions)]
        heads = [at for at in heads if at not in self.names] + self._name_heads()
        found = [
            word_phrase(self.trees, at, self.names, self.words, self.lists) for at in sorted(heads)
        ]
        meant = self._meant(found)
        for wording in found:
            who = meant.get(wording.at, _NOBODY)
            yield wording, who, self._hedge(wording), self._owner(wording, who)

    def _rows(self) -> range:
        """Give the rows of the article."""
        return range(self.article.first, self.article.first + len(self.article.words.words))

    def _name_heads(self) -> list[int]:
        """List the main words of names that are no part of another noun's phrase."""
        heads = []
        for mention in self.article.mentions:
            start, end = self.article.first + mention.start, self.article.first + mention.end
            roots = [at for at in range(start, end) if not start <= self.trees.head[at] < end]
            at = roots[0] if roots else end - 1
            if self.trees.dep[at] not in {"compound", "amod", "nmod", "npadvmod"}:
                heads.append(at)
        return heads

    def _meant(self, found: Sequence[Wording]) -> dict[int, _Meant]:
        """Say whom phrases mean: names first, then descriptions of persons."""
        meant: dict[int, _Meant] = {}
        titles: list[tuple[str, set[str]]] = []
        for wording in found:
            name = self.names.get(wording.at)
            if name is None:
                continue
            is_role = name.merged_by == ROLE
            meant[wording.at] = _Meant(name.entity_id, ROLE if is_role else NAME, not is_role)
            if name.label == "PERSON":
                words = {word.lower() for word in wording.label.split()}
                titles.append((name.entity_id, words))
        for wording in found:
            if wording.at not in meant and self._is_person(wording):
                meant[wording.at] = self._described(wording, titles)
        return meant

    def _is_person(self, wording: Wording) -> bool:
        """Whether a phrase describes one person."""
        types, word = self.guides.source_types, (wording.head_lemma,)
        is_one = self.trees.tag[wording.at] == "NN"
        return is_one and (word in types.persons or word in types.carriers)

    def _described(self, wording: Wording, titles: Sequence[tuple[str, set[str]]]) -> _Meant:
        """Say who is described: whose name stands beside, or who alone has this title here."""
        at = wording.at
        beside = [self.trees.head[at]] if self.trees.dep[at] == "appos" else []
        for row in (*beside, *self.trees.children(at, {"appos"})):
            name = self.names.get(row)
            if name is not None and name.label == "PERSON":
                return _Meant(name.entity_id, BESIDE, False)
        if self.trees.form[wording.start] != "the":
            return _NOBODY
        said = {wording.head_lemma, *(word.lower() for word in wording.modifiers)}
        who = {entity_id for entity_id, words in titles if said <= words}
        return _Meant(who.pop(), ROLE, False) if len(who) == 1 else _NOBODY

    def _hedge(self, wording: Wording) -> str:
        """Return the word that leaves open whether it is so; else empty."""
        if wording.hedge:
            return wording.hedge
        preposition = self.trees.head[wording.at]
        is_told = self.trees.dep[wording.at] == "pobj" and self.trees.lemma[preposition] == "of"
        if not is_told or wording.head_lemma in self.lists.undoubted:
            return ""
        governor = self.trees.lemma[self.trees.head[preposition]]
        return governor if governor in self.lists.doubting | self.lists.accusing else ""

    def _owner(self, wording: Wording, who: _Meant) -> str:
        """Return the entity named before it, or after "by" or "from"; else empty."""
        if who.is_name:
            return ""
        for row in self.trees.children(wording.at, _BEFORE):
            # "anti-Iranian sanctions" are not Iran's.
            if row in self.names and not self.trees.is_hyphen(row - 1):
                return self.names[row].entity_id
        for preposition in self.trees.children(wording.at, {"prep", "agent"}):
            if self.trees.lemma[preposition] in _DOER:
                row = self.trees.child(preposition, {"pobj"})
                if row != NOWHERE and row in self.names:
                    return self.names[row].entity_id
        return ""


class _Writer:
    """The columns of the tokens, at hand."""

    def __init__(self, tokens: pd.DataFrame, sentences: pd.DataFrame) -> None:
        self.article_id: list[str] = tokens["article_id"].tolist()
        self.sentence_id: list[str] = tokens["sentence_id"].tolist()
        self.section: list[str] = tokens["section"].tolist()
        self.paragraph: list[int] = sentences["paragraph"].to_numpy()[tokens["number"]].tolist()
        self.start: list[int] = tokens["start_char"].tolist()
        self.end: list[int] = tokens["end_char"].tolist()
        self.is_quoted: list[bool] = tokens["is_quoted"].tolist()

    def row(self, wording: Wording, who: _Meant, hedge: str, owner: str) -> dict[str, object]:
        """Write one phrase."""
        at = wording.at
        return {
            "phrase_id": f"{self.article_id[at]}.{self.start[at]}",
            "article_id": self.article_id[at],
            "sentence_id": self.sentence_id[at],
            "section": self.section[at],
            "paragraph": self.paragraph[at],
            "start_char": self.start[wording.start],
            "end_char": self.end[wording.end - 1],
            "head_lemma": wording.head_lemma,
            "label": wording.label,
            "modifiers": " ".join(wording.modifiers).lower(),
            "hedge": hedge,
            "is_hedged": bool(hedge),
            "owner_entity_id": owner,
            "entity_id": who.entity_id,
            "resolved_by": who.resolved_by,
            "is_name": who.is_name,
            "is_quoted": self.is_quoted[at],
        }
