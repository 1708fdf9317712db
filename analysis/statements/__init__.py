"""Statements: whether sentences of different outlets report the same thing.

`read_statements` takes sentences out of the tables of words and actions; `rate_pairs` says how
likely two of them report the same; `rate_statements` does so for all near pairs of an event and
`group_statements` puts together what may stand together. ``training/statements.py`` made the
weights. No language model is needed here; word vectors are handed in.
"""

from analysis.statements.grouping import group_statements, rate_statements
from analysis.statements.reading import Statement, read_statements
from analysis.statements.scoring import rate_pairs
from analysis.statements.weights import Judge, load_judge

__all__ = [
    "Judge",
    "Statement",
    "group_statements",
    "load_judge",
    "rate_pairs",
    "rate_statements",
    "read_statements",
]
