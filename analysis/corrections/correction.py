"""What one correction is, and what makes it a sound one."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

ACTIONS = ("merge", "split", "rename", "retype")
LABELS = ("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "EVENT")
"""The types an entity can have."""

MAX_CORRECTIONS = 500
MAX_NAME_CHARS = 120
MAX_REASON_CHARS = 300
MAX_WORDING_CHARS = 200
MAX_ID_CHARS = 400

READER_RULE = "reader"
"""Stands in ``merged_by`` where a reader decided what words mean."""
READER_WHY = "A reader's correction says so."
"""That rule in plain words."""

NEEDS = {
    "merge": ("into",),
    "split": ("wording",),
    "rename": ("name",),
    "retype": ("label",),
}
"""What an action cannot do without, beside its entity."""
ALLOWS = {"merge": (), "split": ("into",), "rename": (), "retype": ()}
"""What an action may have as well, beside a reason."""

_LIMITS = {
    "entity_id": MAX_ID_CHARS,
    "into": MAX_ID_CHARS,
    "wording": MAX_WORDING_CHARS,
    "name": MAX_NAME_CHARS,
    "reason": MAX_REASON_CHARS,
}
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


class Correction(NamedTuple):
    """One thing a reader puts right; what its action does not need stays empty.

    Attributes
    ----------
    action : str
        merge, split, rename or retype.
    entity_id : str
        The entity it is about.
    into : str
        merge: the entity it is one with. split: the entity that the wording means;
        empty if it means one of its own.
    wording : str
        split: the words as found in the text, all mentions with them.
    name : str
        rename: what the entity is called from now on.
    label : str
        retype: one of `LABELS`.
    reason : str
        Why, in the reader's words; may be empty.
    """

    action: str
    entity_id: str
    into: str = ""
    wording: str = ""
    name: str = ""
    label: str = ""
    reason: str = ""


Corrections = tuple[Correction, ...]
"""In the order in which they apply: each sees what those before it made."""


def split_id(entity_id: str, wording: str) -> str:
    """Return the key of the entity that a wording becomes when it is split off.

    No key of the machine has a stroke in it, so the two cannot be mixed up, and the
    key is the same in every corpus.

    Examples
    --------
    >>> split_id("moscow", "Moscow City")
    'moscow/Moscow City'
    """
    return f"{entity_id}/{tidy(wording)}"


def tidy(text: str) -> str:
    r"""Put foreign text on one line and take out what cannot be seen.

    That is control characters, those that change the reading direction, zero-width
    ones, and halves of characters. Tidying twice changes nothing more.

    Examples
    --------
    >>> tidy(" Moscow\n\u202eCity\u200b ")
    'Moscow City'
    """
    seen = (c for c in text if c.isspace() or unicodedata.category(c) not in _INVISIBLE)
    return " ".join("".join(seen).split())


def tidied(correction: Correction) -> Correction:
    """Tidy every text of a correction; do this to what a reader typed."""
    return Correction(*map(tidy, correction))


def find_fault(correction: Correction) -> str:
    """Say what is wrong with a tidied correction, whatever the corpus.

    Returns
    -------
    str
        A clause, as ``"its name is missing"``; empty if it is sound.

    Examples
    --------
    >>> find_fault(Correction("rename", "kremlin"))
    'its name is missing'
    >>> find_fault(Correction("retype", "kremlin", label="ORG"))
    ''
    """
    if correction.action not in NEEDS:
        return f"its action is not one of {', '.join(ACTIONS)}"
    needed = ("entity_id", *NEEDS[correction.action])
    allowed = {"action", "reason", *needed, *ALLOWS[correction.action]}
    for field, text in correction._asdict().items():
        if field in needed and not text:
            return f"its {field} is missing"
        if text and field not in allowed:
            return f"it has a {field}, which a {correction.action} does not take"
        if len(text) > _LIMITS.get(field, len(text)):
            return f"its {field} is longer than {_LIMITS[field]} characters"
    return _find_bad_value(correction)


def _find_bad_value(correction: Correction) -> str:
    """Say which value is none that its field can have."""
    if correction.name and not any(character.isalnum() for character in correction.name):
        return "its name has no letter or digit"
    if correction.label and correction.label not in LABELS:
        return f"its label is not one of {', '.join(LABELS)}"
    return ""
