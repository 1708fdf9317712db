"""How much of each report is given to others, and to what kinds of others."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures.voices.sides import (
    SIDE,
    Grouping,
    find_intervals,
    place_articles,
    place_voices,
)

NAMINGS = ("named", "unnamed", "no source")

_KIND_WORDS = [f"n_{kind}_words" for kind in schema.KINDS]
_KIND_ATTRIBUTIONS = [f"n_{kind}_attributions" for kind in schema.KINDS]

SHARE_COLUMNS = [
    *SIDE,
    "n_articles",
    "of_words",
    "n_quoted_words",
    "quoted_share",
    "quoted_share_low",
    "quoted_share_high",
    *_KIND_WORDS,
    "n_own_words",
    *[f"{kind}_share" for kind in schema.KINDS],
    "own_share",
    "n_attributions",
    *_KIND_ATTRIBUTIONS,
    "n_sources",
]
_TALLY = ["n_attributions", "of_attributions", "share", "share_low", "share_high", "n_words"]
NAMING_COLUMNS = [*SIDE, "naming", *_TALLY]
TYPE_COLUMNS = [*SIDE, "source_type", *_TALLY]


def share_voices(
    articles: pd.DataFrame, article_voices: pd.DataFrame, *, by: Grouping
) -> pd.DataFrame:
    """Measure how much of each side's report on an event is what others are quoted with.

    The unit is the word. A word of content counts once, for the first attribution it
    stands in; the words that name the source and the cue are the outlet's own.

    Parameters
    ----------
    articles : DataFrame, one row per article
        See ``schema.ARTICLES``; ``n_words`` leaves captions out.
    article_voices : DataFrame, one row per article, source, type, naming and kind
        See ``schema.ARTICLE_VOICES``. Row order does not change the result.
    by : {"outlet", "origin", "article_id"}
        What a *side* is: who published, who wrote, or each article by itself.

    Returns
    -------
    DataFrame, one row per event and side, also where nothing is attributed
        =====================  ============  ============================================
        column                 unit          meaning
        =====================  ============  ============================================
        n_articles             articles      the side's articles on that event
        of_words               words         all words of them: the denominator
        n_quoted_words         words         words of content, in whatever way
        quoted_share           0 to 1        the second over the first
        quoted_share_low/high  0 to 1        bootstrap over articles; empty below 8
        n_direct_words, ...    words         of those: in quotation marks (direct),
                                             partly so (mixed), paraphrased (indirect)
        n_own_words            words         all others: the outlet's own voice
        direct_share, ...      0 to 1        each over of_words; with own_share they
                                             sum to 1
        n_attributions         attributions  how often anything is attributed, and by kind
        n_sources              sources       different sources, those not given left out
        =====================  ============  ============================================

        Empty, with these columns, if there is no article. Shares are empty for a side
        without a word.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Words are pooled over a side's articles, so long articles weigh more. The share says
    how much room is given to others, not that they are believed, nor that the words were
    said. Mixed content counts whole, its unquoted words among it.

    References
    ----------
    Pareti, S. (2015). Attribution: A Computational Approach. PhD thesis, Edinburgh.
    """
    placed = place_articles(articles, by)
    if placed.empty:
        return pd.DataFrame(columns=SHARE_COLUMNS)
    voices = place_voices(articles, article_voices, by)
    sides = placed.groupby(SIDE, sort=True)
    table = sides[["of_words"]].sum()
    table["n_articles"] = sides.size()
    counts = _by_kind(voices).reindex(table.index, fill_value=0)
    table = table.join(counts)
    table["n_quoted_words"] = table[_KIND_WORDS].sum(axis=1)
    table["n_attributions"] = table[_KIND_ATTRIBUTIONS].sum(axis=1)
    table["n_own_words"] = table["of_words"] - table["n_quoted_words"]
    for part in ("quoted", "own", *schema.KINDS):
        table[f"{part}_share"] = _ratio(table[f"n_{part}_words"], table["of_words"])
    given = voices[voices["source_id"] != ""]
    n_sources = given.groupby(SIDE)["source_id"].nunique()
    table["n_sources"] = n_sources.reindex(table.index, fill_value=0)
    return table.join(_intervals(placed, voices)).reset_index()[SHARE_COLUMNS]


def _by_kind(voices: pd.DataFrame) -> pd.DataFrame:
    """Sum words and attributions of each kind into columns of their own."""
    wide = {}
    for kind in schema.KINDS:
        rows = voices[voices["kind"] == kind].groupby(SIDE)
        wide[f"n_{kind}_words"] = rows["n_words"].sum()
        wide[f"n_{kind}_attributions"] = rows["n_attributions"].sum()
    return pd.DataFrame(wide).fillna(0).astype("int64")


def _intervals(placed: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    """Bootstrap the quoted share of the sides with articles enough."""
    whole = placed.set_index("article_id")["of_words"]
    quoted = voices.assign(part="quoted")
    return find_intervals(
        placed, quoted, "part", "n_words", whole=whole, name="quoted_share"
    ).droplevel("part")


def _ratio(number: pd.Series, total: pd.Series) -> pd.Series:
    """Divide; nothing over nothing is empty."""
    return (number / total).where(total > 0)


def tally_naming(
    articles: pd.DataFrame, article_voices: pd.DataFrame, *, by: Grouping
) -> pd.DataFrame:
    """Count how often a side names those it quotes, gives them without a name, or not at all.

    The unit is the attribution: a source quoted three times counts three times.

    Parameters
    ----------
    articles : DataFrame, one row per article
    article_voices : DataFrame, one row per article, source, type, naming and kind
        See ``schema.ARTICLE_VOICES``.
    by : {"outlet", "origin", "article_id"}

    Returns
    -------
    DataFrame, three rows per event and side: named, unnamed, no source
        ===============  ============  ==================================================
        column           unit          meaning
        ===============  ============  ==================================================
        naming           name          ``named``: a person or body by name, or a document;
                                       ``unnamed``: "US officials", "a witness";
                                       ``no source``: nobody is given ("it was reported")
        n_attributions   attributions  how often; may be 0
        of_attributions  attributions  all of the side's on that event
        share            0 to 1        the first over the second; empty over none
        share_low/high   0 to 1        bootstrap over articles; empty below 8
        n_words          words         words of their content
        ===============  ============  ==================================================

        Empty, with these columns, if there is no article.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    A source without a name may be known to every reader, and a name may be hidden for
    good reasons: the share says how far readers can check who speaks, not whether the
    report is sound.

    References
    ----------
    Newell, E., Margolin, D., & Ruths, D. (2018). An Attribution Relations Corpus for
    Political News. LREC 2018.
    """
    placed = place_articles(articles, by)
    sides = placed[SIDE].drop_duplicates().sort_values(SIDE)
    if sides.empty:
        return pd.DataFrame(columns=NAMING_COLUMNS)
    voices = place_voices(articles, article_voices, by)
    naming = np.where(voices["is_named"], "named", "unnamed")
    voices["naming"] = np.where(voices["source_id"] == "", "no source", naming)
    every = [(*side, naming) for side, naming in product(sides.to_numpy().tolist(), NAMINGS)]
    keys = pd.MultiIndex.from_tuples([tuple(key) for key in every], names=[*SIDE, "naming"])
    counts = _tally(voices, "naming").reindex(keys, fill_value=0)
    ends = find_intervals(placed, voices, "naming", "n_attributions")
    return _with_shares(counts, ends)[NAMING_COLUMNS]


def tally_types(
    articles: pd.DataFrame, article_voices: pd.DataFrame, *, by: Grouping
) -> pd.DataFrame:
    """Count how often each kind of source is quoted: government, expert, citizen, ...

    The unit is the attribution: a source quoted three times counts three times.

    Parameters
    ----------
    articles : DataFrame, one row per article
    article_voices : DataFrame, one row per article, source, type, naming and kind
        See ``schema.ARTICLE_VOICES``.
    by : {"outlet", "origin", "article_id"}

    Returns
    -------
    DataFrame, one row per event, side and source_type that is quoted, most often first
        As `tally_naming`, with ``source_type`` instead of ``naming``; it is empty where
        no source is given. The shares of one side sum to 1. A type that a side does
        not quote has no row. Empty, with these columns, if nothing is attributed.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    The type is decided by rules from the words beside the source, on the article's day.
    It says in what capacity somebody is quoted, not on which side of a dispute.

    References
    ----------
    Sigal, L. V. (1973). Reporters and Officials. D. C. Heath.
    """
    voices = place_voices(articles, article_voices, by)
    if voices.empty:
        return pd.DataFrame(columns=TYPE_COLUMNS)
    ends = find_intervals(place_articles(articles, by), voices, "source_type", "n_attributions")
    return _with_shares(_tally(voices, "source_type"), ends)[TYPE_COLUMNS].sort_values(
        [*SIDE, "n_attributions", "source_type"],
        ascending=[True, True, False, True],
        ignore_index=True,
    )


def _tally(voices: pd.DataFrame, name: str) -> pd.DataFrame:
    return voices.groupby([*SIDE, name])[["n_attributions", "n_words"]].sum()


def _with_shares(counts: pd.DataFrame, ends: pd.DataFrame) -> pd.DataFrame:
    totals = counts.groupby(SIDE)["n_attributions"].transform("sum")
    share = _ratio(counts["n_attributions"], totals)
    return counts.assign(of_attributions=totals, share=share).join(ends).reset_index()
