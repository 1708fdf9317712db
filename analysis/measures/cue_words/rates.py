"""How often each side uses the cue words of each category."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.measures.cue_words.placing import GROUP, SIDE, place, require_columns
from analysis.measures.uncertainty import tabulate_intervals

_COUNTS = ["n_cues", "n_negated"]
_ENDS = ("cues_per_1k_low", "cues_per_1k_high")
RATE_COLUMNS = [
    *SIDE,
    "is_pooled",
    *GROUP,
    *_COUNTS,
    "of_words",
    "cues_per_1k",
    *_ENDS,
    "n_articles_with",
    "n_articles",
]


def rate_cues(
    articles: pd.DataFrame,
    counts: pd.DataFrame,
    *,
    categories: Sequence[tuple[str, str]] | None = None,
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Measure how many cue words of each category a side uses per 1,000 words.

    The unit is the cue word: of one list, each word of the text counts once.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id``, ``side`` and ``n_words``, the length in the
        voice measured: see `analysis.voices.measure_in_voice`.
    counts : DataFrame, one row per article, list and category
        Needs ``article_id``, ``lexicon``, ``category``, ``n_cues`` and ``n_negated``, in
        the same voice: see `choose_counts`. Row order does not change the result.
    categories : sequence of (lexicon, category), optional
        These, found or not; by default those that any side has.
    is_pooled : bool, default False
        Take a side's articles on all events together, under an empty ``event_id``.

    Returns
    -------
    DataFrame, one row per event, list, category and side, in that order
        ====================  =========  ==============================================
        column                unit       meaning
        ====================  =========  ==============================================
        is_pooled             yes or no  the articles may be on different events
        n_cues                cue words  how many
        n_negated             cue words  of those, shortly after not, never or no
        of_words              words      all words of the side, in that voice
        cues_per_1k           per 1,000  the first over the third; empty over none
        cues_per_1k_low/high  per 1,000  bootstrap over articles; empty below 8
        n_articles_with       articles   with such a word
        n_articles            articles   all of the side
        ====================  =========  ==============================================

        Every side has a row, perhaps of zeros, for every category. Empty, with these
        columns, if there is no article or no category.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Words are summed over a side's articles before dividing, so long articles weigh more.
    A negated cue word counts as one (*not clear* tells of certainty too). The rate says how
    often such words stand there, not how certain or partial a report is, and rates of two
    categories are not comparable: one list is longer than another.

    References
    ----------
    Hyland, K. (2005). Metadiscourse: Exploring Interaction in Writing. Continuum
    (frequencies per 1,000 words).

    Examples
    --------
    Three hedges in 200 words.

    >>> articles = pd.DataFrame(
    ...     [("a", "2020-03-01", "Post", 200)],
    ...     columns=["article_id", "event_id", "side", "n_words"],
    ... )
    >>> counts = pd.DataFrame(
    ...     [("a", "certainty", "hedge", 3, 0)],
    ...     columns=["article_id", "lexicon", "category", "n_cues", "n_negated"],
    ... )
    >>> float(rate_cues(articles, counts)["cues_per_1k"].iloc[0])
    15.0
    """
    placed = place(articles, "n_words", is_pooled=is_pooled)
    require_columns(counts, ["article_id", *GROUP, *_COUNTS], "counts")
    rows = counts.assign(at=pd.Index(placed["article_id"]).get_indexer(counts["article_id"]))
    rows = rows[(rows["at"] >= 0) & (rows["n_cues"] > 0)]
    groups = rows[GROUP] if categories is None else pd.DataFrame(categories, columns=GROUP)
    groups = groups.drop_duplicates().sort_values(GROUP, ignore_index=True)
    if placed.empty or groups.empty:
        return pd.DataFrame(columns=RATE_COLUMNS)
    rows = rows[pd.MultiIndex.from_frame(rows[GROUP]).isin(pd.MultiIndex.from_frame(groups))]
    table = _sum(rows, placed, groups).assign(is_pooled=is_pooled)
    per_1k = 1000 * table["n_cues"] / table["of_words"]
    table["cues_per_1k"] = per_1k.where(table["of_words"] > 0)
    table = table.join(_intervals(rows, placed, groups), on=[*SIDE, "group"])
    order = ["event_id", *GROUP, "side"]
    return table.sort_values(order, ignore_index=True)[RATE_COLUMNS]


def _sum(rows: pd.DataFrame, placed: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """Sum the counts of each side and category, zeros where there are none."""
    sides = placed.groupby(SIDE).agg(of_words=("n_words", "sum"), n_articles=("article_id", "size"))
    every = sides.reset_index().merge(groups.assign(group=groups.index), how="cross")
    own = placed[SIDE].take(rows["at"]).reset_index(drop=True)
    told = pd.concat([rows[[*GROUP, *_COUNTS]].reset_index(drop=True), own], axis="columns")
    told = told.assign(n_articles_with=1).groupby([*SIDE, *GROUP]).sum()
    table = every.join(told, on=[*SIDE, *GROUP])
    sums = [*_COUNTS, "n_articles_with"]
    return table.assign(**{name: table[name].fillna(0).astype("int64") for name in sums})


def _intervals(rows: pd.DataFrame, placed: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """Bootstrap the rates of all sides and categories at once."""
    columns = pd.MultiIndex.from_frame(groups).get_indexer(pd.MultiIndex.from_frame(rows[GROUP]))
    spread = np.zeros((len(placed), len(groups)))
    np.add.at(spread, (rows["at"].to_numpy(), columns), rows["n_cues"].to_numpy())
    uses = pd.DataFrame(spread, columns=pd.RangeIndex(len(groups), name="group"))
    return 1000 * tabulate_intervals(placed[SIDE], uses, placed["n_words"], names=_ENDS)
