"""Which of the attributions found are findings: what is likelier right than wrong."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.annotation.attributions import Attribution
from analysis.annotation.words import Flags

LEAST_CONFIDENCE = 0.5
"""What is more likely wrong than right is no finding: it is in no table."""

_EMPTY = frozenset({"PRON", "DET", "PUNCT", "SCONJ", "PART", "SPACE"})
_TIMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january"}
    | {"february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december", "today", "yesterday", "tomorrow", "week", "month", "year", "day"}
)
"""Words for when, which say nothing themselves: in "Tuesday's call" nobody called Tuesday."""


def keep_likely(found: Sequence[Attribution], tokens: pd.DataFrame) -> list[Attribution]:
    """Keep what is more likely right than wrong, and says something.

    Parameters
    ----------
    found : sequence of Attribution
    tokens : DataFrame, one row per token
        ``pos``.

    Returns
    -------
    list of Attribution
        Those of a confidence of at least `LEAST_CONFIDENCE` whose content holds more than
        words that point elsewhere ("which they said"), and whose source is no time.
    """
    is_full = ~tokens["pos"].isin(_EMPTY).to_numpy()
    is_time = tokens["form"].isin(_TIMES).to_numpy()
    return [
        one
        for one in found
        if one.confidence >= LEAST_CONFIDENCE
        and any(is_full[start:end].any() for start, end in one.contents)
        and not (one.source and _is_time(slice(*one.source), is_full, is_time))
    ]


def _is_time(source: slice, is_full: Flags, is_time: Flags) -> bool:
    """Whether all words of a source that say something are words for when."""
    says = is_full[source]
    return bool(says.any() and is_time[source][says].all())
