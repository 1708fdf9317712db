"""News agencies: which names in a credit line mean which agency."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from analysis.corpus.typography import fold

AGENCIES_FILE = Path(__file__).resolve().parents[2] / "data" / "aliases" / "agencies.toml"

_JOINTS = re.compile(r"\s*(?:/|&|,|;|\band\b)\s*")


@cache
def _read_agencies() -> tuple[dict[str, str], dict[str, str]]:
    """Read the aliases: full names folded, abbreviations as written."""
    listed = tomllib.loads(AGENCIES_FILE.read_text(encoding="utf-8"))["agency"]
    names = {fold(alias): entry["name"] for entry in listed for alias in entry["names"]}
    names |= {fold(entry["name"]): entry["name"] for entry in listed}
    short = {alias: entry["name"] for entry in listed for alias in entry["short"]}
    return names, short


def find_agency(words: str) -> str:
    """Return the agency that ``words`` name as a whole; empty if they name none.

    Parameters
    ----------
    words : str
        A name without the rest of its line, such as ``AP`` or ``the Associated Press``.
        Several agencies may be joined by a stroke, a comma or *and*.

    Returns
    -------
    str
        The agency's name as the corpus writes it; two are joined by *and*.

    Examples
    --------
    >>> find_agency("AFP")
    'Agence France-Presse'
    >>> find_agency("Reuters/AP")
    'Reuters and Associated Press'
    >>> find_agency("ap")
    ''
    """
    trimmed = words.strip(" \t.:()[]-\u2013\u2014/|*")
    if not trimmed or len(trimmed) > 80:
        return ""
    single = _find_single(trimmed)
    if single:
        return single
    parts = [_find_single(part) for part in _JOINTS.split(trimmed) if part]
    return " and ".join(dict.fromkeys(parts)) if len(parts) > 1 and all(parts) else ""


def _find_single(words: str) -> str:
    names, short = _read_agencies()
    return short.get(words) or names.get(fold(words), "")
