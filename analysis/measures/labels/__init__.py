"""Labels: what each side calls somebody or something, and what only one side calls it."""

from analysis.measures.labels.concepts import CONCEPT_COLUMNS, propose_concepts
from analysis.measures.labels.ladders import LABEL_COLUMNS, tally_labels
from analysis.measures.labels.shuffling import (
    BASELINE_COLUMNS,
    EXCLUSIVE_COLUMNS,
    MIN_BEYOND,
    N_DRAWS,
    Shuffled,
    mark_chance,
    shuffle_labels,
)
from analysis.measures.labels.uses import USE_COLUMNS, choose_uses

__all__ = [
    "BASELINE_COLUMNS",
    "CONCEPT_COLUMNS",
    "EXCLUSIVE_COLUMNS",
    "LABEL_COLUMNS",
    "MIN_BEYOND",
    "N_DRAWS",
    "USE_COLUMNS",
    "Shuffled",
    "choose_uses",
    "mark_chance",
    "propose_concepts",
    "shuffle_labels",
    "tally_labels",
]
