"""How likely two statements report the same thing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.statements.features import Values, describe_pair
from analysis.statements.reading import Statement
from analysis.statements.weights import Judge


def rate_pairs(pairs: Sequence[tuple[Statement, Statement]], judge: Judge) -> Values:
    """Rate how likely the two statements of each pair report the same thing.

    Parameters
    ----------
    pairs : sequence of (Statement, Statement)
        From `analysis.statements.reading.read_statements`; their order does not matter.
    judge : Judge
        From `analysis.statements.weights.load_judge`.

    Returns
    -------
    array of float, 0 to 1, one per pair
        A probability, calibrated on pairs of news sentences that had been preselected as
        similar and of which two of three were the same. Of any two sentences of an event far
        fewer are: there the score ranks, and is too high as a probability. The same words in
        the same order have 1, a statement without words of content 0.

    Notes
    -----
    "The same" tolerates missing details. The score says nothing of which outlet is right.

    References
    ----------
    Dolan, W. and Brockett, C. (2005). Automatically constructing a corpus of sentential
    paraphrases. Third International Workshop on Paraphrasing.
    Madnani, N., Tetreault, J. and Chodorow, M. (2012). Re-examining machine translation metrics
    for paraphrase identification. NAACL, 182-190.
    """
    described = [describe_pair(one, other) for one, other in pairs]
    values = np.array([[each[name] for name in judge.features] for each in described])
    scores = judge.rate(values)
    for at, (one, other) in enumerate(pairs):
        if not one.terms or not other.terms:
            scores[at] = 0.0
        elif one.forms == other.forms:
            scores[at] = 1.0
    return scores
