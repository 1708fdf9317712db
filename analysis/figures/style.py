"""How figures look: one colour per side, the same on every page; one layout."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from analysis.escaping import plot_text

PALETTE = (
    "#0072b2",
    "#d55e00",
    "#00896a",
    "#c4649a",
    "#8f7500",
    "#7b57c8",
    "#c62f3b",
    "#7a7a7a",
)
"""Each at least 3.3 to 1 on the light and the dark page; after Okabe and Ito (2008).

Some pairs look alike to some readers, so colour is never the only sign: every mark
also carries its name or stands in its own labelled row.
"""

QUIET = "rgba(128, 120, 104, 0.28)"
LINE = "rgba(128, 120, 104, 0.55)"


def colours(sides: Sequence[str]) -> dict[str, str]:
    """Give each side its colour by its place in the whole corpus, not in a selection.

    Examples
    --------
    >>> colours(["Post", "Times"])["Times"]
    '#d55e00'
    """
    return {side: PALETTE[place % len(PALETTE)] for place, side in enumerate(sides)}


def label_in_lines(text: str, width: int = 16) -> str:
    """Break a name into short lines for an axis, escaped for Plotly."""
    return "<br>".join(plot_text(line) for line in wrap(text[:120], width)) or "(no name)"


def blank_figure(height: int, **layout: Any) -> go.Figure:  # noqa: ANN401 (plotly's own keys)
    """Return an empty figure with the house's margins and no legend."""
    figure = go.Figure()
    figure.update_layout(
        height=height,
        margin={"t": 8, "r": 8, "b": 8, "l": 8},
        showlegend=False,
        dragmode=False,
        clickmode="event+select",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hoverlabel={"align": "left"},
        **layout,
    )
    return figure


def unfaded() -> dict[str, Any]:
    """Keep all marks at full strength when one is clicked: the page shows what is chosen."""
    return {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
