"""Thread definitions: reading them, and changing them as a reader asks.

A thread is defined by rules anyone can read and change (``schema.THREAD_TERMS``); what
a rule finds is said in `measures.threads`.
"""

from __future__ import annotations

import math
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

_THREAD_ID = re.compile("[a-z_]+")
RESERVED_IDS = frozenset(
    {
        *("event", "outlets", "by", "voice", "thread", "measure", "count", "show", "corpus"),
        *("article", "sentence", "marks", "removed", "page", "speaker", "check", "draw"),
        *("entity", "kind", "in", "within", "also"),
        *("view", "of", "side", "against", "strength", "least"),
        *("topic", "fixes", "names"),
        # What pages remember beside the address stands under the same kind of key.
        *("selection", "article_choice", "definition_open", "link_open", "threads_open"),
        *("findings", "finding_opened", "strip_opened", "map", "timeline", "bars", "positions"),
        *("undo_terms", "undo_voice", "whose", "given0", "ledger", "named", "kinds", "early"),
        *("ranking", "network", "beside", "difference", "absent", "evidence", "focus_now"),
        *("page_last", "is_page_new", "names_open", "named_places", "corrected", "wordings"),
        *("part", "deeds", "actor", "verb", "untold_of", "acting", "actor_verbs", "verb_doers"),
        *("untold", "look", "thing", "nouns", "labels", "ladder", "company"),
        *("first_of_verb", "agentless", "words", "words_long", "words_file", "words_found"),
        *("cues", "frame_cues", "own_cues", "cue_entries", "role_recounts", "cue_recounts"),
        *("cue_entries_open", "words_file_open", "cue_entries_csv", "deeds_now", "verb_family"),
        *("topics", "crossing", "stability", "refits"),
        *("words_of", "versus", "grammar", "term", "everybody", "wordplot", "uses", "ranked"),
        *("ranked_open", "ranked_csv", "test_now", "test_stop", "test_refused", "visitor"),
        *("is_term_new", "term_recounts"),
        *("fixes_long", "fix_action", "fix_author", "fix_back_all", "fix_file", "fix_given"),
        *("fix_into", "fix_name", "fix_now", "fix_problem", "fix_reason", "fix_target"),
        *("recounts", "recounts_open", "recounts_csv"),
        *("headline_gaps", "headline_words", "headline_cues", "headlines_open"),
        *("fix_type", "fix_wording", "terms", "topic_name", "refits_open", "steadiness"),
    }
)
"""A thread's id is a key of the dashboard's address, where these have a meaning already."""


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
        If a file is not TOML, lacks ``id``, ``name``, ``why`` or any term, holds a value
        of another kind, or shares its id or name with another file.
    """
    threads = {path.name: _read_thread(path) for path in sorted(folder.glob("*.toml"))}
    for key in ("id", "name"):
        _require_distinct(threads, key)
    in_order = sorted(threads.values(), key=lambda thread: thread.get("order", math.inf))
    rows = [row for thread in in_order for row in _rules_of(thread)]
    return schema.frame(schema.THREAD_TERMS, rows)


def _read_thread(path: Path) -> dict[str, Any]:
    try:
        thread = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        msg = f"{path.name} cannot be read as a thread ({problem}): correct that line."
        raise InputError(msg) from problem
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        msg = f"{path.name} cannot be read as a thread ({reason}): make it readable or remove it."
        raise InputError(msg) from problem
    faults = (*_find_faults(thread), *_find_rule_faults(thread))
    if faults:
        msg = f"{path.name} defines no thread because {faults[0]}."
        raise InputError(msg)
    return thread


def _find_faults(thread: dict[str, Any]) -> Iterator[str]:
    """Say what is wrong with a thread's id, name, reason and order, and what to do."""
    lacking = [key for key in ("id", "name", "why", "terms") if not thread.get(key)]
    if lacking:
        yield f"it lacks {', '.join(lacking)}: add it"
        return
    for key in ("id", "name", "why"):
        if not isinstance(thread[key], str) or not thread[key].strip():
            yield f'its {key} is no text: write {key} = "..."'
            return
    if not _THREAD_ID.fullmatch(thread["id"]):
        yield f"its id {thread['id']!r} is not made of a to z and _ alone: choose another"
    if thread["id"] in RESERVED_IDS:
        yield f"its id {thread['id']!r} means something else in a link: choose another"
    if type(thread.get("order", 0)) is not int:
        yield "its order is no whole number: write order = 1, say"


def _find_rule_faults(thread: dict[str, Any]) -> Iterator[str]:
    """Say which rule of a thread is no rule, and what to do."""
    for key in ("terms", "exclude"):
        rules = thread.get(key, [])
        is_table = isinstance(rules, list) and all(isinstance(rule, dict) for rule in rules)
        if not is_table or not all(map(_is_rule, rules)):
            yield f"{key} holds something else than rules: write [[{key}]] and below it " + (
                'term = "..." (with a letter or digit) and note = "..."'
            )
            return
        terms = [rule["term"] for rule in rules]
        twice = [term for term in terms if terms.count(term) > 1]
        if twice:
            yield f"{key} has {twice[0]!r} twice: take one out"


def _is_rule(rule: dict[str, Any]) -> bool:
    term, note = rule.get("term"), rule.get("note", "")
    return isinstance(note, str) and isinstance(term, str) and any(map(str.isalnum, term))


def _require_distinct(threads: dict[str, dict[str, Any]], key: str) -> None:
    """Refuse two files that give one id or name to their threads."""
    first: dict[str, str] = {}
    for file, thread in threads.items():
        if first.setdefault(thread[key], file) != file:
            msg = (
                f"{file} and {first[thread[key]]} both have the {key} {thread[key]!r}, so a "
                "thread would be ambiguous: change one of them."
            )
            raise InputError(msg)


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
