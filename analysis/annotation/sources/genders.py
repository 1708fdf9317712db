"""Which persons an article calls he, and which she. No name tells it here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from analysis.annotation.resolution import Mention
from analysis.annotation.spans import ArticleWords

CALLED = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
"""Pronouns for one person, and the form that stands for all of a kind."""

_CLEARLY = 4
"""How many times as often one of the two must stand as the other."""


def is_family(article: ArticleWords, mention: Mention) -> bool:
    """Whether a surname means several: the Roes."""
    before = article.words[mention.start - 1].lower() if mention.start else ""
    is_plural = article.words[mention.end - 1].endswith("s")
    return before == "the" and is_plural and mention.end - mention.start == 1


def called_by_article(
    article: ArticleWords, mentions: Sequence[Mention], told: Collection[int]
) -> Iterator[tuple[str, str]]:
    """Yield the persons whom the article itself calls he or she, and which.

    Counted are sentences that name one person only, from the name on, without what
    somebody is told to have said; twice at least, and one of the two four times as often
    as the other.
    """
    persons: dict[int, set[str]] = defaultdict(set)
    begins: dict[int, int] = {}
    for mention in mentions:
        if mention.label == "PERSON":
            sentence = article.sentences[mention.start]
            persons[sentence].add(mention.entity_id)
            begins.setdefault(sentence, mention.start)
    counts: Counter[tuple[str, str]] = Counter()
    for i, word in enumerate(article.words):
        sentence = article.sentences[i]
        called = CALLED.get(word.lower())
        if called and i not in told and len(persons[sentence]) == 1 and begins[sentence] < i:
            counts[next(iter(persons[sentence])), called] += 1
    for (entity_id, called), n in counts.items():
        other = counts[entity_id, "she" if called == "he" else "he"]
        if n > 1 and n >= _CLEARLY * other:
            yield entity_id, called
