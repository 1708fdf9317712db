"""What is known of lemmas: a few numbers each, so that rare cues resemble common ones."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.annotation.attributions.columns import Column, Floats


class Lexicon(NamedTuple):
    """Numbers for lemmas, learned by ``training/attributions.py``.

    Attributes
    ----------
    rows : dict of str to int
        The row of ``values`` of each lemma it knows.
    values : array, one row per lemma
        First how much the lemma resembles cues, as a verb, noun or adjective; then
        where its word vector lies among the main directions of all.
    """

    rows: dict[str, int]
    values: Floats

    def look_up(self, lemmas: Column) -> Floats:
        """Give the numbers of each lemma, zeros for those it does not know."""
        padded = np.concatenate([self.values, np.zeros((1, self.values.shape[1]), np.float32)])
        places = np.array([self.rows.get(value, -1) for value in lemmas.values] + [-1])
        found: Floats = padded[places[lemmas.codes]]
        return found
