"""Where the open evidence stands: under the figure whose mark was clicked, on every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from pages.shared.evidence import ask_shown, asked_to_show
from pages.shared.state import VoiceCell


class MarkPlace:
    """The marks of a page's figures under their words, and the one that is open.

    What a page shows of an open mark is said by its own kind of place.
    """

    def __init__(self, cells: Mapping[str, VoiceCell]) -> None:
        self.cells = cells
        self.opened = cells.get(asked_to_show())

    def pick(self, chart: str) -> Callable[[], None]:
        """Return a callback that opens what a clicked mark of a chart counts."""
        names = {cell.mark: name for name, cell in self.cells.items()}

        def take() -> None:
            points = st.session_state[chart].selection.points
            if points and points[0].get("customdata"):
                st.session_state["show"] = names.get(tuple(points[0]["customdata"][:4]))

        return take

    def ask(self, *facets: str, is_default: bool = False, **box: str) -> str | None:
        """Show the box to choose by keyboard if it belongs here; return what is chosen.

        It belongs below the figure of the open mark's facet; while none is open, below the
        figure that says ``is_default``. ``box`` words the box: see `evidence.ask_shown`.
        """
        if not (self.opened.facet in facets if self.opened else is_default):
            return None
        return ask_shown(self.cells, **box)
