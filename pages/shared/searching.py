"""Choosing articles, and finding threads in them under the reader's definitions."""

from __future__ import annotations

from collections.abc import Collection, Sequence

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
from pages.shared.state import Basics, Selection

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
    corpus: StoredCorpus,
    basics: Basics,
    selection: Selection,
    thread_id: str,
    silent: Sequence[tuple[str, str]],
) -> dict[tuple[str, str], tuple[pd.DataFrame, str]]:
    """Find what silent sides say nearest to a thread, and who sets the measure.

    Parameters
    ----------
    silent : sequence of (event_id, side)
        The sides that do not touch the thread.

    Returns
    -------
    dict of (event_id, side) to DataFrame and str
        One row per article at most, nearest first, with the columns of
        `measures.silence.nearest_sentences` and the sentence's own. The word says with
        whom it is compared: ``same event``, others reporting it; ``other events``, where
        nobody reporting this one touches the thread; ``nobody`` in the selection does.
    """
    articles = choose_articles(basics, selection)
    hits = find_hits(corpus, basics, selection, [thread_id], list(articles["article_id"]))
    names = list(hits["sentence_id"].unique())
    counted = corpus.select("sentences", ["sentence_id", "article_id"], sentence_id=names,
                            section=COUNTED_SECTIONS)  # fmt: skip
    told = counted.merge(articles, on="article_id")
    sides = {
        (event_id, side): list(rows["article_id"].head(MAX_SILENT_ARTICLES))
        for (event_id, side), rows in articles.groupby(["event_id", "side"])
        if (event_id, side) in set(silent)
    }
    like = {event_id: _like(told, event_id) for event_id, _ in sides}
    own = [article_id for ids in sides.values() for article_id in ids]
    said = corpus.select("sentences", article_id=own, section=COUNTED_SECTIONS)
    wanted = [*said["sentence_id"], *(name for names, _ in like.values() for name in names)]
    tokens = corpus.select("tokens", _TOKEN_COLUMNS, sentence_id=wanted)
    return {
        (event_id, side): (_nearest_in(tokens, said, ids, like[event_id][0]), like[event_id][1])
        for (event_id, side), ids in sides.items()
    }


_TOKEN_COLUMNS = ("article_id", "token_id", "sentence_id", "lemma", "pos")


def _like(told: pd.DataFrame, event_id: str) -> tuple[list[str], str]:
    """Return the sentences a silent report of an event is compared with, and whose they are."""
    is_same = (told["event_id"] == event_id) & (told["event_id"] != "")
    for scope, rows in (("same event", told[is_same]), ("other events", told[~is_same])):
        if len(rows):
            return list(rows["sentence_id"].head(MAX_LIKE_SENTENCES)), scope
    return [], "nobody"


def _nearest_in(
    tokens: pd.DataFrame, said: pd.DataFrame, own: list[str], like: list[str]
) -> pd.DataFrame:
    of_these = tokens[tokens["article_id"].isin(own) | tokens["sentence_id"].isin(like)]
    near = nearest_sentences(of_these, silent_articles=own, thread_sentences=like)
    return near.merge(said, on=["sentence_id", "article_id"]).sort_values(
        ["similarity", "sentence_id"], ascending=[False, True], ignore_index=True
    )
