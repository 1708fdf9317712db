"""Entities: how often each side names whom, and whom it does not name though others do.

Not found is a fact about a text and the names we know. It is no statement about why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schema
from analysis.measures.uncertainty import (
    MAX_ARTICLES_RESAMPLED,
    MIN_ARTICLES_FOR_INTERVAL,
    N_RESAMPLES,
    SEED,
    interval_of_share,
)

Grouping = Literal["outlet", "origin", "article_id"]

_SIDE = ["event_id", "side"]
_SUMS = ["n_mentions", "n_sentences", "n_articles_with"]
_OF = ["of_words", "of_sentences", "n_articles"]
_ENDS = ["mentions_per_1k_low", "mentions_per_1k_high"]

RATE_COLUMNS = [
    *_SIDE,
    "is_pooled",
    "entity_id",
    "n_mentions",
    "of_words",
    "mentions_per_1k",
    *_ENDS,
    "n_sentences",
    "of_sentences",
    "sentences_share",
    "n_articles_with",
    "n_articles",
    "n_sides_with",
]
ABSENT_COLUMNS = [
    *_SIDE,
    "entity_id",
    "n_articles",
    "of_words",
    "of_sentences",
    "n_sides_with",
    "n_other_sides",
    "others_mentions",
    "others_share",
    "expected_sentences",
    "chance_of_none",
]


def rate_entities(
    articles: pd.DataFrame,
    article_entities: pd.DataFrame,
    *,
    by: Grouping,
    entity_ids: Sequence[str] | None = None,
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Measure how often each side names each entity, and list who is not named.

    The unit is the mention: a name or noun phrase that means the entity, or a pronoun
    that is taken to mean it.

    Parameters
    ----------
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id``, ``n_words``, ``n_sentences`` and the column
        named by ``by``. For one voice, with that voice's lengths: see
        `analysis.voices.measure_in_voice`.
    article_entities : DataFrame, one row per article and entity, of one voice
        See ``schema.ARTICLE_ENTITIES``. Row order does not change the result.
    by : {"outlet", "origin", "article_id"}
        What a *side* is.
    entity_ids : sequence of str, optional
        Only these; with them come intervals, which would take long for all.
    is_pooled : bool, default False
        Take a side's articles on all events together, under an empty ``event_id``.

    Returns
    -------
    DataFrame, one row per event, side and entity, most often named on an event first
        =========================  =========  ============================================
        column                     unit       meaning
        =========================  =========  ============================================
        is_pooled                  yes or no  the articles may be on different events
        n_mentions, of_words       count      mentions; all words of the side
        mentions_per_1k            per 1,000  the first over the second; empty over none
        mentions_per_1k_low/high   per 1,000  bootstrap over articles; empty below 8
                                              articles and without ``entity_ids``
        n_sentences, of_sentences  sentences  that name it; all of the side
        sentences_share            0 to 1     the first over the second
        n_articles_with            articles   that name it
        n_articles                 articles   all of the side
        n_sides_with               sides      others on the event that name it
        =========================  =========  ============================================

        An entity that one side of an event names has a row, of zeros, for every other
        side of it. Articles whose event is not known have none: nobody else is known to
        report the same. Empty, with these columns, if nobody is named.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    ValueError
        If ``article_entities`` holds more than one voice.

    Notes
    -----
    Mentions and words are summed over a side's articles before dividing, so long
    articles weigh more. The rate says how often a name falls, not in what light, and
    two entities may be one that the rules did not join.

    References
    ----------
    Neuendorf, K. (2017). The Content Analysis Guidebook, 2nd ed., on units of
    enumeration.
    """
    placed = _place(articles, by, is_pooled=is_pooled)
    counts = _count(article_entities, placed, entity_ids)
    if counts.empty:
        return pd.DataFrame(columns=RATE_COLUMNS)
    told = counts.groupby([*_SIDE, "entity_id"], observed=True)[_SUMS].sum()
    sides = placed.groupby(_SIDE, sort=True)[_OF].sum()
    table = _with_zeros(told, sides, is_pooled=is_pooled).join(sides, on=_SIDE)
    is_with = (table["n_mentions"] > 0).astype("int64")
    n_with = is_with.groupby([table["event_id"], table["entity_id"]]).transform("sum")
    is_shared = table["event_id"] != "" if not is_pooled else pd.Series(True, index=table.index)
    table = table.assign(
        is_pooled=is_pooled,
        mentions_per_1k=1000
        * (table["n_mentions"] / table["of_words"]).where(table["of_words"] > 0),
        sentences_share=(table["n_sentences"] / table["of_sentences"]).where(
            table["of_sentences"] > 0
        ),
        n_sides_with=(n_with - is_with).where(is_shared, 0),
    )
    ends = _intervals(counts, placed) if entity_ids is not None else _no_intervals()
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
        ==================  =========  ==================================================
        column              unit       meaning
        ==================  =========  ==================================================
        n_sides_with        sides      others on this event that name it
        n_other_sides       sides      all others on this event
        others_mentions     mentions   of theirs
        others_share        0 to 1     share of the others' sentences that name it
        expected_sentences  sentences  that share times the side's own sentences
        chance_of_none      0 to 1     chance of no such sentence at that rate,
                                       ``(1 - others_share) ** of_sentences``
        ==================  =========  ==================================================

        Empty where nobody else reports the event, or all name the same. A side without a
        word (in the voice measured) is left out.

    Notes
    -----
    The chance treats sentences as independent draws, which they are not: it adjusts for
    length and is no test, and of many entities some are not named by chance alone. Who is
    described but not named (*the president*) can be taken for absent.
    """
    known = rates[(rates["event_id"] != "") & ~rates["is_pooled"].astype(bool)]
    on_event = known.groupby(["event_id", "entity_id"], observed=True)
    sums = ["n_sentences", "of_sentences", "n_mentions"]
    others = on_event[sums].transform("sum") - known[sums]
    share = (others["n_sentences"] / others["of_sentences"]).where(others["of_sentences"] > 0)
    table = known.assign(
        n_other_sides=on_event["side"].transform("size").astype("int64") - 1,
        others_mentions=others["n_mentions"],
        others_share=share,
        expected_sentences=share * known["of_sentences"],
        chance_of_none=(1 - share) ** known["of_sentences"],
    )
    is_absent = (table["n_mentions"] == 0) & (table["n_sides_with"] > 0) & (table["of_words"] > 0)
    return table.loc[is_absent, ABSENT_COLUMNS].sort_values(
        ["chance_of_none", "others_mentions", "event_id", "entity_id", "side"],
        ascending=[True, False, True, True, True],
        ignore_index=True,
    )


def _place(articles: pd.DataFrame, by: Grouping, *, is_pooled: bool) -> pd.DataFrame:
    """Return each article's event, side and length; articles named twice count once."""
    needed = ("article_id", "event_id", by, "n_words", "n_sentences")
    schema.require(articles, schema.ARTICLES, *needed)
    placed = articles.assign(
        side=articles[by],
        of_words=articles["n_words"],
        of_sentences=articles["n_sentences"],
        n_articles=1,
    )
    if is_pooled:
        placed = placed.assign(event_id="")
    placed = placed[["article_id", *_SIDE, *_OF]].drop_duplicates("article_id")
    # The bootstrap draws articles by their place: rows in another order must not move it.
    return placed.sort_values("article_id", ignore_index=True)


