"""Topics: how much of each outlet's report lies in each, and where topics meet threads.

Everything is summed from counts (``schema.ARTICLE_TOPICS``); no text is read.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schema
from analysis.measures.uncertainty import intervals_in_groups

Numbers = npt.NDArray[np.float64]
Names = npt.NDArray[np.object_]
Grouping = Literal["outlet", "origin", "article_id"]

TOPIC_COLUMNS = [
    *("event_id", "side", "topic_id", "n_articles", "n_articles_with"),
    *("n_words", "of_words", "words_share", "words_share_low", "words_share_high"),
    *("n_sentences", "of_sentences", "sentences_share"),
]
CROSS_COLUMNS = [
    *("side", "topic_id", "thread_id", "n_words"),
    *("of_thread_words", "thread_share", "of_topic_words", "topic_share"),
]
_NEEDED = ("article_id", "event_id", "n_words", "n_sentences")
_REPORT = ["event_id", "side"]


def share_topics(
    articles: pd.DataFrame, article_topics: pd.DataFrame, *, by: Grouping = "outlet"
) -> pd.DataFrame:
    """Measure how much of each side's report on an event lies in each topic.

    Parameters
    ----------
    articles : DataFrame, one row per article
        See ``schema.ARTICLES``. For shares within one voice with that voice's lengths,
        see `analysis.voices.measure_in_voice`.
    article_topics : DataFrame, one row per article and topic, of one voice
        See ``schema.ARTICLE_TOPICS``; of whole articles, so with ``thread_id`` empty.
    by : {"outlet", "origin", "article_id"}
        What a *side* is: who published, who wrote, or each article by itself.

    Returns
    -------
    DataFrame, one row per event, side and topic, also where the side has no word of it
        =====================  =========  =================================================
        column                 unit       meaning
        =====================  =========  =================================================
        side                   name       the outlet, origin or article
        topic_id               key        the topic; empty: in none
        n_articles             articles   the side's articles on that event
        n_articles_with        articles   of those, articles with a passage in the topic
        n_words, of_words      words      words of passages in the topic; all words
        words_share            0 to 1     the first over the second
        words_share_low/high   0 to 1     bootstrap over articles; empty below 8 articles
        n_sentences, of_...    sentences  the same in sentences
        sentences_share        0 to 1     the first over the second
        =====================  =========  =================================================

        Over the topics, the empty one among them, a side's shares of words add up to 1.
        Empty if there is no article or no topic.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    ValueError
        If ``article_topics`` holds more than one voice, or rows of threads.

    Notes
    -----
    A topic is a list of words that tend to stand together. The share says how much room
    passages with such words get; it is no frame, and says nothing of how they tell it.
    """
    schema.require(articles, schema.ARTICLES, *_NEEDED, by)
    schema.require(article_topics, schema.ARTICLE_TOPICS)
    _require_one_voice(article_topics)
    if (article_topics["thread_id"] != "").any():
        msg = "article_topics holds rows of threads: choose thread_id == '', or words count twice"
        raise ValueError(msg)
    if articles.empty or article_topics.empty:
        return pd.DataFrame(columns=TOPIC_COLUMNS)
    told = articles.assign(side=articles[by]).sort_values("article_id", ignore_index=True)
    topics = np.array(sorted(article_topics["topic_id"].unique()), dtype=object)
    words = _spread(told, article_topics, topics, "n_words")
    sentences = _spread(told, article_topics, topics, "n_sentences")
    reports = told.groupby(_REPORT, sort=True)
    codes, n_reports = reports.ngroup().to_numpy(), reports.ngroups
    totals = reports.agg(
        n_articles=("article_id", "size"),
        of_words=("n_words", "sum"),
        of_sentences=("n_sentences", "sum"),
    ).reset_index()
    table = totals.loc[np.repeat(np.arange(n_reports), len(topics))].reset_index(drop=True)
    table["topic_id"] = pd.Series(np.tile(topics, n_reports), dtype="str")
    table["n_words"] = _sum_rows(words, codes, n_reports).ravel().astype("int64")
    table["n_sentences"] = _sum_rows(sentences, codes, n_reports).ravel().astype("int64")
    with_any = _sum_rows((sentences > 0).astype(float), codes, n_reports)
    table["n_articles_with"] = with_any.ravel().astype("int64")
    for part in ("words", "sentences"):
        whole = table[f"of_{part}"]
        table[f"{part}_share"] = (table[f"n_{part}"] / whole).where(whole > 0)
    ends = intervals_in_groups(words, told["n_words"].to_numpy(dtype=float), codes, n_reports)
    table[["words_share_low", "words_share_high"]] = ends.reshape(-1, 2)
    return table[TOPIC_COLUMNS]


def cross_topics(
    articles: pd.DataFrame, article_topics: pd.DataFrame, *, by: Grouping | None = None
) -> pd.DataFrame:
    """Measure how far topics and threads are about the same passages.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Those to look at; needs ``article_id`` and, with ``by``, that column.
    article_topics : DataFrame, one row per article, topic and thread, of one voice
        See ``schema.ARTICLE_TOPICS``; rows of whole articles and of threads.
    by : {"outlet", "origin", "article_id"}, optional
        What a *side* is; without it all articles are taken together.

    Returns
    -------
    DataFrame, one row per side, topic and thread, also where they do not meet
        ===============  ======  ======================================================
        column           unit    meaning
        ===============  ======  ======================================================
        side             name    the side; empty for all articles together
        topic_id         key     the topic; empty: in none
        n_words          words   words of the thread's sentences that lie in the topic
        of_thread_words  words   all words of the thread's sentences
        thread_share     0 to 1  how much of the thread lies in the topic
        of_topic_words   words   all words in the topic
        topic_share      0 to 1  how much of the topic is in the thread
        ===============  ======  ======================================================

        Empty if no sentence is in a thread. A share of nothing is empty.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    ValueError
        If ``article_topics`` holds more than one voice.

    Notes
    -----
    Threads are defined by people and topics learned from the words, so a topic that
    meets no thread is a subject nobody follows yet. A sentence may be in several threads,
    but its passage is in one topic: only the shares of a thread add up to 1.
    """
    schema.require(articles, schema.ARTICLES, "article_id", *([by] if by else []))
    schema.require(article_topics, schema.ARTICLE_TOPICS)
    _require_one_voice(article_topics)
    sides = articles[["article_id"]].assign(side=articles[by] if by else "")
    joined = article_topics.merge(sides, on="article_id")
    is_whole = joined["thread_id"] == ""
    if is_whole.all():
        return pd.DataFrame(columns=CROSS_COLUMNS)
    in_threads = joined[~is_whole]
    of_topics = joined[is_whole].groupby(["side", "topic_id"])["n_words"].sum()
    of_threads = in_threads.groupby(["side", "thread_id"])["n_words"].sum()
    every = pd.MultiIndex.from_product(
        [
            sorted(joined["side"].unique()),
            sorted(joined["topic_id"].unique()),
            sorted(in_threads["thread_id"].unique()),
        ],
        names=["side", "topic_id", "thread_id"],
    )
    met = in_threads.groupby(list(every.names))["n_words"].sum()
    table = met.reindex(every, fill_value=0).reset_index()
    for whole, key in ((of_threads, "thread"), (of_topics, "topic")):
        keys = pd.MultiIndex.from_frame(table[["side", f"{key}_id"]])
        total = pd.Series(whole.reindex(keys, fill_value=0).to_numpy(), index=table.index)
        table[f"of_{key}_words"] = total
        table[f"{key}_share"] = (table["n_words"] / total).where(total > 0)
    return table[CROSS_COLUMNS]


def _require_one_voice(article_topics: pd.DataFrame) -> None:
    if len(article_topics["voice"].unique()) > 1:
        msg = "article_topics holds several voices: choose one, or words would count twice"
        raise ValueError(msg)


def _spread(
    articles: pd.DataFrame, article_topics: pd.DataFrame, topics: Names, column: str
) -> Numbers:
    """Lay counts out with one row per article and one column per topic, zeros between."""
    rows = pd.Index(articles["article_id"]).get_indexer(article_topics["article_id"])
    columns = pd.Index(topics).get_indexer(article_topics["topic_id"])
    is_known = rows >= 0
    spread = np.zeros((len(articles), len(topics)))
    spread[rows[is_known], columns[is_known]] = article_topics[column].to_numpy()[is_known]
    return spread


def _sum_rows(rows: Numbers, codes: npt.NDArray[np.int64], n_reports: int) -> Numbers:
    """Sum the rows of each report."""
    sums = np.zeros((n_reports, rows.shape[1]))
    np.add.at(sums, codes, rows)
    return sums
