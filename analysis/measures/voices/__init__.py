"""Voices: who is given words in each report, how many, in which way and with which verb.

Every table belongs to one event and side at a time; nothing here subtracts two events.
"""

from __future__ import annotations

from analysis.measures.voices.cues import find_first_voices, tally_cues
from analysis.measures.voices.shares import share_voices, tally_naming, tally_types
from analysis.measures.voices.sides import NO_SOURCE, Grouping
from analysis.measures.voices.sources import find_shared_sources, rank_sources

__all__ = [
    "NO_SOURCE",
    "Grouping",
    "find_first_voices",
    "find_shared_sources",
    "rank_sources",
    "share_voices",
    "tally_cues",
    "tally_naming",
    "tally_types",
]
