"""Words: what of a part's text may speak for a topic, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
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
_TERM = re.compile(r"[^\W\d_]{3,}")

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
        The tables of `COLUMNS`, each in natural order: by article, and by place in it.
    outlets : collection of str
        The outlets of the corpus: where one is named, its name is left out.

    Returns
    -------
    Words
    """
    by_article = part["articles"].set_index("article_id")["outlet"]
    sentences = cut_passages(part["sentences"])
    sentences = sentences.assign(
        outlet=sentences["article_id"].map(by_article),
        text_hash=pd.util.hash_array(sentences["text"].str.strip().to_numpy(dtype=object)),
    ).drop(columns="text")
    tokens = part["tokens"]
    tokens = tokens[~tokens["pos"].isin(_NO_NEIGHBOURS) & tokens["form"].str.isalpha()]
    chain = _Chain.of(tokens)
    is_name = _mark_names(chain, tokens["pos"].eq("PROPN").to_numpy(), outlets)
    may_speak = tokens["pos"].isin(CONTENT) & ~is_name
    may_speak &= tokens["sentence_id"].isin(sentences["sentence_id"])
    lemmas, known = pd.factorize(tokens["lemma"])
    is_term = np.array([_may_speak(lemma) for lemma in known], dtype=bool)
    if len(known):
        may_speak &= is_term[lemmas]
    words = tokens.loc[may_speak, ["article_id", "sentence_id", "lemma"]].assign(
        context=_hash_contexts(chain.without(is_name))[may_speak.to_numpy()[~is_name]]
    )
    return Words(
        sentences.reset_index(drop=True),
        words.rename(columns={"lemma": "term"}).reset_index(drop=True),
    )


def _may_speak(lemma: str) -> bool:
    return bool(_TERM.fullmatch(lemma)) and lemma not in read_left_out()


@dataclass(frozen=True)
class _Chain:
    """The words of a part one after the other, as numbers."""

    forms: npt.NDArray[np.intp]
    articles: npt.NDArray[np.intp]
    known: pd.Index
    """What the numbers of the forms stand for."""

    @classmethod
    def of(cls, tokens: pd.DataFrame) -> _Chain:
        forms, known = pd.factorize(tokens["form"])
        return cls(forms, pd.factorize(tokens["article_id"])[0], pd.Index(known))

    def without(self, is_left_out: npt.NDArray[np.bool_]) -> _Chain:
        """Close the chain where words are left out."""
        kept = ~is_left_out
        return _Chain(self.forms[kept], self.articles[kept], self.known)


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


def _mark_names(
    chain: _Chain, is_proper: npt.NDArray[np.bool_], outlets: Collection[str]
) -> npt.NDArray[np.bool_]:
    """Mark the words of outlets' names, where they stand in their order."""
    forms, articles = chain.forms, chain.articles
    is_name = np.zeros(len(forms), dtype=bool)
    for name in sorted({_split_name(outlet) for outlet in outlets} - {()}):
        codes = chain.known.get_indexer(list(name))
        n_starts = len(forms) - len(name) + 1
        if n_starts < 1 or (codes < 0).any():
            continue
        found = articles[:n_starts] == articles[len(name) - 1 :]
        for place, code in enumerate(codes):
            found &= forms[place : n_starts + place] == code
        if len(name) == 1:  # "the sun" is a name only where the model sees one
            found &= is_proper
        for place in range(len(name)):
            is_name[place : n_starts + place] |= found
    return is_name


def _split_name(outlet: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W\d_]+", outlet.lower())
    return tuple(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _hash_contexts(chain: _Chain) -> Hashes:
    """Hash the words on either side of each; at the ends of an article there is none."""
    forms = pd.util.hash_array(chain.known.to_numpy(dtype=object))[chain.forms]
    before, after = np.zeros_like(forms), np.zeros_like(forms)
    is_same = chain.articles[1:] == chain.articles[:-1]
    before[1:] = np.where(is_same, forms[:-1], 0)
    after[:-1] = np.where(is_same, forms[1:], 0)
    contexts: Hashes = before * np.uint64(31) + after
    return contexts
