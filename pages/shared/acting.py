"""What the Framing page hands around of actions: what is asked, and what was measured."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pages.shared.state import Selection


@dataclass(frozen=True)
class Telling:
    """The actions a reader looks at: of which articles, in whose words, with saying or not."""

    selection: Selection
    with_saying: bool = True


@dataclass(frozen=True)
class Acting:
    """Who acts and who is acted upon in a selection: see `analysis.measures.actions`."""

    articles: pd.DataFrame
    roles: pd.DataFrame
    """Of the entities most named in actions; empty if not asked for."""
    sides: pd.DataFrame
    ranked: list[str]
    """Entities by the number of actions that name them."""
    is_pooled: bool
