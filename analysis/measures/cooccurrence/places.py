"""Which entity is named in which window: the rows that pairs are counted from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schema
from analysis.voices import Voice
from analysis.windows import Window, number_windows

Codes = npt.NDArray[np.int64]

_NUMBERS = ("paragraph", "n_own_mentions", "n_quoted_mentions")
_MENTIONS = {"own": ["n_own_mentions"], "quoted": ["n_quoted_mentions"]}


@dataclass(frozen=True)
class Places:
    """Entities in windows, each once per window, sorted by window and then by entity.

    Attributes
    ----------
    article, window, entity : array of int
        One element per entity and window: numbers in place of names.
    article_ids, entity_ids : sequence of str
        What the numbers of articles and entities stand for, both in alphabetical order.
    """

    article: Codes
    window: Codes
    entity: Codes
    article_ids: Sequence[str]
    entity_ids: Sequence[str]


def locate(
    sentence_entities: pd.DataFrame,
    *,
    window: Window,
    voice: Voice,
    entity_ids: Sequence[str] | None = None,
) -> Places:
    """Find in which windows each entity is named in one voice.

    Parameters
    ----------
    sentence_entities : DataFrame, one row per entity and sentence
        See ``schema.SENTENCE_ENTITIES``; keys may be categories. Row order does not
        change the result.
    window : {"sentence", "paragraph"}
    voice : {"all", "own", "quoted"}
        An entity is in a window if a mention in this voice is.
    entity_ids : sequence of str, optional
        The entities asked for; all by default.
    """
    _check(sentence_entities)
    entities, names = number(sentence_entities["entity_id"], entity_ids)
    is_meant = (entities >= 0) & _is_named(sentence_entities, voice)
    rows, entities = sentence_entities[is_meant], entities[is_meant]
    articles, article_ids = number(rows["article_id"])
    # One number per window and entity: sorting it sorts both and drops what is named twice.
    n_names = max(len(names), 1)
    keys, first = np.unique(number_windows(rows, window) * n_names + entities, return_index=True)
    return Places(articles[first], keys // n_names, keys % n_names, article_ids, names)


def _check(sentence_entities: pd.DataFrame) -> None:
    """Require the columns; keys may be categories, which the schema does not know."""
    schema.require(sentence_entities.head(0), schema.SENTENCE_ENTITIES)
    schema.require(sentence_entities, schema.SENTENCE_ENTITIES, *_NUMBERS)


def number(column: pd.Series, wanted: Sequence[str] | None = None) -> tuple[Codes, Sequence[str]]:
    """Replace each value of a column by its place in the alphabet; what is not wanted by -1."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        labels, places = column.cat.categories, column.cat.codes.to_numpy().astype(np.int64)
        used = np.unique(places[places >= 0])
        names = sorted(set(wanted) if wanted is not None else labels[used].astype(str))
        of_label: Codes = pd.Index(names, dtype=object).get_indexer(labels.astype(object))
        numbered: Codes = np.append(of_label.astype(np.int64), -1)[places]
        return numbered, names
    if wanted is not None:
        names = sorted(set(wanted))
        found: Codes = pd.Index(names, dtype=column.dtype).get_indexer(column).astype(np.int64)
        return found, names
    codes, values = pd.factorize(column, sort=True)
    return codes.astype(np.int64), [str(value) for value in values]


def _is_named(sentence_entities: pd.DataFrame, voice: Voice) -> npt.NDArray[np.bool_]:
    columns = _MENTIONS.get(voice, [*_MENTIONS["own"], *_MENTIONS["quoted"]])
    is_named = np.zeros(len(sentence_entities), dtype=bool)
    for column in columns:
        is_named |= sentence_entities[column].to_numpy() > 0
    return is_named


def meet(places: Places) -> tuple[Codes, Codes, Codes]:
    """Return every meeting of two entities: a row of the first, both entities' numbers.

    A meeting is a window that names both; the first is before the second by name. The
    row leads to the meeting's article and window in ``places``.
    """
    rows: list[Codes] = []
    others: list[Codes] = []
    # Rows of one window stand together: entities so many places apart meet, until none do.
    for step in range(1, len(places.entity)):
        is_same = places.window[step:] == places.window[:-step]
        if not is_same.any():
            break
        at = np.flatnonzero(is_same)
        rows.append(at)
        others.append(places.entity[at + step])
    if not rows:
        nobody = np.zeros(0, dtype=np.int64)
        return nobody, nobody, nobody
    row = np.concatenate(rows)
    return row, places.entity[row], np.concatenate(others)
