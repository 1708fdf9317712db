"""The words that say how an action is told: plainly, as not done, with doubt, in whose words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.shared.attributed import quote
from pages.shared.escaping import isolate

PLAIN = "Plainly, in the outlet's own voice: no word of doubt found beside it."


def certainty_words(
    action: Mapping[Any, Any], doubt: str, speaker: Mapping[Any, Any] | None
) -> str:
    """Say in one line how certain an action is told to be, and in whose words.

    Parameters
    ----------
    action : mapping
        A row of ``schema.actions.ACTIONS``.
    doubt : str
        The words of doubt near it: see `analysis.measures.actions.find_doubts`; or empty.
    speaker : mapping, optional
        The attribution in whose words it stands.
    """
    modality = {"ing": "-ing"}.get(action["modality"], action["modality"])
    said = [
        _voice_words(speaker) if action["is_quoted"] else "",
        "as not done" if action["is_negated"] else "",
        f"as possible or wanted (with {quote(modality)})" if modality != "plain" else "",
        f"word of doubt: {isolate(doubt)}" if doubt else "",
    ]
    said = [words for words in said if words]
    if not said:
        return PLAIN
    first, *others = said
    return f"{'; '.join([first[0].upper() + first[1:], *others])}."


def _voice_words(speaker: Mapping[Any, Any] | None) -> str:
    if speaker is None:
        return "in a quoted voice"
    name = isolate(speaker["source_name"] or speaker["source_text"])
    cue = speaker["cue_text"]
    # A sentence may begin with it: According to Roe.
    cue = f" ({isolate(cue[0].lower() + cue[1:])})" if cue else ""
    return f"in the words of {name or 'a source that was not found'}{cue}"
