"""Headlines: which line above the report is its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from analysis.corpus.captions import is_caption, repeats_with_credit
from analysis.corpus.credits import read_byline, read_credit
from analysis.corpus.dates import find_labelled_date
from analysis.corpus.furniture import find_rule
from analysis.corpus.genres import read_genre_prefix
from analysis.corpus.lines import MAX_HEADLINE_WORDS, Line
from analysis.corpus.typography import fold

MIN_HEADLINE_WORDS = 3
MAX_SITE_WORDS = 8
"""A site's path or name around a headline is no longer than this."""
MAX_PATH_WORDS = MAX_HEADLINE_WORDS + MAX_SITE_WORDS
MAX_ABOVE_LINES = 400
"""No headline stands farther above its report; it bounds the work on huge pages."""
NEAR_LINES = 12
FULL_LENGTH_WORDS = 10
"""Beyond this, more words do not make a line more of a headline."""
MAX_REPEAT_SCORE = 4
OVERLAP_SCORE = 4
NEAR_SCORE = 1
AGAINST_SCORE = 2
"""Taken off below a byline, a date or a sentence, and for running text: a standfirst."""
LEAD_LINES = 6
"""How many lines of the report a headline is compared with."""

_CONTENT_WORD = re.compile(r"[^\W_]{4,}")


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
    start = max(0, n_above - MAX_ABOVE_LINES)
    candidates = [i for i in range(start, n_above) if _may_be_headline(lines, i)]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    words = _find_words(line.text for line in lines[n_above : n_above + LEAD_LINES])
    paths = _find_paths(folded[start:n_above])
    n_against = _count_against(lines[:n_above])
    scores = {
        i: _score(folded[i], paths, words)
        + (NEAR_SCORE if n_above - i <= NEAR_LINES else 0)
        - AGAINST_SCORE * n_against[i]
        for i in candidates
    }
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


def _may_be_headline(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line above the report has the form of a headline."""
    line = lines[i]
    rule = find_rule(line, is_edge=True)
    return (
        MIN_HEADLINE_WORDS <= line.n_words <= MAX_HEADLINE_WORDS
        and (rule is None or bool(read_genre_prefix(line.text)))
        and not is_caption(line)
        and not (i + 1 < len(lines) and repeats_with_credit(lines[i + 1], line))
        and not _signs(line)
    )


def _signs(line: Line) -> bool:
    """Say whether a line signs or dates the article: a headline stands above those."""
    return bool(read_byline(line) or read_credit(line) or find_labelled_date(line.text))


def _count_against(above: Sequence[Line]) -> list[int]:
    """Count for each line what speaks against it as headline: its place and its form."""
    counts = []
    is_signed, n_sentences = False, 0
    for line in above:
        counts.append(is_signed + n_sentences + line.is_prose + (not line.may_be_headline))
        is_signed = is_signed or _signs(line)
        n_sentences += line.is_firm and not line.may_be_headline
    return counts


def _find_words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _CONTENT_WORD.findall(text.casefold())}


def _find_paths(folded: Sequence[str]) -> Counter[str]:
    """Count how often each line stands above the report, alone or in a longer line."""
    counts = Counter(folded)
    for text in set(folded):
        if len(text.split()) <= MAX_PATH_WORDS:
            longer = (o for o in set(folded) if len(o) > len(text))
            counts[text] += sum(o.endswith(text) or o.startswith(text) for o in longer)
    return counts


def _score(text: str, paths: Counter[str], words: set[str]) -> float:
    """Score a line as headline: long enough, repeated, and in the report's words."""
    n_words = min(len(text.split()), FULL_LENGTH_WORDS)
    repeat = min(n_words - MIN_HEADLINE_WORDS, MAX_REPEAT_SCORE) if paths[text] > 1 else 0
    own = _find_words([text])
    overlap = len(own & words) / len(own) if own else 0.0
    return n_words / 2 + repeat + OVERLAP_SCORE * overlap
