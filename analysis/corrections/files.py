"""Corrections as a file: to be downloaded, kept, and loaded again."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, NoReturn

from analysis.corrections.correction import (
    MAX_CORRECTIONS,
    MAX_NAME_CHARS,
    Correction,
    Corrections,
    find_fault,
    tidied,
    tidy,
)
from analysis.errors import InputError

FORMAT = "storysides corrections"
VERSION = 1
MAX_FILE_BYTES = 256 * 1024

_KEYS = {"format", "version", "corpus_id", "author", "corrections"}
_MAX_NUMBER_CHARS = 9


class Overlay(NamedTuple):
    """What a file of corrections holds.

    Attributes
    ----------
    corrections : tuple of Correction
        In the order in which they apply.
    corpus_id : str
        The corpus they were made on; they may be tried on another.
    author : str
        Who made them; may be empty.
    """

    corrections: Corrections
    corpus_id: str
    author: str


def to_file(corrections: Corrections, *, corpus_id: str, author: str = "") -> bytes:
    """Write corrections as a file that people can read: JSON in UTF-8, keys in order.

    Parameters
    ----------
    corrections : tuple of Correction
        Tidied first; also those that do not fit the corpus are kept.
    corpus_id : str
        The corpus they were made on.
    author : str, optional
        Who made them.

    Raises
    ------
    InputError
        If `read_file` would refuse the file.
    """
    content = {
        "format": FORMAT,
        "version": VERSION,
        "corpus_id": tidy(corpus_id),
        "author": tidy(author),
        "corrections": [
            {field: text for field, text in tidied(one)._asdict().items() if text}
            for one in corrections
        ],
    }
    raw = f"{json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()
    try:
        _read_content(_read_json(raw))
    except _UnreadableError as problem:
        msg = f"The corrections cannot be saved, because {problem}: put that right first."
        raise InputError(msg) from problem
    return raw


def read_file(raw: bytes) -> Overlay:
    """Read a file of corrections, taking nothing in it on trust.

    Parameters
    ----------
    raw : bytes
        The file; at most `MAX_FILE_BYTES`.

    Returns
    -------
    Overlay
        Every text on one line and without invisible characters.

    Raises
    ------
    InputError
        If it is too large, is no JSON, or holds anything that `to_file` would not have
        written: unknown, repeated or missing keys, another format or version, more than
        `MAX_CORRECTIONS`, or texts that are too long. Nothing of it is then applied.
    """
    try:
        return _read_content(_read_json(raw))
    except _UnreadableError as problem:
        msg = (
            f"The file of corrections was not loaded, because {problem}: "
            "choose a file that was downloaded here."
        )
        raise InputError(msg) from problem


class _UnreadableError(Exception):
    """A clause that says what is wrong."""


def _read_json(raw: bytes) -> object:
    """Read bytes as JSON."""
    if len(raw) > MAX_FILE_BYTES:
        msg = f"the file is larger than {MAX_FILE_BYTES // 1024} kB"
        raise _UnreadableError(msg)
    try:
        content: object = json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_read_object,
            parse_int=_read_int,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except UnicodeDecodeError as problem:
        msg = "it is not written in UTF-8"
        raise _UnreadableError(msg) from problem
    except RecursionError as problem:
        msg = "it is nested too deeply"
        raise _UnreadableError(msg) from problem
    except ValueError as problem:
        msg = "it is not JSON"
        raise _UnreadableError(msg) from problem
    return content


def _read_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object whose keys are all different."""
    made = dict(pairs)
    if len(made) < len(pairs):
        msg = "it has a key twice"
        raise _UnreadableError(msg)
    return made


def _read_int(digits: str) -> int:
    """Read a whole number of a size that somebody could mean."""
    if len(digits) > _MAX_NUMBER_CHARS:
        _refuse_number(digits)
    return int(digits)


def _refuse_number(digits: str) -> NoReturn:
    """Refuse fractions, infinities and endless numbers."""
    msg = "it has a number that belongs in no such file"
    raise _UnreadableError(msg)


def _read_content(content: object) -> Overlay:
    """Check what the JSON holds."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        msg = "it is not a file of corrections"
        raise _UnreadableError(msg)
    if type(content.get("version")) is not int or content["version"] != VERSION:
        msg = f"it is not of version {VERSION}, the only one known here"
        raise _UnreadableError(msg)
    if content.keys() != _KEYS:
        msg = f"its keys are not {', '.join(sorted(_KEYS))}"
        raise _UnreadableError(msg)
    listed = content["corrections"]
    if not isinstance(listed, list) or len(listed) > MAX_CORRECTIONS:
        msg = f"its corrections are not a list of at most {MAX_CORRECTIONS}"
        raise _UnreadableError(msg)
    corrections = tuple(_read_correction(one, number) for number, one in enumerate(listed, 1))
    return Overlay(corrections, _read_line(content, "corpus_id"), _read_line(content, "author"))


def _read_line(content: dict[str, Any], key: str) -> str:
    """Read a short text of the file's head."""
    text = content[key]
    if not isinstance(text, str) or len(tidy(text)) > MAX_NAME_CHARS:
        msg = f"its {key} is not a text of at most {MAX_NAME_CHARS} characters"
        raise _UnreadableError(msg)
    return tidy(text)


def _read_correction(listed: object, number: int) -> Correction:
    """Check one correction of the list."""
    if not isinstance(listed, dict) or not all(isinstance(text, str) for text in listed.values()):
        msg = f"correction {number} does not consist of texts"
        raise _UnreadableError(msg)
    if not {"action", "entity_id"} <= listed.keys() <= {*Correction._fields}:
        msg = f"correction {number} has an unknown key, or lacks its action or entity_id"
        raise _UnreadableError(msg)
    correction = tidied(Correction(**listed))
    fault = find_fault(correction)
    if fault:
        msg = f"in correction {number}, {fault}"
        raise _UnreadableError(msg)
    return correction
