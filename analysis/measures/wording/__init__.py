"""Wording: which terms set a side's reports apart from those of its baseline."""

from __future__ import annotations

from analysis.measures.wording.function_words import read_function_words
from analysis.measures.wording.furniture import (
    FURNITURE_COLUMNS,
    find_furniture,
    find_name_words,
    name_words,
)
from analysis.measures.wording.matrix import OTHERS
from analysis.measures.wording.placebo import HALVES, halve_side
from analysis.measures.wording.terms import (
    SIDE_COLUMNS,
    TERM_COLUMNS,
    compare_terms,
    describe_sides,
)
from analysis.measures.wording.testing import (
    N_PERMUTATIONS,
    TESTED_SIDE_COLUMNS,
    TESTED_TERM_COLUMNS,
    TermTest,
)
from analysis.measures.wording.verdicts import ALPHA, RANKS

__all__ = [
    "ALPHA",
    "FURNITURE_COLUMNS",
    "HALVES",
    "N_PERMUTATIONS",
    "OTHERS",
    "RANKS",
    "SIDE_COLUMNS",
    "TERM_COLUMNS",
    "TESTED_SIDE_COLUMNS",
    "TESTED_TERM_COLUMNS",
    "TermTest",
    "compare_terms",
    "describe_sides",
    "find_furniture",
    "find_name_words",
    "halve_side",
    "name_words",
    "read_function_words",
]
