"""Co-occurrence: who is named together, how closely, and by which side.

The unit is the window, a sentence or a paragraph: it counts once, however often it names
two entities.
"""

from __future__ import annotations

from analysis.measures.cooccurrence.comparison import (
    COMPARISON_COLUMNS,
    N_DRAWS,
    choose_differences,
    compare_pairs,
)
from analysis.measures.cooccurrence.lengths import OTHERS, measure_windows, set_against
from analysis.measures.cooccurrence.pairs import (
    NODE_COLUMNS,
    PAIR_COLUMNS,
    choose_nodes,
    count_pairs,
)
from analysis.measures.cooccurrence.scores import (
    SCORE_COLUMNS,
    Measure,
    choose_pairs,
    rank_pairs,
    score_pairs,
)
from analysis.measures.cooccurrence.sides import (
    SIDE_NODE_COLUMNS,
    SIDE_PAIR_COLUMNS,
    count_sides,
)

__all__ = [
    "COMPARISON_COLUMNS",
    "NODE_COLUMNS",
    "N_DRAWS",
    "OTHERS",
    "PAIR_COLUMNS",
    "SCORE_COLUMNS",
    "SIDE_NODE_COLUMNS",
    "SIDE_PAIR_COLUMNS",
    "Measure",
    "choose_differences",
    "choose_nodes",
    "choose_pairs",
    "compare_pairs",
    "count_pairs",
    "count_sides",
    "measure_windows",
    "rank_pairs",
    "score_pairs",
    "set_against",
]
