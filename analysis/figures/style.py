"""How figures look: one colour per side, the same on every page; one layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

INK = {"light": "#33312b", "dark": "#d9d3c5"}
"""Text on charts, by the page's scheme: 12 and 11 to 1, where Streamlit's grey is too faint."""

NO_COLOUR = "#7a7a7a"
"""For a side that the corpus gave no colour."""

QUIET = "rgba(128, 120, 104, 0.28)"
LINE = "rgba(128, 120, 104, 0.55)"

SILENT = "#7f7768"
"""The mark of what is not found: 4.4 to 1 on the light page, 4 to 1 on the dark one."""

_SILENT_ON = {INK["light"]: "#6f6859", INK["dark"]: "#a79f8e"}


def silent(ink: str) -> str:
    """Return the colour of thin rings and quiet words: 5 to 1 or more on their own page.

    Parameters
    ----------
    ink : str
        The colour of text, see `INK`.
    """
    return _SILENT_ON.get(ink, SILENT)


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


def draw(
    traces: Sequence[Mapping[str, Any]],
    *,
    height: float,
    ink: str = INK["light"],
    annotations: Sequence[Mapping[str, Any]] = (),
    shapes: Sequence[Mapping[str, Any]] = (),
    xaxis: Mapping[str, Any] | None = None,
    yaxis: Mapping[str, Any] | None = None,
    **layout: Any,  # noqa: ANN401 (plotly's own keys)
) -> go.Figure:
    """Make a figure in the house's look from its finished parts.

    All parts are handed to plotly at once: adding them one by one makes it check the
    whole figure each time, which takes longer than measuring what is drawn.

    Parameters
    ----------
    traces, annotations, shapes : sequence of mapping
        In plotly's own words.
    height : float
        In pixels; the width is the page's.
    ink : str
        The colour of text, see `INK`.
    xaxis, yaxis : mapping, optional
        Beside these, axes are fixed and have no grid and no zero line.
    **layout
        Further keys of plotly's layout.
    """
    plain = {"fixedrange": True, "showgrid": False, "zeroline": False, "tickfont": {"color": ink}}
    return go.Figure(
        data=[{**trace, **_unfaded(trace, ink)} for trace in traces],
        layout={
            "height": int(height),
            "margin": {"t": 8, "r": 8, "b": 8, "l": 8},
            "showlegend": False,
            "dragmode": False,
            "clickmode": "event+select",
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "hoverlabel": {"align": "left", "font": {"color": ink}},
            "font": {"color": ink},
            "annotations": [{"showarrow": False, **note} for note in annotations],
            "shapes": list(shapes),
            "xaxis": {**plain, **(xaxis or {})},
            "yaxis": {**plain, **(yaxis or {})},
            **layout,
        },
    )


def _unfaded(trace: Mapping[str, Any], ink: str) -> dict[str, Any]:
    """Keep all marks and labels at full strength when one is clicked: the figure outlines it."""
    kept: dict[str, Any] = {"marker": {"opacity": trace.get("marker", {}).get("opacity", 1)}}
    if trace["type"] == "scatter":
        kept["textfont"] = {"color": ink}
    return {f"{state}selected": kept for state in ("", "un")}
