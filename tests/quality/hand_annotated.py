"""Read the articles annotated by hand: what a careful reader would have the program find.

A gold file repeats its article line by line. The head names the facts of the page; after
``---`` two characters before each line say what the line is: ``- `` page furniture,
``# `` the headline, ``@ `` a caption, two spaces the running text. Within a line

* ``¦`` parts two sentences, and ``{...}`` holds what is no part of the text (a dateline);
* ``[Putin|Vladimir Putin]`` is a mention and the entity meant, ``[Oslo]`` one called so.

A mention is a name of a person, place, body, group or proper event, without title,
article or possessive 's; also an office where it stands for its holder. Its country is a
mention of its own ("the [US|United States] [president|Jane Roe]"), as it is before a name.
An unlisted entity is called by the fullest wording in its article. A headline is one
sentence, whatever marks stand in it.

The articles are invented, and one annotator wrote them and the gold, before the program
was run on them but knowing its alias lists and conventions. The figures guard against
getting worse; they say little about real news.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ARTICLES = HERE / "articles"
GOLD = HERE / "gold"

_MENTION = re.compile(r"\[([^\]|]+)(?:\|([^\]]+))?\]")
_OUTSIDE = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True)
class GoldSentence:
    """A sentence: its text, and its mentions as (start, end, entity) within it."""

    text: str
    mentions: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class GoldLine:
    """A line of the page: as it stands there, whether it is furniture, its sentences."""

    text: str
    is_furniture: bool
    sentences: tuple[GoldSentence, ...]


@dataclass(frozen=True)
class GoldArticle:
    """An annotated article: facts (headline, origin, byline, dateline) and lines."""

    article_id: str
    facts: dict[str, str]
    lines: tuple[GoldLine, ...]

    @property
    def sentences(self) -> list[GoldSentence]:
        """All sentences, in order."""
        return [sentence for line in self.lines for sentence in line.sentences]


def read_gold() -> list[GoldArticle]:
    """Read all gold files, in order of name."""
    return [_read_article(path) for path in sorted(GOLD.glob("*.txt"))]


def _read_article(path: Path) -> GoldArticle:
    """Read one gold file."""
    head, body = path.read_text(encoding="utf-8").split("---\n", 1)
    facts = dict(re.split(r":\s*", line, maxsplit=1) for line in head.splitlines())
    lines = body.splitlines()
    facts["headline"] = next(_read_sentence(x[2:]).text for x in lines if x.startswith("# "))
    return GoldArticle(path.stem, facts, tuple(_read_line(line) for line in lines))


def _read_line(line: str) -> GoldLine:
    """Read one line: its kind, its text and, unless it is furniture, its sentences."""
    kind, marked = line[:2], line[2:]
    plain = _MENTION.sub(r"\1", marked)
    text = plain.replace(" ¦ ", " ").replace("{", "").replace("}", "")
    if kind == "- " or not marked:
        return GoldLine(text, bool(marked), ())
    parts = _OUTSIDE.sub("", marked).split(" ¦ ")
    return GoldLine(text, False, tuple(_read_sentence(part) for part in parts))


def _read_sentence(marked: str) -> GoldSentence:
    """Read one sentence with its marked mentions.

    Examples
    --------
    >>> _read_sentence("[Oslo] thanked [Mr|Jo Mr].")
    GoldSentence(text='Oslo thanked Mr.', mentions=((0, 4, 'Oslo'), (13, 15, 'Jo Mr')))
    """
    text, mentions, end = "", [], 0
    for match in _MENTION.finditer(marked):
        text += marked[end : match.start()]
        mentions.append((len(text), len(text) + len(match[1]), match[2] or match[1]))
        text += match[1]
        end = match.end()
    return GoldSentence(text + marked[end:], tuple(mentions))
