"""Words of doubt beside an action: whether it is told as so, or left open."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.schema.actions import ACTIONS
from analysis.schema.cues import CUE_HITS
from analysis.schema.labels import PHRASES

DOUBTFUL = ("hedge", "hearsay")
"""The categories of cue words that leave open whether something is so."""

MODALS = frozenset({"may", "might", "could"})
"""Of an action itself they are its ``modality``; elsewhere they are of another verb."""

BEFORE_CHARS = 15
"""How far before an action a word of doubt still concerns it: some two words."""

DOUBT_COLUMNS = ["action_id", "words"]
_SPAN = ["start_char", "end_char"]


def find_doubts(
    actions: pd.DataFrame, phrases: pd.DataFrame, cue_hits: pd.DataFrame
) -> pd.DataFrame:
    """Find the words that leave open whether an action is so.

    Parameters
    ----------
    actions : DataFrame, one row per action
        See ``schema.actions.ACTIONS``.
    phrases : DataFrame, one row per noun phrase
        See ``schema.labels.PHRASES``; those of the same articles. The phrase around a
        noun of action may be hedged: *alleged interference*, *allegations of interference*.
    cue_hits : DataFrame, one row per cue word
        See ``schema.cues.CUE_HITS``. A hedge or a word of hearsay counts if it ends at
        most `BEFORE_CHARS` before the action (*allegedly attacked*, *appears to have
        left*); a modal verb, a phrase that names who said it, and words of other
        categories do not.

    Returns
    -------
    DataFrame, one row per action with such a word
        ``action_id`` and ``words``, each once, in order of the alphabet, commas between.
        Empty, with these columns, if there is none.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Of 40 such cue words drawn from other news 39 concerned the action; anywhere in the
    sentence 20 of 40 did, see docs/limits.md. Whose words tell the
    action (*according to Roe*) is another matter: `find_speakers`. Doubt told after the
    action, with other words or in the sentence before is not found, so an action without
    such a word need not be told as certain.

    References
    ----------
    Hyland, K. (2005). Metadiscourse. Continuum, ch. 3 (hedges).

    Examples
    --------
    >>> actions = pd.DataFrame(
    ...     {"action_id": ["a.9", "a.50"], "sentence_id": ["s", "s"], "start_char": [9, 50]}
    ... )
    >>> phrases = pd.DataFrame({"phrase_id": ["a.50"], "hedge": ["alleged"]})
    >>> cue_hits = pd.DataFrame({"sentence_id": ["s"], "category": ["hedge"]})
    >>> cue_hits = cue_hits.assign(entry="perhaps", start_char=1, end_char=8)
    >>> find_doubts(actions, phrases, cue_hits).values.tolist()
    [['a.50', 'alleged'], ['a.9', 'perhaps']]
    """
    schema.require(actions, ACTIONS, "action_id", "sentence_id", "start_char")
    schema.require(phrases, PHRASES, "phrase_id", "hedge")
    schema.require(cue_hits, CUE_HITS, "sentence_id", "category", "entry", *_SPAN)
    # A noun of action is the main word of its phrase, and both are keyed by where it starts.
    hedged = phrases.loc[phrases["hedge"] != "", ["phrase_id", "hedge"]]
    hedged = hedged.set_axis(DOUBT_COLUMNS, axis=1)
    hedged = hedged[hedged["action_id"].isin(actions["action_id"])]
    found = pd.concat([hedged, _find_cues(actions, cue_hits)]).drop_duplicates()
    if found.empty:
        return pd.DataFrame(columns=DOUBT_COLUMNS, dtype="str")
    ordered = found.sort_values(DOUBT_COLUMNS)
    return ordered.groupby("action_id", as_index=False)["words"].agg(", ".join)


def _find_cues(actions: pd.DataFrame, cue_hits: pd.DataFrame) -> pd.DataFrame:
    """Find the cue words that stand shortly before an action of their sentence."""
    entry = cue_hits["entry"]
    # "According to" and "sources say" tell who answers for it, which is told apart.
    is_source = (cue_hits["category"] == "hearsay") & entry.str.contains(r"^(?!be ).* ")
    is_doubt = cue_hits["category"].isin(DOUBTFUL) & ~entry.isin(MODALS) & ~is_source
    cues = cue_hits.loc[is_doubt, ["sentence_id", "entry", "end_char"]]
    pairs = actions[["action_id", "sentence_id", "start_char"]].merge(cues, on="sentence_id")
    is_before = (pairs["start_char"] - pairs["end_char"]).between(0, BEFORE_CHARS)
    return pairs.loc[is_before, ["action_id", "entry"]].set_axis(DOUBT_COLUMNS, axis=1)
