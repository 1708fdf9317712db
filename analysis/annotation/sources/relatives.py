"""Whom "who" and "which" take up: the words just before, if they are fit for it."""

from __future__ import annotations

from analysis.annotation.sources.spans import MARKS, NOUNS, Phrases, SourceSpan
from analysis.annotation.sources.types import singular


def before_relative(phrases: Phrases, at: int) -> SourceSpan | None:
    """Find whom "who" or "which" takes up: the last fit words of the clause before it.

    "Who" wants a person, "which" and "that" a body or text, or a group of people.
    """
    is_person = phrases.lower[at] in {"who", "whom", "whose"}
    if at > 0 and phrases.article.pos[at - 1] == "CCONJ":
        return None  # "and who" goes on with an earlier clause
    end = at
    while end > 0:
        start = end
        while start > 0 and _is_chunk(phrases, start - 1):
            start -= 1
        span = phrases.take_apart(start, end)
        has_of = start > 0 and phrases.article.pos[start - 1] == "ADP"
        if span is not None and _can_be_taken_up(phrases, span, is_person=is_person, has_of=has_of):
            return _named_before(phrases, start) or span
        if start == 0 or not (has_of or phrases.lower[start - 1] in MARKS or start == end):
            return None
        if phrases.article.sentences[start - 1] != phrases.article.sentences[at]:
            return None
        end = start - 1
    return None


def _named_before(phrases: Phrases, start: int) -> SourceSpan | None:
    """Find the person to whom a description is added: "Jane Roe, the president"."""
    mention = phrases.mention_at.get(start - 2) if start > 1 else None
    if mention is None or mention.label != "PERSON" or phrases.lower[start - 1] != ",":
        return None
    return SourceSpan(mention.start, mention.end, mention.end - 1, mention.end)


def _is_chunk(phrases: Phrases, i: int) -> bool:
    """Whether a word belongs to the noun phrase that goes on after it."""
    if i in phrases.mention_at:
        return True
    is_in_role = phrases.is_in_role(max(0, i - 2), i, i + 3)
    is_compound = "-" in phrases.lower[i : i + 2]
    return (
        is_in_role
        or is_compound
        or (phrases.article.pos[i] in NOUNS | {"ADJ", "DET", "PART"} and phrases.lower[i] != "not")
    )


def _can_be_taken_up(phrases: Phrases, span: SourceSpan, *, is_person: bool, has_of: bool) -> bool:
    """Whether a relative pronoun can mean these words."""
    mention = phrases.mention_at.get(span.head)
    words, at = phrases.lower[span.start : span.end], span.head - span.start
    is_many = singular(phrases.lower[span.head]) != phrases.lower[span.head]
    if mention is not None:
        bodies = {"ORG", "NORP"} if has_of else {"ORG", "NORP", "GPE"}
        return mention.label in ({"PERSON", "NORP"} if is_person else bodies)
    role, body = phrases.types.role_at(words, at), phrases.types.body_at(words, at)
    if is_person:
        return bool(role) or is_many or phrases.article.pos[span.head] == "PRON"
    return bool(body) or (bool(role) and is_many)
