"""How often each side's report names no doer."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.measures.actions.placing import SIDE, place, place_actions
from analysis.measures.uncertainty import interval_of_share

_COUNTS = [
    *("n_actions", "n_verbs", "n_passive", "n_agentless_passive"),
    *("n_nominal", "n_agentless_nominal"),
]
_SHARES = {
    "passive_share": ("n_passive", "n_verbs"),
    "agentless_passive_share": ("n_agentless_passive", "n_passive"),
    "agentless_nominal_share": ("n_agentless_nominal", "n_nominal"),
}
SIDE_COLUMNS = [
    *SIDE,
    "is_pooled",
    "n_articles",
    *_COUNTS,
    *(f"{name}{end}" for name in _SHARES for end in ("", "_low", "_high")),
]


def tally_sides(
    actions: pd.DataFrame, articles: pd.DataFrame, *, is_pooled: bool = False
) -> pd.DataFrame:
    """Count each side's passives and nouns of action, and how many name no agent.

    Parameters
    ----------
    actions : DataFrame, one row per action
        Those of one voice: see `choose_actions`. Row order does not change the result.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and ``side``.
    is_pooled : bool, default False
        Take a side's articles on all events together, under an empty ``event_id``.

    Returns
    -------
    DataFrame, one row per event and side
        =======================  =======  ================================================
        column                   unit     meaning
        =======================  =======  ================================================
        n_articles               count    all articles of the side
        n_actions                count    all its actions
        n_verbs                  count    of these, told by a verb
        n_passive                count    of these, in the passive
        n_agentless_passive      count    of these, without a by-phrase
        n_nominal                count    of the actions, told by a noun alone
        n_agentless_nominal      count    of these, without anybody named as the agent
        passive_share            0 to 1   ``n_passive / n_verbs``
        agentless_passive_share  0 to 1   ``n_agentless_passive / n_passive``
        agentless_nominal_share  0 to 1   ``n_agentless_nominal / n_nominal``
        ... _low, ... _high      0 to 1   bootstrap over articles; empty below 8
        =======================  =======  ================================================

        A share of nothing is empty. A side without actions has a row of zeros. Empty,
        with these columns, if there is no article.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Who did it may stand in the sentence before, or be known to nobody. Only nouns of
    data/lexicons/actions.toml count as actions.

    Examples
    --------
    >>> actions = pd.DataFrame(
    ...     [("1", "a", False, True, True), ("2", "a", False, False, False)],
    ...     columns=["action_id", "article_id", "is_nominal", "is_passive", "is_agentless"],
    ... )
    >>> articles = pd.DataFrame({"article_id": ["a"], "event_id": ["e"], "side": ["Post"]})
    >>> float(tally_sides(actions, articles)["passive_share"].iloc[0])
    0.5
    """
    placed = place(articles, is_pooled=is_pooled)
    if placed.empty:
        return pd.DataFrame(columns=SIDE_COLUMNS)
    columns = ["is_nominal", "is_passive", "is_agentless"]
    counted = _count(place_actions(actions, placed, columns))
    by_article = counted.groupby("article_id")[_COUNTS].sum()
    by_article = placed.set_index("article_id")[SIDE].join(by_article).fillna(0)
    by_article[_COUNTS] = by_article[_COUNTS].astype("int64")
    rows = [_row(key, group, is_pooled=is_pooled) for key, group in by_article.groupby(SIDE)]
    return pd.DataFrame(rows, columns=SIDE_COLUMNS)


def _count(actions: pd.DataFrame) -> pd.DataFrame:
    is_nominal, is_passive, is_agentless = (
        actions[name].astype(bool) for name in ("is_nominal", "is_passive", "is_agentless")
    )
    flags = (
        np.ones(len(actions), dtype=bool),
        ~is_nominal,
        is_passive,
        is_passive & is_agentless,
        is_nominal,
        is_nominal & is_agentless,
    )
    ones = {
        name: np.asarray(flag, dtype="int64") for name, flag in zip(_COUNTS, flags, strict=True)
    }
    return actions.assign(**ones)


def _row(key: tuple[str, ...], group: pd.DataFrame, *, is_pooled: bool) -> dict[str, object]:
    """Sum one side's articles, and take its shares."""
    sums = group[_COUNTS].sum()
    row: dict[str, object] = dict(zip(SIDE, key, strict=True)) | sums.to_dict()
    row |= {"is_pooled": is_pooled, "n_articles": len(group)}
    for name, (some, whole) in _SHARES.items():
        row[name] = sums[some] / sums[whole] if sums[whole] else float("nan")
        row[f"{name}_low"], row[f"{name}_high"] = interval_of_share(group[some], group[whole])
    return row
