"""Sources: who is meant by the words that an attribution names its source with.

`resolving` decides; it asks `names` and `descriptions` about words that name or describe,
`pronouns`, `relatives` and `antecedents` about words that point elsewhere in the article,
`introductions` about who was introduced as what, and `types` and `kinds` about what kind
of source it is. `rules` says in plain words which rule decided. All work on plain words.
"""

from analysis.annotation.sources.resolving import resolve_sources
from analysis.annotation.sources.rules import RESOLUTIONS, TYPE_BASES, Attributed, Source

__all__ = ["RESOLUTIONS", "TYPE_BASES", "Attributed", "Source", "resolve_sources"]
