"""A reader's corrections of entities: a small overlay over what the machine found.

Four things can be put right: two entities are one (merge), a wording means another one
(split), a name is wrong (rename), a type is wrong (retype). The built corpus is never
changed. A correction is compiled against the entities of a corpus and then laid over
each table, so that every figure is made from corrected counts.

What a correction does not do: it does not touch the text, nor where names and
attributions begin and end; it adds no name that the machine missed and takes none out;
it does not look again for who "he" or "the ministry" is; and it does not move a quotation
from one entity to another, but where the whole entity was merged.
"""

from __future__ import annotations

from analysis.corrections.actions import apply_to_action_names
from analysis.corrections.changes import list_changes
from analysis.corrections.compiling import Applied, Outcome, compile_corrections
from analysis.corrections.correction import (
    ACTIONS,
    LABELS,
    MAX_CORRECTIONS,
    MAX_NAME_CHARS,
    MAX_REASON_CHARS,
    READER_RULE,
    READER_WHY,
    Correction,
    Corrections,
    find_fault,
    split_id,
    tidied,
)
from analysis.corrections.counts import apply_to_article_entities, apply_to_sentence_entities
from analysis.corrections.entities import apply_to_entities, apply_to_mentions
from analysis.corrections.files import MAX_FILE_BYTES, Overlay, read_file, to_file
from analysis.corrections.links import MAX_LINK_CHARS, Link, from_link, to_link
from analysis.corrections.phrases import apply_to_phrases
from analysis.corrections.sources import apply_to_sources

__all__ = [
    "ACTIONS",
    "LABELS",
    "MAX_CORRECTIONS",
    "MAX_FILE_BYTES",
    "MAX_LINK_CHARS",
    "MAX_NAME_CHARS",
    "MAX_REASON_CHARS",
    "READER_RULE",
    "READER_WHY",
    "Applied",
    "Correction",
    "Corrections",
    "Link",
    "Outcome",
    "Overlay",
    "apply_to_action_names",
    "apply_to_article_entities",
    "apply_to_entities",
    "apply_to_mentions",
    "apply_to_phrases",
    "apply_to_sentence_entities",
    "apply_to_sources",
    "compile_corrections",
    "find_fault",
    "from_link",
    "list_changes",
    "read_file",
    "split_id",
    "tidied",
    "to_file",
    "to_link",
]
