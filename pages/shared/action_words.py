"""The words and marks for an action: who does what to whom, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pages.shared.attributed import quote
from pages.shared.escaping import isolate
from pages.shared.state import VoiceCell

KEY_WORDS = {"source": "who acts", "cue": "what is done", "content": "whom or what it is done to"}
"""The class in sheet.css of each part of an action: each differs in more than colour."""

NO_DOER = "no doer named"
NOT_TOLD = "doer not told here"
_LONGEST = 64
_MANY_VERBS = 3


def verb_words(verb_lemma: str) -> str:
    """Write a verb as it is said.

    Examples
    --------
    >>> verb_words("call_off")
    'call off'
    """
    return isolate(verb_lemma.replace("_", " "))


def action_words(row: Mapping[Any, Any]) -> str:
    """Say in one line who does what to whom."""
    missing = NO_DOER if row["is_agentless"] else NOT_TOLD
    agent = cut_words(row["agent_text"]) or f"({missing})"
    patient = cut_words(row["patient_text"])
    done = verb_words(row["verb_lemma"])
    return " → ".join([agent, done, *([patient] if patient else [])])


def cut_words(text: str) -> str:
    """Return who acts or is acted upon as it stands, no longer than fits into a line."""
    words = isolate(text)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def flag_words(row: Mapping[Any, Any]) -> list[str]:
    """Say in which form an action is told, where it is no active verb."""
    said = [
        f"told by the noun {quote(row['noun_lemma'])}" if row["is_nominal"] else "",
        "in the passive" if row["is_passive"] else "",
    ]
    return [words for words in said if words]


def role_words(
    names: Sequence[Mapping[Any, Any]], cell: VoiceCell | None, words: Mapping[str, str]
) -> str:
    """Say which part the entity of an open mark plays here, and by which words."""
    if cell is None or cell.facet == "told":
        return ""
    key = cell.value.split(" ")[-1]
    said = {"agent": "acts", "patient": "is acted upon"}
    role = "patient" if cell.facet == "acted_upon" or cell.value.startswith("patient ") else "agent"
    own = [row for row in names if row["entity_id"] == key and row["role"] == role]
    if not own:
        return ""
    through = ", as part of these words" if own[0]["named_by"] == "modifier" else ""
    return f"{words.get(key, key)} {said[role]} here: {quote(own[0]['surface'])}{through}."


def verbs_words(verbs: Sequence[str]) -> str:
    """Write the verbs that are counted as one, the first of them where there are many.

    Examples
    --------
    >>> verbs_words(["meet", "talk"]), verbs_words(["go", "run", "walk", "call_off"])
    ('meet, talk', 'go, run, ...')
    """
    shown = verbs if len(verbs) <= _MANY_VERBS else [*verbs[: _MANY_VERBS - 1], "..."]
    return ", ".join(verb_words(verb) for verb in shown)


def doer_words(
    verbs: Sequence[str], entity_id: str, agent_lemma: str, words: Mapping[str, str]
) -> str:
    """Return the words for who does one thing: see `analysis.figures.doers.doer_value`."""
    said = verbs_words(verbs)
    if entity_id:
        return f"{said}, by {words.get(entity_id, entity_id)}"
    return f"{said}, by {quote(agent_lemma)}" if agent_lemma else f"{said}, no doer"


def action_marks(row: Mapping[Any, Any], one: Mapping[Any, Any]) -> list[list[Any]]:
    """Return the marks of one action in its sentence: offsets, class and title."""
    at, length = one["start_char"], len(one["text"])
    spans = [
        (row["agent_start_char"], row["agent_end_char"], "source"),
        (row["start_char"], row["end_char"], "cue"),
        (row["patient_start_char"], row["patient_end_char"], "content"),
    ]
    return [
        [start - at, end - at, name, KEY_WORDS[name]]
        for start, end, name in spans
        # Who acts may stand in another sentence: its place is not in this one then.
        if end > start and start >= at and end <= at + length
    ]
