"""Corrections as a few words that fit into a link.

One correction follows the other, parted by ``;``::

    moscow>russia                   merge moscow into russia
    russia/Moscow-backed            split the wording off, as an entity of its own
    russia/Moscow-backed>kremlin    split the wording off: it means kremlin
    kremlin:The Kremlin             rename
    g20~EVENT                       retype

A mark of this grammar that is part of a name has ``!`` before it: ``a!/b``, ``What!!``.
Reasons and the author are left out; the file keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.corrections.correction import (
    MAX_CORRECTIONS,
    Correction,
    Corrections,
    find_fault,
    tidied,
)

MAX_LINK_CHARS = 1500
"""Longer corrections stay out of a link: browsers and mail programs cut long ones."""

_MARKS = re.compile(r"[!;>/:~]")
_PIECES = re.compile(r"![!;>/:~]|[!;>/:~]|[^!;>/:~]+")


class Link(NamedTuple):
    """What a link's text holds: the corrections, and how many could not be read."""

    corrections: Corrections
    n_unread: int


def to_link(corrections: Corrections) -> str:
    """Write corrections, without their reasons, for one parameter of a link.

    Parameters
    ----------
    corrections : tuple of Correction
        Tidied first; those that are not sound are left out.

    Returns
    -------
    str
        Empty if there is none. The caller leaves it out of the link if it is longer than
        `MAX_LINK_CHARS`. Not yet percent-encoded.

    Examples
    --------
    >>> to_link((Correction("merge", "moscow", into="russia"),
    ...          Correction("rename", "kremlin", name="Kremlin: the seat")))
    'moscow>russia;kremlin:Kremlin!: the seat'
    """
    sound = [one for one in map(tidied, corrections) if not find_fault(one)]
    return ";".join(_write(correction) for correction in sound)


def _write(correction: Correction) -> str:
    """Write one correction."""
    entity_id, into, wording, name, label = (_escape(text) for text in correction[1:6])
    if correction.action == "split":
        return f"{entity_id}/{wording}>{into}" if into else f"{entity_id}/{wording}"
    mark, text = {"merge": (">", into), "rename": (":", name), "retype": ("~", label)}[
        correction.action
    ]
    return f"{entity_id}{mark}{text}"


def _escape(text: str) -> str:
    """Put ``!`` before the marks of the grammar."""
    return _MARKS.sub(r"!\g<0>", text)


def from_link(text: str) -> Link:
    """Read what a link says was corrected, as far as it can be read.

    Parameters
    ----------
    text : str
        Anything; percent-decoded.

    Returns
    -------
    Link
        Never an error: an unreadable correction is counted and left out, and nothing of
        a text longer than `MAX_LINK_CHARS` is read.

    Examples
    --------
    >>> from_link("moscow>russia;kremlin")
    Link(corrections=(Correction(action='merge', entity_id='moscow', into='russia', \
wording='', name='', label='', reason=''),), n_unread=1)
    """
    if len(text) > MAX_LINK_CHARS:
        return Link((), text.count(";") + 1)
    read = [_read(item) for item in _split_items(text)]
    corrections = tuple(one for one in read if one is not None)[:MAX_CORRECTIONS]
    return Link(corrections, len(read) - len(corrections))


def _split_items(text: str) -> Iterator[list[str]]:
    """Part a link's text into corrections, each a list of marks and texts; skip empty ones."""
    item: list[str] = []
    for piece in [*_PIECES.findall(text), ";"]:
        if piece != ";":
            item.append(piece)
            continue
        if item:
            yield item
        item = []


def _read(pieces: list[str]) -> Correction | None:
    """Read one correction; None if it is none."""
    marks, texts = "", [""]
    for piece in pieces:
        if piece == "!":
            return None
        if len(piece) == 1 and piece in ">/:~":
            marks += piece
            texts.append("")
        else:
            texts[-1] += piece[1:] if piece.startswith("!") else piece
    first, second, third = [*texts, "", ""][:3]
    correction = {
        ">": Correction("merge", first, into=second),
        "/": Correction("split", first, wording=second),
        "/>": Correction("split", first, wording=second, into=third),
        ":": Correction("rename", first, name=second),
        "~": Correction("retype", first, label=second),
    }.get(marks)
    if correction is None or (marks == "/>" and not tidied(correction).into):
        return None
    correction = tidied(correction)
    return None if find_fault(correction) else correction
