"""Hand-made articles for the tests of names."""

from __future__ import annotations

from datetime import date

from analysis.annotation.aliases import load_aliases
from analysis.annotation.resolution import resolve_names
from analysis.annotation.spans import ArticleWords, Name

DAY = date(2017, 5, 2)
MARKS = {".", ",", '"', "(", ")", "-", "'s"}


def article(text: str, *names: tuple[str, str], article_id: str = "a") -> ArticleWords:
    """Make an article of spaced tokens; each name is marked once, from left to right.

    Capitalised words are proper nouns, a full stop ends a sentence.
    """
    words = text.split()
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    spans, at = [], 0
    for wording, label in names:
        parts = wording.split()
        at = next(i for i in range(at, len(words)) if words[i : i + len(parts)] == parts)
        spans.append(Name(at, at + len(parts), label))
        at += len(parts)
    return ArticleWords(
        article_id=article_id,
        words=words,
        pos=["PUNCT" if w in MARKS else "PROPN" if w[0].isupper() else "X" for w in words],
        sentences=[words[:i].count(".") for i in range(len(words))],
        start_chars=starts[:-1],
        end_chars=[start + len(word) for start, word in zip(starts, words, strict=False)],
        names=spans,
        text=text,
    )


def found(made: ArticleWords, day: date | None = DAY) -> list[tuple[str, str, str]]:
    """Return wording, entity and rule of each mention."""
    mentions = resolve_names(made, load_aliases(), day)
    return [(made.surface(m.start, m.end), m.entity_id, m.merged_by) for m in mentions]


def entities(made: ArticleWords, day: date | None = DAY) -> list[str]:
    """Return the entity of each mention."""
    return [entity_id for _, entity_id, _ in found(made, day)]
