"""Passages: the stretches of an article that are given a topic."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.schema import COUNTED_SECTIONS, SENTENCES, require

MIN_WORDS = 60
"""A passage that has this many words ends with its paragraph."""
MAX_WORDS = 120
"""A passage that has this many ends with its sentence."""

_NEEDED = ("sentence_id", "article_id", "section", "paragraph", "n_words")


def cut_passages(sentences: pd.DataFrame) -> pd.DataFrame:
    """Cut articles into passages: paragraphs, short ones joined and long ones split.

    Outlets break their lines differently, from one sentence a paragraph to none at all.
    Passages of like length let all be read in the same way.

    Parameters
    ----------
    sentences : DataFrame, one row per sentence
        See ``schema.SENTENCES``; each article's in order.

    Returns
    -------
    DataFrame, one row per sentence
        As handed in, with ``passage``, from 0 in each article; captions left out. The
        headline belongs to the first passage.

    Examples
    --------
    >>> sentences = pd.DataFrame(
    ...     {"sentence_id": list("abcd"), "article_id": "x", "section": "body",
    ...      "paragraph": [1, 2, 3, 3], "n_words": [30, 30, 150, 10]}
    ... )
    >>> cut_passages(sentences)["passage"].tolist()
    [0, 0, 1, 2]
    """
    require(sentences, SENTENCES, *_NEEDED)
    told = sentences[sentences["section"].isin(COUNTED_SECTIONS)]
    rows = zip(told["article_id"], told["paragraph"], told["n_words"], strict=True)
    return told.assign(passage=pd.Series(_number(rows), index=told.index, dtype="int64"))


def _number(rows: Iterable[tuple[str, int, int]]) -> list[int]:
    """Say for each sentence, given as article, paragraph and words, in which passage it is."""
    numbers: list[int] = []
    current, number, n_words, last = None, 0, 0, None
    for article_id, paragraph, n_more in rows:
        if article_id != current:
            current, number, n_words, last = article_id, 0, 0, paragraph
        is_full = n_words >= MAX_WORDS or (n_words >= MIN_WORDS and paragraph != last)
        if is_full:
            number, n_words = number + 1, 0
        n_words, last = n_words + n_more, paragraph
        numbers.append(number)
    return numbers
