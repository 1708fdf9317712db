"""Windows: the sentences or paragraphs within which names count as named together."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis import schema
from analysis.schema import COUNTED_SECTIONS
from analysis.voices import split_voices

_NEEDED = ("sentence_id", "article_id", "section", "paragraph", "n_words", "n_quoted_words")
_KEYS = ["article_id", "thread_id", "window", "voice"]


def count_windows(
    sentences: pd.DataFrame, thread_hits: pd.DataFrame, thread_ids: Iterable[str] = ()
) -> pd.DataFrame:
    """Count the windows of each article: all of them, and those in each thread.

    Parameters
    ----------
    sentences : DataFrame, one row per sentence
        All sentences of the articles; for windows in threads alone, at least all of the
        paragraphs with a match.
    thread_hits : DataFrame, one row per match
        See ``schema.THREAD_HITS``.
    thread_ids : iterable of str
        The threads to count in, beside the whole articles.

    Returns
    -------
    DataFrame, one row per article, thread, window and voice (``schema.ARTICLE_WINDOWS``)
        Only where there is a window. The thread ``""`` stands for the whole article.
        Captions are left out. Empty if there is no sentence.

    Notes
    -----
    A paragraph is in a thread if one of its sentences is, as on the Coverage page. A
    window counts in each voice that has a word in it: words add up over the two voices,
    windows need not.
    """
    schema.require(sentences, schema.SENTENCES, *_NEEDED)
    told = sentences.loc[sentences["section"].isin(COUNTED_SECTIONS), list(_NEEDED)]
    if told.empty:
        return schema.empty(schema.ARTICLE_WINDOWS)
    wanted = thread_hits[thread_hits["thread_id"].isin(list(thread_ids))]
    hits = wanted[["thread_id", "sentence_id"]].drop_duplicates()
    in_threads = hits.merge(told, on="sentence_id")
    parts = [
        _count(told.assign(thread_id=""), "sentence", "sentence_id"),
        _count(told.assign(thread_id=""), "paragraph", "paragraph"),
        _count(in_threads, "sentence", "sentence_id"),
        _count(_widen(in_threads, told), "paragraph", "paragraph"),
    ]
    table = pd.concat(parts, ignore_index=True).sort_values(_KEYS)
    return schema.conform(table, schema.ARTICLE_WINDOWS)


def _widen(in_threads: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """Return all sentences of the paragraphs that a thread's sentences stand in."""
    paragraphs = in_threads[["thread_id", "article_id", "paragraph"]].drop_duplicates()
    return paragraphs.merge(told, on=["article_id", "paragraph"])


def _count(told: pd.DataFrame, window: str, unit: str) -> pd.DataFrame:
    """Count windows of one kind, and words in them, in each voice."""
    voiced = split_voices(told).assign(window=window)
    counted = voiced.groupby(_KEYS).agg(n_windows=(unit, "nunique"), n_words=("n_words", "sum"))
    return counted.reset_index()
