"""Entities: in how much of each side's report whom is named, and who is not though others do.

Not found is a fact about a text and the names we know. It is no statement about why.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.errors import SchemaError
from analysis.measures.uncertainty import tabulate_intervals

_SIDE = ["event_id", "side"]
_SUMS = ["n_windows", "n_mentions", "n_articles_with"]
_OF = ["of_windows", "of_words", "n_articles"]
_ENDS = ("windows_share_low", "windows_share_high")

RATE_COLUMNS = [
    *_SIDE,
    "is_pooled",
    "entity_id",
    "n_windows",
    "of_windows",
    "windows_share",
    *_ENDS,
    "n_mentions",
    "of_words",
    "mentions_per_1k",
    "n_articles_with",
    "n_articles",
    "n_sides_with",
]
ABSENT_COLUMNS = [
    *_SIDE,
    "entity_id",
    "n_articles",
    "of_windows",
    "n_sides_with",
    "n_other_sides",
    "others_windows",
    "others_share",
    "expected_windows",
    "chance_of_none",
]


def rate_entities(
    articles: pd.DataFrame,
    counts: pd.DataFrame,
    *,
    entity_ids: Sequence[str] | None = None,
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Measure in what share of its windows each side names each entity, and list who is not.

    The unit is the window, a sentence or a paragraph: naming an entity three times in one
    counts once. A mention is a name; a pronoun never counts.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id``, ``side``, ``n_windows`` and ``n_words``, the
        lengths in the voice measured: see `measures.cooccurrence.measure_windows`.
        ``n_words`` is 0 where words are not counted.
    counts : DataFrame, one row per article and entity
        Needs ``article_id``, ``entity_id``, ``n_mentions`` and ``n_windows``, in the same
        voice and window: see `measures.namings.count_namings`. Row order does not change
        the result.
    entity_ids : sequence of str, optional
        Only these; with them come intervals, which would take long for all.
    is_pooled : bool, default False
        Take a side's articles on all events together, under an empty ``event_id``.

    Returns
    -------
    DataFrame, one row per event, side and entity, most often named on an event first
        ======================  =========  ==============================================
        column                  unit       meaning
        ======================  =========  ==============================================
        is_pooled               yes or no  the articles may be on different events
        n_windows, of_windows   windows    that name it; all of the side
        windows_share           0 to 1     the first over the second; empty over none
        windows_share_low/high  0 to 1     bootstrap over articles; empty below 8
                                           articles and without ``entity_ids``
        n_mentions, of_words    count      mentions; all words of the side
        mentions_per_1k         per 1,000  the first over the second; empty over none
        n_articles_with         articles   that name it
        n_articles              articles   all of the side
        n_sides_with            sides      others on the event that name it
        ======================  =========  ==============================================

        An entity that one side of an event names has a row, of zeros, for every other
        side of it. Articles whose event is not known have none: nobody else is known to
        report the same. Empty, with these columns, if nobody is named.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Windows are summed over a side's articles before dividing, so long articles weigh
    more. The share says how often a name falls, not in what light, and two entities may
    be one that the rules did not join. Shares of sentences and of paragraphs are not
    comparable: the longer the window, the more of them name anybody.

    References
    ----------
    Neuendorf, K. (2017). The Content Analysis Guidebook, 2nd ed., on units of
    enumeration.

    Examples
    --------
    The mayor is named in two of eight sentences.

    >>> articles = pd.DataFrame(
    ...     [("a", "2020-03-01", "Post", 8, 200)],
    ...     columns=["article_id", "event_id", "side", "n_windows", "n_words"],
    ... )
    >>> counts = pd.DataFrame(
    ...     [("a", "mayor", 3, 2)],
    ...     columns=["article_id", "entity_id", "n_mentions", "n_windows"],
    ... )
    >>> row = rate_entities(articles, counts).iloc[0]
    >>> float(row["windows_share"]), float(row["mentions_per_1k"])
    (0.25, 15.0)
    """
    placed = _place(articles, is_pooled=is_pooled)
    named = _count(counts, placed, entity_ids)
    if named.empty:
        return pd.DataFrame(columns=RATE_COLUMNS)
    told = named.groupby([*_SIDE, "entity_id"])[_SUMS].sum()
    sides = placed.groupby(_SIDE, sort=True)[_OF].sum()
    table = _with_zeros(told, sides, is_pooled=is_pooled).join(sides, on=_SIDE)
    is_with = (table["n_windows"] > 0).astype("int64")
    n_with = is_with.groupby([table["event_id"], table["entity_id"]]).transform("sum")
    is_shared = table["event_id"] != "" if not is_pooled else pd.Series(True, index=table.index)
    table = table.assign(
        is_pooled=is_pooled,
        windows_share=_divide(table["n_windows"], table["of_windows"]),
        mentions_per_1k=1000 * _divide(table["n_mentions"], table["of_words"]),
        n_sides_with=(n_with - is_with).where(is_shared, 0),
    )
    ends = _intervals(named, placed) if entity_ids is not None else _no_intervals()
    return _sort(table.join(ends, on=[*_SIDE, "entity_id"]))[RATE_COLUMNS]


