"""Families of verbs: what news has several words for, counted as one choice."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from types import MappingProxyType

from analysis.errors import InputError
from analysis.measures.actions.placing import stem_verb

FAMILIES_FILE = Path(__file__).resolve().parent / "families.toml"


@cache
def read_families() -> MappingProxyType[str, tuple[str, ...]]:
    """Return the families of verbs of near meaning, each under its first verb.

    Raises
    ------
    InputError
        If the list cannot be read.

    Notes
    -----
    Verbs of one family need not tell the same deed, and a verb may tell several: which
    are counted must be said beside the number.

    Examples
    --------
    >>> "meddle" in read_families()["interfere"]
    True
    """
    try:
        table = tomllib.loads(FAMILIES_FILE.read_text(encoding="utf-8"))
        return MappingProxyType({name: tuple(verbs) for name, verbs in table["families"].items()})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as problem:
        msg = f"The word list {FAMILIES_FILE.name} cannot be read ({problem}): restore or mend it."
        raise InputError(msg) from problem


def choose_verbs(wanted: Iterable[str], present: Collection[str]) -> tuple[str, ...]:
    """Return which of the verbs at hand are wanted, in the order in which they are wanted.

    Parameters
    ----------
    wanted : iterable of str
        Dictionary forms. A verb stands for those with a preposition joined on as well,
        as a noun of action has none: *interference in* is ``interfere``.
    present : collection of str
        The verbs of some actions: ``verb_lemma``.

    Returns
    -------
    tuple of str
        Empty if none of them is there.

    Examples
    --------
    >>> choose_verbs(["meddle", "interfere"], {"interfere", "interfere_in", "go"})
    ('interfere', 'interfere_in')
    >>> choose_verbs(["interfere_in"], {"interfere", "interfere_in"})
    ('interfere_in',)
    """
    found = [
        verb
        for asked in dict.fromkeys(wanted)
        for verb in sorted(present)
        if asked in {verb, stem_verb(verb)}
    ]
    return tuple(dict.fromkeys(found))
