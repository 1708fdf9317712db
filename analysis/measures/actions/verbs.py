"""What each entity does, and what is done to it, by side."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.measures.actions.placing import SIDE, place, place_actions, place_names

_KEYS = [*SIDE, "entity_id", "role"]
VERB_COLUMNS = [
    *SIDE,
    "is_pooled",
    *("entity_id", "role", "verb_lemma"),
    *("n_actions", "of_actions", "n_articles_with"),
]


def tally_verbs(
    actions: pd.DataFrame,
    names: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    entity_ids: Sequence[str] | None = None,
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Count the verbs of which each entity is agent or patient, side by side.

    Parameters
    ----------
    actions : DataFrame, one row per action
        Those of one voice: see `choose_actions`. Row order does not change the result.
    names : DataFrame, one row per action, role and entity
        See ``schema.actions.ACTION_NAMES``.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and ``side``.
    entity_ids : sequence of str, optional
        Only these.
    is_pooled : bool, default False
        Take a side's articles on all events together, under an empty ``event_id``.

    Returns
    -------
    DataFrame, one row per event, side, entity, role and verb, the most frequent first
        ===============  =========  ======================================================
        column           unit       meaning
        ===============  =========  ======================================================
        is_pooled        yes or no  the articles may be on different events
        role             name       agent or patient
        verb_lemma       lemma      the verb; of a noun of action, its verb
        n_actions        actions    with this verb
        of_actions       actions    of the entity in this role, with any verb
        n_articles_with  articles   of the side with such an action
        ===============  =========  ======================================================

        Empty, with these columns, if nobody plays a part.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    A verb once is one sentence, not a habit: the page shows the sentence. Verbs that
    mean the same (*kill*, *slay*) are not joined.

    Examples
    --------
    >>> actions = pd.DataFrame(
    ...     {"action_id": ["1", "2"], "article_id": ["a", "a"], "verb_lemma": ["go", "go"]}
    ... )
    >>> names = pd.DataFrame(
    ...     {"action_id": ["1", "2"], "role": ["agent"] * 2, "entity_id": ["roe"] * 2}
    ... )
    >>> articles = pd.DataFrame({"article_id": ["a"], "event_id": ["e"], "side": ["Post"]})
    >>> verbs = tally_verbs(actions, names, articles)
    >>> verbs[["verb_lemma", "n_actions", "of_actions"]].values.tolist()
    [['go', 2, 2]]
    """
    placed = place(articles, is_pooled=is_pooled)
    named = place_names(names, place_actions(actions, placed, ["verb_lemma"]), entity_ids)
    if named.empty:
        return pd.DataFrame(columns=VERB_COLUMNS)
    table = named.groupby([*_KEYS, "verb_lemma"], as_index=False).agg(
        n_actions=("action_id", "size"), n_articles_with=("article_id", "nunique")
    )
    of_actions = table.groupby(_KEYS)["n_actions"].transform("sum")
    return table.assign(of_actions=of_actions, is_pooled=is_pooled).sort_values(
        [*SIDE, "entity_id", "role", "n_actions", "verb_lemma"],
        ascending=[True, True, True, True, False, True],
        ignore_index=True,
    )[VERB_COLUMNS]
