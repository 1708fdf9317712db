"""Uncertainty: what a number of articles allows to be said.

The article is the unit. Words inside one article are not independent of each other,
so they never count as a sample.
"""

from analysis.measures.uncertainty.dealing import (
    articles_needed,
    smallest_p,
    smallest_p_in_events,
)
from analysis.measures.uncertainty.groups import tabulate_intervals
from analysis.measures.uncertainty.intervals import (
    MAX_ARTICLES_RESAMPLED,
    MIN_ARTICLES_FOR_INTERVAL,
    N_RESAMPLES,
    SEED,
    interval_of_share,
    intervals_in_groups,
    intervals_of_shares,
)
from analysis.measures.uncertainty.proportions import (
    interval_of_proportion,
    intervals_of_differences,
)

__all__ = [
    "MAX_ARTICLES_RESAMPLED",
    "MIN_ARTICLES_FOR_INTERVAL",
    "N_RESAMPLES",
    "SEED",
    "articles_needed",
    "interval_of_proportion",
    "interval_of_share",
    "intervals_in_groups",
    "intervals_of_differences",
    "intervals_of_shares",
    "smallest_p",
    "smallest_p_in_events",
    "tabulate_intervals",
]
