"""Measuring stated differences again with something left out: the caches of robustness.

What `loading` says of its caches holds here too. Nothing is read before a reader asks.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from analysis.measures.coverage import compare_threads
from analysis.measures.robustness import WITHOUT, count_words, recount_difference
from analysis.schema import COUNTED_SECTIONS
from analysis.voices import Voice
from pages.shared.loading import MANY_VIEWS, load_basics, load_corpus
from pages.shared.loading_voices import load_voices
from pages.shared.searching import choose_articles, find_hits
from pages.shared.state import Selection

_COLUMNS = ("sentence_id", "article_id", "section", "n_words", "n_quoted_words")


def count_lengths(article_ids: Collection[str]) -> pd.DataFrame:
    """Return the words of some articles by section and voice: see `robustness.count_words`."""
    sentences = load_corpus().select(
        "sentences", _COLUMNS, article_id=list(article_ids), section=COUNTED_SECTIONS
    )
    return count_words(sentences)


def recount_sides(
    uses: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    left: str,
    right: str,
    voice: Voice = "all",
    without: Sequence[str] = WITHOUT,
    is_pooled: bool = False,
    lengths: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Measure a difference again with something left out: `robustness.recount_difference`.

    Parameters
    ----------
    uses : DataFrame, one row per article, section and voice
    articles : DataFrame, one row per article
        Those compared, with their ``side``; of one event, or of several that both sides
        report.
    left, right, without, is_pooled
        As `robustness.recount_difference` takes them.
    voice : {"all", "own", "quoted"}, default "all"
        Whose words count, above and below the line.
    lengths : DataFrame, optional
        What ``uses`` is divided by; by default all words.
    """
    articles = articles[articles["side"].isin([left, right])]
    if lengths is None:
        lengths = count_lengths(list(articles["article_id"]))
    if voice != "all":
        uses, lengths = (
            table[table["is_quoted"] == (voice == "quoted")] for table in (uses, lengths)
        )
    return recount_difference(
        uses, lengths, articles, left=left, right=right, without=without, is_pooled=is_pooled
    )


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_thread_recounts(
    selection: Selection,
    thread_id: str,
    event_id: str,
    left: str,
    right: str,
    paragraph: bool = False,
) -> pd.DataFrame:
    """Return the recounts of how much more room one side gives to a thread on an event."""
    basics, corpus = load_basics(), load_corpus()
    articles = _reports(selection, event_id, left, right)
    ids = list(articles["article_id"])
    hits = find_hits(corpus, basics, selection, [thread_id], ids, paragraph=paragraph)
    names = list(hits["sentence_id"].unique())
    told = corpus.select("sentences", _COLUMNS, sentence_id=names)
    uses = count_words(told)
    return recount_sides(uses, articles, left=left, right=right, voice=selection.voice)


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_quoted_recounts(
    selection: Selection, event_id: str, left: str, right: str
) -> pd.DataFrame:
    """Return the recounts of how much more of one side's words on an event are quoted.

    Without quotations there would be nothing to count, so that is not asked.
    """
    articles = _reports(selection, event_id, left, right)
    lengths = count_lengths(list(articles["article_id"]))
    without = [name for name in WITHOUT if name != "quotations"]
    return recount_sides(
        lengths[lengths["is_quoted"]],
        articles,
        left=left,
        right=right,
        without=without,
        lengths=lengths,
    )


def load_quoted_differences(selection: Selection) -> pd.DataFrame:
    """Subtract the shares of quoted words between sides of one event, widest difference first.

    Returns
    -------
    DataFrame
        See `coverage.compare_threads`; ``thread_id`` is empty.
    """
    shares = load_voices(selection).shares
    ends = ("share", "share_low", "share_high")
    renamed = {f"words_{end}": shares[f"quoted_{end}"] for end in ends}
    return compare_threads(shares.assign(thread_id="", **renamed))


def _reports(selection: Selection, event_id: str, left: str, right: str) -> pd.DataFrame:
    """Return the articles of two sides on one event."""
    articles = choose_articles(load_basics().articles, selection)
    return articles[(articles["event_id"] == event_id) & articles["side"].isin([left, right])]
