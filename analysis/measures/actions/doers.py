"""Who does one thing, in each side's report."""

from __future__ import annotations

import pandas as pd

from analysis.measures.actions.placing import SIDE, place, place_actions, place_names

DOER_COLUMNS = [
    *SIDE,
    "is_pooled",
    *("verb_lemma", "entity_id", "agent_lemma"),
    *("n_actions", "of_actions", "n_articles_with"),
]
_DOER = ["entity_id", "agent_lemma"]


def tally_doers(
    actions: pd.DataFrame,
    names: pd.DataFrame,
    articles: pd.DataFrame,
    verb_lemma: str,
    *,
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Count who is told to do one thing, side by side.

    Parameters
    ----------
    actions : DataFrame, one row per action
        Those of one voice: see `choose_actions`. Row order does not change the result.
    names : DataFrame, one row per action, role and entity
        See ``schema.actions.ACTION_NAMES``.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and ``side``.
    verb_lemma : str
        The verb; nouns of action count as their verb.
    is_pooled : bool, default False
        Take a side's articles on all events together, under an empty ``event_id``.

    Returns
    -------
    DataFrame, one row per event, side and doer, the most frequent first
        ===============  =========  ======================================================
        column           unit       meaning
        ===============  =========  ======================================================
        is_pooled        yes or no  the articles may be on different events
        entity_id        key        whoever acts, if named; or empty
        agent_lemma      lemma      else the main word of the agent; or empty: nobody named
        n_actions        actions    of this verb, done by it
        of_actions       actions    of this verb, done by anybody or nobody named
        n_articles_with  articles   of the side with such an action
        ===============  =========  ======================================================

        Who acts together (*Roe and Doe agreed*) has a row each, so rows may add up to
        more than ``of_actions``. Empty, with these columns, if nobody does it.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    A pronoun or a common noun (*leader*) stays what it is: who is meant is not said. The
    verb may mean different things.

    Examples
    --------
    >>> actions = pd.DataFrame(
    ...     [("1", "a", "go", "Roe"), ("2", "a", "go", "army"), ("3", "a", "go", "")],
    ...     columns=["action_id", "article_id", "verb_lemma", "agent_lemma"],
    ... )
    >>> names = pd.DataFrame({"action_id": ["1"], "role": ["agent"], "entity_id": ["roe"]})
    >>> articles = pd.DataFrame({"article_id": ["a"], "event_id": ["e"], "side": ["Post"]})
    >>> doers = tally_doers(actions, names, articles, "go")
    >>> doers[["entity_id", "agent_lemma", "n_actions", "of_actions"]].values.tolist()
    [['', '', 1, 3], ['', 'army', 1, 3], ['roe', '', 1, 3]]
    """
    placed = place(articles, is_pooled=is_pooled)
    told = place_actions(actions, placed, ["verb_lemma", "agent_lemma"])
    told = told[told["verb_lemma"] == verb_lemma]
    if told.empty:
        return pd.DataFrame(columns=DOER_COLUMNS)
    named = place_names(names, told, None)
    named = named[named["role"] == "agent"].assign(agent_lemma="")
    others = told[~told["action_id"].isin(named["action_id"])]
    doers = pd.concat([named, others.assign(entity_id="")], ignore_index=True)
    table = doers.groupby([*SIDE, *_DOER], as_index=False).agg(
        n_actions=("action_id", "nunique"), n_articles_with=("article_id", "nunique")
    )
    table = table.join(told.groupby(SIDE).size().rename("of_actions"), on=SIDE)
    return table.assign(verb_lemma=verb_lemma, is_pooled=is_pooled).sort_values(
        [*SIDE, "n_actions", *_DOER],
        ascending=[True, True, False, True, True],
        ignore_index=True,
    )[DOER_COLUMNS]
