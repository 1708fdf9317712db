"""Make the table of sentences, and fill in what follows from it for each article."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import pandas as pd

from analysis.annotation.counts import measure_lengths
from analysis.schema import RUNNING_SECTIONS

_HASH_DIGITS = 8


def make_sentences(
    tokens: pd.DataFrame, paragraphs: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Make the table of sentences from the tokens' sentence numbers.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        As `reading.Readings.tokens`, placed in their articles.
    paragraphs : DataFrame, one row per paragraph
        In the order the model read them, with ``article``, the article's row.
    articles : DataFrame, one row per article

    Returns
    -------
    DataFrame, one row per sentence
        The columns of `analysis.schema.SENTENCES` but for the quoted words, with
        ``article`` and ``sentence``, its number in ``tokens``.
    """
    number = tokens["sentence"].to_numpy()
    firsts = np.flatnonzero(np.diff(number, prepend=-1))
    lasts = np.append(firsts[1:], len(number)) - 1
    row = tokens["row"].to_numpy()[firsts]
    made = paragraphs[["article", "article_id", "section", "paragraph"]].iloc[row]
    made = made.reset_index(drop=True).assign(
        sentence=number[firsts],
        start_char=tokens["start_char"].to_numpy()[firsts],
        end_char=tokens["end_char"].to_numpy()[lasts],
        n_words=np.add.reduceat(tokens["is_word"].to_numpy().astype(np.int64), firsts),
    )
    texts = articles["text"].tolist()
    spans = zip(made["article"], made["start_char"], made["end_char"], strict=True)
    made["text"] = [texts[a][s:e] for a, s, e in spans]
    forms = tokens["form"].where(tokens["form"].str.contains(r"\w"), "").to_numpy()
    words = [" ".join(filter(None, forms[i : j + 1])) for i, j in zip(firsts, lasts, strict=True)]
    made["sentence_id"] = _sentence_keys(made, words)
    made["position_share"] = _position_shares(made)
    return made


def _sentence_keys(sentences: pd.DataFrame, words: list[str]) -> list[str]:
    """Make keys that survive a rebuild: article, hash of section and words."""
    seen: dict[str, int] = {}
    keys = []
    for article_id, section, joined in zip(
        sentences["article_id"], sentences["section"], words, strict=True
    ):
        digest = sha256(f"{section}\n{joined}".encode()).hexdigest()[:_HASH_DIGITS]
        key = f"{article_id}.{digest}"
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys


def _position_shares(sentences: pd.DataFrame) -> pd.Series:
    """Share of the lead's and body's words before each of their sentences."""
    is_running = sentences["section"].isin(RUNNING_SECTIONS)
    counted = sentences["n_words"].where(is_running, 0)
    by_article = counted.groupby(sentences["article"])
    before = by_article.cumsum() - counted
    total = by_article.transform("sum")
    return (before / total.where(total > 0)).where(is_running)


def fill_in_lengths(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Fill in the articles' word and sentence counts from their sentences."""
    lengths = measure_lengths(sentences)
    whole = lengths[lengths["voice"] == "all"].drop(columns="voice").set_index("article_id")
    whole = whole.reindex(articles["article_id"], fill_value=0)
    return articles.assign(**{name: whole[name].to_numpy() for name in whole.columns})