def _count(
    article_entities: pd.DataFrame, placed: pd.DataFrame, entity_ids: Sequence[str] | None
) -> pd.DataFrame:
    """Return the mentions of each entity in each article, with the article's side."""
    schema.require(article_entities.head(0), schema.ARTICLE_ENTITIES)
    if len(article_entities["voice"].unique()) > 1:
        msg = "article_entities holds several voices: choose one, or mentions would count twice"
        raise ValueError(msg)
    rows = article_entities[article_entities["n_mentions"] > 0]
    if entity_ids is not None:
        rows = rows[rows["entity_id"].isin(list(entity_ids))]
    # Categories would become rows of nought for every name of the corpus.
    rows = rows.astype({"article_id": placed["article_id"].dtype, "entity_id": "str"})
    counted = rows[["article_id", "entity_id", "n_mentions", "n_sentences"]]
    return counted.merge(placed[["article_id", *_SIDE]], on="article_id").assign(n_articles_with=1)


def _with_zeros(told: pd.DataFrame, sides: pd.DataFrame, *, is_pooled: bool) -> pd.DataFrame:
    """Give every entity of an event a row for each of its sides."""
    keys = told.index.to_frame(index=False)
    is_shared = pd.Series(True, index=keys.index) if is_pooled else keys["event_id"] != ""
    on_event = keys.loc[is_shared, ["event_id", "entity_id"]].drop_duplicates()
    pairs = on_event.merge(sides.index.to_frame(index=False), on="event_id")
    every = pd.concat([pairs, keys[~is_shared]], ignore_index=True)[[*_SIDE, "entity_id"]]
    return told.reindex(pd.MultiIndex.from_frame(every), fill_value=0).reset_index()