def find_absent_entities(rates: pd.DataFrame) -> pd.DataFrame:
    """List whom a side does not name though others on the same event do.

    Parameters
    ----------
    rates : DataFrame, one row per event, side and entity
        See `rate_entities`, not pooled: with all sides of each event.

    Returns
    -------
    DataFrame, one row per event, side and entity not named, the least likely first
        ================  =======  ======================================================
        column            unit     meaning
        ================  =======  ======================================================
        of_windows        windows  all of the side
        n_sides_with      sides    others on this event that name it
        n_other_sides     sides    all others on this event
        others_windows    windows  of theirs that name it
        others_share      0 to 1   share of the others' windows that name it
        expected_windows  windows  that share times the side's own windows
        chance_of_none    0 to 1   chance of no such window at that share,
                                   ``(1 - others_share) ** of_windows``
        ================  =======  ======================================================

        Empty where nobody else reports the event, or all name the same. A side without a
        window (in the voice measured) is left out.

    Notes
    -----
    The chance treats windows as independent draws, which they are not: it adjusts for
    length and is no test, and of many entities some are not named by chance alone. Who is
    described but not named (*the president*) can be taken for absent.
    """
    known = rates[(rates["event_id"] != "") & ~rates["is_pooled"].astype(bool)]
    on_event = known.groupby(["event_id", "entity_id"])
    sums = ["n_windows", "of_windows"]
    others = on_event[sums].transform("sum") - known[sums]
    share = _divide(others["n_windows"], others["of_windows"])
    table = known.assign(
        n_other_sides=on_event["side"].transform("size").astype("int64") - 1,
        others_windows=others["n_windows"],
        others_share=share,
        expected_windows=share * known["of_windows"],
        chance_of_none=(1 - share) ** known["of_windows"],
    )
    is_absent = (table["n_windows"] == 0) & (table["n_sides_with"] > 0) & (table["of_windows"] > 0)
    return table.loc[is_absent, ABSENT_COLUMNS].sort_values(
        ["chance_of_none", "others_windows", "event_id", "entity_id", "side"],
        ascending=[True, False, True, True, True],
        ignore_index=True,
    )


def _divide(some: pd.Series, whole: pd.Series) -> pd.Series:
    """Return a share, empty where it would be of nothing."""
    return (some / whole).where(whole > 0)


def _require(table: pd.DataFrame, columns: Sequence[str], name: str) -> None:
    missing = [column for column in columns if column not in table]
    if missing:
        msg = f"The table {name} lacks {', '.join(missing)}."
        raise SchemaError(msg)


def _place(articles: pd.DataFrame, *, is_pooled: bool) -> pd.DataFrame:
    """Return each article's event, side and length; articles named twice count once."""
    _require(articles, ["article_id", *_SIDE, "n_windows", "n_words"], "articles")
    placed = articles.rename(columns={"n_windows": "of_windows", "n_words": "of_words"})
    placed = placed.assign(n_articles=1, **({"event_id": ""} if is_pooled else {}))
    placed = placed[["article_id", *_SIDE, *_OF]].drop_duplicates("article_id")
    # The bootstrap draws articles by their place: rows in another order must not move it.
    return placed.sort_values("article_id", ignore_index=True)


def _count(
    counts: pd.DataFrame, placed: pd.DataFrame, entity_ids: Sequence[str] | None
) -> pd.DataFrame:
    """Return the windows that name each entity in each article, with the article's side."""
    _require(counts, ["article_id", "entity_id", "n_mentions", "n_windows"], "counts")
    rows = counts[counts["n_windows"] > 0]
    if entity_ids is not None:
        rows = rows[rows["entity_id"].isin(list(entity_ids))]
    # Categories would become rows of nought for every name of the corpus.
    rows = rows.astype({"article_id": "str", "entity_id": "str"})
    at = pd.Index(placed["article_id"]).get_indexer(rows["article_id"])
    rows = rows.assign(at=at, n_articles_with=1)[at >= 0].reset_index(drop=True)
    sides = placed[_SIDE].take(rows["at"]).reset_index(drop=True)
    return pd.concat([rows[["entity_id", "at", *_SUMS]], sides], axis="columns")


def _with_zeros(told: pd.DataFrame, sides: pd.DataFrame, *, is_pooled: bool) -> pd.DataFrame:
    """Give every entity of an event a row for each of its sides."""
    keys = told.index.to_frame(index=False)
    is_shared = pd.Series(True, index=keys.index) if is_pooled else keys["event_id"] != ""
    on_event = keys.loc[is_shared, ["event_id", "entity_id"]].drop_duplicates()
    pairs = on_event.merge(sides.index.to_frame(index=False), on="event_id")
    every = pd.concat([pairs, keys[~is_shared]], ignore_index=True)[[*_SIDE, "entity_id"]]
    return told.reindex(pd.MultiIndex.from_frame(every), fill_value=0).reset_index()


def _sort(table: pd.DataFrame) -> pd.DataFrame:
    totals = table.groupby(["event_id", "entity_id"])["n_windows"].transform("sum")
    return table.assign(total=totals).sort_values(
        ["event_id", "total", "entity_id", "side"],
        ascending=[True, False, True, True],
        ignore_index=True,
    )


def _no_intervals() -> pd.DataFrame:
    nothing = pd.MultiIndex.from_arrays([[], [], []], names=[*_SIDE, "entity_id"])
    return pd.DataFrame(index=nothing, columns=_ENDS, dtype=float)


def _intervals(named: pd.DataFrame, placed: pd.DataFrame) -> pd.DataFrame:
    """Bootstrap the shares of the sides with articles enough, all entities at once."""
    columns, entity_ids = pd.factorize(named["entity_id"])
    spread = np.zeros((len(placed), len(entity_ids)))
    np.add.at(spread, (named["at"], columns), named["n_windows"])
    uses = pd.DataFrame(spread, columns=pd.Index(entity_ids, name="entity_id"))
    return tabulate_intervals(placed[_SIDE], uses, placed["of_windows"], names=_ENDS)
