"""What stands in the cells of a figure that is a table: intervals, circles at nought, numbers.

Cells know where they stand: ``left`` is nought of a cell's own scale, ``low`` and ``high``
are the ends of its interval, missing where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.figures.style import silent

_QUIET = {"hoverinfo": "skip", "cliponaxis": False}


def draw_intervals(
    cells: pd.DataFrame, heights: pd.Series, ink: str, *, width: float = 1.4
) -> dict[str, Any]:
    """Draw a thin line from end to end of each interval, at a height for each cell."""
    is_told = cells["low"].notna()
    ends = zip(cells.loc[is_told, "low"], cells.loc[is_told, "high"], strict=True)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for low, high in ends for x in (low, high, None)],
        "y": [y for height in heights[is_told] for y in (height, height, None)],
        "line": {"color": ink, "width": width},
        **_QUIET,
    }


def draw_nought(
    cells: pd.DataFrame,
    heights: pd.Series,
    is_opened: Sequence[bool],
    ink: str,
    *,
    sizes: tuple[float, float] = (9, 13),
    width: float = 1.8,
) -> dict[str, Any]:
    """Draw an open circle at nought of each cell; ``sizes`` of a closed and the opened one."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(cells["left"]),
        "y": list(heights),
        "marker": {
            "symbol": "circle-open",
            "size": [sizes[this] for this in is_opened],
            "color": [ink if this else silent(ink) for this in is_opened],
            "line": {"width": width},
        },
        **_QUIET,
    }


def draw_numbers(
    starts: pd.Series, heights: pd.Series, texts: Sequence[str], *, size: float
) -> dict[str, Any]:
    """Write a number, escaped for Plotly, to the right of where each starts."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(starts),
        "y": list(heights),
        "text": list(texts),
        "textposition": "middle right",
        "textfont": {"size": size},
        **_QUIET,
    }
