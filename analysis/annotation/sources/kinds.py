"""What kind of source a name or a description is."""

from __future__ import annotations

from analysis.annotation.resolution import Mention
from analysis.annotation.sources.introductions import FORMER, Introductions
from analysis.annotation.sources.offices import OFFICE
from analysis.annotation.sources.spans import OWNERS, Phrases, SourceSpan
from analysis.annotation.sources.types import GOVERNMENT, OTHER, SourceTypes, singular

_MANY = frozenset({"media", "press"})
"""Words for bodies that are many although no plural: "Russian media" is none by name."""

_SPOKEN_PLACES = frozenset({"GPE", "LOC", "FAC"})


def type_of_mention(
    mention: Mention, introductions: Introductions, types: SourceTypes
) -> tuple[str, str]:
    """Tell the type of a named source, and the rule.

    Parameters
    ----------
    mention : Mention
        Its name.
    introductions : Introductions
        What the article says of its persons.
    types : SourceTypes
        The words for types.

    Returns
    -------
    tuple of str
        The type and a key of `TYPE_BASES`.
    """
    if mention.entity_id in types.entities:
        return types.entities[mention.entity_id], "listed"
    if mention.label == "PERSON":
        return _type_of_person(mention.entity_id, introductions)
    if mention.label == "NORP":
        words = introductions.lower[mention.start : mention.end]
        found = next((types.groups[w] for w in map(singular, words) if w in types.groups), "")
        return (found, "group") if found else ("citizen", "people")
    kind = types.type_of_name(introductions.lower[mention.start : mention.end])
    if kind:
        return kind, "name word"
    is_place = mention.label in _SPOKEN_PLACES
    return (GOVERNMENT, "place") if is_place else (OTHER, "unknown")


def _type_of_person(entity_id: str, introductions: Introductions) -> tuple[str, str]:
    """Tell a person's type: a listed office, else the first role that tells one."""
    roles = introductions.roles.get(entity_id, [])
    offices = [r.type for r in roles if r.at == OFFICE and not r.is_former]
    if offices:
        return ("head of state" if "head of state" in offices else offices[0]), "office"
    present = [r.type for r in roles if not r.is_former]
    # Whose wife somebody is tells less than an office, wherever it stands.
    telling = sorted((k for k in present if k != OTHER), key=lambda kind: kind == "citizen")
    if telling:
        return telling[0], "role"
    if present:
        return OTHER, "role"
    return OTHER, "former" if roles else "unknown"


def type_of_wording(
    span: SourceSpan, phrases: Phrases, introductions: Introductions, types: SourceTypes
) -> tuple[str, str]:
    """Tell the type of a description ("a spokesman for the ministry"), and the rule."""
    words = [w for w in phrases.lower[span.start : span.end] if w != "-"]
    place = len([w for w in phrases.lower[span.start : span.head + 1] if w != "-"]) - 1
    role = types.role_at(phrases.lower[span.start : span.stop], span.head - span.start)
    role = role or types.role_at(words, place)
    is_name = phrases.article.pos[span.head] == "PROPN"
    body = types.body_at(words, place, is_name=is_name)
    if body is not None and (role is None or len(body.key) > len(role.key)):
        return body.type, "wording"
    if role is not None and not FORMER.isdisjoint(phrases.lower[span.start : span.head]):
        return OTHER, "former"
    if role is not None:
        kind = introductions.type_of(role, span.start, span.stop, is_named=False)
        return kind, "speaks for" if role.is_carrier and kind != role.type else "wording"
    group = types.groups.get(singular(phrases.lower[span.head]))
    return (group, "group") if group else (OTHER, "unknown")


def is_named_body(span: SourceSpan, phrases: Phrases, types: SourceTypes) -> bool:
    """Whether a description names one body: "the Trump administration", "a Pew poll"."""
    words = phrases.lower[span.start : span.end]
    head = phrases.lower[span.head]
    if types.body_at(words, span.head - span.start) is None or head in _MANY:
        return False
    has_name = any(
        i in phrases.mention_at or phrases.article.pos[i] == "PROPN"
        for i in range(span.start, span.head)
    )
    return has_name and singular(head) == head and OWNERS.isdisjoint(words)
