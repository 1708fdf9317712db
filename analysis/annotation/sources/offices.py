"""What a list of offices says of an article's persons."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from analysis.annotation.aliases import Aliases, Holder, Words
from analysis.annotation.sources.types import Role, SourceTypes

OFFICE = -1
"""The place of an introduction that an office of the day makes, not the article."""


class Introduction(NamedTuple):
    """What an article says that a person is.

    Attributes
    ----------
    at : int
        The first word of the person's mention; `OFFICE` if a list says so.
    key : str
        The role, as the list of types words it.
    type : str
        The type of source it stands for.
    is_former : bool
        Whether it is past.
    beside : frozenset of str
        The names beside it, as worded and by entity_id: "the Russian president" is not
        every president, nor "Roe's lawyer" every lawyer.
    """

    at: int
    key: str
    type: str
    is_former: bool
    beside: frozenset[str]


def list_offices(
    aliases: Aliases, types: SourceTypes, day: date | None, named: Collection[str]
) -> Iterator[tuple[str, Introduction]]:
    """Yield who of an article's persons holds or held a listed office.

    Parameters
    ----------
    aliases : Aliases
        The lists, with offices.
    types : SourceTypes
        The words for roles.
    day : date or None
        The day the article is about. Where it is unknown, an office is that of the
        only one of its holders whom the article names.
    named : collection of str
        The persons that the article names, by entity_id.

    Yields
    ------
    tuple of str and Introduction
        The person, and the office: once for each wording of it.
    """
    for wordings in aliases.roles.values():
        for words, holders in wordings:
            own = [holder for holder in holders if holder.entity_id in named]
            role = _role(words, types) if own else None
            if role is None or (day is None and len({h.entity_id for h in own}) > 1):
                continue
            countries = frozenset({" ".join(w for w in words if w[0].isupper())})
            kind = "head of state" if role.key == "leader" else role.type
            for holder in _by_then(own, day):
                is_former = day is not None and holder.until <= day
                made = Introduction(OFFICE, role.key, kind, is_former, countries)
                yield holder.entity_id, made


def _role(words: Words, types: SourceTypes) -> Role | None:
    """Find the role in the wording of an office: its last word that is one."""
    plain = [w.lower() for w in words if w != "-"]
    roles = (types.role_at(plain, at) for at in range(len(plain) - 1, -1, -1))
    return next((role for role in roles if role is not None), None)


def _by_then(holders: Sequence[Holder], day: date | None) -> Sequence[Holder]:
    """List the times that had begun by a day; of unknown days, the last."""
    if day is None:
        return holders[-1:]
    return [holder for holder in holders if holder.since <= day]
