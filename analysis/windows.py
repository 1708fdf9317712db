"""Windows: the sentence or the paragraph that two names share to count as named together."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

Window = Literal["sentence", "paragraph"]

_PARAGRAPHS = 1 << 20
"""More paragraphs than any article has: article and paragraph make one number."""


def number_windows(namings: pd.DataFrame, window: Window) -> npt.NDArray[np.int64]:
    """Return a number for the window each naming stands in.

    Parameters
    ----------
    namings : DataFrame, one row per sentence and entity named in it
        Needs ``article_id``, ``sentence_id`` and ``paragraph``; keys may be categories, in
        alphabetical order.
    window : {"sentence", "paragraph"}

    Returns
    -------
    array of int, one per row
        Equal numbers, same window; in alphabetical order of the keys, whatever the order
        of the rows. Empty if there is no row.
    """
    if window == "sentence":
        return _codes(namings["sentence_id"])
    paragraphs = namings["paragraph"].to_numpy().astype(np.int64)
    return np.asarray(_codes(namings["article_id"]) * _PARAGRAPHS + paragraphs)


def _codes(column: pd.Series[str]) -> npt.NDArray[np.int64]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return np.asarray(column.cat.codes, dtype=np.int64)
    return np.asarray(pd.factorize(column, sort=True)[0], dtype=np.int64)
