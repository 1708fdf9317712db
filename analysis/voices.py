"""Whose words are counted: all, the outlet's own, or those of the voices it quotes."""

from __future__ import annotations

from typing import Literal, get_args

import pandas as pd

from analysis import schema

Voice = Literal["all", "own", "quoted"]

_LENGTHS = ["n_words", "n_body_words", "n_first_third_words", "n_sentences"]


def choose_voice(sentences: pd.DataFrame, voice: Voice) -> pd.DataFrame:
    """Keep the sentences with a word in one voice, and count that voice's words only.

    Parameters
    ----------
    sentences : DataFrame, one row per sentence
        Needs ``n_words`` and ``n_quoted_words``.
    voice : {"all", "own", "quoted"}

    Returns
    -------
    DataFrame, one row per sentence
        As handed in, with ``n_words`` counting that voice's words; none is zero.
    """
    n_quoted = sentences["n_quoted_words"]
    n_words = {"own": sentences["n_words"] - n_quoted, "quoted": n_quoted}.get(
        voice, sentences["n_words"]
    )
    return sentences.assign(n_words=n_words)[n_words > 0]


def split_voices(sentences: pd.DataFrame) -> pd.DataFrame:
    """Give a row to each voice of each sentence that has a word in it.

    Parameters
    ----------
    sentences : DataFrame, one row per sentence
        Needs ``n_words`` and ``n_quoted_words``.

    Returns
    -------
    DataFrame, up to three rows per sentence
        As handed in, with ``voice``, and ``n_words`` counting that voice's words.
    """
    parts = [choose_voice(sentences, voice).assign(voice=voice) for voice in get_args(Voice)]
    return pd.concat(parts, ignore_index=True)


def measure_in_voice(
    articles: pd.DataFrame, article_lengths: pd.DataFrame, voice: Voice
) -> pd.DataFrame:
    """Give articles the lengths they have in one voice: the denominators of its shares.

    Parameters
    ----------
    articles : DataFrame, one row per article
    article_lengths : DataFrame, one row per article and voice
        See ``schema.ARTICLE_LENGTHS``.
    voice : {"all", "own", "quoted"}

    Returns
    -------
    DataFrame, one row per article
        As handed in, with n_words, n_body_words, n_first_third_words and n_sentences of
        that voice; zeros for an article whose lengths are not given.
    """
    schema.require(article_lengths, schema.ARTICLE_LENGTHS)
    lengths = article_lengths[article_lengths["voice"] == voice].set_index("article_id")
    placed = lengths[_LENGTHS].reindex(articles["article_id"], fill_value=0)
    return articles.assign(**{name: placed[name].to_numpy() for name in _LENGTHS})
