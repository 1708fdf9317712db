"""Who does one thing in each side's report, and with how much doubt it is told."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from analysis.measures.actions.placing import SIDE, place, place_actions, place_names

_TOLD = ["n_plain", "n_quoted", "n_negated", "n_unreal", "n_doubted"]
DOER_COLUMNS = [
    *SIDE,
    "is_pooled",
    *("entity_id", "agent_lemma"),
    *("n_actions", "of_actions", "n_articles_with"),
    *_TOLD,
    *("doubt_words", "patient_texts"),
]
_DOER = ["entity_id", "agent_lemma"]
_NEEDED = ["verb_lemma", "agent_lemma", "patient_text", "is_quoted", "is_negated", "modality"]


def tally_doers(
    actions: pd.DataFrame,
    names: pd.DataFrame,
    articles: pd.DataFrame,
    verbs: Collection[str],
    *,
    doubts: pd.DataFrame,
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Count who is told to do one thing, side by side, and how it is told.

    Parameters
    ----------
    actions : DataFrame, one row per action
        Those of one voice: see `choose_actions`. Row order does not change the result.
    names : DataFrame, one row per action, role and entity
        See ``schema.actions.ACTION_NAMES``.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and ``side``.
    verbs : collection of str
        The verbs counted as one, as ``verb_lemma`` writes them; nouns of action count as
        their verb.
    doubts : DataFrame, one row per action with a word of doubt
        See `find_doubts`; other actions are passed over.
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
        n_actions        actions    with one of the verbs, done by it
        of_actions       actions    with one of the verbs, by anybody or nobody named
        n_articles_with  articles   of the side with such an action
        n_quoted         actions    of ``n_actions``, told in a quoted voice
        n_negated        actions    of these, told as not done
        n_unreal         actions    of these, told with a modal verb, to, -ing or if
        n_doubted        actions    of these, with a word of doubt in ``doubts``
        n_plain          actions    of these, none of the four: in the side's own voice,
                                    as done
        doubt_words      words      the words of doubt near them, each once, in order of
                                    the alphabet, commas between; or empty
        patient_texts    text       for whom or what it is done to, the same with semicolons
        ===============  =========  ======================================================

        An action may be told in several of the four ways. Who acts together (*Roe and Doe
        agreed*) has a row each, so rows may add up to more than ``of_actions``. Empty,
        with these columns, if nobody does it.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    A pronoun or a common noun (*leader*) stays what it is: who is meant is not said. The
    verbs may mean different things. Plain means that no sign of the four was found, not
    that the side vouches for it.

    Examples
    --------
    >>> actions = pd.DataFrame(
    ...     [("1", "a", "Roe", True), ("2", "a", "army", False), ("3", "a", "", False)],
    ...     columns=["action_id", "article_id", "agent_lemma", "is_quoted"],
    ... ).assign(verb_lemma="go", patient_text="", is_negated=False, modality="plain")
    >>> names = pd.DataFrame({"action_id": ["1"], "role": ["agent"], "entity_id": ["roe"]})
    >>> articles = pd.DataFrame({"article_id": ["a"], "event_id": ["e"], "side": ["Post"]})
    >>> doubts = pd.DataFrame({"action_id": ["2"], "words": ["may"]})
    >>> doers = tally_doers(actions, names, articles, ["go"], doubts=doubts)
    >>> doers[["entity_id", "agent_lemma", "n_actions", "n_plain"]].values.tolist()
    [['', '', 1, 1], ['', 'army', 1, 0], ['roe', '', 1, 0]]
    """
    placed = place(articles, is_pooled=is_pooled)
    told = place_actions(actions, placed, _NEEDED)
    told = told[told["verb_lemma"].isin(list(verbs))]
    if told.empty:
        return pd.DataFrame(columns=DOER_COLUMNS)
    told = _mark(told, doubts)
    named = place_names(names, told, None)
    named = named[named["role"] == "agent"].assign(agent_lemma="")
    others = told[~told["action_id"].isin(named["action_id"])]
    doers = pd.concat([named, others.assign(entity_id="")], ignore_index=True)
    table = doers.groupby([*SIDE, *_DOER], as_index=False).agg(
        n_actions=("action_id", "nunique"),
        n_articles_with=("article_id", "nunique"),
        **{name: (name, "sum") for name in _TOLD},
    )
    keys = list(table[[*SIDE, *_DOER]].itertuples(index=False, name=None))
    table = table.assign(
        doubt_words=_join(doers, "words", ", ", keys),
        patient_texts=_join(doers, "patient_text", "; ", keys),
    )
    table = table.join(told.groupby(SIDE).size().rename("of_actions"), on=SIDE)
    return table.assign(is_pooled=is_pooled).sort_values(
        [*SIDE, "n_actions", *_DOER],
        ascending=[True, True, False, True, True],
        ignore_index=True,
    )[DOER_COLUMNS]


def _mark(told: pd.DataFrame, doubts: pd.DataFrame) -> pd.DataFrame:
    """Write how each action is told as ones and zeros."""
    flags = {
        "n_quoted": told["is_quoted"].astype(bool),
        "n_negated": told["is_negated"].astype(bool),
        "n_unreal": told["modality"] != "plain",
        "n_doubted": told["action_id"].isin(doubts["action_id"]),
    }
    is_plain = ~pd.DataFrame(flags).any(axis="columns")
    ones = {name: flag.astype("int64") for name, flag in {**flags, "n_plain": is_plain}.items()}
    words = dict(zip(doubts["action_id"], doubts["words"], strict=True))
    return told.assign(**ones, words=[words.get(key, "") for key in told["action_id"]])


def _join(
    doers: pd.DataFrame, column: str, separator: str, keys: Sequence[tuple[str, ...]]
) -> list[str]:
    """Join the texts of each doer's actions, each once; a loop, as there are many doers."""
    found: dict[tuple[str, ...], set[str]] = {}
    some = doers.loc[doers[column] != "", [*SIDE, *_DOER, column]]
    for *key, text in some.itertuples(index=False, name=None):
        found.setdefault(tuple(key), set()).update(text.split(separator))
    return [separator.join(sorted(found.get(key, ()))) for key in keys]
