"""Co-occurrence: who is named together, how closely, and by which side.

The unit is the window, a sentence or a paragraph: it counts once, however often it names
two entities.
"""

from __future__ import annotations

from analysis.measures.cooccurrence.comparison import COMPARISON_COLUMNS, N_DRAWS, compare_pairs
from analysis.measures.cooccurrence.lengths import OTHERS, measure_windows, set_against
from analysis.measures.cooccurrence.pairs import (
    NODE_COLUMNS,
    PAIR_COLUMNS,
    choose_nodes,
    count_companions,
    count_pairs,
)
from analysis.measures.cooccurrence.places import Window
from analysis.measures.cooccurrence.scores import (
    SCORE_COLUMNS,
    Measure,
    choose_pairs,
    rank_pairs,
    score_pairs,
)

__all__ = [
    "COMPARISON_COLUMNS",
    "NODE_COLUMNS",
    "N_DRAWS",
    "OTHERS",
    "PAIR_COLUMNS",
    "SCORE_COLUMNS",
    "Measure",
    "Window",
    "choose_nodes",
    "choose_pairs",
    "compare_pairs",
    "count_companions",
    "count_pairs",
    "measure_windows",
    "rank_pairs",
    "score_pairs",
    "set_against",
]
