"""One card for each measure a page shows: what it asks, counts and cannot say."""

from __future__ import annotations

from analysis.measures.cards.actions import ACTIONS
from analysis.measures.cards.articles import ARTICLES
from analysis.measures.cards.card import Card
from analysis.measures.cards.cue_words import CUE_WORDS
from analysis.measures.cards.headlines import HEADLINES
from analysis.measures.cards.labels import LABELS
from analysis.measures.cards.names import NAMES
from analysis.measures.cards.robustness import ROBUSTNESS
from analysis.measures.cards.threads import THREADS
from analysis.measures.cards.topics import TOPICS
from analysis.measures.cards.voices import VOICES
from analysis.measures.cards.wording import WORDING

__all__ = ["CARDS", "Card"]

CARDS: tuple[Card, ...] = (
    *THREADS,
    *ROBUSTNESS,
    *NAMES,
    *TOPICS,
    *VOICES,
    *WORDING,
    *LABELS,
    *ACTIONS,
    *HEADLINES,
    *CUE_WORDS,
    *ARTICLES,
)
"""In the order of the pages."""
