"""Coverage: how much of each outlet's report a thread takes, and where it stands.

Figures belong to one event. `compare_threads` subtracts within an event only.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import pandas as pd

from analysis import schema
from analysis.measures.uncertainty import intervals_of_differences, tabulate_intervals

Grouping = Literal["outlet", "origin", "article_id"]

_SUMS = [
    "n_words",
    "n_sentences",
    "n_headline_sentences",
    "n_lead_sentences",
    "n_first_third_words",
]
_OF = ["of_words", "of_sentences", "of_first_third_words"]

_COMPARED = {
    "side": "side",
    "share": "words_share",
    "share_low": "words_share_low",
    "share_high": "words_share_high",
    "n_articles": "n_articles",
}
_SHARE_ENDS = ("share", "share_low", "share_high")

COVERAGE_COLUMNS = [
    "event_id",
    "side",
    "thread_id",
    "n_articles",
    "n_words",
    "of_words",
    "words_share",
    "words_share_low",
    "words_share_high",
    "n_sentences",
    "of_sentences",
    "sentences_share",
    "n_articles_with",
    "n_articles_headline",
    "n_articles_lead",
    "n_first_third_words",
    "of_first_third_words",
    "first_third_share",
    "first_position_share",
]


def share_threads(
    articles: pd.DataFrame, article_threads: pd.DataFrame, *, by: Grouping = "outlet"
) -> pd.DataFrame:
    """Measure how much of each side's report on an event each thread takes.

    Parameters
    ----------
    articles : DataFrame, one row per article
        See ``schema.ARTICLES``.
        For shares within one voice with that voice's lengths, see
        `analysis.voices.measure_in_voice`.
    article_threads : DataFrame, one row per article and thread, of one voice
        See ``schema.ARTICLE_THREADS``; zeros where the article is silent.
    by : {"outlet", "origin", "article_id"}
        What a *side* is: who published, who wrote, or each article by itself.

    Returns
    -------
    DataFrame, one row per event, side and thread
        ====================  =========  ==================================================
        column                unit       meaning
        ====================  =========  ==================================================
        side                  name       the outlet, origin or article
        n_articles            articles   the side's articles on that event
        n_words, of_words     words      words of sentences in the thread; all words
        words_share           0 to 1     the first over the second
        words_share_low/high  0 to 1     bootstrap over articles; empty below 8 articles
        n_sentences, of_...   sentences  sentences in the thread; all sentences
        sentences_share       0 to 1     the first over the second
        n_articles_with       articles   articles with any sentence in the thread
        n_articles_headline   articles   articles with the thread in the headline
        n_articles_lead       articles   articles with the thread in the lead
        first_third_share     0 to 1     thread's words among those of the first third
        first_position_share  0 to 1     median over articles of where it first comes;
                                         empty where it is silent
        ====================  =========  ==================================================

        Empty if there is no article.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    ValueError
        If ``article_threads`` holds more than one voice.

    Notes
    -----
    Words are pooled over a side's articles, so long articles weigh more. Captions are
    left out of numerator and denominator. The share says how much room a subject gets,
    not how it is treated.
    """
    schema.require(articles, schema.ARTICLES, "article_id", "event_id", by, "n_words")
    schema.require(article_threads, schema.ARTICLE_THREADS)
    if len(article_threads["voice"].unique()) > 1:
        msg = "article_threads holds several voices: choose one, or words would count twice"
        raise ValueError(msg)
    joined = _one_row_per_article(articles, article_threads, by)
    if joined.empty:
        return pd.DataFrame(columns=COVERAGE_COLUMNS)
    keys = ["event_id", "side", "thread_id"]
    grouped = joined.groupby(keys, sort=True)
    table = grouped[[*_SUMS, *_OF]].sum()
    table["n_articles"] = grouped.size()
    table["n_articles_with"] = grouped["is_with"].sum()
    table["n_articles_headline"] = grouped["is_headline"].sum()
    table["n_articles_lead"] = grouped["is_lead"].sum()
    table["first_position_share"] = grouped["first_position_share"].median()
    for part in ("words", "sentences", "first_third_words"):
        name = "first_third_share" if part == "first_third_words" else f"{part}_share"
        table[name] = (table[f"n_{part}"] / table[f"of_{part}"]).where(table[f"of_{part}"] > 0)
    return table.join(_intervals(joined)).reset_index()[COVERAGE_COLUMNS]


def _intervals(joined: pd.DataFrame) -> pd.DataFrame:
    """Bootstrap the share of words of every thread and side, one thread after the other."""
    ends = [
        tabulate_intervals(
            rows[["event_id", "side"]],
            rows[["n_words"]].set_axis(pd.Index([thread_id], name="thread_id"), axis=1),
            rows["of_words"],
            names=("words_share_low", "words_share_high"),
        )
        for thread_id, rows in joined.groupby("thread_id")
    ]
    return pd.concat(ends)


def _one_row_per_article(
    articles: pd.DataFrame, article_threads: pd.DataFrame, by: Grouping
) -> pd.DataFrame:
    sides = articles.assign(
        side=articles[by],
        of_words=articles["n_words"],
        of_sentences=articles["n_sentences"],
        of_first_third_words=articles["n_first_third_words"],
    )
    sides = sides[["article_id", "event_id", "side", *_OF]]
    # The bootstrap draws articles by their place: rows in another order must not move it.
    joined = article_threads.merge(sides, on="article_id").sort_values(["article_id", "thread_id"])
    return joined.assign(
        is_with=joined["n_sentences"] > 0,
        is_headline=joined["n_headline_sentences"] > 0,
        is_lead=joined["n_lead_sentences"] > 0,
    )


def compare_threads(coverage: pd.DataFrame) -> pd.DataFrame:
    """Subtract shares of words between two sides of the same event.

    Parameters
    ----------
    coverage : DataFrame, one row per event, side and thread
        See `share_threads`.

    Returns
    -------
    DataFrame, one row per event, thread and pair of sides, widest difference first
        ``side_more`` has the larger share, ``share_more``; ``difference`` is that
        minus ``share_less``, from 0 to 1, with its 95% interval ``difference_low`` and
        ``difference_high``, empty where a side has fewer than 8 articles. Where the two
        are equal the names are in alphabetical order.
        Empty where an event has one side only: different events are never subtracted.
        A side without a word (in the voice measured) has no share and is left out.

    Notes
    -----
    The interval is for each pair by itself: of many pairs some seem to differ by chance.
    See `analysis.measures.uncertainty.intervals_of_differences`.
    """
    columns = ["event_id", "thread_id", *_COMPARED.values()]
    is_comparable = (coverage["event_id"] != "") & (coverage["of_words"] > 0)
    sides = coverage.loc[is_comparable, columns]
    pairs = sides.merge(sides, on=["event_id", "thread_id"], suffixes=("_left", "_right"))
    pairs = pairs[pairs["side_left"] < pairs["side_right"]]
    is_left_more = pairs["words_share_left"] >= pairs["words_share_right"]
    table = pairs[["event_id", "thread_id"]].assign(
        **{
            f"{name}_{end}": pairs[f"{column}_left"].where(
                is_left_more == (end == "more"), pairs[f"{column}_right"]
            )
            for name, column in _COMPARED.items()
            for end in ("more", "less")
        }
    )
    table["difference"] = table["share_more"] - table["share_less"]
    more, less = (table[[f"{name}_{end}" for name in _SHARE_ENDS]] for end in ("more", "less"))
    table[["difference_low", "difference_high"]] = intervals_of_differences(more, less)
    return table.sort_values(
        ["difference", "event_id", "thread_id", "side_more"],
        ascending=[False, True, True, True],
        ignore_index=True,
    )


def find_lone_events(coverage: pd.DataFrame) -> list[str]:
    """Return the events that one side alone reports: nothing is there to compare with."""
    sides = coverage[["event_id", "side"]].drop_duplicates()
    counts = sides.loc[sides["event_id"] != "", "event_id"].value_counts()
    return sorted(str(event_id) for event_id in counts.index[counts == 1])


def choose_sides(
    coverage: pd.DataFrame, *, event_id: str | None, sides: Collection[str] | None
) -> pd.DataFrame:
    """Return the rows of one event, of some sides, or of both; None leaves out nothing.

    Each row is measured by itself, so leaving others out changes no number.
    """
    is_chosen = pd.Series(True, index=coverage.index)
    if event_id is not None:
        is_chosen &= coverage["event_id"] == event_id
    if sides is not None:
        is_chosen &= coverage["side"].isin(list(sides))
    return coverage[is_chosen].reset_index(drop=True)


def first_reports(coverage: pd.DataFrame, n_reports: int) -> pd.DataFrame:
    """Return the rows of the first reports, an event's side being one, in the table's order.

    A figure of thousands of rows is none: what is left out must be said beside it.
    """
    reports = coverage[["event_id", "side"]].drop_duplicates().head(n_reports)
    return coverage.merge(reports, on=["event_id", "side"])
