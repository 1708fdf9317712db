"""Choosing articles, and finding threads in them under the reader's definitions."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.measures.definitions import edit_terms, needles
from analysis.measures.silence import MAX_SILENT_ARTICLES, find_told, nearest_sentences
from analysis.measures.threads import count_threads, find_thread_hits, widen_to_paragraphs
from analysis.schema import COUNTED_SECTIONS
from analysis.store.reading import StoredCorpus
from analysis.voices import choose_voice
from pages.shared.state import Basics, Cell, Selection

# Only what is asked for is read: the words of 40,000 articles do not fit beside a server.
_PLACE_COLUMNS = ("sentence_id", "article_id", "paragraph", "section", "start_char")
_COUNT_COLUMNS = (
    "sentence_id",
    "article_id",
    "section",
    "n_words",
    "n_quoted_words",
    "position_share",
)


def choose_articles(articles: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the selected articles, with what they are grouped by as their side."""
    is_chosen = pd.Series(True, index=articles.index)
    if selection.event_id is not None:
        is_chosen &= articles["event_id"] == selection.event_id
    if selection.outlets:
        is_chosen &= articles["outlet"].isin(list(selection.outlets))
    chosen = articles[is_chosen]
    return chosen.assign(side=chosen[selection.by])


MAX_COLUMNS = 8
"""Reports stand beside each other up to so many; above, each side's are added up."""

POOLED = "All articles together"
"""Stands over reports that are not told apart by event."""


def is_pooled(articles: pd.DataFrame) -> bool:
    """Say whether reports are too many to be told apart by event, or no event is known."""
    reports = articles[["event_id", "side"]].drop_duplicates()
    return len(reports) > MAX_COLUMNS or bool((reports["event_id"] == "").all())


def choose_report(articles: pd.DataFrame, event_id: str, side: str) -> pd.DataFrame:
    """Return the articles of what a mark stands for.

    Parameters
    ----------
    articles : DataFrame, one row per article
        All that the figure is of; needs ``event_id`` and ``side``.
    event_id, side : str
        The report's. Without a side all articles are meant. Where reports are pooled, all
        of the side's are; elsewhere an empty event is the one that is not known.
    """
    if not side:
        return articles
    is_meant = articles["side"] == side
    if not is_pooled(articles):
        is_meant &= articles["event_id"] == event_id
    return articles[is_meant]


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
        return widen_to_paragraphs(
            hits, corpus.select("sentences", _PLACE_COLUMNS, article_id=touched)
        )
    return hits


def count_selection(
    corpus: StoredCorpus, basics: Basics, selection: Selection, *, paragraph: bool
) -> pd.DataFrame:
    """Return the counts kept with the corpus, and count anew only what the reader changed."""
    ids = list(choose_articles(basics.articles, selection)["article_id"])
    threads = list(basics.thread_names)
    changed = threads if paragraph else [thread_id for thread_id, _ in selection.edits]
    kept = corpus.select(
        "article_threads",
        article_id=ids,
        thread_id=[t for t in threads if t not in changed],
        voice=selection.voice,
    )
    if not changed:
        return kept
    hits = find_hits(corpus, basics, selection, changed, ids, paragraph=paragraph)
    names = list(hits["sentence_id"].unique())
    told = corpus.select("sentences", _COUNT_COLUMNS, sentence_id=names)
    counted = count_threads(hits, told, changed, article_ids=ids)
    return pd.concat([kept, counted[counted["voice"] == selection.voice]], ignore_index=True)


def find_nearest(
    corpus: StoredCorpus, basics: Basics, selection: Selection, cell: Cell
) -> tuple[pd.DataFrame, str]:
    """Return what a silent side says nearest to a thread, and with whom it is compared.

    Returns
    -------
    DataFrame, one row per article at most, nearest first
        Columns of `measures.silence.nearest_sentences` with the sentence's own.
    str
        See `measures.silence.find_told`.
    """
    articles = choose_articles(basics.articles, selection)
    hits = find_hits(corpus, basics, selection, [cell.thread_id], list(articles["article_id"]))
    names = list(hits["sentence_id"].unique())
    told = corpus.select(
        "sentences", ["sentence_id", "article_id"], sentence_id=names, section=COUNTED_SECTIONS
    ).merge(articles[["article_id", "event_id", "side"]], on="article_id")
    like, scope = find_told(told, event_id=cell.event_id, side=cell.side)
    is_own = (articles["event_id"] == cell.event_id) & (articles["side"] == cell.side)
    own = list(articles.loc[is_own, "article_id"].head(MAX_SILENT_ARTICLES))
    said = corpus.select("sentences", article_id=own, section=COUNTED_SECTIONS)
    said = choose_voice(said, selection.voice)
    heard = {"own": [False], "quoted": [True]}.get(selection.voice, [False, True])
    wanted = [*said["sentence_id"], *like]
    tokens = corpus.select("tokens", TOKEN_COLUMNS, sentence_id=wanted, is_quoted=heard)
    near = nearest_sentences(tokens, silent_articles=own, thread_sentences=like)
    return near.merge(said, on=["sentence_id", "article_id"]), scope


TOKEN_COLUMNS = ("article_id", "token_id", "sentence_id", "lemma", "pos")
