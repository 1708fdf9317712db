"""Find the cue words of articles: tables to tables, without the language model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.annotation.cue_words.lists import CueLexicon, load_cue_lexicons
from analysis.matching import Entry, find_matches, index_entries
from analysis.schema import (
    MENTIONS,
    SENTENCES,
    TOKENS,
    conform,
    empty,
    require,
)
from analysis.schema.cues import CUE_HITS

_WORD = re.compile(r"[^\W\d_]{4,}")
_MIN_TITLE_WORDS = 3
_TITLE_SHARE = 0.75
_ARTICLE_CHARS = 1 << 32
"""More characters than any article has: article and place make one number."""


def find_cues(
    tokens: pd.DataFrame,
    sentences: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    lexicons: Sequence[CueLexicon] | None = None,
) -> pd.DataFrame:
    """Find the cue words of articles.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        As `analysis.schema.TOKENS`; whole articles, in order of the text.
    sentences : DataFrame, one row per sentence
        Needs ``sentence_id``, ``section`` and ``text``.
    mentions : DataFrame, one row per mention
        Needs ``article_id``, ``start_char`` and ``end_char``: a word of a name is no cue.
    lexicons : sequence of CueLexicon, optional
        By default the built-in lists.

    Returns
    -------
    DataFrame, one row per cue word (`analysis.schema.cues.CUE_HITS`)
        In order of article, place and list; empty if there is none.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Of one list each word counts once, in the longest entry that fits. A word tagged as a
    name is a cue only in a headline or sentence in Title Case, and there only if no name
    was found in it. A cue is a word: what the sentence does with it is not known.
    """
    require(tokens, TOKENS)
    require(sentences, SENTENCES, "sentence_id", "section", "text")
    require(mentions, MENTIONS, "article_id", "start_char", "end_char")
    index = index_entries(
        entry for lexicon in lexicons or load_cue_lexicons() for entry in lexicon.entries
    )
    matches = find_matches(tokens, index, is_title=_title_asker(sentences))
    hits = _place(tokens, matches, [index.entries[place] for place in matches["place"]])
    hits = hits[~_are_in_names(hits, mentions)]
    if hits.empty:
        return empty(CUE_HITS)
    sections = dict(zip(sentences["sentence_id"], sentences["section"], strict=True))
    hits = hits.assign(section=hits["sentence_id"].map(sections))
    order = dict.fromkeys(tokens["article_id"])
    rank = hits["article_id"].map({article_id: i for i, article_id in enumerate(order)})
    hits = hits.assign(rank=rank).sort_values(["rank", "start_char", "lexicon"])
    return conform(hits, CUE_HITS)


def _place(tokens: pd.DataFrame, matches: pd.DataFrame, entries: list[Entry]) -> pd.DataFrame:
    """Say of each match which words it has, and what they count as."""
    columns = ["article_id", "sentence_id", "start_char", "is_quoted"]
    hits = tokens[columns].iloc[matches["first"]].reset_index(drop=True)
    return hits.assign(
        end_char=tokens["end_char"].to_numpy()[matches["last"].to_numpy()],
        lexicon=pd.Series([entry.lexicon for entry in entries], dtype="str"),
        category=pd.Series([entry.group for entry in entries], dtype="str"),
        entry=pd.Series([entry.text for entry in entries], dtype="str"),
        is_negated=matches["is_negated"],
    )


def _title_asker(sentences: pd.DataFrame) -> Callable[[str], bool]:
    """Make a function that says whether a sentence is in Title Case."""
    texts = dict(zip(sentences["sentence_id"], sentences["text"], strict=True))
    known: dict[str, bool] = {}

    def is_title(sentence_id: str) -> bool:
        if sentence_id not in known:
            known[sentence_id] = is_title_case(texts.get(sentence_id, ""))
        return known[sentence_id]

    return is_title


def is_title_case(text: str) -> bool:
    """Whether a text begins nearly all its longer words with capitals.

    Examples
    --------
    >>> is_title_case("Mayor Slams Union Over Fares"), is_title_case("Mayor slams union")
    (True, False)
    """
    words = _WORD.findall(text)
    n_capital = sum(word[0].isupper() for word in words)
    return len(words) >= _MIN_TITLE_WORDS and n_capital >= _TITLE_SHARE * len(words)


def _are_in_names(hits: pd.DataFrame, mentions: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Say which hits stand within a name."""
    if mentions.empty:
        return np.zeros(len(hits), dtype=bool)
    codes = {article_id: i for i, article_id in enumerate(mentions["article_id"].unique())}
    base = mentions["article_id"].map(codes).to_numpy() * _ARTICLE_CHARS
    order = np.argsort(base + mentions["start_char"].to_numpy(), kind="stable")
    starts = (base + mentions["start_char"].to_numpy())[order]
    ends = (base + mentions["end_char"].to_numpy())[order]
    own = hits["article_id"].map(codes).fillna(len(codes)).astype("int64").to_numpy()
    own = own * _ARTICLE_CHARS
    before = np.searchsorted(starts, own + hits["start_char"].to_numpy(), side="right") - 1
    is_after = before >= 0
    is_within = own + hits["end_char"].to_numpy() <= ends[np.maximum(before, 0)]
    return np.asarray(is_after & is_within, dtype=bool)
