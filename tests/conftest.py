"""Fixtures shared by all tests: an invented corpus of three outlets and one event.

All texts are written for these tests.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pandas as pd
import pytest
from hypothesis import settings

from analysis import schema

# The same examples every time, and no failure because another process was busy.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def keep_main() -> Iterator[None]:
    """Give the main module back: a page's test leaves the page there, and workers import it.

    It is the one from before any test: what is made once for several opens pages as well.
    """
    sys.modules["__main__"] = MAIN
    yield
    sys.modules["__main__"] = MAIN


def _article(article_id: str, outlet: str, origin: str, **values: object) -> dict[str, object]:
    filled: dict[str, object] = {
        column.name: 0 if column.dtype == "int" else "" for column in schema.ARTICLES.columns
    }
    filled |= {
        "article_id": article_id,
        "outlet": outlet,
        "origin": origin,
        "event_id": "2020-03-01",
        "published_at": pd.NaT,
        "headline": f"Headline of {article_id}",
    }
    return filled | values


@pytest.fixture
def make_articles() -> Callable[..., pd.DataFrame]:
    """Make an articles table from (id, outlet, origin, values) tuples."""

    def make(*rows: tuple[str, str, str, dict[str, object]]) -> pd.DataFrame:
        return schema.frame(
            schema.ARTICLES, [_article(a, outlet, origin, **v) for a, outlet, origin, v in rows]
        )

    return make


@pytest.fixture
def make_sentences() -> Callable[..., pd.DataFrame]:
    """Make sentences of one article from (section, text) pairs; a word is what spaces part."""

    def make(article_id: str, *parts: tuple[str, str]) -> pd.DataFrame:
        n_body = sum(len(text.split()) for section, text in parts if section in ("lead", "body"))
        rows: list[dict[str, object]] = []
        at = before = 0
        for place, (section, text) in enumerate(parts):
            is_body = section in ("lead", "body")
            n_words = len(text.split())
            rows.append(
                {
                    "sentence_id": f"{article_id}.{place}",
                    "article_id": article_id,
                    "section": section,
                    "paragraph": place,
                    "start_char": at,
                    "end_char": at + len(text),
                    "text": text,
                    "n_words": n_words,
                    "n_quoted_words": 0,
                    "position_share": before / n_body if is_body else float("nan"),
                }
            )
            at += len(text) + 1
            before += n_words if is_body else 0
        return schema.frame(schema.SENTENCES, rows)

    return make


@pytest.fixture
def make_rules() -> Callable[..., pd.DataFrame]:
    """Make the rules of one thread from its terms and exclusions."""

    def make(
        thread_id: str, *terms: str, exclude: tuple[str, ...] = (), why: str = "Because."
    ) -> pd.DataFrame:
        kinds = [("term", t) for t in terms] + [("exclude", t) for t in exclude] + [("why", "")]
        return schema.frame(
            schema.THREAD_TERMS,
            [
                {
                    "thread_id": thread_id,
                    "name": thread_id.title(),
                    "kind": kind,
                    "term": term,
                    "note": why if kind == "why" else "",
                }
                for kind, term in kinds
            ],
        )

    return make
