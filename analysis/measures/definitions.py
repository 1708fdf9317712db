"""Thread definitions: reading them, and changing them as a reader asks.

A thread is defined by rules anyone can read and change (``schema.THREAD_TERMS``); what
a rule finds is said in `measures.threads`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import schema
from analysis.errors import InputError

MAX_TERM_LENGTH = 80
MIN_TELLING = 2


def read_threads(folder: Path) -> pd.DataFrame:
    """Read thread definitions, one TOML file each, in the order their files state.

    Returns
    -------
    DataFrame, one row per rule (``schema.THREAD_TERMS``)
        Terms in the file's order, then exclusions, then the reason as a row of
        kind ``why``. Empty if the folder holds no TOML file.

    Raises
    ------
    InputError
        If a file is not TOML, or lacks ``id``, ``name``, ``why`` or any term.
    """
    threads = [_read_thread(path) for path in sorted(folder.glob("*.toml"))]
    threads.sort(key=lambda thread: int(thread.get("order", len(threads))))
    rows = [row for thread in threads for row in _rules_of(thread)]
    return schema.frame(schema.THREAD_TERMS, rows)


def _read_thread(path: Path) -> dict[str, Any]:
    try:
        thread = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        msg = f"{path.name} cannot be read as a thread ({problem}): correct that line."
        raise InputError(msg) from problem
    lacking = [key for key in ("id", "name", "why", "terms") if not thread.get(key)]
    if lacking:
        msg = f"{path.name} defines no thread because it lacks {', '.join(lacking)}: add it."
        raise InputError(msg)
    return thread


def _rules_of(thread: dict[str, Any]) -> Iterator[dict[str, object]]:
    shared = {"thread_id": thread["id"], "name": thread["name"]}
    for rule in thread["terms"]:
        yield shared | {"kind": "term", "term": rule["term"], "note": rule.get("note", "")}
    for rule in thread.get("exclude", []):
        yield shared | {"kind": "exclude", "term": rule["term"], "note": rule.get("note", "")}
    yield shared | {"kind": "why", "term": "", "note": thread["why"]}


def edit_terms(thread_terms: pd.DataFrame, edits: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    """Give threads the terms a reader chose; exclusions and reasons stay.

    Parameters
    ----------
    thread_terms : DataFrame, one row per rule
        The built-in definitions.
    edits : dict
        For each thread to change, its whole new list of terms. A thread without
        any term is allowed: it then finds nothing.

    Returns
    -------
    DataFrame, one row per rule
        Terms a reader added carry the note ``added by the reader``.

    Examples
    --------
    >>> rules = schema.frame(schema.THREAD_TERMS, [dict(thread_id="s", name="Sea", kind="term",
    ...     term="boat*", note="ships")])
    >>> edit_terms(rules, {"s": ("boat*", "tide")})[["term", "note"]].values.tolist()
    [['boat*', 'ships'], ['tide', 'added by the reader']]
    """
    rows: list[dict[str, object]] = []
    for thread_id, rules in thread_terms.groupby("thread_id", sort=False):
        kept = rules.to_dict("records")
        if thread_id not in edits:
            rows += kept
            continue
        notes = {rule["term"]: rule["note"] for rule in kept if rule["kind"] == "term"}
        name = kept[0]["name"]
        rows += [
            {
                "thread_id": thread_id,
                "name": name,
                "kind": "term",
                "term": term,
                "note": notes.get(term, "added by the reader"),
            }
            for term in dict.fromkeys(tidy_term(term) for term in edits[str(thread_id)])
            if term
        ]
        rows += [rule for rule in kept if rule["kind"] != "term"]
    return schema.frame(schema.THREAD_TERMS, rows)


def tidy_term(term: str) -> str:
    """Cut a reader's term to a sensible length, single spaces and single stars.

    Empty if it holds fewer than two letters or digits: such a term is in every sentence.

    Examples
    --------
    >>> tidy_term("  safe   zone*** ")
    'safe zone*'
    >>> tidy_term("e*"), tidy_term("***")
    ('', '')
    """
    tidied = re.sub(r"\*+", "*", " ".join(term.split()))[:MAX_TERM_LENGTH].strip()
    n_telling = sum(character.isalnum() for character in tidied)
    return tidied if n_telling >= MIN_TELLING else ""


def needles(thread_terms: pd.DataFrame) -> list[str]:
    """Return the longest plain word of every term, in lower case.

    A sentence without any of them cannot be in any thread, so a store can leave it
    out before the exact search.

    Examples
    --------
    >>> rules = schema.frame(schema.THREAD_TERMS, [dict(thread_id="s", name="S", kind="term",
    ...     term="safe zone*", note="")])
    >>> needles(rules)
    ['safe']
    """
    terms = thread_terms.loc[thread_terms["kind"] == "term", "term"]
    found = (max(re.findall(r"\w+", term.lower()), key=len) for term in terms)
    return sorted(set(found))
