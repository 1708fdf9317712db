"""Whom he, she, it and they take up: a source or a person named shortly before.

Nothing is taken up from further back than the paragraph before, and nothing where two
fit: a wrong merge is worse than a missed one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import takewhile

from analysis.annotation.resolution import Mention
from analysis.annotation.sources.antecedents import BODY, MANY, PERSON, Antecedents, Said
from analysis.annotation.sources.genders import CALLED, called_by_article, is_family
from analysis.annotation.sources.introductions import Introductions
from analysis.annotation.sources.rules import Attributed, Source
from analysis.annotation.sources.spans import POSSESSIVES
from analysis.annotation.spans import ArticleWords

PERSONAL = {
    "he": PERSON,
    "him": PERSON,
    "his": PERSON,
    "she": PERSON,
    "her": PERSON,
    "hers": PERSON,
    "it": BODY,
    "its": BODY,
    "they": MANY,
    "them": MANY,
    "their": MANY,
}
"""Pronouns of the third person, and what they stand for."""

SPEAKERS = frozenset({"i", "me", "my", "we", "us", "our", "myself", "ourselves"})
"""Pronouns by which whoever speaks means himself."""

_APPOSED = (["PUNCT", "VERB"], ["PUNCT", "AUX"])
_MAX_BACK = 8
_MAX_SENTENCES = 2
"""Sentences without a pronoun of the same kind that may lie between."""


class Pronouns:
    """The pronouns of one article.

    Parameters
    ----------
    article : ArticleWords
        Its words.
    mentions : sequence of Mention
        Its names, resolved, in order.
    attributions : sequence of Attributed
        All of its attributions: whom a direct quotation names is not taken up.
    introductions : Introductions
        Titles that tell who is he and who she.
    antecedents : Antecedents
        What it has said so far.
    subjects : collection of int
        The words that the model takes for subjects. Without any, a name counts where
        no preposition stands before it and no possessive after it.
    """

    def __init__(
        self,
        article: ArticleWords,
        mentions: Sequence[Mention],
        attributions: Sequence[Attributed],
        introductions: Introductions,
        antecedents: Antecedents,
        subjects: Collection[int],
    ) -> None:
        self.article, self.antecedents = article, antecedents
        self.firsts: dict[int, int] = {}
        for i, sentence in enumerate(article.sentences):
            self.firsts.setdefault(sentence, i)
        self.mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self.mentions[article.sentences[mention.start]].append(mention)
        self.quoted = {
            i
            for attribution in attributions
            if attribution.kind == "direct"
            for start, end in attribution.contents
            for i in range(start, end)
        }
        told = {i for a in attributions for start, end in a.contents for i in range(start, end)}
        self.genders = dict(called_by_article(article, mentions, told)) | introductions.genders
        self.subjects = {m.start for m in mentions if self._is_subject(m, subjects)}

    def _is_subject(self, mention: Mention, subjects: Collection[int]) -> bool:
        """Whether a name is a subject: "Roe's calling" makes none of Roe."""
        if not POSSESSIVES.isdisjoint(self.article.words[mention.end : mention.end + 1]):
            return False
        if subjects:
            # In "nominee Jane Roe wins" the parser may take the title for the subject.
            has_title = mention.start > 0 and self.article.pos[mention.start - 1] == "NOUN"
            first = mention.start - 1 if has_title else mention.start
            # "One senator, Jane Roe, pledged ...": here it takes the senator for it.
            is_apposed = self.article.pos[mention.end : mention.end + 2] in _APPOSED
            return is_apposed or any(i in subjects for i in range(first, mention.end))
        return mention.start == 0 or self.article.pos[mention.start - 1] != "ADP"

    def resolve(
        self, at: int, own: Sequence[tuple[int, int]], show: Callable[[Mention], Source]
    ) -> Said | None:
        """Find whom a pronoun takes up.

        Parameters
        ----------
        at : int
            The pronoun.
        own : sequence of tuple of int
            The words attributed to it: what they name is not who says them.
        show : callable
            Makes a source of a subject's mention.

        Returns
        -------
        Said or None
            The last source that fits, or a person named in a nearer sentence. None if
            there is none, or if two of one sentence could be meant.
        """
        word = self.article.words[at].lower()
        within = {i for start, end in own for i in range(start, end)}
        said = self._source_for(at, word, within)
        if PERSONAL[word] != PERSON or self._is_here(said, at):
            # "It" is mostly no body at all: it takes up what has spoken, no mere subject.
            return said
        at = self._first_alike(at, word, within)
        sentence = self.article.sentences[at]
        nearest = self.article.sentences[said.start] if said is not None else -1
        passed = _MAX_SENTENCES
        for number in range(sentence, sentence - _MAX_BACK, -1):
            if passed < 0 or nearest > number:
                break
            names = list(self._named(number, at, word, within))
            if said is not None and nearest == number:
                # Whoever is the subject before the source may be the one who goes on.
                names = [m for m in names if m.start < said.start and m.start in self.subjects]
                is_other = any(m.entity_id != said.source.entity_id for m in names)
                return None if is_other else said
            if names:
                return self._choose(names, said, is_near=sentence - number <= 1, show=show)
            passed -= not self._has_alike(number, at, word)
        return said

    def _named(
        self, sentence: int, at: int, word: str, within: Collection[int]
    ) -> Iterator[Mention]:
        """Yield the persons that a sentence names, near enough for a pronoun to mean them."""
        for mention in self.mentions.get(sentence, ()):
            if (
                mention.start < at
                and mention.start not in within
                and mention.start not in self.quoted
                and self.antecedents.is_near(mention.start, at)
                and self._can_be(mention, word)
            ):
                yield mention

    def _is_here(self, said: Said | None, at: int) -> bool:
        """Whether a source stands in the same sentence."""
        sentences = self.article.sentences
        return said is not None and sentences[said.start] == sentences[at]

    def _first_alike(self, at: int, word: str, within: Collection[int]) -> int:
        """Find the first pronoun of a sentence that is like one in it, to look from there.

        "Asked about her vote if Doe ran, she ...": whoever "she" is came before Doe.
        """
        start = self.firsts[self.article.sentences[at]]
        alike = (
            i
            for i in range(start, at)
            if i not in within and i not in self.quoted and self._is_alike(i, word)
        )
        return next(alike, at)

    def _has_alike(self, sentence: int, at: int, word: str) -> bool:
        """Whether a sentence goes on about someone by the same pronoun."""
        start = self.firsts.get(sentence, at)
        words = takewhile(lambda i: self.article.sentences[i] == sentence, range(start, at))
        return any(self._is_alike(i, word) for i in words if i not in self.quoted)

    def _is_alike(self, i: int, word: str) -> bool:
        """Whether a word is a pronoun of the same kind."""
        other = self.article.words[i].lower()
        if PERSONAL.get(word) != PERSON:
            return other == word
        return CALLED.get(other) == CALLED[word]

    def _choose(
        self,
        names: Sequence[Mention],
        said: Said | None,
        *,
        is_near: bool,
        show: Callable[[Mention], Source],
    ) -> Said | None:
        """Choose among the persons whom a sentence names: its one subject, or its only one.

        One who is no subject must be near, and nobody else may have spoken before.
        """
        subjects = [m for m in names if m.start in self.subjects]
        who = {m.entity_id for m in subjects or names}
        if len(who) != 1:
            return None
        is_other = said is not None and said.source.entity_id not in who
        if not subjects and (is_other or not is_near):
            return None
        first = (subjects or names)[0]
        return Said(first.start, first.end, "", PERSON, show(first), ())

    def _source_for(self, at: int, word: str, within: Collection[int]) -> Said | None:
        """Find the source that a pronoun can take up.

        In its own sentence that is the last one. In an earlier sentence it is the one in
        whose words the others are told ("Roe said that Doe denies it. He ..."); of two
        side by side it is neither.
        """
        own = self.article.sentences[at]

        def fits(said: Said) -> bool:
            # What stands in a relative clause is told of, and seldom goes on.
            is_inner = said.source.resolved_by == "relative"
            is_here = self.article.sentences[said.start] == own
            return (
                said.start not in within and self._fits(said, word) and not (is_inner and is_here)
            )

        last = self.antecedents.last(at, fits)
        if last is None:
            return None
        sentence = self.article.sentences[last.start]
        if sentence == own:
            return last
        here = [
            s
            for s in self.antecedents.within(self.firsts[sentence], last.stop)
            if s.start not in within and self._fits(s, word)
        ]
        told = {i for s in here for start, end in s.contents for i in range(start, end)}
        outer = {s.source.name: s for s in here if s.start not in told}
        return outer.popitem()[1] if len(outer) == 1 else None

    def _fits(self, said: Said, word: str) -> bool:
        """Whether a pronoun can take up a source."""
        wanted = PERSONAL[word]
        if wanted == MANY:
            return said.stands_for in {MANY, BODY}
        if said.stands_for != wanted:
            return False
        gender = self.genders.get(said.source.entity_id)
        return wanted != PERSON or gender is None or gender == CALLED[word]

    def _can_be(self, mention: Mention, word: str) -> bool:
        """Whether "he" or "she" can take up a name."""
        gender = self.genders.get(mention.entity_id)
        is_one = mention.label == "PERSON" and not is_family(self.article, mention)
        return is_one and gender in {None, CALLED[word]}

    def learn(self, at: int, source: Source) -> None:
        """Remember that a person was called he or she."""
        called = CALLED.get(self.article.words[at].lower())
        if called and source.entity_id:
            self.genders.setdefault(source.entity_id, called)
