"""Genres: what a page itself calls its article. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.corpus.lines import Line
from analysis.corpus.typography import fold

GENRES = {
    "analysis": "analysis", "news analysis": "analysis", "opinion": "opinion",
    "opinions": "opinion", "op-ed": "opinion", "comment": "opinion", "commentary": "opinion",
    "column": "opinion", "columnist": "opinion", "perspective": "opinion",
    "editorial": "editorial", "editorials": "editorial", "leader": "editorial",
    "live": "live", "live updates": "live", "live blog": "live", "as it happened": "live",
    "explainer": "explainer", "explained": "explainer", "fact check": "fact check",
    "interview": "interview", "review": "review", "letter": "letter", "letters": "letter",
    "obituary": "obituary", "feature": "feature", "blog": "blog", "transcript": "transcript",
    "press release": "press release", "satire": "satire", "sponsored": "sponsored",
}  # fmt: skip

_PREFIX = re.compile(r"(?P<label>[A-Za-z][A-Za-z -]{2,20})\s*(?:[|:]|\s[\u2013\u2014-]\s)\s*\S")


def find_genre(lines: Sequence[Line], headline_index: int) -> str:
    """Return the genre that a page prints at its headline; empty if it prints none.

    It stands in front of the headline's words, or alone on the line above or below it.
    Among other single words a label is a menu, not this article's genre.

    Examples
    --------
    >>> find_genre([Line(1, "Opinion | Talks alone will not do")], 0)
    'opinion'
    """
    prefixed = read_genre_prefix(lines[headline_index].text)
    if prefixed:
        return prefixed
    for i, beyond in ((headline_index - 1, -1), (headline_index + 1, 1)):
        if not 0 <= i < len(lines) or fold(lines[i].text) not in GENRES:
            continue
        next_one = i + beyond
        is_in_menu = 0 <= next_one < len(lines) and lines[next_one].n_words <= 1
        if not is_in_menu:
            return GENRES[fold(lines[i].text)]
    return ""


def read_genre_prefix(text: str) -> str:
    """Return the genre in front of a headline's words; empty if there is none."""
    prefix = _PREFIX.match(text)
    return GENRES.get(fold(prefix["label"]), "") if prefix else ""