def _sort(table: pd.DataFrame) -> pd.DataFrame:
    totals = table.groupby(["event_id", "entity_id"])["n_mentions"].transform("sum")
    return table.assign(total=totals).sort_values(
        ["event_id", "total", "entity_id", "side"],
        ascending=[True, False, True, True],
        ignore_index=True,
    )


def _no_intervals() -> pd.DataFrame:
    nothing = pd.MultiIndex.from_arrays([[], [], []], names=[*_SIDE, "entity_id"])
    return pd.DataFrame(index=nothing, columns=_ENDS, dtype=float)


def _intervals(counts: pd.DataFrame, placed: pd.DataFrame) -> pd.DataFrame:
    """Bootstrap the rates of the sides with articles enough."""
    sizes = placed.groupby(_SIDE)["article_id"].transform("size")
    enough = placed[sizes >= MIN_ARTICLES_FOR_INTERVAL]
    wide = counts.pivot_table(
        index="article_id", columns="entity_id", values="n_mentions", aggfunc="sum", fill_value=0
    )
    ends: dict[tuple[str, str, str], tuple[float, float]] = {}
    for (event_id, side), rows in enough.groupby(_SIDE):
        if rows["of_words"].sum() == 0:
            continue
        tops = wide.reindex(rows["article_id"], fill_value=0).to_numpy(dtype=float)
        found = _interval_each(tops, rows["of_words"].to_numpy(dtype=float))
        ends |= {(event_id, side, name): e for name, e in zip(wide.columns, found, strict=True)}
    if not ends:
        return _no_intervals()
    index = pd.MultiIndex.from_tuples(list(ends), names=[*_SIDE, "entity_id"])
    return pd.DataFrame(list(ends.values()), index=index, columns=_ENDS) * 1000


def _interval_each(
    tops: npt.NDArray[np.float64], words: npt.NDArray[np.float64]
) -> list[tuple[float, float]]:
    """Do for all entities of a side at once what `interval_of_share` does for one.

    The draws are the same, so the ends are too; a test holds them together.
    """
    n_articles = len(words)
    if n_articles > MAX_ARTICLES_RESAMPLED:
        return [interval_of_share(column, words) for column in tops.T]
    drawn = np.random.default_rng(SEED).integers(0, n_articles, size=(N_RESAMPLES, n_articles))
    keys = np.arange(N_RESAMPLES)[:, None] * n_articles + drawn
    weights = np.bincount(keys.ravel(), minlength=N_RESAMPLES * n_articles).astype(float)
    weights = weights.reshape(N_RESAMPLES, n_articles)
    sums = weights @ words
    ratios = np.full((N_RESAMPLES, tops.shape[1]), np.nan)
    ratios[sums > 0] = (weights @ tops)[sums > 0] / sums[sums > 0, None]
    low, high = np.nanquantile(ratios, [0.025, 0.975], axis=0)
    return list(zip(low.tolist(), high.tolist(), strict=True))
