"""Words of grammar: they show how sentences are built, not what they are about."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from analysis.errors import InputError

WORDS_FILE = Path(__file__).resolve().parent / "function_words.toml"


@cache
def read_function_words() -> frozenset[str]:
    """Return the words of grammar, in dictionary form.

    To be handed to ``left_out`` where content is asked for. They are not left out by
    themselves: how often somebody says *not* or *but* may be a difference too.

    Raises
    ------
    InputError
        If the list cannot be read.

    Examples
    --------
    >>> "the" in read_function_words(), "truce" in read_function_words()
    (True, False)
    """
    try:
        table = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
        return frozenset(table["words"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as problem:
        msg = f"The word list {WORDS_FILE.name} cannot be read ({problem}): restore or mend it."
        raise InputError(msg) from problem
