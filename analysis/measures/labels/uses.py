"""Uses: the phrases that mean one entity or concept, each in its event and side."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis import schema
from analysis.errors import SchemaError
from analysis.schema.labels import PHRASES
from analysis.voices import Voice

SIDE = ["event_id", "side"]
USE_COLUMNS = [*SIDE, "article_id", "phrase_id", "sentence_id", "label", "is_hedged", "hedge"]
_NEEDED = [
    *("phrase_id", "article_id", "sentence_id", "section", "head_lemma", "label", "modifiers"),
    *("hedge", "is_hedged", "entity_id", "is_name", "is_quoted"),
]
_LEADING = (
    r"^(?:(?:an?|the|this|that|these|those|his|her|its|their|our|your|my|some|any|"
    r"after|as|at|before|but|by|for|from|in|into|of|on|over|to|with|without|and|or)\s+)+(?=\S)"
)
"""Words of grammar before a label that the parse took for a part of it: after peace talks."""

_MARKS = r"[.\-\u2019']"
"""Marks in which writings of one label differ: U.S. president, US president."""


def choose_uses(
    phrases: pd.DataFrame,
    articles: pd.DataFrame,
    voice: Voice = "all",
    *,
    entity_ids: Collection[str] = (),
    lemmas: Collection[str] = (),
    is_pooled: bool = False,
) -> pd.DataFrame:
    """Keep the phrases that mean an entity, or that have one of some nouns.

    Parameters
    ----------
    phrases : DataFrame, one row per noun phrase
        See ``schema.labels.PHRASES``.
    articles : DataFrame, one row per article
        Needs ``article_id``, ``event_id`` and ``side``.
    voice : {"all", "own", "quoted"}
    entity_ids : collection of str
        Phrases that mean one of these are kept: its names, titles and descriptions.
    lemmas : collection of str
        So are common nouns with one of these as main word or before it ("truce",
        "truce deal").
    is_pooled : bool, default False
        Compare sides over all articles, where the corpus has no events.

    Returns
    -------
    DataFrame, one row per use
        `USE_COLUMNS`; captions are left out. Writings that differ only in capitals,
        stops and hyphens have one ``label``, the most frequent; words of grammar before it
        are cut off. Empty if nothing fits.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    """
    schema.require(phrases, PHRASES, *_NEEDED)
    placed = _place(articles, is_pooled=is_pooled)
    kept = phrases[phrases["section"].isin(schema.COUNTED_SECTIONS)]
    if voice != "all":
        kept = kept[kept["is_quoted"] == (voice == "quoted")]
    kept = kept[_means(kept, set(entity_ids), set(lemmas))]
    uses = kept.merge(placed, on="article_id").drop_duplicates("phrase_id")
    uses = uses.assign(label=_join_writings(_trim(uses["label"])))
    return uses.sort_values([*SIDE, "article_id"], kind="stable", ignore_index=True)[USE_COLUMNS]


def keep_nouns(uses: pd.DataFrame, phrases: pd.DataFrame, lemmas: Collection[str]) -> pd.DataFrame:
    """Take for each use's label the noun alone that it was chosen for.

    Parameters
    ----------
    uses : DataFrame, one row per use
        From `choose_uses` with ``lemmas``.
    phrases : DataFrame, one row per noun phrase
        Needs ``phrase_id``, ``head_lemma`` and ``modifiers``.
    lemmas : collection of str
        The same nouns.

    Returns
    -------
    DataFrame, the rows of ``uses``
        ``label`` is the main word where that is one of the nouns, else the last of them
        before it: "truce", of *fragile truce* and of *truce deal*.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    """
    schema.require(phrases, PHRASES, "phrase_id", "head_lemma", "modifiers")
    wanted = set(lemmas)
    rows = zip(phrases["phrase_id"], phrases["modifiers"], phrases["head_lemma"], strict=True)
    nouns = {
        key: next((word for word in (head, *before.split()[::-1]) if word in wanted), head)
        for key, before, head in rows
    }
    return uses.assign(label=uses["phrase_id"].map(nouns).astype("str"))


def require_uses(uses: pd.DataFrame) -> None:
    """Raise a `SchemaError` unless a table has the columns of uses."""
    missing = [name for name in USE_COLUMNS if name not in uses]
    if missing:
        msg = f"The table of uses lacks {', '.join(missing)}: make it with choose_uses."
        raise SchemaError(msg)


def _place(articles: pd.DataFrame, *, is_pooled: bool) -> pd.DataFrame:
    """Return each article's event and side, each article once; pooled under no event."""
    missing = [name for name in ("article_id", *SIDE) if name not in articles]
    if missing:
        msg = f"The table articles lacks {', '.join(missing)}."
        raise SchemaError(msg)
    placed = articles.assign(event_id="") if is_pooled else articles
    return placed[["article_id", *SIDE]].drop_duplicates("article_id")


def _means(phrases: pd.DataFrame, entity_ids: set[str], lemmas: set[str]) -> pd.Series[bool]:
    """Say which phrases mean an entity or have a noun."""
    is_meant = phrases["entity_id"].isin(entity_ids - {""})
    if not lemmas:
        return is_meant
    # Phrases share most of their words before the noun: each wording is split once.
    wordings = phrases["modifiers"].unique()
    with_noun = [words for words in wordings if not lemmas.isdisjoint(words.split())]
    has_noun = phrases["head_lemma"].isin(lemmas) | phrases["modifiers"].isin(with_noun)
    return is_meant | (has_noun & ~phrases["is_name"].astype(bool))


def _trim(labels: pd.Series[str]) -> pd.Series[str]:
    return labels.str.replace(_LEADING, "", regex=True)


def _join_writings(labels: pd.Series[str]) -> pd.Series[str]:
    """Give writings of one label the most frequent one; of equals the first in the alphabet."""
    keys = labels.str.lower().str.replace(_MARKS, "", regex=True)
    counts = pd.DataFrame({"key": keys, "label": labels}).value_counts().rename("n").reset_index()
    counts = counts.sort_values(["n", "label"], ascending=[False, True])
    return keys.map(counts.drop_duplicates("key").set_index("key")["label"])
