"""Labels: what each side calls somebody or something, and what only one side calls it."""

from analysis.measures.labels.company import COMPANY_COLUMNS, FACETS, tally_company
from analysis.measures.labels.concepts import CONCEPT_COLUMNS, propose_concepts
from analysis.measures.labels.ladders import LABEL_COLUMNS, tally_labels
from analysis.measures.labels.listed import (
    LISTED_COLUMNS,
    count_listed,
    read_listed_concepts,
)
from analysis.measures.labels.shuffling import (
    BASELINE_COLUMNS,
    EXCLUSIVE_COLUMNS,
    MIN_BEYOND,
    N_DRAWS,
    Shuffled,
    mark_chance,
    shuffle_labels,
)
from analysis.measures.labels.uses import USE_COLUMNS, choose_uses, keep_nouns

__all__ = [
    "BASELINE_COLUMNS",
    "COMPANY_COLUMNS",
    "CONCEPT_COLUMNS",
    "EXCLUSIVE_COLUMNS",
    "FACETS",
    "LABEL_COLUMNS",
    "LISTED_COLUMNS",
    "MIN_BEYOND",
    "N_DRAWS",
    "USE_COLUMNS",
    "Shuffled",
    "choose_uses",
    "count_listed",
    "keep_nouns",
    "mark_chance",
    "propose_concepts",
    "read_listed_concepts",
    "shuffle_labels",
    "tally_company",
    "tally_labels",
]
