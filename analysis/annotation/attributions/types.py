"""What an attribution is: who is said to have said, thought or wanted what."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["direct", "indirect", "mixed"]


class Attribution(NamedTuple):
    """A source, a cue and the content that the cue attributes to the source.

    All numbers are rows of the token table the attribution was found in; ranges are
    half-open.

    Attributes
    ----------
    source : tuple of int and int, or None
        The person, body or document quoted; None where the text names none ("it was
        reported").
    cue : tuple of int and int, or None
        The words that attribute: "has said", "according to", "the claim", ":".
    cue_head : int or None
        The cue's main word: "said" of "has said", "claim" of "the claim that".
    contents : tuple of tuple of int and int
        What is attributed: one range or more, in order, without overlap. A quotation
        that its cue interrupts is one attribution of two ranges.
    kind : str
        ``direct`` if all letters and digits of the content stand between double
        quotation marks, ``mixed`` if some do, ``indirect`` if none does.
    confidence : float
        From 0 to 1: the probability that a reader marks the same content, at least
        half of it (the letters shared, divided by the letters either marks).
    """

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    cue_head: int | None
    contents: tuple[tuple[int, int], ...]
    kind: Kind
    confidence: float


def shift(one: Attribution, by: int) -> Attribution:
    """Count the rows of an attribution from another place."""
    return one._replace(
        source=_shift_span(one.source, by),
        cue=_shift_span(one.cue, by),
        cue_head=None if one.cue_head is None else one.cue_head + by,
        contents=tuple((start + by, end + by) for start, end in one.contents),
    )


def _shift_span(span: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    return None if span is None else (span[0] + by, span[1] + by)
