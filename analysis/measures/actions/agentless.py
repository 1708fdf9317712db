"""Actions that name no agent, beside other sides of the event that name one."""

from __future__ import annotations

import pandas as pd

from analysis.measures.actions.placing import place, place_actions, place_names, stem_verb

_BASES = ("entity", "word", "verb")
_PRONOUNS = frozenset(
    {"i", "you", "he", "she", "it", "we", "they", "who", "which", "that", "this", "these", "those"}
    | {"my", "your", "his", "her", "its", "our", "their", "whose"}
    | {"one", "some", "all", "other", "what", "whoever", "themselves", "itself", "himself"}
)
AGENTLESS_COLUMNS = [
    *("event_id", "side", "action_id", "verb_lemma"),
    *("other_side", "other_action_id", "matched_by", "n_matches"),
]
_NEEDED = ["verb_lemma", "patient_lemma", "agent_lemma", "is_agentless"]


def find_agentless(
    actions: pd.DataFrame, names: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """List actions without an agent, with those of other sides that do name one.

    Parameters
    ----------
    actions : DataFrame, one row per action
        Those of one voice: see `choose_actions`; in order of the text.
    names : DataFrame, one row per action, role and entity
        See ``schema.actions.ACTION_NAMES``.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and ``side``.

    Returns
    -------
    DataFrame, one row per agentless action and other side of its event, surest first
        ===============  =======  ========================================================
        column           unit     meaning
        ===============  =======  ========================================================
        action_id        key      a passive or noun of action that names no agent
        other_side       name     another side's report on the same event
        other_action_id  key      its first action of the same verb that names an agent
        matched_by       name     ``entity``: the same entity is acted upon; ``word``: the
                                  same main word names what is acted upon; ``verb``: one
                                  of the two names nothing that is acted upon
        n_matches        actions  of the other side, matched so
        ===============  =======  ========================================================

        Empty, with these columns, if no other side names an agent. Articles whose event
        is not known are left out: nobody else is known to report the same.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    The same verb done to the same entity need not be the same deed, least where
    ``matched_by`` is ``verb``: the rows are leads to read, not findings. An agent that
    is a mere pronoun names nobody. Who is not named here may be named in the sentence
    before.

    References
    ----------
    Fowler, R. (1991). Language in the News. Routledge, ch. 5 (agent deletion).

    Examples
    --------
    >>> actions = pd.DataFrame(
    ...     [("1", "a", "bomb", "town", "", True), ("2", "b", "bomb", "town", "army", False)],
    ...     columns=["action_id", "article_id", "verb_lemma", "patient_lemma", "agent_lemma",
    ...              "is_agentless"],
    ... )
    >>> names = pd.DataFrame(columns=["action_id", "role", "entity_id"])
    >>> articles = pd.DataFrame(
    ...     {"article_id": ["a", "b"], "event_id": ["e", "e"], "side": ["Post", "Star"]}
    ... )
    >>> find_agentless(actions, names, articles)[["side", "other_side", "matched_by"]]
       side other_side matched_by
    0  Post       Star       word
    """
    placed = place(articles, is_pooled=False)
    table = place_actions(actions, placed[placed["event_id"] != ""], _NEEDED)
    # A noun has no preposition joined on: "interference" is matched with interfere_in.
    stem = table["verb_lemma"].map(stem_verb)
    table = table.assign(place=range(len(table)), stem=stem)
    named = place_names(names, table[["action_id"]], None)
    has_name = table["action_id"].isin(named.loc[named["role"] == "agent", "action_id"])
    is_said = (table["agent_lemma"] != "") & ~table["agent_lemma"].isin(_PRONOUNS)
    is_agentless = table["is_agentless"].astype(bool)
    patients = named.loc[named["role"] == "patient", ["action_id", "entity_id"]]
    found = [
        _match(open_, known).assign(matched_by=basis)
        for basis, open_, known in _pairs(
            table[is_agentless], table[(is_said | has_name) & ~is_agentless], patients
        )
    ]
    rows = pd.concat(found, ignore_index=True)
    rank = rows["matched_by"].map({basis: i for i, basis in enumerate(_BASES)})
    rows = rows.assign(rank=rank).sort_values(
        ["rank", "event_id", "place", "other_side"], ignore_index=True
    )
    return rows.drop_duplicates(["action_id", "other_side"], ignore_index=True)[AGENTLESS_COLUMNS]


def _pairs(
    open_: pd.DataFrame, known: pd.DataFrame, patients: pd.DataFrame
) -> list[tuple[str, pd.DataFrame, pd.DataFrame]]:
    """Say which agentless actions are looked up among which, and by what."""
    has_patient = [_has_patient(table, patients) for table in (open_, known)]
    by_entity = [
        table.merge(patients, on="action_id").rename(columns={"entity_id": "what"})
        for table in (open_, known)
    ]
    by_word = [
        table[~table["patient_lemma"].isin(_PRONOUNS | {""})].rename(
            columns={"patient_lemma": "what"}
        )
        for table in (open_, known)
    ]
    some, others = open_.assign(what=""), known.assign(what="")
    return [
        ("entity", *by_entity),
        ("word", *by_word),
        ("verb", some[~has_patient[0]], others),
        ("verb", some[has_patient[0]], others[~has_patient[1]]),
    ]


def _has_patient(table: pd.DataFrame, patients: pd.DataFrame) -> pd.Series[bool]:
    """Say which actions tell whom or what they are done to; a pronoun does not tell it."""
    is_said = ~table["patient_lemma"].isin(_PRONOUNS | {""})
    return is_said | table["action_id"].isin(patients["action_id"])


def _match(open_: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Find the first action of each other side with the same verb and ``what``."""
    keys = ["event_id", "stem", "what"]
    sides = (
        known.sort_values("place")
        .groupby([*keys, "side"], as_index=False)
        .agg(other_action_id=("action_id", "first"), n_matches=("action_id", "nunique"))
    )
    pairs = open_.merge(sides.rename(columns={"side": "other_side"}), on=keys)
    return pairs.loc[
        pairs["side"] != pairs["other_side"],
        [*AGENTLESS_COLUMNS[:-2], "n_matches", "place"],
    ]
