"""Hand-made articles for the tests of sources."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from analysis.annotation.aliases import load_aliases
from analysis.annotation.resolution import resolve_names
from analysis.annotation.sources import Source, resolve_sources
from analysis.annotation.sources.types import load_source_types
from analysis.annotation.spans import ArticleWords, Name

DAY = date(2017, 5, 2)
ALIASES, TYPES = load_aliases(), load_source_types()
PARAGRAPH = "//"
WORDS = {
    "DET": "the a an this these another some",
    "ADP": "of for in to at with by within on",
    "CCONJ": "and or &",
    "PRON": "he she it they who which others i we his her its their himself",
    "VERB": "said says denied added met told left asked briefed speaking welcomed wrote",
    "AUX": "is was has had",
    "ADJ": "senior familiar top former new foreign german russian french two long",
    "PART": "'s not",
    "PUNCT": '. , " ( ) - :',
}
POS = {word: pos for pos, words in WORDS.items() for word in words.split()}


class Given(NamedTuple):
    """An attribution as the extraction hands it over."""

    source: tuple[int, int] | None
    cue_head: int | None
    contents: tuple[tuple[int, int], ...]
    kind: str


def read(text: str, *names: tuple[str, str]) -> tuple[ArticleWords, list[Given]]:
    """Read an article of spaced tokens: sources in [ ], contents in { }, // a paragraph.

    A full stop ends a sentence; capitals are proper nouns, small words nouns unless listed.
    A word after a source is the cue. A content without a source beside it has none.
    """
    words, breaks, sources, contents = [], set(), [], []
    for token in text.split():
        if token in "[{":
            (sources if token == "[" else contents).append([len(words), 0])
        elif token in "]}":
            (sources if token == "]" else contents)[-1][1] = len(words)
        elif token == PARAGRAPH:
            breaks.add(len(words))
        else:
            words.append(token)
    parts = [("\n" if i in breaks else " ") + word for i, word in enumerate(words)]
    ends = [sum(map(len, parts[: i + 1])) for i in range(len(parts))]
    made = ArticleWords(
        article_id="a",
        words=words,
        pos=[POS.get(w.lower() if len(w) > 2 or w in POS else w, _guess(w)) for w in words],
        sentences=[words[:i].count(".") for i in range(len(words))],
        start_chars=[e - len(w) for e, w in zip(ends, words, strict=True)],
        end_chars=ends,
        names=_mark(words, names),
        text="".join(parts),
    )
    own = tuple((start, end) for start, end in contents)
    return made, [Given((start, end), end, own, "indirect") for start, end in sources]


def _guess(word: str) -> str:
    """Tell the part of speech of a word that is not listed."""
    return "PROPN" if word[0].isupper() else "NOUN"


def _mark(words: list[str], names: tuple[tuple[str, str], ...]) -> list[Name]:
    """Mark every place where a name stands."""
    found = []
    for wording, label in names:
        parts = wording.split()
        for i in range(len(words)):
            if words[i : i + len(parts)] == parts:
                found.append(Name(i, i + len(parts), label))
    return sorted(found)


def resolve(text: str, *names: tuple[str, str], day: date | None = DAY) -> list[Source]:
    """Resolve the sources of an article."""
    made, given = read(text, *names)
    mentions = resolve_names(made, ALIASES, day)
    return resolve_sources(made, mentions, given, aliases=ALIASES, types=TYPES, day=day)


def brief(source: Source) -> tuple[str, str, str]:
    """Shorten a source to entity or name, type and rule."""
    return source.entity_id or source.name, source.type, source.resolved_by


ROE, DOE = ("Jane Roe", "PERSON"), ("John Doe", "PERSON")
PESKOV, PUTIN = ("Dmitry Peskov", "PERSON"), ("Putin", "PERSON")
