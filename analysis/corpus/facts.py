"""Facts: what page and articles.csv say of an article, and which of the two it was.

The page comes first, articles.csv checks or completes. Where they differ the page's
value stays and its basis says ``conflict``.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.corpus.agencies import find_agency
from analysis.corpus.cleaning import Page
from analysis.corpus.dates import Stated
from analysis.corpus.listing import Entry
from analysis.corpus.typography import fold

ENGLISH_WORDS = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "was",
        "for",
        "with",
        "as",
        "his",
        "he",
        "by",
        "it",
        "has",
        "have",
        "had",
        "from",
        "at",
        "are",
        "were",
        "not",
        "be",
        "this",
        "which",
        "said",
        "their",
        "they",
        "but",
        "who",
        "will",
        "would",
        "been",
        "its",
        "after",
        "or",
        "an",
        "about",
    )
)
MIN_ENGLISH_SHARE = 0.2
MIN_LANGUAGE_WORDS = 10


class Fact(NamedTuple):
    """A value and how it was found: one of ``schema.BASES``."""

    value: str
    basis: str


def settle(on_page: str, in_table: str) -> Fact:
    """Settle one value that page and table may state.

    Case, typography and punctuation at either end are no conflict.

    Examples
    --------
    >>> settle("Truce holds", "TRUCE HOLDS.")
    Fact(value='Truce holds', basis='text and table')
    >>> settle("", "")
    Fact(value='', basis='missing')
    """
    if on_page and in_table:
        agrees = fold(on_page) == fold(in_table)
        return Fact(on_page, "text and table" if agrees else "conflict")
    if on_page:
        return Fact(on_page, "text")
    return Fact(in_table, "table" if in_table else "missing")


def settle_origin(page: Page, entry: Entry) -> Fact:
    """Settle who wrote the article; the outlet itself if nobody credits an agency."""
    in_table = find_agency(entry.origin) or entry.origin
    if not page.agency and not in_table:
        return Fact(entry.outlet, "assumed")
    return settle(page.agency, in_table)


def settle_published(page: Page, entry: Entry) -> tuple[Stated | None, str]:
    """Settle when the article was published, and how that was found."""
    on_page, in_table = page.published, entry.published
    if on_page is None or in_table is None:
        basis = "text" if on_page else "table" if in_table else "missing"
        return on_page or in_table, basis
    is_exact = on_page.precision == in_table.precision == "minute"
    agrees = on_page.at == in_table.at if is_exact else _share_day(on_page, in_table)
    if agrees and in_table.precision == "minute":
        return in_table, "text and table"
    return on_page, "text and table" if agrees else "conflict"


def settle_published_label(page: Page, basis: str) -> str:
    """Return what the settled time is called: published or updated; empty if there is none.

    Examples
    --------
    >>> settle_published_label(Page(), "table"), settle_published_label(Page(), "missing")
    ('published', '')
    """
    if basis == "missing":
        return ""
    return "updated" if page.is_update and basis != "table" else "published"


def find_language(text: str) -> str:
    """Return ``en`` if common English words make up their usual share, else ``und``.

    Examples
    --------
    >>> find_language("The two leaders spoke for an hour, the ministry said in a statement.")
    'en'
    >>> find_language("Beide Politiker sprachen eine Stunde lang, wie das Ministerium sagte.")
    'und'
    """
    words = text.casefold().split()
    n_english = sum(word.strip(".,;:!?\"'()\u201c\u201d") in ENGLISH_WORDS for word in words)
    is_english = len(words) >= MIN_LANGUAGE_WORDS and n_english >= MIN_ENGLISH_SHARE * len(words)
    return "en" if is_english else "und"


def _share_day(one: Stated, other: Stated) -> bool:
    """Say whether two times can be the same day, as printed or in UTC."""
    return bool({one.printed_day, one.at.date()} & {other.printed_day, other.at.date()})
