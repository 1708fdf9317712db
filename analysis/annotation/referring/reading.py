"""Read one article for whom its names and given phrases mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.annotation.actions.trees import Trees
from analysis.annotation.guides import Guides
from analysis.annotation.referring.nouns import Nouns
from analysis.annotation.resolution import Mention, resolve_names
from analysis.annotation.sources import Source, resolve_sources
from analysis.annotation.spans import ArticleWords

Span = tuple[int, int]

_SUBJECTS = ("nsubj", "nsubjpass")
_OWNING = frozenset({"his", "her"})


class _Given(NamedTuple):
    """A given span, in the shape of an attribution's source."""

    source: Span | None
    cue_head: int | None = None
    contents: tuple[Span, ...] = ()
    kind: str = "indirect"


class ReadArticle(NamedTuple):
    """What is known of an article's phrases.

    Attributes
    ----------
    words : ArticleWords
    mentions : list of Mention
        Its names.
    nouns : Nouns
        Its noun phrases.
    spans : list of tuple or None
        The given phrases, as half-open ranges of its words; None where there is no word.
    sources : list of Source
        What the rules for sources say of each.
    """

    words: ArticleWords
    mentions: list[Mention]
    nouns: Nouns
    spans: list[Span | None]
    sources: list[Source]


def read_article(
    words: ArticleWords, spans: Sequence[Span | None], trees: Trees, first: int, guides: Guides
) -> ReadArticle:
    """Find whom the names and the given phrases of an article mean, by that article alone.

    Parameters
    ----------
    words : ArticleWords
        Its words.
    spans : sequence of tuple or None
        Phrases, as half-open ranges of its words.
    trees : Trees
        Of this and other articles.
    first : int
        The row of its first word in the trees.
    guides : Guides
        The lists.
    """
    mentions = resolve_names(words, guides.aliases, None)
    relations = trees.dep[first : first + len(words.words)]
    owning = [
        i
        for i, word in enumerate(words.words)
        if relations[i] == "poss" and word.lower() in _OWNING
    ]
    found = resolve_sources(
        words,
        mentions,
        [_Given(span) for span in [*spans, *((i, i + 1) for i in owning)]],
        aliases=guides.aliases,
        types=guides.source_types,
        subjects={i for i, relation in enumerate(relations) if relation in _SUBJECTS},
    )
    sources = found[: len(spans)]
    owners = {
        i: source.entity_id
        for i, source in zip(owning, found[len(spans) :], strict=True)
        if source.entity_id
    }
    return ReadArticle(words, mentions, Nouns(trees, first, mentions, owners), [*spans], sources)
