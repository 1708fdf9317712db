"""Headlines: which line above the report is its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.corpus.captions import is_caption
from analysis.corpus.credits import read_byline, read_credit
from analysis.corpus.dates import find_labelled_date
from analysis.corpus.furniture import find_rule
from analysis.corpus.lines import MAX_HEADLINE_WORDS, Line
from analysis.corpus.typography import fold

MIN_HEADLINE_WORDS = 3
MAX_SITE_WORDS = 8
"""A site's path or name around a headline is no longer than this."""
MAX_PATH_WORDS = MAX_HEADLINE_WORDS + MAX_SITE_WORDS
REPEAT_SCORE = 4
AGAINST_SCORE = 2
"""Taken off below a byline or date, and for running text: a standfirst is both."""
FULL_LENGTH_WORDS = 8
"""Beyond this, more words do not make a line more of a headline."""


def find_headline(lines: Sequence[Line], n_above: int, known: str = "") -> int | None:
    """Find the headline among the lines above the first paragraph.

    A headline is repeated on most pages: as the page's title, or at the end of the path
    to the page. Without that, it is the first of the longer lines.

    Parameters
    ----------
    lines : sequence of Line
        All lines of the file.
    n_above : int
        How many of them stand above the first paragraph.
    known : str, optional
        A headline that articles.csv gives: if it stands there too, it is the one.

    Returns
    -------
    int or None
        The index of the headline's last copy; None if there is none.
    """
    folded = [fold(line.text) for line in lines[: n_above + 1]]
    if known and fold(known) in folded:
        return _last_index(folded, fold(known))
    counts = Counter(folded[:n_above])
    scores: dict[int, float] = {}
    is_signed = False
    for i, line in enumerate(lines[:n_above]):
        if _is_metadata(line):
            is_signed = True
        elif _may_be_headline(line):
            n_against = is_signed + line.is_prose
            scores[i] = _score(folded, i, counts) - AGAINST_SCORE * n_against
    if not scores:
        return None
    best = max(scores.values())
    chosen = next(i for i, score in scores.items() if score >= best - 1)
    return _last_index(folded[:n_above], folded[chosen])


def contains_headline(line: Line, headline: str) -> bool:
    """Say whether a line is the headline with the site's path or name around it.

    Examples
    --------
    >>> contains_headline(Line(1, "HomeWorldTruce holds in the south"), "Truce holds in the south")
    True
    """
    if line.ends_sentence or line.n_words > MAX_PATH_WORDS:
        return False
    text, wanted = fold(line.text), fold(headline)
    if not wanted or text == wanted:
        return False
    n_more = line.n_words - len(re.findall(r"\w[\w'.-]*", headline))
    is_outside = text.endswith(wanted) or text.startswith(wanted)
    return is_outside and n_more <= MAX_SITE_WORDS


def _last_index(folded: Sequence[str], wanted: str) -> int:
    return max(i for i, text in enumerate(folded) if text == wanted)


def _is_metadata(line: Line) -> bool:
    """Say whether a line signs or dates the article: a headline stands above those."""
    return bool(read_byline(line) or read_credit(line) or find_labelled_date(line.text))


def _may_be_headline(line: Line) -> bool:
    return (
        MIN_HEADLINE_WORDS <= line.n_words <= MAX_HEADLINE_WORDS
        and find_rule(line, is_edge=True) is None
        and not is_caption(line)
    )


def _score(folded: Sequence[str], i: int, counts: Counter[str]) -> float:
    """Score a line as headline: repeated or contained elsewhere, and long enough."""
    text = folded[i]
    is_repeated = counts[text] > 1 or any(
        other != text and (other.endswith(text) or other.startswith(text)) for other in folded[:-1]
    )
    n_words = min(len(text.split()), FULL_LENGTH_WORDS)
    return (REPEAT_SCORE if is_repeated else 0) + n_words / 2
