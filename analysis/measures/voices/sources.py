"""Who is given words in each report, and who is not, though another report quotes them."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures.voices.sides import (
    NO_SOURCE,
    SIDE,
    Grouping,
    find_intervals,
    place_articles,
    place_voices,
)

_KIND_WORDS = [f"n_{kind}_words" for kind in schema.KINDS]

N_WITH_INTERVAL = 20
"""Sources of an event that get intervals: for all it would take long, and nobody reads so many."""

SOURCE_COLUMNS = [
    *SIDE,
    "source_id",
    "source_name",
    "source_type",
    "is_named",
    "n_attributions",
    "n_words",
    "of_quoted_words",
    "words_share",
    "words_share_low",
    "words_share_high",
    *_KIND_WORDS,
]
SHARED_COLUMNS = ["source_id", "source_name", "n_events", "n_sides", "n_attributions", "n_words"]


def rank_sources(
    articles: pd.DataFrame,
    article_voices: pd.DataFrame,
    *,
    by: Grouping,
    n_sources: int | None = None,
) -> pd.DataFrame:
    """Measure the words each side gives to each source, and list who is left unquoted.

    The unit is the word of content; each counts once.

    Parameters
    ----------
    articles : DataFrame, one row per article
        See ``schema.ARTICLES``.
    article_voices : DataFrame, one row per article, source, type, naming and kind
        See ``schema.ARTICLE_VOICES``. Row order does not change the result.
    by : {"outlet", "origin", "article_id"}
        What a *side* is.
    n_sources : int, optional
        Keep so many sources of each event, those with most words; no share is changed
        by that. Without it a table of many sides and sources is as long as their product.

    Returns
    -------
    DataFrame, one row per event, side and source, most words on an event first
        ===================  ============  ==============================================
        column               unit          meaning
        ===================  ============  ==============================================
        source_id            key           empty where a text names no source
        source_name          text          its most frequent name, or "no source given"
        source_type          name          its most frequent type; may be empty
        is_named             yes or no     any of its attributions is by name
        n_attributions       attributions  how often the side quotes it; may be 0
        n_words              words         words given to it; may be 0
        of_quoted_words      words         all words the side attributes on that event
        words_share          0 to 1        the second over the third; empty over none
        words_share_low/high 0 to 1        bootstrap over articles; empty below 8, and
                                           beyond the first `N_WITH_INTERVAL` sources
        n_direct_words, ...  words         of n_words, by kind
        ===================  ============  ==============================================

        An entity that one side of an event quotes has a row, of zeros, for every other
        side of it: not quoted here under this name. Where a source is known by its words
        only, or the event is not known, there are no such rows. A side's shares sum to
        1. Empty, with these columns, if nothing is attributed.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Name, type and naming are those most frequent over all tables given, so that a source
    reads alike beside every outlet. Two sources may be one person whom the rules did not
    join. Room is not approval, and a side that does not quote a source may report it in
    its own words.

    References
    ----------
    Gans, H. J. (1979). Deciding What's News. Pantheon.
    """
    voices = place_voices(articles, article_voices, by)
    if voices.empty:
        return pd.DataFrame(columns=SOURCE_COLUMNS)
    for kind in schema.KINDS:
        voices[f"n_{kind}_words"] = voices["n_words"].where(voices["kind"] == kind, 0)
    sums = ["n_attributions", "n_words", *_KIND_WORDS]
    told = voices.groupby([*SIDE, "source_id"])[sums].sum()
    names = _describe(voices)
    ranks = _rank(told, names, n_sources)
    sides = place_articles(articles, by)[SIDE].drop_duplicates()
    keys = pd.MultiIndex.from_frame(_every_pair(sides, told, ranks))
    table = told.reindex(keys, fill_value=0)
    totals = told.groupby(SIDE)["n_words"].sum().rename("of_quoted_words")
    table = table.reset_index().merge(totals.reset_index(), on=SIDE, how="left")
    table["of_quoted_words"] = table["of_quoted_words"].fillna(0).astype("int64")
    is_some = table["of_quoted_words"] > 0
    table["words_share"] = (table["n_words"] / table["of_quoted_words"]).where(is_some)
    table = table.join(_find_ends(articles, voices, ranks, by), on=[*SIDE, "source_id"])
    # Another outlet may well word "officials" otherwise: only of an entity can be said that
    # it is not quoted.
    entities = voices.loc[voices["source_entity_id"] != "", "source_id"].unique()
    table = table[(table["n_attributions"] > 0) | table["source_id"].isin(entities)]
    table = table.merge(ranks, on=["event_id", "source_id"]).merge(names, on="source_id")
    return table.sort_values(["event_id", "rank", "side"], ignore_index=True)[SOURCE_COLUMNS]


def _find_ends(
    articles: pd.DataFrame, voices: pd.DataFrame, ranks: pd.DataFrame, by: Grouping
) -> pd.DataFrame:
    """Bootstrap the shares of the sources that are given most words on an event."""
    whole = voices.groupby("article_id")["n_words"].sum()
    first = ranks.loc[ranks["rank"] < N_WITH_INTERVAL, "source_id"]
    kept = voices[voices["source_id"].isin(first)]
    placed = place_articles(articles, by)
    return find_intervals(placed, kept, "source_id", "n_words", whole=whole, name="words_share")


def _rank(told: pd.DataFrame, names: pd.DataFrame, n_sources: int | None) -> pd.DataFrame:
    """Order the sources of each event by what its sides give them together."""
    totals = told.groupby(["event_id", "source_id"])[["n_words", "n_attributions"]].sum()
    ranks = totals.reset_index().merge(names, on="source_id")
    ranks = ranks.sort_values(
        ["event_id", "n_words", "n_attributions", "source_name", "source_id"],
        ascending=[True, False, False, True, True],
    )
    ranks = ranks.assign(rank=ranks.groupby("event_id").cumcount())
    kept = ranks if n_sources is None else ranks[ranks["rank"] < n_sources]
    return kept[["event_id", "source_id", "rank"]]


def _every_pair(sides: pd.DataFrame, told: pd.DataFrame, ranks: pd.DataFrame) -> pd.DataFrame:
    """Pair each source of a known event with each of its sides; of an unknown, as told."""
    pairs = sides.merge(ranks[ranks["event_id"] != ""], on="event_id")
    quoted = told.index.to_frame(index=False).merge(ranks, on=["event_id", "source_id"])
    unknown = quoted[quoted["event_id"] == ""]
    return pd.concat([pairs, unknown], ignore_index=True)[[*SIDE, "source_id"]]


def _describe(voices: pd.DataFrame) -> pd.DataFrame:
    """Give each source its most frequent name and type, the first by alphabet among equals."""
    table = voices.groupby("source_id")[["is_named"]].any()
    for name in ("source_name", "source_type"):
        counts = voices.groupby(["source_id", name])["n_attributions"].sum().reset_index()
        counts = counts.sort_values(["n_attributions", name], ascending=[False, True])
        table[name] = counts.drop_duplicates("source_id").set_index("source_id")[name]
    is_given = table.index != ""
    return table.assign(
        source_name=table["source_name"].where(is_given, NO_SOURCE),
        source_type=table["source_type"].where(is_given, ""),
        is_named=table["is_named"] & is_given,
    ).reset_index()


def find_shared_sources(
    articles: pd.DataFrame, article_voices: pd.DataFrame, *, by: Grouping
) -> pd.DataFrame:
    """List the sources that two or more sides of one event quote: the same speaker.

    Parameters
    ----------
    articles : DataFrame, one row per article
    article_voices : DataFrame, one row per article, source, type, naming and kind
        See ``schema.ARTICLE_VOICES``.
    by : {"outlet", "origin", "article_id"}

    Returns
    -------
    DataFrame, one row per source, most often quoted first
        ==============  ============  ===================================================
        column          unit          meaning
        ==============  ============  ===================================================
        source_id       key           never empty
        source_name     text          its most frequent name
        n_events        events        events of which two or more sides quote it
        n_sides         sides         different sides that do, over those events
        n_attributions  attributions  how often, on those events
        n_words         words         words they give to it
        ==============  ============  ===================================================

        Empty, with these columns, if nobody is quoted twice over.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Articles whose event is not known are left out: they share none. That a source is
    shared does not mean that the same statement is quoted.
    """
    voices = place_voices(articles, article_voices, by)
    given = voices[(voices["source_id"] != "") & (voices["event_id"] != "")]
    n_sides = given.groupby(["event_id", "source_id"])["side"].transform("nunique")
    shared = given[n_sides > 1]
    if shared.empty:
        return pd.DataFrame(columns=SHARED_COLUMNS)
    table = shared.groupby("source_id", as_index=False).agg(
        n_events=("event_id", "nunique"),
        n_sides=("side", "nunique"),
        n_attributions=("n_attributions", "sum"),
        n_words=("n_words", "sum"),
    )
    names = _describe(voices)[["source_id", "source_name"]]
    return table.merge(names, on="source_id")[SHARED_COLUMNS].sort_values(
        ["n_attributions", "n_words", "source_name", "source_id"],
        ascending=[False, False, True, True],
        ignore_index=True,
    )
