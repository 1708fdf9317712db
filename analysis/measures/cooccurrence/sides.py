"""The networks of several sides, to be set side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.measures.cooccurrence.pairs import NODE_COLUMNS, tally_nodes, tally_pairs
from analysis.measures.cooccurrence.places import Places, locate
from analysis.measures.cooccurrence.scores import SCORE_COLUMNS, score_pairs
from analysis.voices import Voice
from analysis.windows import Window

_SIDE = ["event_id", "side"]
SIDE_NODE_COLUMNS = [*_SIDE, *NODE_COLUMNS, "of_windows", "windows_share", "of_articles"]
SIDE_PAIR_COLUMNS = [*_SIDE, *SCORE_COLUMNS, "windows_share"]


def count_sides(
    sentence_entities: pd.DataFrame,
    lengths: pd.DataFrame,
    *,
    window: Window,
    voice: Voice,
    entity_ids: Sequence[str],
    min_windows: int = 1,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Count the nodes and score the pairs of each side by itself.

    Parameters
    ----------
    sentence_entities : DataFrame, one row per entity and sentence
        See ``schema.SENTENCE_ENTITIES``.
    lengths : DataFrame, one row per article
        See `measure_windows`. With an ``event_id`` made empty throughout, sides are
        pooled over events.
    window, voice, entity_ids
        As in `count_pairs`; each side is asked for the same entities.
    min_windows : int, default 1
        See `score_pairs`.

    Returns
    -------
    DataFrame, one row per event, side and entity, also where the side does not name it
        ``n_windows``, ``n_articles``, ``of_windows`` and ``of_articles`` (all of the
        side), and ``windows_share``, the first over the third: from 0 to 1, and free of
        how much a side wrote. Empty over none.
    DataFrame, one row per event, side and pair
        As `score_pairs` returns, with ``windows_share``: windows that name both.

    Notes
    -----
    Shares may be set side by side; which of two sides names a pair *at all* depends on
    how much each wrote. That is what `compare_pairs` is for.
    """
    nodes, pairs = [], []
    places = locate(
        sentence_entities, window=window, voice=voice, entity_ids=sorted(set(entity_ids))
    )
    for (event_id, side), read in lengths.groupby(_SIDE, sort=True):
        own = _keep(places, read["article_id"].tolist())
        of_windows = int(read["n_windows"].sum())
        named = tally_nodes(own).assign(
            event_id=event_id, side=side, of_windows=of_windows, of_articles=len(read)
        )
        nodes.append(named)
        scored = score_pairs(tally_pairs(own), n_windows=of_windows, min_windows=min_windows)
        if len(scored):
            pairs.append(scored.assign(event_id=event_id, side=side))
    return _join(nodes, "n_windows", SIDE_NODE_COLUMNS), _join(
        pairs, "n_windows_both", SIDE_PAIR_COLUMNS
    )


def _keep(places: Places, article_ids: list[str]) -> Places:
    """Return what stands in some articles."""
    wanted = set(article_ids)
    is_wanted = np.fromiter((name in wanted for name in places.article_ids), dtype=bool)
    is_own = is_wanted[places.article]
    return Places(
        places.article[is_own],
        places.window[is_own],
        places.entity[is_own],
        places.article_ids,
        places.entity_ids,
    )


def _join(tables: list[pd.DataFrame], counted: str, columns: list[str]) -> pd.DataFrame:
    """Put the sides' tables below each other, with the share that each count is."""
    if not tables:
        return pd.DataFrame(columns=columns)
    table = pd.concat(tables, ignore_index=True)
    share = (table[counted] / table["of_windows"]).where(table["of_windows"] > 0)
    return table.assign(windows_share=share)[columns]
