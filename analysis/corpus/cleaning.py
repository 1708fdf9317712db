"""Cleaning: a page's text becomes headline, paragraphs, facts and removed lines.

It goes by place first. The report runs from the first to the last line of prose;
above it stand the headline and what signs and dates the article, below it the
rest of the page. Within the report only the narrowest forms are taken out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from analysis.corpus import furniture
from analysis.corpus.agencies import find_agency
from analysis.corpus.captions import (
    find_photo_credit,
    is_caption,
    repeats_with_credit,
    split_photo_credit,
)
from analysis.corpus.credits import (
    Credit,
    is_author_note,
    is_labelled,
    is_sign_off,
    read_byline,
    read_credit,
    split_dateline,
    split_sign_off,
)
from analysis.corpus.dates import Labelled, Stated
from analysis.corpus.furniture import find_rule
from analysis.corpus.genres import GENRES, find_genre
from analysis.corpus.headlines import MAX_PATH_WORDS, contains_headline
from analysis.corpus.lines import MAX_HEADLINE_WORDS, MAX_LABEL_WORDS, Line, split_lines
from analysis.corpus.report import find_date_line, find_links, find_report
from analysis.corpus.rules import Rule
from analysis.corpus.typography import fold

MIN_STANDFIRST_WORDS = 5
MIN_REPEAT_WORDS = 8
"""People do say the same short sentence twice."""


@dataclass(frozen=True)
class Removed:
    """What cleaning took out: the line's number, the words and the rule."""

    line: int
    text: str
    rule: Rule


@dataclass
class Page:
    """A cleaned page. An empty string or None is what the page does not state."""

    headline: str = ""
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    agency: str = ""
    byline: str = ""
    dateline: str = ""
    genre: str = ""
    published: Stated | None = None
    is_update: bool = False
    """Whether the page calls that time an update."""


def clean_page(text: str, *, headline: str = "", now: datetime | None = None) -> Page:
    """Part an article from the page it was saved with.

    Parameters
    ----------
    text : str
        The page's text, guarded.
    headline : str, optional
        A headline known from elsewhere; it only helps to choose among the page's lines.
    now : datetime, optional
        The latest plausible time of publication is two days after this.

    Returns
    -------
    Page
        Its ``paragraphs`` are pairs of section (lead, body, caption) and text, in the
        page's order; none if the page holds no sentence. Each line of the page is
        in the headline, in a paragraph or in ``removed``.
    """
    return _Cleaner(split_lines(text), headline, now).clean()


