"""Cue words: how often words that signal certainty, a stance or a frame stand in a report."""

from analysis.measures.cue_words.counting import choose_counts, choose_cues, count_cues
from analysis.measures.cue_words.entries import ENTRY_COLUMNS, tally_entries
from analysis.measures.cue_words.own import OWN, anchor_words, find_own_cues
from analysis.measures.cue_words.rates import RATE_COLUMNS, rate_cues

__all__ = [
    "ENTRY_COLUMNS",
    "OWN",
    "RATE_COLUMNS",
    "anchor_words",
    "choose_counts",
    "choose_cues",
    "count_cues",
    "find_own_cues",
    "rate_cues",
    "tally_entries",
]
