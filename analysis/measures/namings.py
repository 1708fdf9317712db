"""Namings: which entity is named in which window, narrowed to what a reader asks about."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis import schema
from analysis.voices import Voice
from analysis.windows import Window, number_windows

_KEYS = ("article_id", "sentence_id", "entity_id")


def compact(sentence_entities: pd.DataFrame) -> pd.DataFrame:
    """Keep the table of namings in a fraction of the memory, for counting again and again.

    Parameters
    ----------
    sentence_entities : DataFrame, one row per sentence and entity named in it
        See ``schema.SENTENCE_ENTITIES``.

    Returns
    -------
    DataFrame, the same rows
        Keys as categories, numbers as 32-bit integers.
    """
    schema.require(sentence_entities, schema.SENTENCE_ENTITIES)
    numbers = [name for name in sentence_entities if name not in _KEYS]
    kinds = dict.fromkeys(_KEYS, "category") | dict.fromkeys(numbers, "int32")
    return sentence_entities.astype(kinds)


def choose_namings(namings: pd.DataFrame, voice: Voice) -> pd.DataFrame:
    """Keep the namings in one voice; ``n_mentions`` counts that voice's mentions."""
    own, quoted = namings["n_own_mentions"], namings["n_quoted_mentions"]
    n_mentions = {"own": own, "quoted": quoted}.get(voice, own + quoted)
    return namings.assign(n_mentions=n_mentions)[n_mentions > 0]


def keep_focus(namings: pd.DataFrame, focus: Collection[str], *, window: Window) -> pd.DataFrame:
    """Keep the windows that name every one of some entities.

    Parameters
    ----------
    namings : DataFrame
        In one voice, see `choose_namings`.
    focus : collection of str
        The entities; all windows are kept if there is none.
    window : {"sentence", "paragraph"}

    Returns
    -------
    DataFrame, rows of ``namings``
        The entities themselves among them. Empty if they never meet.
    """
    if not focus:
        return namings
    numbers = number_windows(namings, window)
    kept = np.ones(len(namings), dtype=bool)
    for entity_id in focus:
        kept &= np.isin(numbers, numbers[namings["entity_id"] == entity_id])
    return namings[kept]


def keep_thread(namings: pd.DataFrame, told: pd.DataFrame, *, window: Window) -> pd.DataFrame:
    """Keep the windows that are in a thread.

    Parameters
    ----------
    namings : DataFrame
        See ``schema.SENTENCE_ENTITIES``.
    told : DataFrame, one row per sentence in the thread
        Needs ``sentence_id``, ``article_id`` and ``paragraph``.
    window : {"sentence", "paragraph"}
        One sentence in the thread brings its whole paragraph in.
    """
    if window == "sentence":
        return namings[namings["sentence_id"].isin(told["sentence_id"])]
    is_told = namings["article_id"].isin(told["article_id"])
    near = namings[is_told]
    there = pd.MultiIndex.from_frame(told[["article_id", "paragraph"]]).unique()
    places = [near["article_id"].astype("str"), near["paragraph"].astype("int64")]
    return near[pd.MultiIndex.from_arrays(places).isin(there)]


def count_namings(namings: pd.DataFrame, *, window: Window) -> pd.DataFrame:
    """Count mentions, and windows with a mention, of each entity in each article.

    Parameters
    ----------
    namings : DataFrame
        In one voice, see `choose_namings`.
    window : {"sentence", "paragraph"}

    Returns
    -------
    DataFrame, one row per article and entity named in it
        ``article_id``, ``entity_id``, ``n_mentions``, ``n_windows``. Empty if nobody is
        named.
    """
    unit = number_windows(namings, window)
    keys = ["article_id", "entity_id"]
    grouped = namings.assign(window=unit).groupby(keys, observed=True, sort=True)
    counted = grouped.agg(n_mentions=("n_mentions", "sum"), n_windows=("window", "nunique"))
    return counted.reset_index().astype({key: "str" for key in keys} | _COUNTS)


_COUNTS = {"n_mentions": "int64", "n_windows": "int64"}


def rank_named(rows: pd.DataFrame, count: str = "") -> pd.Series[str]:
    """Return the entities of some rows, most often named first, then by entity_id.

    Parameters
    ----------
    rows : DataFrame
        Needs ``entity_id``.
    count : str, optional
        The column that is added up; rows are counted by default.
    """
    weights = rows[count] if count else pd.Series(1, index=rows.index)
    sums = weights.groupby(rows["entity_id"].astype("str")).sum()
    table = sums.rename("n").reset_index()
    return table.sort_values(["n", "entity_id"], ascending=[False, True])["entity_id"]


def count_focus(articles: pd.DataFrame, namings: pd.DataFrame, *, window: Window) -> pd.DataFrame:
    """Count, for each article, the windows in focus: what shares are then of.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``article_id``.
    namings : DataFrame
        Those in focus, see `keep_focus`.
    window : {"sentence", "paragraph"}

    Returns
    -------
    DataFrame, one row per article
        As handed in, with ``n_windows``: windows that name all that is in focus, 0 where
        none does. ``n_words`` is 0: words of windows are not counted.
    """
    numbers = number_windows(namings, window)
    articles_of = namings["article_id"].astype("str")
    n_windows = pd.Series(numbers, namings.index).groupby(articles_of).nunique()
    found = articles["article_id"].map(n_windows).fillna(0).astype("int64")
    return articles.assign(n_windows=found, n_words=0)