class _Cleaner:
    """One page being cleaned: it learns where the report starts and ends."""

    def __init__(self, lines: list[Line], known: str, now: datetime | None) -> None:
        self.lines = lines
        self.now = now
        self.page = Page()
        self.kept: dict[int, str] = {}
        self.captions: set[int] = set()
        self.dates: list[Labelled] = []
        self.report = find_report(lines, known, now)
        self.links = find_links(lines, self.report)
        if self.report.headline is not None:
            self.page.headline = lines[self.report.headline].text
            self.page.genre = find_genre(lines, self.report.headline)

    def clean(self) -> Page:
        """Go through the page from top to bottom."""
        for i in range(len(self.lines)):
            if i != self.report.headline:
                self._clean_line(i)
        self._split_ends()
        self._sort_paragraphs()
        self.page.removed.sort(key=_by_line)
        published = [date for date in self.dates if not date.is_update] or self.dates
        if published:
            self.page.published = published[0].stated
            self.page.is_update = published[0].is_update
        return self.page

    # What each line is ---------------------------------------------------------------

    def _clean_line(self, i: int) -> None:
        """Decide about one line: it is kept, or removed by a rule."""
        line = self.lines[i]
        rule = self._find_removal(i, line)
        if rule is not None:
            self.page.removed.append(Removed(line.number, line.text, rule))
        else:
            self.kept[i] = line.text

    def _find_removal(self, i: int, line: Line) -> Rule | None:
        is_edge = self.report.is_edge(i)
        for look in (self._find_repeat, self._find_caption, self._find_fact):
            rule = look(i, line, is_edge)
            if rule is not None or i in self.captions:
                return rule
        rule = find_rule(line, is_edge=is_edge)
        if rule is not None:
            return rule
        if is_edge:
            return self._find_by_place(i, line)
        return furniture.LINK_LIST if i in self.links else None

    def _find_repeat(self, i: int, line: Line, is_edge: bool) -> Rule | None:
        """Find a copy of the headline, or of the line above."""
        headline = self.page.headline if line.n_words <= MAX_PATH_WORDS else ""
        if headline and fold(line.text) == fold(headline) and not self._is_sentence(i, line):
            return furniture.HEADLINE_REPEAT
        if headline and contains_headline(line, headline):
            return furniture.HEADLINE_PATH
        above = self.lines[i - 1] if i else None
        if above is None:
            return None
        if repeats_with_credit(line, above):
            self.captions.add(i - 1)
            return furniture.CAPTION_REPEAT
        is_copy = line.n_words >= MIN_REPEAT_WORDS and line.text == above.text
        return furniture.REPEAT if is_copy else None

    def _is_sentence(self, i: int, line: Line) -> bool:
        """Say whether a copy of the headline is a sentence of the report."""
        is_punctuated = line.text[-1] in ".!?\"'\u201d\u2019" and line.text != self.page.headline
        return is_punctuated and not self.report.is_edge(i)

    def _find_caption(self, i: int, line: Line, is_edge: bool) -> Rule | None:
        """Find a picture's credit; note a caption."""
        above = self.lines[i - 1] if i else None
        rule = find_photo_credit(line, above, is_below_picture=self._is_below_picture(i))
        if rule is not None:
            return rule
        below = self.lines[i + 1] if i + 1 < len(self.lines) else None
        is_above_copy = below is not None and repeats_with_credit(below, line)
        if (is_above_copy or is_caption(line)) and not self.report.is_above_headline(i):
            self.captions.add(i)
        return None

    def _find_fact(self, i: int, line: Line, is_edge: bool) -> Rule | None:
        """Find what signs and dates the article, and keep it."""
        if self.report.is_above_headline(i):
            return None
        date = find_date_line(line, self.now)
        if date is not None:
            self.dates.append(date)
            return furniture.PUBLISHED
        return self._find_credit(i, line) if is_edge else self._find_inner_credit(line)

    def _find_credit(self, i: int, line: Line) -> Rule | None:
        """Find who wrote the article, above or below the report."""
        credit = read_credit(line)
        if credit is not None:
            self._note(credit)
            return furniture.CREDIT
        is_above = self.report.headline is not None and i < self.report.first
        byline = read_byline(line, is_above=is_above)
        if byline is None or find_rule(line, is_edge=True) is not None:
            return None
        self._note(byline)
        return furniture.BYLINE

    def _find_inner_credit(self, line: Line) -> Rule | None:
        """Find an agency's name that stands alone in the midst of the text.

        Marked as a sign-off it is the article's, since the page's frame may hold prose;
        bare or called a credit it is a picture's.
        """
        credit = read_credit(line)
        is_alone = bool(find_agency(line.text)) or is_labelled(line.text)
        if credit is None or not is_alone or line.text.endswith(":"):
            return None
        if not is_sign_off(line.text):
            return furniture.PHOTO_CREDIT
        self._note(credit)
        return furniture.CREDIT

    def _find_by_place(self, i: int, line: Line) -> Rule | None:
        """Decide about a line above or below the report that has no form of its own."""
        if self.report.end is not None and i > self.report.end:
            return self.report.end_rule
        if self.report.is_above_headline(i):
            is_text = line.is_firm or line.n_words > MAX_HEADLINE_WORDS
            return None if is_text else furniture.ABOVE
        if self.page.genre and GENRES.get(fold(line.text)) == self.page.genre:
            return furniture.GENRE
        if i < self.report.first:
            return self._find_label(i, line)
        is_mark = line.n_words <= MAX_LABEL_WORDS and not line.ends_sentence
        return furniture.BELOW if line.is_title or is_mark else None

    def _find_label(self, i: int, line: Line) -> Rule | None:
        """Decide about a line between headline and report: a standfirst may lack its stop."""
        if line.is_firm or line.ends_sentence or not line.is_link_like:
            return None
        is_next = self.report.headline is not None and i == self.report.headline + 1
        is_standfirst = is_next and line.n_words >= MIN_STANDFIRST_WORDS
        return None if is_standfirst else furniture.LABEL

    def _is_below_picture(self, i: int) -> bool:
        """Say whether the line above is a caption or a word for a picture."""
        if i - 1 in self.captions:
            return True
        rule = find_rule(self.lines[i - 1], is_edge=False) if i else None
        return rule is not None and rule.name == "image_label"

    def _note(self, credit: Credit) -> None:
        """Keep what is stated first."""
        self.page.agency = self.page.agency or credit.agency
        self.page.byline = self.page.byline or credit.byline
        self.page.dateline = self.page.dateline or credit.dateline

    # The paragraphs ------------------------------------------------------------------

    def _split_ends(self) -> None:
        """Take dateline and sign-off from the first and the last paragraph."""
        report = [i for i in sorted(self.kept) if i not in self.captions and self.report.first <= i]
        if len(report) > 1 and is_author_note(self.kept[report[-1]]):
            last = report.pop()
            removed = Removed(self.lines[last].number, self.kept.pop(last), furniture.AUTHOR_NOTE)
            self.page.removed.append(removed)
        if not report:
            return
        head, credit = split_dateline(self.kept[report[0]])
        if head:
            self._cut(report[0], head, self.kept[report[0]][len(head) :], furniture.DATELINE)
            self._note(credit)
        tail, credit = split_sign_off(self.kept[report[-1]])
        if tail:
            self._cut(report[-1], tail, self.kept[report[-1]][: -len(tail)], furniture.CREDIT)
            self._note(credit)

    def _cut(self, i: int, part: str, rest: str, rule: Rule) -> None:
        self.kept[i] = rest
        self.page.removed.append(Removed(self.lines[i].number, part.strip(), rule))

    def _sort_paragraphs(self) -> None:
        """Name each kept line's section: up to the first line of the report is the lead."""
        for i, text in sorted(self.kept.items()):
            section = "lead" if i <= self.report.first else "body"
            if i in self.captions:
                section, (text, credit) = "caption", split_photo_credit(text)
                if credit:
                    removed = Removed(self.lines[i].number, credit, furniture.PHOTO_CREDIT)
                    self.page.removed.append(removed)
            self.page.paragraphs.append((section, text))


def _by_line(removed: Removed) -> int:
    return removed.line
