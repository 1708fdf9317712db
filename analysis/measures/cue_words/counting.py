"""Cue words per article, in each voice."""

from __future__ import annotations

from typing import get_args

import pandas as pd

from analysis import schema
from analysis.schema.cues import ARTICLE_CUES, CUE_HITS
from analysis.voices import Voice

_KEYS = ["article_id", "lexicon", "category", "voice"]


def choose_cues(hits: pd.DataFrame, voice: Voice) -> pd.DataFrame:
    """Keep the cue words that stand in one voice, captions left out.

    Parameters
    ----------
    hits : DataFrame, one row per cue word
        See ``schema.cues.CUE_HITS``.
    voice : {"all", "own", "quoted"}
        ``quoted``: those in what somebody is said to have said.

    Returns
    -------
    DataFrame, rows of ``hits``
        The three voices add up: ``own`` and ``quoted`` share none.

    Raises
    ------
    SchemaError
        If a column is missing.
    """
    schema.require(hits, CUE_HITS, "section", "is_quoted")
    kept = hits["section"].isin(schema.COUNTED_SECTIONS)
    if voice != "all":
        kept &= hits["is_quoted"] == (voice == "quoted")
    return hits[kept]


def choose_counts(article_cues: pd.DataFrame, voice: Voice) -> pd.DataFrame:
    """Keep the counts of one voice.

    Parameters
    ----------
    article_cues : DataFrame, one row per article, list, category and voice
        See ``schema.cues.ARTICLE_CUES``.
    voice : {"all", "own", "quoted"}

    Raises
    ------
    SchemaError
        If a column is missing.
    """
    schema.require(article_cues, ARTICLE_CUES)
    return article_cues[article_cues["voice"] == voice]


def count_cues(hits: pd.DataFrame) -> pd.DataFrame:
    """Count the cue words of each article, captions left out.

    Parameters
    ----------
    hits : DataFrame, one row per cue word
        See ``schema.cues.CUE_HITS``; or those of a reader's own list.

    Returns
    -------
    DataFrame, one row per article, list, category and voice
        See ``schema.cues.ARTICLE_CUES``, in order of its key; a voice without such a word
        has no row. Empty if there is no cue word. A sentence counts in each voice that has
        a cue word in it.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Examples
    --------
    >>> hits = pd.DataFrame({
    ...     "article_id": ["a"] * 2, "sentence_id": ["s"] * 2, "section": ["body"] * 2,
    ...     "start_char": [0, 9], "end_char": [5, 14], "lexicon": ["certainty"] * 2,
    ...     "category": ["hedge"] * 2, "entry": ["may", "might"], "is_negated": [False] * 2,
    ...     "is_quoted": [False, True],
    ... })
    >>> count_cues(hits)[["voice", "n_cues", "n_sentences"]].values.tolist()
    [['all', 2, 1], ['own', 1, 1], ['quoted', 1, 1]]
    """
    schema.require(hits, CUE_HITS)
    parts = {voice: choose_cues(hits, voice) for voice in get_args(Voice)}
    if parts["all"].empty:
        return schema.empty(ARTICLE_CUES)
    voiced = pd.concat([part.assign(voice=voice) for voice, part in parts.items()])
    table = voiced.groupby(_KEYS).agg(
        n_cues=("sentence_id", "size"),
        n_negated=("is_negated", "sum"),
        n_sentences=("sentence_id", "nunique"),
    )
    return schema.conform(table.reset_index(), ARTICLE_CUES)
