"""Networks: where each name stands in the picture, and which names form a group.

Both are found once for the widest view, all sides and all words of an event or a corpus,
and kept in every narrower one: a name stays where it is when a filter changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.uncertainty import SEED

if TYPE_CHECKING:
    import networkx as nx

PLACE_COLUMNS = ["entity_id", "x", "y"]
COMMUNITY_COLUMNS = ["entity_id", "community"]
CANVAS_WIDTH = 316
"""Pixels of the narrowest page, a phone's: what is apart on it is apart on any."""

_FILLED_SHARE = 0.42
_MIN_HEIGHT = 320
_GROWTH = 1.1
_N_STRONGEST = 4
_GAP = 3.0
_N_PUSHES = 80
_STEP = 4.0

Numbers = npt.NDArray[np.float64]


def place_nodes(pairs: pd.DataFrame, boxes: pd.DataFrame) -> pd.DataFrame:
    """Give each entity a place such that those named together stand near each other.

    Parameters
    ----------
    pairs : DataFrame, one row per pair
        ``entity_a``, ``entity_b``, ``n_windows_both``, ``n_windows_a``,
        ``n_windows_b``; of the widest view. Row order does not change the result.
    boxes : DataFrame, one row per entity to be placed
        ``entity_id``, and the pixels that its sign and name need around its place:
        ``width`` in all, ``above`` and ``below``.

    Returns
    -------
    DataFrame, one row per entity, by entity_id
        ``x`` from 0 to `CANVAS_WIDTH` and ``y`` from 0 downwards, in pixels; the canvas
        is as high as the boxes need. No two boxes overlap. Empty if there is no entity.

    Notes
    -----
    Of each entity the four closest companions (by Dice's coefficient) are tied by
    springs; a rank transformation then fills the canvas and boxes that overlap are
    pushed apart. Near means named together, as far as a plane can show it; the axes,
    up and down, and the distance of two names without a line mean nothing.

    References
    ----------
    Fruchterman, T. M. J., & Reingold, E. M. (1991). Graph drawing by force-directed
    placement. Software: Practice and Experience 21(11), 1129-1164.
    """
    if boxes.empty:
        return pd.DataFrame(columns=PLACE_COLUMNS)
    kept = boxes.sort_values("entity_id", ignore_index=True)
    names = kept["entity_id"].tolist()
    spread = _spread(_spring(pairs, names))
    above, below = kept["above"].to_numpy(dtype=float), kept["below"].to_numpy(dtype=float)
    widths = np.minimum(kept["width"].to_numpy(dtype=float), CANVAS_WIDTH - 2 * _GAP)
    sizes = np.column_stack([widths, above + below]) + _GAP
    area = float(np.prod(sizes, axis=1).sum())
    height = max(_MIN_HEIGHT, area / _FILLED_SHARE / CANVAS_WIDTH)
    centres = None
    while centres is None:
        canvas = np.array([float(CANVAS_WIDTH), height])
        centres = _settle(_push_apart(spread, sizes, canvas), sizes, canvas)
        height *= _GROWTH
    at = np.round(centres + np.column_stack([np.zeros(len(names)), (above - below) / 2]), 1)
    return pd.DataFrame({"entity_id": names, "x": at[:, 0], "y": at[:, 1]})


def find_communities(pairs: pd.DataFrame, entity_ids: Sequence[str]) -> pd.DataFrame:
    """Group entities that are named together more often among themselves than with others.

    Parameters
    ----------
    pairs : DataFrame, one row per pair
        ``entity_a``, ``entity_b`` and ``n_windows_both``; of the widest view. Row order
        does not change the result.
    entity_ids : sequence of str
        The entities to be grouped.

    Returns
    -------
    DataFrame, one row per entity, by entity_id
        ``community``: 1 for the largest group, then 2, ...; equal ones by name. 0 for
        whoever is in no pair. Empty if there is no entity.

    Notes
    -----
    Louvain with a fixed seed, weighted by shared windows. A group is a finding about who
    is named with whom in these texts: its members need not be allies, nor related at all,
    and at its edges another seed would draw another line. The number is a name, no rank.

    References
    ----------
    Blondel, V. D., Guillaume, J.-L., Lambiotte, R., & Lefebvre, E. (2008). Fast unfolding
    of communities in large networks. Journal of Statistical Mechanics, P10008.
    """
    names = sorted(set(entity_ids))
    if not names:
        return pd.DataFrame(columns=COMMUNITY_COLUMNS)
    import networkx as nx

    graph = _graph(pairs, names, pairs["n_windows_both"])
    graph.remove_nodes_from([name for name, n_ties in list(graph.degree) if not n_ties])
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED) if graph else []
    ranked = sorted(found, key=lambda group: (-len(group), min(group)))
    number = {name: place for place, group in enumerate(ranked, start=1) for name in group}
    return pd.DataFrame({"entity_id": names, "community": [number.get(name, 0) for name in names]})


