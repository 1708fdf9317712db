"""Attributions: who is said to have said what, found with learned weights."""

from analysis.annotation.attributions.finding import (
    Attributor,
    find_attributions,
    load_attributor,
)
from analysis.annotation.attributions.types import Attribution, Kind

__all__ = ["Attribution", "Attributor", "Kind", "find_attributions", "load_attributor"]
