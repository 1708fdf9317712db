"""Articles: each listed file becomes an article, its paragraphs and its removed lines."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import schema
from analysis.corpus.cleaning import Page, Removed, clean_page
from analysis.corpus.facts import (
    find_language,
    settle,
    settle_origin,
    settle_published,
    settle_published_label,
)
from analysis.corpus.guard import MAX_CHARS, Guarded, guard
from analysis.corpus.listing import Entry, reject
from analysis.corpus.reading import FileText, Refused, read_text
from analysis.corpus.typography import normalise

PARAGRAPHS = schema.Table(
    "paragraphs",
    "a paragraph of an article",
    ("article_id", "paragraph"),
    (
        schema.Column("article_id", "string", "key", "the article"),
        schema.Column("paragraph", "int", "number", "0 for the headline, then from 1"),
        schema.Column("section", "string", "name", "headline, lead, body or caption"),
        schema.Column("start_char", "int", "characters", "where it starts in the text"),
        schema.Column("end_char", "int", "characters", "where it ends (exclusive)"),
    ),
)
"""Handed from cleaning to annotation; not stored."""
PARAGRAPH_BREAK = "\n\n"

_Rows = list[dict[str, object]]


class CleanedArticles(NamedTuple):
    """Four tables: articles, paragraphs, removed_lines and rejected_rows."""

    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    removed_lines: pd.DataFrame
    rejected_rows: pd.DataFrame


def read_articles(
    entries: Sequence[Entry], folder: Path, *, now: datetime | None = None
) -> CleanedArticles:
    """Read and clean the listed files.

    Parameters
    ----------
    entries : sequence of Entry
        What `read_listing` accepted, or some of it: the articles do not depend on each
        other.
    folder : Path
        The folder the entries' files are in.
    now : datetime, optional
        Times of publication more than two days after this are not believed.

    Returns
    -------
    CleanedArticles
        ``articles`` as `schema.ARTICLES`, where the counts of words and sentences are 0
        until annotation fills them; ``paragraphs`` as `PARAGRAPHS`; ``removed_lines`` and
        ``rejected_rows`` as in schema. Each entry is one article or one rejected row
        (reasons ``too_large``, ``too_long``, ``empty``, ``encoding``, ``type_mismatch``,
        ``missing_file``, ``unreadable``, ``no_text``). All are empty if there is no entry.
    """
    articles: _Rows = []
    paragraphs: _Rows = []
    removed: _Rows = []
    rejected: _Rows = []
    for entry in entries:
        read = _read_page(entry, folder, now)
        if isinstance(read, Refused):
            rejected.append(reject(entry.file, entry.row, read))
            continue
        source, guarded, page = read
        headline = settle(page.headline, entry.headline)
        page.headline = guard(headline.value).text
        text, spans = _compose(page)
        paragraphs.extend({"article_id": entry.article_id, **span} for span in spans)
        removed.extend(_number_removed(entry.article_id, page.removed))
        articles.append(_describe(entry, source, guarded, page, headline.basis, text))
    return CleanedArticles(
        schema.frame(schema.ARTICLES, articles),
        schema.frame(PARAGRAPHS, paragraphs),
        schema.frame(schema.REMOVED_LINES, removed),
        schema.frame(schema.REJECTED_ROWS, rejected),
    )


def _read_page(
    entry: Entry, folder: Path, now: datetime | None
) -> tuple[FileText, Guarded, Page] | Refused:
    """Read, guard and clean one file, or say why not."""
    path = folder / entry.file
    if not path.is_file():
        return Refused("missing_file", f"{entry.file} is gone from the folder: put it back.")
    source = read_text(path)
    if isinstance(source, Refused):
        return source
    guarded = guard(source.text)
    if not guarded.text.strip():
        return Refused("empty", f"{entry.file} holds no text: put the article in it.")
    if len(guarded.text) > MAX_CHARS:
        return Refused(
            "too_long",
            f"{entry.file} has {len(guarded.text):,} characters, more than the {MAX_CHARS:,} of "
            "one article: keep only the article in it.",
        )
    page = clean_page(guarded.text, headline=entry.headline, now=now)
    if not any(section in {"lead", "body"} for section, _ in page.paragraphs):
        return Refused(
            "no_text",
            f"{entry.file} holds no sentence of an article: check that its text was saved whole.",
        )
    return source, guarded, page


def _compose(page: Page) -> tuple[str, _Rows]:
    """Join headline and paragraphs, and say where each one stands."""
    headline = [(0, "headline", page.headline)] if page.headline else []
    numbered = headline + [(i, *pair) for i, pair in enumerate(page.paragraphs, start=1)]
    spans: _Rows = []
    start = 0
    for number, section, words in numbered:
        end = start + len(words)
        spans.append(
            {"paragraph": number, "section": section, "start_char": start, "end_char": end}
        )
        start = end + len(PARAGRAPH_BREAK)
    return PARAGRAPH_BREAK.join(words for _, _, words in numbered), spans


def _number_removed(article_id: str, removed: Sequence[Removed]) -> _Rows:
    """Make rows of removed_lines; two parts of one line are told apart."""
    rows: _Rows = []
    seen: dict[int, int] = {}
    for part in removed:
        seen[part.line] = seen.get(part.line, 0) + 1
        number = f"{part.line}" if seen[part.line] == 1 else f"{part.line}.{seen[part.line]}"
        rows.append(
            {
                "removed_line_id": f"{article_id}:{number}",
                "article_id": article_id,
                "line": part.line,
                "text": part.text,
                "reason": part.rule.name,
                "why": part.rule.why,
            }
        )
    return rows


def _describe(
    entry: Entry,
    source: FileText,
    guarded: Guarded,
    page: Page,
    headline_basis: str,
    text: str,
) -> dict[str, object]:
    """Make the article's row."""
    origin = settle_origin(page, entry)
    byline = settle(page.byline, entry.byline)
    published, published_basis = settle_published(page, entry)
    return {
        "article_id": entry.article_id,
        "file": entry.file,
        "outlet": entry.outlet,
        "origin": origin.value,
        "origin_basis": origin.basis,
        "byline": byline.value,
        "byline_basis": byline.basis,
        "dateline": page.dateline,
        "headline": page.headline,
        "headline_basis": headline_basis,
        "published_at": pd.Timestamp(published.at) if published else pd.NaT,
        "published_precision": published.precision if published else "",
        "published_basis": published_basis,
        "published_label": settle_published_label(page, published_basis),
        "event_id": entry.event_date,
        "url": entry.url,
        "language": find_language(text),
        "genre": page.genre,
        **dict.fromkeys(("n_words", "n_body_words", "n_first_third_words", "n_sentences"), 0),
        "n_normalised": normalise(text)[1],
        "n_guarded": guarded.n_guarded,
        "encoding": source.encoding,
        "file_sha256": source.sha256,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text": text,
    }