def _graph(pairs: pd.DataFrame, names: Sequence[str], weights: pd.Series) -> nx.Graph:
    """Make a graph whose order of nodes and ties is that of the alphabet."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(names)
    wanted = set(names)
    ties = zip(pairs["entity_a"], pairs["entity_b"], weights, strict=True)
    graph.add_weighted_edges_from(
        sorted((a, b, float(weight)) for a, b, weight in ties if {a, b} <= wanted)
    )
    return graph


def _spring(pairs: pd.DataFrame, names: Sequence[str]) -> Numbers:
    """Tie each name to its closest companions and let go."""
    import networkx as nx

    dice = 2 * pairs["n_windows_both"] / (pairs["n_windows_a"] + pairs["n_windows_b"])
    kept = pairs.assign(dice=dice.astype(float))
    kept = kept[kept["entity_a"].isin(names) & kept["entity_b"].isin(names)]
    ends = [kept.assign(entity=kept[f"entity_{end}"]) for end in "ab"]
    ranked = pd.concat(ends).sort_values(
        ["entity", "dice", "entity_a", "entity_b"], ascending=[True, False, True, True]
    )
    closest = ranked.groupby("entity").head(_N_STRONGEST)
    closest = closest.drop_duplicates(["entity_a", "entity_b"])
    graph = _graph(closest, names, closest["dice"] ** 0.5)
    found = nx.spring_layout(
        graph, seed=SEED, iterations=300, k=1.6 / len(names) ** 0.5, method="force"
    )
    return np.array([found[name] for name in names], dtype=float)


def _spread(found: Numbers) -> Numbers:
    """Fill the canvas: half by distance, half by rank, so that nothing is crowded."""
    spans = np.ptp(found, axis=0)
    shares = np.divide(
        found - found.min(axis=0), spans, out=np.full_like(found, 0.5), where=spans > 0
    )
    ranks = shares.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    spread: Numbers = 0.5 * shares + 0.5 * (ranks + 0.5) / len(found)
    return spread


def _push_apart(spread: Numbers, sizes: Numbers, canvas: Numbers) -> Numbers:
    """Move boxes apart a little at a time, so that most keep their neighbours."""
    low, high = sizes / 2, np.maximum(canvas - sizes / 2, sizes / 2)
    at = low + spread * (high - low)
    reach = (sizes[:, None] + sizes[None]) / 2
    before = np.sign(np.arange(len(at))[:, None] - np.arange(len(at))[None])
    for _ in range(_N_PUSHES):
        gaps = at[:, None] - at[None]
        inside = reach - np.abs(gaps)
        is_over = (inside > 0).all(axis=2) & (before != 0)
        # Along the way that is the shorter out of the overlap.
        is_along = inside == inside.min(axis=2, keepdims=True)
        signs = np.where(gaps == 0, before[..., None], np.sign(gaps))
        at = at + (np.where(is_over[..., None] & is_along, inside, 0) * signs).sum(axis=1) * 0.25
        at = np.clip(at, low, high)
    return at


def _settle(wanted: Numbers, sizes: Numbers, canvas: Numbers) -> Numbers | None:
    """Set each box on the free spot nearest to where it wants to be, large ones first.

    None if one finds no free spot.
    """
    grid = np.meshgrid(*(np.arange(0, end + 1, _STEP) for end in canvas))
    spots = np.column_stack([axis.ravel() for axis in grid])
    at = wanted.copy()
    done: list[int] = []
    for box in np.argsort(-np.prod(sizes, axis=1), kind="stable").tolist():
        half = sizes[box] / 2
        tried = np.vstack([wanted[box], spots])
        is_free = ((tried >= half - 0.01) & (tried <= canvas - half + 0.01)).all(axis=1)
        for other in done:
            reach = half + sizes[other] / 2
            is_free &= (np.abs(tried - at[other]) >= reach).any(axis=1)
        if not is_free.any():
            return None
        free = tried[is_free]
        at[box] = free[((free - wanted[box]) ** 2).sum(axis=1).argmin()]
        done.append(box)
    return at
