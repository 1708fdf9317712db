"""Ladders of labels: how often each side uses each, and which only it uses."""

from __future__ import annotations

import pandas as pd

from analysis.measures.labels.uses import SIDE, require_uses

LABEL_COLUMNS = [
    *(*SIDE, "label", "n_uses", "of_uses", "n_articles_with", "of_articles", "n_hedged"),
    *("n_uses_elsewhere", "of_uses_elsewhere", "is_repeated", "is_only_here"),
]
_LABEL = [*SIDE, "label"]


def tally_labels(uses: pd.DataFrame, *, is_pooled: bool = False) -> pd.DataFrame:
    """Count the labels that each side of each event uses for one referent.

    Parameters
    ----------
    uses : DataFrame, one row per use
        Of one entity or concept: see `choose_uses`.
    is_pooled : bool, default False
        As in `choose_uses`: then articles without an event are compared.

    Returns
    -------
    DataFrame, one row per event, side and label, each side's most frequent first
        =================  ========  =====================================================
        column             unit      meaning
        =================  ========  =====================================================
        n_uses             uses      of the label by the side
        of_uses            uses      of any label for the referent by the side
        n_articles_with    articles  of the side with the label
        of_articles        articles  of the side with any label for the referent
        n_hedged           uses      of n_uses that are marked as doubted
        n_uses_elsewhere   uses      of the label by other sides of the event
        of_uses_elsewhere  uses      of any label for the referent by other sides
        is_repeated        yes, no   used twice or more by the side
        is_only_here       yes, no   no other side uses it, and some other side does name
                                     the referent
        =================  ========  =====================================================

        Empty, with these columns, if there are no uses.

    Raises
    ------
    SchemaError
        If a column is missing.

    Notes
    -----
    Most labels are used once, and most of these by one side only, by chance alone:
    `shuffle_labels` tells how many. Without an event nobody else is known to report the
    same, so nothing is only here. That a label is not found elsewhere does not say that
    it was avoided.

    Examples
    --------
    >>> uses = pd.DataFrame(
    ...     [("e", "Post", "a", "1", "truce"), ("e", "Star", "b", "2", "ceasefire")],
    ...     columns=["event_id", "side", "article_id", "phrase_id", "label"],
    ... ).assign(sentence_id="", is_hedged=False, hedge="")
    >>> tally_labels(uses)[["side", "label", "n_uses", "is_repeated", "is_only_here"]]
       side      label  n_uses  is_repeated  is_only_here
    0  Post      truce       1        False          True
    1  Star  ceasefire       1        False          True
    """
    require_uses(uses)
    uses = uses.assign(is_hedged=uses["is_hedged"].astype(bool))
    rows = uses.groupby(_LABEL, as_index=False).agg(
        n_uses=("phrase_id", "size"),
        n_articles_with=("article_id", "nunique"),
        n_hedged=("is_hedged", "sum"),
    )
    by_side = uses.groupby(SIDE).agg(
        of_uses=("phrase_id", "size"), of_articles=("article_id", "nunique")
    )
    rows = rows.merge(by_side.reset_index(), on=SIDE)
    # Where the event is not known, nobody else is known to report the same.
    is_known = pd.Series(is_pooled, index=rows.index) | (rows["event_id"] != "")
    everywhere = rows.groupby(["event_id", "label"])["n_uses"].transform("sum")
    every_use = rows.groupby("event_id")["n_uses"].transform("sum")
    rows["n_uses_elsewhere"] = (everywhere - rows["n_uses"]).where(is_known, 0)
    rows["of_uses_elsewhere"] = (every_use - rows["of_uses"]).where(is_known, 0)
    rows["is_repeated"] = rows["n_uses"] > 1
    rows["is_only_here"] = (rows["n_uses_elsewhere"] == 0) & (rows["of_uses_elsewhere"] > 0)
    rows = rows.sort_values(
        ["event_id", "side", "n_uses", "label"],
        ascending=[True, True, False, True],
        ignore_index=True,
    )
    return rows[LABEL_COLUMNS]
