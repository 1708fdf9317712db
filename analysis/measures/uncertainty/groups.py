"""Intervals of many shares in many groups of articles, as a table to join."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.measures.uncertainty.intervals import intervals_in_groups


def tabulate_intervals(
    groups: pd.DataFrame,
    numerators: pd.DataFrame,
    denominators: npt.ArrayLike,
    *,
    names: tuple[str, str],
) -> pd.DataFrame:
    """Bootstrap the interval of every share in every group of articles.

    Parameters
    ----------
    groups : DataFrame, one row per article
        The columns that say which group the article is of, such as event and side. Rows
        stand in an order that does not depend on how a table was read.
    numerators : DataFrame, one row per article in the same order
        One column for each share, named by what it is the share of.
    denominators : array of numbers, one per article
    names : pair of str
        What the columns of low and high ends are called.

    Returns
    -------
    DataFrame, indexed by the columns of groups and the name of the numerators' columns
        95% intervals; empty cells in groups of fewer than 8 articles.

    Examples
    --------
    >>> sides = pd.DataFrame({"side": ["Post"] * 8})
    >>> uses = pd.DataFrame({"truce": [1] * 8}).rename_axis(columns="term")
    >>> ends = tabulate_intervals(sides, uses, [10] * 8, names=("low", "high"))
    >>> ends.loc[("Post", "truce")].tolist()
    [0.1, 0.1]
    """
    keys = list(groups.columns)
    reports = groups.drop_duplicates().sort_values(keys, ignore_index=True)
    codes = groups.groupby(keys, sort=True).ngroup()
    ends = intervals_in_groups(numerators.to_numpy(), denominators, codes, len(reports))
    table = pd.DataFrame(ends.reshape(-1, 2), columns=list(names))
    at = np.repeat(np.arange(len(reports)), numerators.shape[1])
    for key in keys:
        table[key] = reports[key].take(at).to_numpy()
    thing = str(numerators.columns.name)
    table[thing] = np.tile(numerators.columns.to_numpy(dtype=object), len(reports))
    return table.set_index([*keys, thing])
