"""Words of doubt beside an action: whether it is told as so, or left open."""

from __future__ import annotations

import pandas as pd

from analysis import schema
from analysis.schema.actions import ACTIONS
from analysis.schema.cues import CUE_HITS
from analysis.schema.labels import PHRASES

DOUBTFUL = ("hedge", "hearsay")
"""The categories of cue words that leave open whether something is so."""

DOUBT_COLUMNS = ["action_id", "words"]


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
        See ``schema.cues.CUE_HITS``; hedges and words that pass on hearsay in the same
        sentence count, others are passed over.

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
    A word in the same sentence may concern another part of it: read the sentence. What
    leaves it open with other words, or in the sentence before, is not found; so an action
    without such a word need not be told as certain.

    References
    ----------
    Hyland, K. (2005). Metadiscourse. Continuum, ch. 3 (hedges).

    Examples
    --------
    >>> actions = pd.DataFrame({"action_id": ["a.9", "a.50"], "sentence_id": ["s", "t"]})
    >>> phrases = pd.DataFrame({"phrase_id": ["a.9"], "hedge": ["alleged"]})
    >>> cue_hits = pd.DataFrame(
    ...     {"sentence_id": ["s", "u"], "category": ["hedge", "hedge"], "entry": ["may", "might"]}
    ... )
    >>> find_doubts(actions, phrases, cue_hits).values.tolist()
    [['a.9', 'alleged, may']]
    """
    schema.require(actions, ACTIONS, "action_id", "sentence_id")
    schema.require(phrases, PHRASES, "phrase_id", "hedge")
    schema.require(cue_hits, CUE_HITS, "sentence_id", "category", "entry")
    # A noun of action is the main word of its phrase, and both are keyed by where it starts.
    hedged = phrases.loc[phrases["hedge"] != "", ["phrase_id", "hedge"]]
    hedged = hedged.set_axis(["action_id", "words"], axis=1)
    cues = cue_hits[cue_hits["category"].isin(DOUBTFUL)]
    cues = actions[["action_id", "sentence_id"]].merge(cues, on="sentence_id")
    cues = cues[["action_id", "entry"]].set_axis(["action_id", "words"], axis=1)
    found = pd.concat([hedged[hedged["action_id"].isin(actions["action_id"])], cues])
    found = found.drop_duplicates().sort_values(["action_id", "words"])
    if found.empty:
        return pd.DataFrame(columns=DOUBT_COLUMNS, dtype="str")
    return found.groupby("action_id", as_index=False)["words"].agg(", ".join)
