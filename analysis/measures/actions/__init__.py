"""Actions: who acts and who is acted upon in each side's report, and what names no doer."""

from analysis.measures.actions.agentless import AGENTLESS_COLUMNS, find_agentless
from analysis.measures.actions.doers import DOER_COLUMNS, tally_doers
from analysis.measures.actions.doubts import DOUBT_COLUMNS, DOUBTFUL, find_doubts
from analysis.measures.actions.families import choose_verbs, read_families
from analysis.measures.actions.placing import choose_actions
from analysis.measures.actions.roles import ROLE_COLUMNS, tally_roles
from analysis.measures.actions.sides import SIDE_COLUMNS, tally_sides
from analysis.measures.actions.speakers import SPEAKER_COLUMNS, find_speakers
from analysis.measures.actions.verbs import VERB_COLUMNS, tally_verbs

__all__ = [
    "AGENTLESS_COLUMNS",
    "DOER_COLUMNS",
    "DOUBTFUL",
    "DOUBT_COLUMNS",
    "ROLE_COLUMNS",
    "SIDE_COLUMNS",
    "SPEAKER_COLUMNS",
    "VERB_COLUMNS",
    "choose_actions",
    "choose_verbs",
    "find_agentless",
    "find_doubts",
    "find_speakers",
    "read_families",
    "tally_doers",
    "tally_roles",
    "tally_sides",
    "tally_verbs",
]
