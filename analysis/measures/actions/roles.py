"""How often each entity acts, and is acted upon, in each side's report."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.measures.actions.placing import (
    SIDE,
    divide,
    place,
    place_actions,
    place_names,
    with_sides,
)
from analysis.measures.uncertainty import interval_of_share

_COUNTS = ["n_agent", "n_patient", "of_actions", "of_verbs", "n_passive", "n_agentless"]
_ENDS = ["agent_share_low", "agent_share_high"]
ROLE_COLUMNS = [
    *SIDE,
    "is_pooled",
    "entity_id",
    "n_agent",
    "n_patient",
    "of_actions",
    "agent_share",
    *_ENDS,
    "n_passive",
    "of_verbs",
    "passive_share",
    "n_agentless",
    "agentless_share",
    "n_articles_with",
    "n_articles",
]


def tally_roles(
    actions: pd.DataFrame,
    names: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    entity_ids: Sequence[str] | None = None,
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Count in how many actions each entity acts and is acted upon, side by side.

    The unit is the action. Two joined subjects act in one action each; a name counts
    once in each part of an action.

    Parameters
    ----------
    actions : DataFrame, one row per action
        Those of one voice: see `choose_actions`. Row order does not change the result.
    names : DataFrame, one row per action, role and entity
        See ``schema.actions.ACTION_NAMES``; names of other actions are passed over.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and ``side``.
    entity_ids : sequence of str, optional
        Only these; with them come intervals, which would take long for all.
    is_pooled : bool, default False
        Take a side's articles on all events together, under an empty ``event_id``.

    Returns
    -------
    DataFrame, one row per event, side and entity, most actions on an event first
        ====================  =========  ==============================================
        column                unit       meaning
        ====================  =========  ==============================================
        is_pooled             yes or no  the articles may be on different events
        n_agent               actions    in which it acts
        n_patient             actions    that are done to it
        of_actions            actions    in which it plays either part
        agent_share           0 to 1     ``n_agent / of_actions``; empty over none
        agent_share_low/high  0 to 1     bootstrap over the articles with such an
                                         action; empty below 8 and without
                                         ``entity_ids``
        of_verbs              actions    done to it and told by a verb
        n_passive             actions    of these, in the passive
        passive_share         0 to 1     ``n_passive / of_verbs``; empty over none
        n_agentless           actions    done to it that name nobody as their agent
        agentless_share       0 to 1     ``n_agentless / n_patient``; empty over none
        n_articles_with       articles   with an action in which it plays a part
        n_articles            articles   all of the side
        ====================  =========  ==============================================

        An entity that plays a part on one side of an event has a row, of zeros, for
        every other side of it. Empty, with these columns, if there is none.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Only names count: "he" and "the army" do not, but for a pronoun that was resolved as
    the source of a quotation. Negated and merely wanted actions count as well. Grammar
    is not responsibility: *the bomb killed* has an agent too. An outlet that writes
    more in the passive need not hide anybody.

    References
    ----------
    Fowler, R. (1991). Language in the News. Routledge, ch. 5 (transitivity).
    Richardson, J. E. (2007). Analysing Newspapers. Palgrave Macmillan, ch. 3.

    Examples
    --------
    >>> actions = pd.DataFrame(
    ...     [("1", "a", False, True, True), ("2", "a", False, False, False)],
    ...     columns=["action_id", "article_id", "is_nominal", "is_passive", "is_agentless"],
    ... )
    >>> names = pd.DataFrame(
    ...     [("1", "patient", "roe"), ("2", "agent", "roe"), ("2", "patient", "doe")],
    ...     columns=["action_id", "role", "entity_id"],
    ... )
    >>> articles = pd.DataFrame({"article_id": ["a"], "event_id": ["e"], "side": ["Post"]})
    >>> roles = tally_roles(actions, names, articles)
    >>> roles[["entity_id", "n_agent", "of_actions", "passive_share"]]
      entity_id  n_agent  of_actions  passive_share
    0       roe        1           2            1.0
    1       doe        0           1            0.0
    """
    placed = place(articles, is_pooled=is_pooled)
    columns = ["is_nominal", "is_passive", "is_agentless"]
    named = place_names(names, place_actions(actions, placed, columns), entity_ids)
    if named.empty:
        return pd.DataFrame(columns=ROLE_COLUMNS)
    counts = _count(named)
    by_article = counts.groupby([*SIDE, "entity_id", "article_id"])[_COUNTS].sum()
    told = by_article.groupby([*SIDE, "entity_id"]).sum()
    told["n_articles_with"] = by_article.groupby([*SIDE, "entity_id"]).size()
    table = with_sides(told, placed, ["entity_id"], is_pooled=is_pooled)
    table = table.join(placed.groupby(SIDE).size().rename("n_articles"), on=SIDE)
    table = table.assign(
        is_pooled=is_pooled,
        agent_share=divide(table["n_agent"], table["of_actions"]),
        passive_share=divide(table["n_passive"], table["of_verbs"]),
        agentless_share=divide(table["n_agentless"], table["n_patient"]),
    )
    ends = _intervals(by_article) if entity_ids is not None else _no_intervals()
    table = table.join(ends, on=[*SIDE, "entity_id"])
    total = table.groupby(["event_id", "entity_id"])["of_actions"].transform("sum")
    return table.assign(total=total).sort_values(
        ["event_id", "total", "entity_id", "side"],
        ascending=[True, False, True, True],
        ignore_index=True,
    )[ROLE_COLUMNS]


def _count(named: pd.DataFrame) -> pd.DataFrame:
    """Write the parts that each entity plays in each action as ones and zeros."""
    is_patient = named["role"] == "patient"
    is_verb = is_patient & ~named["is_nominal"].astype(bool)
    flags = {
        "n_agent": ~is_patient,
        "n_patient": is_patient,
        # Who is both, as in "Roe defended Roe", has one action and two parts in it.
        "of_actions": ~named.duplicated(["action_id", "entity_id"]),
        "of_verbs": is_verb,
        "n_passive": is_verb & named["is_passive"].astype(bool),
        "n_agentless": is_patient & named["is_agentless"].astype(bool),
    }
    return named.assign(**{name: flag.astype("int64") for name, flag in flags.items()})


def _no_intervals() -> pd.DataFrame:
    nothing = pd.MultiIndex.from_arrays([[], [], []], names=[*SIDE, "entity_id"])
    return pd.DataFrame(index=nothing, columns=_ENDS, dtype=float)


def _intervals(by_article: pd.DataFrame) -> pd.DataFrame:
    """Bootstrap each share over the articles in which the entity plays a part."""
    groups = by_article.groupby([*SIDE, "entity_id"])
    ends = {key: interval_of_share(rows["n_agent"], rows["of_actions"]) for key, rows in groups}
    keys = pd.MultiIndex.from_tuples(ends, names=[*SIDE, "entity_id"])
    return pd.DataFrame(np.array(list(ends.values())), index=keys, columns=_ENDS)
