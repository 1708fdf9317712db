"""Attributions: who is said to have said what, found with learned weights.

`find_attributions` goes from the cue outwards. Every word that may attribute gets a
chance to be a cue (`cues`); grammar and quotation marks offer candidates for what it
attributes (`contents`) and to whom (`sources`); small networks (`network`) weigh them;
the surest proposals whose contents do not overlap are reported (`finding`, `shaping`).
``training/attributions.py`` made the weights; `quality.json` says how good they are.
"""

from analysis.annotation.attributions.finding import find_attributions
from analysis.annotation.attributions.types import Attribution, Kind, shift
from analysis.annotation.attributions.weights import Attributor, load_attributor

__all__ = ["Attribution", "Attributor", "Kind", "find_attributions", "load_attributor", "shift"]
