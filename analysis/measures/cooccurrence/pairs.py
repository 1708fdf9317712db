"""Who is named, and who together with whom, in how many windows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.cooccurrence.places import Codes, Places, locate, meet
from analysis.voices import Voice
from analysis.windows import Window

NODE_COLUMNS = ["entity_id", "n_windows", "n_articles"]
PAIR_COLUMNS = [
    "entity_a",
    "entity_b",
    "n_windows_both",
    "n_windows_a",
    "n_windows_b",
    "n_articles_both",
]


def choose_nodes(
    sentence_entities: pd.DataFrame,
    *,
    window: Window,
    voice: Voice,
    n_nodes: int | None = 40,
    among: Collection[str] | None = None,
) -> pd.DataFrame:
    """Find the entities named in the most windows.

    Parameters
    ----------
    sentence_entities : DataFrame, one row per entity and sentence
        See ``schema.SENTENCE_ENTITIES``. Row order does not change the result.
    window : {"sentence", "paragraph"}
    voice : {"all", "own", "quoted"}
        Whose mentions count.
    n_nodes : int, optional
        How many at most; None for all.
    among : collection of str, optional
        Only these may be chosen, for instance persons.

    Returns
    -------
    DataFrame, one row per entity, most often named first, then by entity_id
        ==========  ========  ==========================================
        column      unit      meaning
        ==========  ========  ==========================================
        entity_id   key       the entity
        n_windows   windows   windows that name it in that voice, each once
        n_articles  articles  articles with such a window
        ==========  ========  ==========================================

        Empty, with these columns, if nobody is named.

    Raises
    ------
    SchemaError
        If the table lacks a column.

    Examples
    --------
    >>> rows = pd.DataFrame({
    ...     "article_id": ["a", "a", "a"], "sentence_id": ["a.1", "a.1", "a.2"],
    ...     "paragraph": [1, 1, 1], "entity_id": ["mayor", "union", "mayor"],
    ...     "n_own_mentions": [1, 2, 1], "n_quoted_mentions": [0, 0, 0],
    ... })
    >>> choose_nodes(rows, window="sentence", voice="all")
      entity_id  n_windows  n_articles
    0     mayor          2           1
    1     union          1           1
    """
    asked = None if among is None else sorted(set(among))
    places = locate(sentence_entities, window=window, voice=voice, entity_ids=asked)
    if not len(places.entity):
        return pd.DataFrame(columns=NODE_COLUMNS)
    table = tally_nodes(places)
    ranked = table[table["n_windows"] > 0].sort_values(
        ["n_windows", "entity_id"], ascending=[False, True], ignore_index=True
    )
    return ranked if n_nodes is None else ranked.head(n_nodes)


def count_pairs(
    sentence_entities: pd.DataFrame,
    *,
    window: Window,
    voice: Voice,
    entity_ids: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Count in how many windows two entities are named together.

    A window counts once, however often it names them.

    Parameters
    ----------
    sentence_entities : DataFrame, one row per entity and sentence
        See ``schema.SENTENCE_ENTITIES``; of the articles, and where a thread is chosen
        of the windows, that are asked for. Row order does not change the result.
    window : {"sentence", "paragraph"}
    voice : {"all", "own", "quoted"}
        Both must be named in this voice.
    entity_ids : sequence of str, optional
        Only pairs of these; all by default.

    Returns
    -------
    DataFrame, one row per pair that meets, ``entity_a < entity_b``
        ================  ========  ==============================================
        column            unit      meaning
        ================  ========  ==============================================
        n_windows_both    windows   windows that name both
        n_windows_a, _b   windows   windows that name the first, the second
        n_articles_both   articles  articles with a window that names both
        ================  ========  ==============================================

        In alphabetical order. Empty, with these columns, if nobody meets.

    Raises
    ------
    SchemaError
        If the table lacks a column.

    Notes
    -----
    That names meet in a sentence does not mean that the text relates them. People meant
    by a pronoun or a description are not named and do not count.
    """
    return tally_pairs(locate(sentence_entities, window=window, voice=voice, entity_ids=entity_ids))


def tally_nodes(places: Places) -> pd.DataFrame:
    """Count the windows and articles of every entity, noughts among them."""
    return pd.DataFrame(
        {
            "entity_id": list(places.entity_ids),
            "n_windows": _tally(places.entity, places),
            "n_articles": _tally(_once_per_article(places.entity, places), places),
        }
    )


def tally_pairs(places: Places) -> pd.DataFrame:
    """Count the windows of every pair that meets: what `count_pairs` returns."""
    row, first, second = meet(places)
    if not len(row):
        return pd.DataFrame(columns=PAIR_COLUMNS)
    n_names = len(places.entity_ids)
    pairs, n_both = np.unique(first * n_names + second, return_counts=True)
    by_article = np.unique(
        (first * n_names + second) * len(places.article_ids) + places.article[row]
    )
    _, n_articles = np.unique(by_article // len(places.article_ids), return_counts=True)
    n_windows = _tally(places.entity, places)
    names = np.asarray(places.entity_ids, dtype=object)
    return pd.DataFrame(
        {
            "entity_a": names[pairs // n_names].tolist(),
            "entity_b": names[pairs % n_names].tolist(),
            "n_windows_both": n_both,
            "n_windows_a": n_windows[pairs // n_names],
            "n_windows_b": n_windows[pairs % n_names],
            "n_articles_both": n_articles,
        }
    )


def _tally(entities: Codes, places: Places) -> Codes:
    return np.bincount(entities, minlength=len(places.entity_ids)).astype(np.int64)


def _once_per_article(
    entities: Codes, places: Places, rows: npt.NDArray[np.bool_] | slice = slice(None)
) -> Codes:
    """Return each entity once for every article it stands in."""
    n_names = len(places.entity_ids)
    return np.unique(places.article[rows] * n_names + entities) % n_names
