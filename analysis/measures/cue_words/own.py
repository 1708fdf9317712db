"""A reader's own words, found in the text."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis import schema
from analysis.matching import Entry, find_matches, index_entries
from analysis.schema.cues import CUE_HITS
from analysis.wordlists import OWN

__all__ = ["OWN", "anchor_words", "find_own_cues"]


def anchor_words(entries: Sequence[Entry]) -> list[str]:
    """List the words of which each entry has one: without these, nothing is found.

    A sentence has to be searched only if one of them is the form or the lemma of a token
    in it.

    Parameters
    ----------
    entries : sequence of Entry
        See `analysis.wordlists.read_word_list`.

    Examples
    --------
    >>> anchor_words([Entry("peace deal", "own"), Entry("so-called", "own")])
    ['called', 'peace']
    """
    return sorted(index_entries(entries).by_anchor)


def find_own_cues(
    tokens: pd.DataFrame, sentences: pd.DataFrame, entries: Sequence[Entry]
) -> pd.DataFrame:
    """Find a reader's own words, in their dictionary form or as written.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        See ``schema.TOKENS``; whole sentences, in order of the text.
    sentences : DataFrame, one row per sentence
        Needs ``sentence_id`` and ``section``. Tokens of other sentences are passed over.
    entries : sequence of Entry
        See `analysis.wordlists.read_word_list`.

    Returns
    -------
    DataFrame, one row per match
        As ``schema.cues.CUE_HITS``, in the order of the tokens; ``lexicon`` is ``own``, and
        no two share a word. Empty if nothing is found.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    A word of the list is found in any part of speech, in names too: *may* finds the month.
    ``truce`` finds *truces*; ``truces`` finds only itself.

    Examples
    --------
    >>> tokens = pd.DataFrame({
    ...     "article_id": ["a"] * 2, "token_id": [0, 1], "sentence_id": ["s"] * 2,
    ...     "start_char": [0, 4], "end_char": [3, 10], "form": ["two", "truces"],
    ...     "lemma": ["two", "truce"], "pos": ["NUM", "NOUN"], "is_word": [True] * 2,
    ...     "is_quoted": [False] * 2,
    ... })
    >>> sentences = pd.DataFrame({"sentence_id": ["s"], "section": ["headline"]})
    >>> found = find_own_cues(tokens, sentences, [Entry("truce", "peace", "own")])
    >>> found[["start_char", "category", "entry"]].values.tolist()
    [[4, 'peace', 'truce']]
    """
    schema.require(tokens, schema.TOKENS)
    schema.require(sentences, schema.SENTENCES, "sentence_id", "section")
    sections = sentences.drop_duplicates("sentence_id").set_index("sentence_id")["section"]
    known = tokens[tokens["sentence_id"].isin(sections.index)]
    index = index_entries(entries)
    matches = find_matches(known, index)
    if matches.empty:
        return schema.empty(CUE_HITS)
    found = [index.entries[place] for place in matches["place"]]
    hits = known.iloc[matches["first"]].reset_index(drop=True)
    hits = hits.assign(
        section=hits["sentence_id"].map(sections),
        end_char=known["end_char"].to_numpy()[matches["last"].to_numpy()],
        lexicon=OWN,
        category=[entry.group for entry in found],
        entry=[entry.text for entry in found],
        is_negated=matches["is_negated"],
    )
    return schema.conform(hits, CUE_HITS)
