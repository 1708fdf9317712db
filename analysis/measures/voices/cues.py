"""With which words sources are introduced, and who comes first."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.measures.voices.sides import NO_SOURCE, SIDE, Grouping, place_attributions

CUE_COLUMNS = [
    *SIDE,
    "cue_class",
    "cue_lemma",
    "n_attributions",
    "of_attributions",
    "cue_class_why",
]
FIRST_COLUMNS = [
    "article_id",
    "event_id",
    "attribution_id",
    "source_id",
    "source_name",
    "position_share",
    "n_attributions",
    "n_first_third",
    "first_third_share",
]


def tally_cues(
    attributions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: Grouping,
    source_id: str | None = None,
) -> pd.DataFrame:
    """Count with which words each side introduces what it attributes.

    The unit is the attribution. For one source, what is left of a difference between
    sides is not that they quote different people.

    Parameters
    ----------
    attributions : DataFrame, one row per attribution
        Needs ``article_id``, ``section``, ``source_id``, ``cue_class``, ``cue_lemma`` and
        ``cue_class_why`` (see ``schema.ATTRIBUTIONS``); those in captions are not counted.
        For what is said, leave out rows whose ``manner`` is not speech.
    articles : DataFrame, one row per article
    by : {"outlet", "origin", "article_id"}
        What a *side* is.
    source_id : str, optional
        Count this source's attributions only; "" are those without a source.

    Returns
    -------
    DataFrame, one row per event, side, class and word, most frequent first
        ===============  ============  ==================================================
        column           unit          meaning
        ===============  ============  ==================================================
        cue_class        name          how the word presents the content, or unclassed
        cue_lemma        lemma         its dictionary form; empty where no word
                                       attributes, as after a bare quotation
        n_attributions   attributions  how often
        of_attributions  attributions  all of the side's on that event (by that source)
        cue_class_why    sentence      why it is in the class; the most frequent reason
        ===============  ============  ==================================================

        A side without any has no row. Empty, with these columns, if there is none.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    The class is the word's, by a list, and not the sentence's. Which word fits depends
    on what was said: who denies something "denied" it. A difference is a reason to read
    the sentences and no evidence of an outlet's attitude.

    References
    ----------
    Caldas-Coulthard, C. R. (1994). On reporting reporting. In M. Coulthard (ed.),
    Advances in Written Text Analysis. Routledge.
    """
    needed = ("source_id", "cue_class", "cue_lemma", "cue_class_why")
    placed = place_attributions(articles, attributions, by, *needed)
    if source_id is not None:
        placed = placed[placed["source_id"] == source_id]
    if placed.empty:
        return pd.DataFrame(columns=CUE_COLUMNS)
    keys = [*SIDE, "cue_class", "cue_lemma"]
    reasons = placed.groupby([*keys, "cue_class_why"]).size().rename("n_same").reset_index()
    reasons = reasons.sort_values([*keys, "n_same"], ascending=[True] * 4 + [False], kind="stable")
    table = reasons.drop_duplicates(keys).set_index(keys)
    table["n_attributions"] = placed.groupby(keys).size()
    table["of_attributions"] = table.groupby(SIDE)["n_attributions"].transform("sum")
    return table.reset_index()[CUE_COLUMNS].sort_values(
        [*SIDE, "n_attributions", "cue_class", "cue_lemma"],
        ascending=[True, True, False, True, True],
        ignore_index=True,
    )


def find_first_voices(attributions: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Find who is quoted first in each article, and how early its quoting comes.

    Parameters
    ----------
    attributions : DataFrame, one row per attribution
        Needs ``attribution_id``, ``article_id``, ``section``, ``start_char``,
        ``source_id``, ``source_name`` and ``position_share`` (see
        ``schema.ATTRIBUTIONS``); only lead and body have an order of reading. For who
        speaks first, leave out rows whose ``manner`` is not speech.
    articles : DataFrame, one row per article

    Returns
    -------
    DataFrame, one row per article, by its key
        =================  ============  ================================================
        column             unit          meaning
        =================  ============  ================================================
        attribution_id     key           the first in lead and body; empty if there is
                                         none
        source_id, ..name  key, text     whom it quotes; "no source given" if nobody
        position_share     0 to 1        share of lead and body before its sentence;
                                         empty if there is none
        n_attributions     attributions  in lead and body
        n_first_third      attributions  of those, in sentences of the first third
        first_third_share  0 to 1        the second over the first; empty over none
        =================  ============  ================================================

        Empty, with these columns, if there is no article.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Who is quoted in the headline alone is not first here. A text may have been cut from
    below, which makes everything in it seem later.

    References
    ----------
    Gans, H. J. (1979). Deciding What's News. Pantheon.
    """
    if articles.empty:
        return pd.DataFrame(columns=FIRST_COLUMNS)
    needed = ("attribution_id", "source_id", "source_name", "position_share", "start_char")
    placed = place_attributions(articles, attributions, "article_id", *needed)
    running = placed[placed["section"].isin(schema.RUNNING_SECTIONS)].assign(
        is_early=placed["position_share"] < schema.FIRST_THIRD
    )
    order = ["position_share", "start_char", "attribution_id"]
    firsts = running.sort_values(order).drop_duplicates("article_id").set_index("article_id")
    table = articles[["article_id", "event_id"]].drop_duplicates("article_id")
    table = table.sort_values("article_id").set_index("article_id")
    for name in ("attribution_id", "source_id", "source_name"):
        table[name] = firsts[name].reindex(table.index).fillna("").astype("str")
    is_nobody = (table["attribution_id"] != "") & (table["source_id"] == "")
    table["source_name"] = table["source_name"].mask(is_nobody, NO_SOURCE)
    table["position_share"] = firsts["position_share"].reindex(table.index).astype("float64")
    per_article = running.groupby("article_id")["is_early"].agg(["size", "sum"])
    counts = per_article.reindex(table.index, fill_value=0).astype("int64")
    table["n_attributions"], table["n_first_third"] = counts["size"], counts["sum"]
    shares = table["n_first_third"] / table["n_attributions"]
    table["first_third_share"] = shares.where(table["n_attributions"] > 0)
    return table.reset_index()[FIRST_COLUMNS]
