"""The lists and learned weights that annotation goes by."""

from __future__ import annotations

from typing import NamedTuple

from analysis.annotation.actions import ActionLists, load_action_lists
from analysis.annotation.aliases import Aliases, load_aliases
from analysis.annotation.attributions import Attributor, load_attributor
from analysis.annotation.cues import CueClasses, load_cue_classes
from analysis.annotation.manners import Manners, load_manners
from analysis.annotation.sources.types import SourceTypes, load_source_types


class Guides(NamedTuple):
    """What annotation knows beside the language model.

    Attributes
    ----------
    aliases : Aliases
        Whom listed wordings mean.
    attributor : Attributor
        The learned weights that find attributions.
    cues : CueClasses
        How words of saying present what they introduce.
    manners : Manners
        Which words tell of thought or will instead of speech.
    source_types : SourceTypes
        What kinds of sources there are.
    actions : ActionLists
        What counts as an action.
    """

    aliases: Aliases
    attributor: Attributor
    cues: CueClasses
    manners: Manners
    source_types: SourceTypes
    actions: ActionLists


def load_guides() -> Guides:
    """Load the lists and learned weights of this version.

    Raises
    ------
    InputError
        If one of them is missing or cannot be read.
    """
    return Guides(
        load_aliases(),
        load_attributor(),
        load_cue_classes(),
        load_manners(),
        load_source_types(),
        load_action_lists(),
    )
