"""Cleaning: a page's text becomes headline, paragraphs, facts and removed lines.

It goes by place first. The report runs from the first to the last line of prose;
above it stand the headline and what signs and dates the article, below it the
rest of the page. Within the report only the narrowest forms are taken out.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    is_sign_off,
    read_byline,
    read_credit,
    split_dateline,
    split_sign_off,
)
from analysis.corpus.dates import Labelled, Stated, find_labelled_date
from analysis.corpus.furniture import Rule, find_rule
from analysis.corpus.genres import find_genre
from analysis.corpus.headlines import MAX_PATH_WORDS, contains_headline, find_headline
from analysis.corpus.lines import MAX_LABEL_WORDS, Line, split_lines
from analysis.corpus.typography import fold

MAX_SHARE_BELOW = {"comment_form": 0.5, "copyright": 0.2}
"""The share of a page's prose that may stand below these lines for them to end the report."""
BELOW_RULES = {"comment_form": furniture.BELOW_FORM, "copyright": furniture.BELOW_COPYRIGHT}
MIN_LINKS = 5
"""So many lines in a row without a full stop are a list of links."""
FRAME_RULES = frozenset(
    ("box_title", "menu", "share", "sign_in", "subscribe", "comments", "copyright", "page_age")
)
"""What shows that a list of lines is the page's, not the article's."""
MIN_STANDFIRST_WORDS = 5
MIN_REPEAT_WORDS = 8
"""People do say the same short sentence twice."""
MAX_DATE_LINE_WORDS = 14
"""A line that states a publication time is no longer than this."""


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
        self.updates: list[Labelled] = []
        self.end_index: int | None = None
        self.end_rule = furniture.BELOW
        self.first, self.last = self._find_report(known)
        self.links = self._find_links()

    def clean(self) -> Page:
        """Go through the page from top to bottom."""
        for i in range(len(self.lines)):
            if i != self.headline_index:
                self._clean_line(i)
        self._split_ends()
        self._sort_paragraphs()
        self.page.removed.sort(key=_by_line)
        published = [date for date in self.updates if not date.is_update] or self.updates
        if published:
            self.page.published = published[0].stated
        return self.page

    # Where the report is -------------------------------------------------------------

    def _find_report(self, known: str) -> tuple[int, int]:
        """Find headline, first and last line of prose; an empty range if there is none."""
        prose = [i for i in range(len(self.lines)) if self._is_report(i)]
        firm = [i for i in prose if not self.lines[i].may_be_headline]
        n_above = firm[0] if firm else len(self.lines)
        self.headline_index = find_headline(self.lines, n_above, known)
        if self.headline_index is not None:
            chosen = self.lines[self.headline_index]
            self.page.headline = chosen.text
            self.page.genre = find_genre(self.lines, self.headline_index)
            prose = [i for i in prose if i > self.headline_index]
        if not prose:
            return len(self.lines), -1
        has_standfirst = len(prose) > 1 and self._is_signed_between(prose[0], prose[1])
        return prose[1 if has_standfirst else 0], self._find_end(prose)

    def _is_signed_between(self, upper: int, lower: int) -> bool:
        """Say whether the article is signed or dated between two lines of prose.

        Then the upper one is a standfirst: it belongs to the lead, the report follows.
        """
        between = self.lines[upper + 1 : lower]
        return any(
            self._find_date(line) or read_credit(line) or read_byline(line) for line in between
        )

    def _is_report(self, i: int) -> bool:
        """Say whether a line can be the first or the last of a report."""
        line = self.lines[i]
        return (
            line.is_prose
            and find_rule(line, is_edge=True) is None
            and not is_caption(line)
            and not (i + 1 < len(self.lines) and repeats_with_credit(self.lines[i + 1], line))
            and self._find_date(line) is None
        )

    def _find_end(self, prose: list[int]) -> int:
        """Find the report's last line.

        What stands below the page's comment form or copyright line is none of it, if the
        report has been above. A last line without a full stop must follow a sentence.
        """
        for i in range(prose[0] + 1, len(self.lines)):
            rule = find_rule(self.lines[i], is_edge=False)
            limit = MAX_SHARE_BELOW.get(rule.name, 0.0) if rule else 0.0
            n_below = sum(self.lines[j].n_words for j in prose if j > i)
            if limit and n_below <= limit * sum(self.lines[j].n_words for j in prose):
                self.end_index = i
                self.end_rule = BELOW_RULES[rule.name] if rule else furniture.BELOW
                prose = [j for j in prose if j < i]
                break
        firm = [j for j in prose if self.lines[j].is_firm] or prose[:1]
        last = firm[-1]
        return last + 1 if last + 1 in prose else last

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
        is_edge = not self.first <= i <= self.last
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
        return is_punctuated and self.first <= i <= self.last

    def _find_caption(self, i: int, line: Line, is_edge: bool) -> Rule | None:
        """Find a picture's credit; note a caption."""
        above = self.lines[i - 1] if i else None
        rule = find_photo_credit(line, above, is_below_picture=self._is_below_picture(i))
        if rule is not None:
            return rule
        below = self.lines[i + 1] if i + 1 < len(self.lines) else None
        is_above_copy = below is not None and repeats_with_credit(below, line)
        if (is_above_copy or is_caption(line)) and not self._is_off_page(i):
            self.captions.add(i)
        return None

    def _find_fact(self, i: int, line: Line, is_edge: bool) -> Rule | None:
        """Find what signs and dates the article, and keep it."""
        if self._is_off_page(i):
            return None
        date = self._find_date(line)
        if date is not None:
            self.updates.append(date)
            return furniture.PUBLISHED
        return self._find_credit(i, line) if is_edge else self._find_inner_credit(line)

    def _find_credit(self, i: int, line: Line) -> Rule | None:
        """Find who wrote the article, above or below the report."""
        credit = read_credit(line)
        if credit is not None:
            self._note(credit)
            return furniture.CREDIT
        is_above = self.headline_index is not None and i < self.first
        byline = read_byline(line, is_above=is_above)
        if byline is None or find_rule(line, is_edge=True) is not None:
            return None
        self._note(byline)
        return furniture.BYLINE

    def _find_inner_credit(self, line: Line) -> Rule | None:
        """Find an agency's name that stands alone in the midst of the text.

        Marked as a sign-off it is the article's, since the page's frame may hold prose;
        bare it is a picture's.
        """
        credit = read_credit(line)
        if credit is None or not find_agency(line.text) or line.text.endswith(":"):
            return None
        if not is_sign_off(line.text):
            return furniture.PHOTO_CREDIT
        self._note(credit)
        return furniture.CREDIT

    def _find_by_place(self, i: int, line: Line) -> Rule | None:
        """Decide about a line above or below the report that has no form of its own."""
        if self.end_index is not None and i > self.end_index:
            return self.end_rule
        if self._is_off_page(i):
            return None if line.is_prose and not line.may_be_headline else furniture.ABOVE
        if self.page.genre and fold(line.text) == self.page.genre:
            return furniture.GENRE
        if i < self.first:
            return self._find_label(i, line)
        is_mark = line.n_words <= MAX_LABEL_WORDS and not line.ends_sentence
        return furniture.BELOW if line.is_title or is_mark else None

    def _find_label(self, i: int, line: Line) -> Rule | None:
        """Decide about a line between headline and report: a standfirst may lack its stop."""
        if line.is_firm or line.ends_sentence or not line.is_link_like:
            return None
        is_next = self.headline_index is not None and i == self.headline_index + 1
        is_standfirst = is_next and line.n_words >= MIN_STANDFIRST_WORDS
        return None if is_standfirst else furniture.LABEL

    def _find_links(self) -> set[int]:
        """Find lists of links within the report: lines without a full stop, in a row.

        A list of the article's own looks alike, so the page's frame must show among them.
        """
        links: set[int] = set()
        run: list[int] = []
        n_frame = 0
        for i in range(self.first, self.last + 1):
            rule = find_rule(self.lines[i], is_edge=False)
            if rule is not None:
                n_frame += rule.name in FRAME_RULES
            elif self.lines[i].is_link_like:
                run.append(i)
            else:
                links.update(run if n_frame and len(run) >= MIN_LINKS else ())
                run, n_frame = [], 0
        return links

    def _is_off_page(self, i: int) -> bool:
        """Say whether a line stands above the headline."""
        return self.headline_index is not None and i < self.headline_index

    def _is_below_picture(self, i: int) -> bool:
        """Say whether the line above is a caption or a word for a picture."""
        if i - 1 in self.captions:
            return True
        rule = find_rule(self.lines[i - 1], is_edge=False) if i else None
        return rule is not None and rule.name == "image_label"

    def _find_date(self, line: Line) -> Labelled | None:
        if line.n_words > MAX_DATE_LINE_WORDS:
            return None
        return find_labelled_date(line.text, now=self.now)

    def _note(self, credit: Credit) -> None:
        """Keep what is stated first."""
        self.page.agency = self.page.agency or credit.agency
        self.page.byline = self.page.byline or credit.byline
        self.page.dateline = self.page.dateline or credit.dateline

    # The paragraphs ------------------------------------------------------------------

    def _split_ends(self) -> None:
        """Take dateline and sign-off from the first and the last paragraph."""
        report = [i for i in sorted(self.kept) if i not in self.captions and self.first <= i]
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
            section = "lead" if i <= self.first else "body"
            if i in self.captions:
                section, (text, credit) = "caption", split_photo_credit(text)
                if credit:
                    removed = Removed(self.lines[i].number, credit, furniture.PHOTO_CREDIT)
                    self.page.removed.append(removed)
            self.page.paragraphs.append((section, text))


def _by_line(removed: Removed) -> int:
    return removed.line


def count_reported(page: Page) -> Iterator[str]:
    """Yield the paragraphs that report: all but captions."""
    return (text for section, text in page.paragraphs if section != "caption")
