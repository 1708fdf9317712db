"""Headlines: what they claim, in whose voice the body tells it, which words only they use."""

from __future__ import annotations

from analysis.measures.headlines.claims import (
    ACTION_COLUMNS,
    CLAIM_COLUMNS,
    CONTENT,
    FORMS,
    find_claims,
)
from analysis.measures.headlines.gaps import GAP_COLUMNS, STATES, find_gaps
from analysis.measures.headlines.sections import (
    SECTION_COLUMNS,
    WORD_COLUMNS,
    find_headline_words,
    share_sections,
)

__all__ = [
    "ACTION_COLUMNS",
    "CLAIM_COLUMNS",
    "CONTENT",
    "FORMS",
    "GAP_COLUMNS",
    "SECTION_COLUMNS",
    "STATES",
    "WORD_COLUMNS",
    "find_claims",
    "find_gaps",
    "find_headline_words",
    "share_sections",
]
