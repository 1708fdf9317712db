"""The words that tell whom a noun phrase means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.annotation.aliases import slug
from analysis.annotation.lexicons import FOLDER, read_lexicon

FILE = "referring.toml"
_SETS = ("rulers", "not_rulers", "lands", "measures", "members", "hedges", "doubting", "dots")


class ReferringLists(NamedTuple):
    """The list, as look-ups; the file says what each is for.

    Attributes
    ----------
    rulers, not_rulers, lands, measures : frozenset of str
    members, hedges, doubting, dots : frozenset of str
    states : dict of str to str
        A body, as a key of an entity -> the country it acts for.
    digest : str
        SHA-256 over the file.
    """

    rulers: frozenset[str]
    not_rulers: frozenset[str]
    lands: frozenset[str]
    measures: frozenset[str]
    members: frozenset[str]
    hedges: frozenset[str]
    doubting: frozenset[str]
    dots: frozenset[str]
    states: Mapping[str, str]
    digest: str


@cache
def load_referring_lists(folder: Path = FOLDER) -> ReferringLists:
    """Read the list.

    Parameters
    ----------
    folder : Path
        Holds referring.toml.

    Raises
    ------
    InputError
        If the file is missing, is no TOML or lacks a field.

    Examples
    --------
    >>> load_referring_lists().states["european-commission"]
    'european-union'
    """
    return read_lexicon(folder / FILE, _compile)


def _compile(table: dict[str, Any], digest: str) -> ReferringLists:
    """Turn the file's content into look-ups."""
    sets = {name: frozenset(table[name]) for name in _SETS}
    states = {slug(body): slug(state) for state, names in table["bodies"].items() for body in names}
    return ReferringLists(**sets, states=states, digest=digest)
