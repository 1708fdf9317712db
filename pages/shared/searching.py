"""Choosing articles, and finding threads in them under the reader's definitions."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.measures.definitions import edit_terms, needles
from analysis.measures.silence import nearest_sentences
from analysis.measures.threads import (
    COUNTED_SECTIONS,
    count_threads,
    find_thread_hits,
    widen_to_paragraphs,
)
from analysis.store.reading import StoredCorpus
from pages.shared.state import Basics, Cell, Selection

MAX_SILENT_ARTICLES = 40
"""The nearest sentence is looked for in at most this many articles of a side."""

MAX_LIKE_SENTENCES = 500
"""And compared with at most this many sentences of others."""


def choose_articles(basics: Basics, selection: Selection) -> pd.DataFrame:
    """Return the selected articles, with what they are grouped by as their side."""
    articles = basics.articles
    is_chosen = pd.Series(True, index=articles.index)
    if selection.event_id is not None:
        is_chosen &= articles["event_id"] == selection.event_id
    if selection.outlets:
        is_chosen &= articles["outlet"].isin(list(selection.outlets))
    chosen = articles[is_chosen]
    return chosen.assign(side=chosen[selection.by])


def find_hits(
    corpus: StoredCorpus,
    basics: Basics,
    selection: Selection,
    thread_ids: Collection[str],
    article_ids: Collection[str],
    *,
    paragraph: bool = False,
) -> pd.DataFrame:
    """Return the matches of some threads in some articles, under the reader's definitions."""
    edits = {t: terms for t, terms in selection.edits if t in set(thread_ids)}
    kept = [thread_id for thread_id in thread_ids if thread_id not in edits]
    hits = corpus.select("thread_hits", article_id=article_ids, thread_id=kept)
    if edits:
        rules = edit_terms(basics.thread_terms, edits)
        rules = rules[rules["thread_id"].isin(list(edits))]
        found = find_thread_hits(corpus.select_sentences(needles(rules), article_ids), rules)
        hits = pd.concat([hits, found], ignore_index=True)
    if paragraph:
        touched = list(hits["article_id"].unique())
        return widen_to_paragraphs(hits, corpus.select("sentences", article_id=touched))
    return hits


def count_selection(
    corpus: StoredCorpus, basics: Basics, selection: Selection, *, paragraph: bool
) -> pd.DataFrame:
    """Return the counts kept with the corpus, and count anew only what the reader changed."""
    ids = list(choose_articles(basics, selection)["article_id"])
    threads = list(basics.thread_names)
    changed = threads if paragraph else [thread_id for thread_id, _ in selection.edits]
    kept = corpus.select(
        "article_threads", article_id=ids, thread_id=[t for t in threads if t not in changed]
    )
    if not changed:
        return kept
    hits = find_hits(corpus, basics, selection, changed, ids, paragraph=paragraph)
    told = corpus.select("sentences", sentence_id=list(hits["sentence_id"].unique()))
    return pd.concat([kept, count_threads(hits, told, changed, article_ids=ids)], ignore_index=True)


def find_nearest(
    corpus: StoredCorpus, basics: Basics, selection: Selection, cell: Cell
) -> tuple[pd.DataFrame, str]:
    """Return what a silent side says nearest to a thread, and who set the measure.

    Returns
    -------
    DataFrame, one row per article at most, nearest first
        Columns of `measures.silence.nearest_sentences` with the sentence's own.
    str
        ``same event``: others reporting it; ``other events``: where nobody reporting
        this event touches the thread; ``nobody`` in the selection does.
    """
    articles = choose_articles(basics, selection)
    is_event = (articles["event_id"] == cell.event_id) & (articles["event_id"] != "")
    is_side = (articles["event_id"] == cell.event_id) & (articles["side"] == cell.side)
    own = list(articles.loc[is_side, "article_id"])[:MAX_SILENT_ARTICLES]
    for scope, is_told in (("same event", is_event & ~is_side), ("other events", ~is_event)):
        others = list(articles.loc[is_told & ~is_side, "article_id"])
        hits = find_hits(corpus, basics, selection, [cell.thread_id], others)
        like = list(hits["sentence_id"].unique())[:MAX_LIKE_SENTENCES]
        told = corpus.select("sentences", sentence_id=like, section=COUNTED_SECTIONS)
        if not told.empty:
            return _nearest_in(corpus, own, list(told["sentence_id"])), scope
    return _nearest_in(corpus, [], []), "nobody"


def _nearest_in(corpus: StoredCorpus, own: list[str], like: list[str]) -> pd.DataFrame:
    said = corpus.select("sentences", article_id=own, section=COUNTED_SECTIONS)
    tokens = corpus.select("tokens", sentence_id=[*said["sentence_id"], *like])
    near = nearest_sentences(tokens, silent_articles=own, thread_sentences=like)
    return near.merge(said, on=["sentence_id", "article_id"]).sort_values(
        ["similarity", "sentence_id"], ascending=[False, True], ignore_index=True
    )
