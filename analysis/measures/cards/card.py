"""What stands on a card."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """What a reader must know of a measure. No field may be empty."""

    name: str
    question: str
    unit: str
    formula: str
    limits: str
    reference: str
    tested_by: str
