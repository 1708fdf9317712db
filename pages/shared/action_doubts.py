"""The words that say how an action is told: plainly, as not done, with doubt, in whose words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pages.shared.attributed import quote
from pages.shared.escaping import isolate

PLAIN = "Told plainly, in the outlet's own voice: no word of doubt found in the sentence."
_MODALITIES = {"plain": "", "to": "with to", "ing": "with -ing", "if": "with if"}


def certainty_words(
    action: Mapping[Any, Any], doubt: str, speaker: Mapping[Any, Any] | None
) -> str:
    """Say in one sentence how certain an action is told to be, and in whose words.

    Parameters
    ----------
    action : mapping
        A row of ``schema.actions.ACTIONS``.
    doubt : str
        The words of doubt near it: see `analysis.measures.actions.find_doubts`; or empty.
    speaker : mapping, optional
        The attribution in whose words it stands.
    """
    modality = action["modality"]
    told = _MODALITIES.get(modality, f"with {quote(modality)}")
    said = [
        _voice_words(speaker) if action["is_quoted"] else "",
        "as not done" if action["is_negated"] else "",
        told,
        f"word of doubt: {isolate(doubt)}" if doubt else "",
    ]
    said = [words for words in said if words]
    if not said:
        return PLAIN
    return f"Told {'; '.join(said)}."


def _voice_words(speaker: Mapping[Any, Any] | None) -> str:
    if speaker is None:
        return "in a quoted voice"
    name = isolate(speaker["source_name"] or speaker["source_text"])
    cue = f" ({isolate(speaker['cue_text'])})" if speaker["cue_text"] else ""
    return f"in the words of {name or 'a source that was not found'}{cue}"
