"""Words: what of a part's text may speak for a topic, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.annotation.lexicons import read_lexicon
from analysis.topics.passages import cut_passages

WORDS_FILE = Path(__file__).resolve().parent / "words.toml"

COLUMNS = {
    "articles": ["article_id", "outlet"],
    "sentences": [
        *("sentence_id", "article_id", "section", "paragraph"),
        *("start_char", "text", "n_words", "n_quoted_words"),
    ],
    "tokens": ["article_id", "token_id", "sentence_id", "form", "lemma", "pos"],
}
"""What is read of a part."""

CONTENT = ("NOUN", "PROPN", "ADJ")
"""Parts of speech that may speak for a topic: verbs of reporting never do."""
_NO_NEIGHBOURS = ("PUNCT", "SPACE", "SYM", "NUM", "X")
_TERM = r"[^\W\d_]{3,}"

Hashes = npt.NDArray[np.uint64]


class Words(NamedTuple):
    """What a part says.

    Attributes
    ----------
    sentences : DataFrame, one row per sentence, captions left out
        With ``passage``, ``outlet`` and ``text_hash``.
    words : DataFrame, one row per word that may speak for a topic
        ``article_id``, ``sentence_id``, ``term`` and ``context``, which is the same where
        the words before and after it are.
    """

    sentences: pd.DataFrame
    words: pd.DataFrame


def read_words(part: Mapping[str, pd.DataFrame], outlets: Collection[str]) -> Words:
    """Take from a part the words that may speak for a topic.

    Parameters
    ----------
    part : mapping of str to DataFrame
        The tables of `COLUMNS`.
    outlets : collection of str
        The outlets of the corpus: where one is named, its name is left out.

    Returns
    -------
    Words
    """
    by_article = part["articles"].set_index("article_id")["outlet"]
    sentences = cut_passages(part["sentences"].sort_values(["article_id", "start_char"]))
    sentences = sentences.assign(
        outlet=sentences["article_id"].map(by_article),
        text_hash=pd.util.hash_array(sentences["text"].str.strip().to_numpy(dtype=object)),
    ).drop(columns="text")
    tokens = part["tokens"].sort_values(["article_id", "token_id"])
    tokens = tokens[~tokens["pos"].isin(_NO_NEIGHBOURS) & tokens["form"].str.isalpha()]
    tokens = tokens[~_mark_names(tokens, outlets)]
    tokens = tokens.assign(context=_hash_contexts(tokens))
    may_speak = (
        tokens["pos"].isin(CONTENT)
        & tokens["sentence_id"].isin(sentences["sentence_id"])
        & tokens["lemma"].str.fullmatch(_TERM)
        & ~tokens["lemma"].isin(list(read_left_out()))
    )
    words = tokens.loc[may_speak, ["article_id", "sentence_id", "lemma", "context"]]
    return Words(
        sentences.reset_index(drop=True),
        words.rename(columns={"lemma": "term"}).reset_index(drop=True),
    )


@cache
def read_left_out() -> frozenset[str]:
    """Return the words of the list that no topic is made of.

    Raises
    ------
    InputError
        If the list cannot be read.
    """

    def compile_list(table: dict[str, Any], _: str) -> frozenset[str]:
        groups = [entry["words"] for entry in table.values() if isinstance(entry, dict)]
        return frozenset(word for group in groups for word in group)

    return read_lexicon(WORDS_FILE, compile_list)


def _mark_names(tokens: pd.DataFrame, outlets: Collection[str]) -> npt.NDArray[np.bool_]:
    """Mark the words of outlets' names, where they stand in their order."""
    forms = tokens["form"].to_numpy(dtype=object)
    articles = tokens["article_id"].to_numpy(dtype=object)
    is_name = np.zeros(len(tokens), dtype=bool)
    is_proper = tokens["pos"].eq("PROPN").to_numpy()
    for name in sorted({_split_name(outlet) for outlet in outlets} - {()}):
        n_starts = len(forms) - len(name) + 1
        if n_starts < 1:
            continue
        found = articles[:n_starts] == articles[len(name) - 1 :]
        for place, word in enumerate(name):
            found &= forms[place : n_starts + place] == word
        if len(name) == 1:  # "the sun" is a name only where the model sees one
            found &= is_proper
        for place in range(len(name)):
            is_name[place : n_starts + place] |= found
    return is_name


def _split_name(outlet: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W\d_]+", outlet.lower())
    return tuple(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _hash_contexts(tokens: pd.DataFrame) -> Hashes:
    """Hash the words on either side of each; at the ends of an article there is none."""
    forms = pd.util.hash_array(tokens["form"].to_numpy(dtype=object))
    articles = tokens["article_id"].to_numpy(dtype=object)
    before, after = np.zeros_like(forms), np.zeros_like(forms)
    is_same = articles[1:] == articles[:-1]
    before[1:] = np.where(is_same, forms[:-1], 0)
    after[:-1] = np.where(is_same, forms[1:], 0)
    contexts: Hashes = before * np.uint64(31) + after
    return contexts
