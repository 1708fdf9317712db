"""Report: where on a page the article's own text starts and ends.

Sentences that stand together are the report; above them stands the headline. Below it a
comment form or a copyright line ends the page's article for good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from analysis.corpus import furniture
from analysis.corpus.captions import is_caption, repeats_with_credit
from analysis.corpus.credits import read_byline, read_credit
from analysis.corpus.dates import Labelled, find_labelled_date
from analysis.corpus.furniture import find_rule
from analysis.corpus.headlines import find_headline
from analysis.corpus.lines import Line
from analysis.corpus.rules import Rule

MAX_SHARE_BELOW = {"comment_form": 0.5, "copyright": 0.2}
"""The share of a page's prose that may stand below these lines for them to end the report."""
BELOW_RULES = {"comment_form": furniture.BELOW_FORM, "copyright": furniture.BELOW_COPYRIGHT}
MAX_GAP_LINES = 4
"""Sentences with more lines in between do not stand together."""
MIN_LINKS = 5
"""So many lines in a row without a full stop are a list of links."""
FRAME_RULES = frozenset(
    ("box_title", "menu", "share", "sign_in", "subscribe", "comments", "copyright", "page_age")
)
"""What shows that a list of lines is the page's, not the article's."""
MAX_DATE_LINE_WORDS = 14
"""A line that states a publication time is no longer than this."""


@dataclass(frozen=True)
class Report:
    """Where a page's report is, as indexes of lines; first is above last if there is none."""

    headline: int | None
    first: int
    last: int
    end: int | None = None
    end_rule: Rule = furniture.BELOW

    def is_edge(self, i: int) -> bool:
        """Whether a line stands above or below the report."""
        return not self.first <= i <= self.last

    def is_above_headline(self, i: int) -> bool:
        """Whether a line stands above the headline."""
        return self.headline is not None and i < self.headline


def find_report(lines: Sequence[Line], known: str, now: datetime | None = None) -> Report:
    """Find headline, first and last line of the report.

    Parameters
    ----------
    lines : sequence of Line
        The page's lines.
    known : str
        A headline known from elsewhere; empty if none is.
    now : datetime, optional
        As in `dates.find_labelled_date`.
    """
    prose = [i for i in range(len(lines)) if _may_report(lines, i, now)]
    headline = find_headline(lines, _count_above(lines, prose), known)
    prose = [i for i in prose if headline is None or i > headline]
    if not prose:
        return Report(headline, len(lines), -1)
    has_standfirst = len(prose) > 1 and _is_signed_between(lines[prose[0] + 1 : prose[1]], now)
    first = prose[1 if has_standfirst else 0]
    end, end_rule = _find_end_mark(lines, prose)
    prose = [i for i in prose if end is None or i < end]
    last = ([i for i in prose if lines[i].is_firm] or prose[:1])[-1]
    # A last line without a full stop must follow a sentence.
    last = last + 1 if last + 1 in prose else last
    return Report(headline, first, max(first, last), end, end_rule)


def find_date_line(line: Line, now: datetime | None) -> Labelled | None:
    """Return the time that a short line states with a label."""
    is_short = line.n_words <= MAX_DATE_LINE_WORDS
    return find_labelled_date(line.text, now=now) if is_short else None


def find_links(lines: Sequence[Line], report: Report) -> set[int]:
    """Find lists of links within the report: lines without a full stop, in a row.

    A list of the article's own looks alike, so the page's frame must show among them.
    """
    links: set[int] = set()
    run: list[int] = []
    n_frame = 0
    for i in range(report.first, report.last + 1):
        rule = find_rule(lines[i], is_edge=False)
        if rule is not None:
            n_frame += rule.name in FRAME_RULES
        elif lines[i].is_link_like:
            run.append(i)
        else:
            links.update(run if n_frame and len(run) >= MIN_LINKS else ())
            run, n_frame = [], 0
    return links


def _may_report(lines: Sequence[Line], i: int, now: datetime | None) -> bool:
    """Say whether a line can be the first or the last of a report."""
    line = lines[i]
    return (
        line.is_prose
        and find_rule(line, is_edge=True) is None
        and not is_caption(line)
        and not (i + 1 < len(lines) and repeats_with_credit(lines[i + 1], line))
        and find_date_line(line, now) is None
    )


def _count_above(lines: Sequence[Line], prose: list[int]) -> int:
    """Count the lines above the report: it starts where sentences stand together."""
    firm = [i for i in prose if not lines[i].may_be_headline]
    if not firm:
        return len(lines)
    return next((i for i, j in pairwise(firm) if j - i <= MAX_GAP_LINES), firm[0])


def _is_signed_between(between: Sequence[Line], now: datetime | None) -> bool:
    """Say whether the article is signed or dated between two lines of prose.

    Then the upper one is a standfirst: it belongs to the lead, the report follows.
    """
    return any(
        find_date_line(line, now) or read_credit(line) or read_byline(line) for line in between
    )


def _find_end_mark(lines: Sequence[Line], prose: list[int]) -> tuple[int | None, Rule]:
    """Find the comment form or copyright line below which nothing is the article's.

    Most of the page's prose must be above: such lines also stand on top of pages.
    """
    n_all = sum(lines[j].n_words for j in prose)
    n_above, at = 0, iter([*prose, len(lines)])
    next_prose = next(at)
    for i in range(prose[0] + 1, len(lines)):
        while next_prose < i:
            n_above += lines[next_prose].n_words
            next_prose = next(at)
        rule = find_rule(lines[i], is_edge=False)
        limit = MAX_SHARE_BELOW.get(rule.name) if rule else None
        if rule is not None and limit is not None and n_all - n_above <= limit * n_all:
            return i, BELOW_RULES[rule.name]
    return None, furniture.BELOW
