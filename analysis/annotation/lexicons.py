"""Reading the word lists of data/lexicons."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from analysis.errors import InputError

FOLDER = Path(__file__).resolve().parents[2] / "data" / "lexicons"

_Lexicon = TypeVar("_Lexicon")


def read_lexicon(path: Path, compile_list: Callable[[dict[str, Any], str], _Lexicon]) -> _Lexicon:
    """Read a word list.

    Parameters
    ----------
    path : Path
        A TOML file.
    compile_list : callable
        Turns what the file says, and SHA-256 over its bytes, into look-ups.

    Returns
    -------
    object
        What ``compile_list`` makes.

    Raises
    ------
    InputError
        If the file is missing, is no TOML or lacks a field.
    """
    try:
        content = path.read_bytes()
        table = tomllib.loads(content.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        msg = f"The word list {path.name} cannot be read ({problem}): restore or mend it."
        raise InputError(msg) from problem
    try:
        return compile_list(table, sha256(content).hexdigest())
    except (KeyError, TypeError, AttributeError) as problem:
        msg = f"The list {path.name} lacks the field {problem}: add it."
        raise InputError(msg) from problem
