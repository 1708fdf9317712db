"""Gather what may tell the event of an article: its names, words, headline and weekdays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from analysis.events.dates import MONTHS, WEEKDAYS, find_dates

CLUE_COLUMNS = ("article_id", "kind", "clue", "weight")
CONTENT_POS = ("NOUN", "PROPN", "VERB", "ADJ")
NAME_LABELS = (
    *("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"),
    *("EVENT", "LAW", "PRODUCT", "WORK_OF_ART"),
)
N_LEAD_SENTENCES = 7
"""The headline and what stands in the first paragraphs: who, what, where, when."""

HALF_WEIGHT_CHARS = 600
"""A day named so many characters into the text weighs half of one named at its start."""

_NOT_TERMS = frozenset((*WEEKDAYS, *MONTHS))


def gather_clues(
    texts: Mapping[str, str],
    published: Mapping[str, date | None],
    tokens: pd.DataFrame,
    names: pd.DataFrame,
) -> pd.DataFrame:
    """Gather the clues of articles.

    Parameters
    ----------
    texts : mapping of str to str
        The text of each article, headline first.
    published : mapping of str to date or None
        The day each was published, where it is known.
    tokens : DataFrame, one row per token
        ``article_id``, ``sentence`` (any number that grows through an article),
        ``section``, ``lemma`` and ``pos``.
    names : DataFrame, one row per mention
        ``article_id``, ``entity_id`` and ``label``.

    Returns
    -------
    DataFrame, one row per article, kind and clue
        ``kind`` is ``word``, ``lead`` (words of the headline and the first sentences),
        ``headline``, ``name`` (``clue`` is the entity) or ``weekday`` (``clue`` is its
        name); ``weight`` is how often it stands there, of weekdays the nearer to the
        start the more. Empty, with these columns, if there is nothing.

    Notes
    -----
    Weekdays and not days: the same report reaches outlets days apart, and most texts
    name days as weekdays only. How many days lie between two publications is a clue of
    its own (`analysis.events.likeness`).
    """
    words = tokens[tokens["pos"].isin(CONTENT_POS) & _is_term(tokens["lemma"])]
    first = tokens.groupby("article_id", sort=False)["sentence"].transform(_rank)
    is_lead = first.loc[words.index] < N_LEAD_SENTENCES
    named = names[names["label"].isin(NAME_LABELS)]
    parts = [
        _count(words, "lemma", "word"),
        _count(words[is_lead], "lemma", "lead"),
        _count(words[words["section"] == "headline"], "lemma", "headline"),
        _count(named, "entity_id", "name"),
        pd.DataFrame(_weigh_weekdays(texts, published), columns=CLUE_COLUMNS),
    ]
    clues = pd.concat([part for part in parts if not part.empty] or parts[-1:])
    order = ["article_id", "kind", "clue"]
    return clues.sort_values(order, ignore_index=True).astype({"weight": "float64"})


def _is_term(lemmas: pd.Series[str]) -> pd.Series[bool]:
    """Say which lemmas are words of more than one letter that name no day or month."""
    told = {
        lemma: len(lemma) > 1 and lemma not in _NOT_TERMS and any(map(str.isalpha, lemma))
        for lemma in lemmas.unique()
    }
    return lemmas.map(told).astype(bool)


def _rank(sentences: pd.Series[int]) -> pd.Series[int]:
    """Count the sentences of an article from 0."""
    return pd.Series(pd.factorize(sentences, sort=True)[0], index=sentences.index)


def _count(rows: pd.DataFrame, column: str, kind: str) -> pd.DataFrame:
    counted = rows.groupby(["article_id", column], sort=False).size().rename("weight").reset_index()
    counted = counted.rename(columns={column: "clue"}).assign(kind=kind)
    return counted[list(CLUE_COLUMNS)]


def _weigh_weekdays(
    texts: Mapping[str, str], published: Mapping[str, date | None]
) -> Iterator[tuple[str, str, str, float]]:
    """Weigh the weekdays that each text names, dates in full included."""
    for article_id, text in texts.items():
        weights: dict[int, float] = {}
        for stated in find_dates(text, published.get(article_id)):
            if stated.weekday is not None:
                weight = 1 / (1 + stated.start_char / HALF_WEIGHT_CHARS)
                weights[stated.weekday] = weights.get(stated.weekday, 0) + weight
        for weekday, weight in weights.items():
            yield article_id, "weekday", WEEKDAYS[weekday].title(), weight
