"""Which cue words each side uses, and how often."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures.cue_words.placing import GROUP, SIDE, place
from analysis.schema.cues import CUE_HITS

ENTRY_COLUMNS = [*SIDE, "is_pooled", *GROUP, "entry", "n_cues", "n_negated", "n_articles_with"]


def tally_entries(
    hits: pd.DataFrame, articles: pd.DataFrame, *, is_pooled: bool = False
) -> pd.DataFrame:
    """Count each cue word, side by side.

    Parameters
    ----------
    hits : DataFrame, one row per cue word
        Those of one voice: see `choose_cues`. Row order does not change the result.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and ``side``.
    is_pooled : bool, default False
        Take a side's articles on all events together, under an empty ``event_id``.

    Returns
    -------
    DataFrame, one row per event, side and entry of a list, most frequent first
        ===============  =========  ====================================================
        column           unit       meaning
        ===============  =========  ====================================================
        entry            lemma      the word or phrase, as the list has it
        n_cues           cue words  how often
        n_negated        cue words  of those, shortly after not, never or no
        n_articles_with  articles   of the side, with it
        ===============  =========  ====================================================

        A side that does not use an entry has no row for it. Empty, with these columns, if
        there is no cue word.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Examples
    --------
    >>> hits = pd.DataFrame(
    ...     [("a", "certainty", "hedge", "may", False)] * 2,
    ...     columns=["article_id", "lexicon", "category", "entry", "is_negated"],
    ... )
    >>> articles = pd.DataFrame({"article_id": ["a"], "event_id": ["e"], "side": ["Post"]})
    >>> tally_entries(hits, articles)[["entry", "n_cues"]].values.tolist()
    [['may', 2]]
    """
    placed = place(articles, is_pooled=is_pooled)
    schema.require(hits, CUE_HITS, "article_id", *GROUP, "entry", "is_negated")
    rows = hits[["article_id", *GROUP, "entry", "is_negated"]].merge(placed, on="article_id")
    if rows.empty:
        return pd.DataFrame(columns=ENTRY_COLUMNS)
    table = rows.groupby([*SIDE, *GROUP, "entry"], as_index=False).agg(
        n_cues=("is_negated", "size"),
        n_negated=("is_negated", "sum"),
        n_articles_with=("article_id", "nunique"),
    )
    return table.assign(is_pooled=is_pooled).sort_values(
        [*SIDE, *GROUP, "n_cues", "entry"],
        ascending=[True, True, True, True, False, True],
        ignore_index=True,
    )[ENTRY_COLUMNS]
