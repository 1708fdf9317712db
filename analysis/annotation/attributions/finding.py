"""Find the attributions of articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from analysis.annotation.attributions.types import Attribution


@dataclass(frozen=True)
class Attributor:
    """Learned weights."""


def load_attributor() -> Attributor:
    """Load the weights that belong to this version of the program."""
    return Attributor()


def find_attributions(tokens: pd.DataFrame, attributor: Attributor) -> list[Attribution]:
    """Find who is said to have said what.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        Of whole articles in order, with a default index: ``article``, ``row`` (of the
        paragraph), ``sentence``, ``section``, ``start_char``, ``end_char``, ``word``,
        ``form``, ``lemma``, ``pos``, ``tag``, ``dep``, ``head``, ``is_word``.
    attributor : Attributor
        From `load_attributor`.

    Returns
    -------
    list of Attribution
        In the order of the text.
    """
    return []
