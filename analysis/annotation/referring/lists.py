"""The words that tell whom a noun phrase means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from analysis.annotation.aliases import slug
from analysis.annotation.lexicons import FOLDER, read_lexicon

FILE = "referring.toml"
_SETS = (
    *("rulers", "not_rulers", "lands", "measures", "members"),
    *("hedges", "doubting", "accusing", "undoubted", "prefixes", "dots"),
)


class ReferringLists(NamedTuple):
    """The list, as look-ups; the file says what each is for.

    Attributes
    ----------
    rulers, not_rulers, lands, measures : frozenset of str
    members, hedges, doubting, accusing, undoubted, prefixes, dots : frozenset of str
    variants : dict of str to str
        A noun written with a hyphen or apart -> the same in one word.
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
    accusing: frozenset[str]
    undoubted: frozenset[str]
    prefixes: frozenset[str]
    dots: frozenset[str]
    variants: Mapping[str, str]
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
    variants = {
        word.replace("-", sign): word.replace("-", "")
        for word in table["variants"]
        for sign in ("-", " ")
    }
    return ReferringLists(**sets, variants=variants, states=states, digest=digest)
