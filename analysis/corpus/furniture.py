"""Furniture: what a saved page holds besides its article.

The rules that go by a line's form are in `rules`; those that need to know what stands
around it are named here and applied in `cleaning`.
"""

from __future__ import annotations

from functools import lru_cache

from analysis.corpus.dates import is_bare_date
from analysis.corpus.lines import Line
from analysis.corpus.rules import RULES, Rule

CACHED_LINES = 512
"""Cleaning asks several times about the lines of one page."""
QUOTATION_MARKS = "\"'\u2018\u201c\u201e\u00ab"
"""What somebody said is no furniture, whatever it says."""
MAX_FURNITURE_WORDS = 70
"""A longer line is never furniture by its form."""


# Rules that need more than one line to decide; cleaning names them.
PAGE_DATE = Rule("page_date", "A date without a label: the day the page was saved, perhaps.")
PUBLISHED = Rule(
    "published", "The line states when the article was published or updated; kept as its time."
)
CREDIT = Rule("credit", "The line names the agency that wrote the article; kept as its origin.")
PHOTO_CREDIT = Rule("photo_credit", "The line says whose the picture is.")
BYLINE = Rule("byline", "The line names the author; kept as the byline.")
AUTHOR_NOTE = Rule("author_note", "The last line says for whom the author writes.")
DATELINE = Rule("dateline", "The place an article was filed from, before its first sentence; kept.")
GENRE = Rule("genre", "The line says what kind of article this is; kept as its genre.")
HEADLINE_REPEAT = Rule("headline_repeat", "The line repeats the headline.")
HEADLINE_PATH = Rule("headline_path", "The line is the headline with the site's path or name.")
CAPTION_REPEAT = Rule("caption_repeat", "The line repeats the line above, with a picture credit.")
REPEAT = Rule("repeat", "The line repeats the line above it.")
ABOVE = Rule("above_headline", "The line stands above the headline, in the page's frame.")
LABEL = Rule("label", "A few words without a full stop between headline and first sentence.")
BELOW = Rule("below_article", "The line stands below the last sentence and is none itself.")
BELOW_FORM = Rule("below_form", "The line stands below the start of the comment form.")
BELOW_COPYRIGHT = Rule("below_copyright", "The line stands below the page's copyright line.")
LINK_LIST = Rule("link_list", "One of many lines in a row without a full stop: a list of links.")


@lru_cache(maxsize=CACHED_LINES)
def find_rule(line: Line, *, is_edge: bool) -> Rule | None:
    """Return the first rule whose form a line has.

    Parameters
    ----------
    line : Line
        The line, without outer spaces.
    is_edge : bool
        Whether it stands above the first or below the last paragraph.

    Returns
    -------
    Rule or None
        None if the line may belong to the article.

    Examples
    --------
    >>> find_rule(Line(1, "Advertisement"), is_edge=False).name
    'advert'
    >>> find_rule(Line(1, "Following the talks, both sides left."), is_edge=True) is None
    True
    """
    is_quoted = line.n_words and line.text[0] in QUOTATION_MARKS
    if is_quoted or line.n_words > MAX_FURNITURE_WORDS:
        return None
    for rule in RULES:
        if rule.place == "edge" and not is_edge:
            continue
        if rule.pattern is not None and rule.pattern.fullmatch(line.text):
            return rule
    return PAGE_DATE if is_edge and is_bare_date(line.text) else None
