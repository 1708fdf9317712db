"""Every error a user can meet.

::

    StorysidesError
    |-- SchemaError       a table does not keep the promise of analysis/schema
    |-- InputError        something the user handed in cannot be read
    |-- ModelError        the language model is missing or is not the pinned one
    `-- StoreError        a built corpus is missing, damaged, busy or of another version
        |-- CorpusChangedError  an open corpus was rebuilt or damaged: open it anew
        |-- QueryError          one question asks for too much; the corpus is sound
        `-- BusyError           another build is running, or this one was stopped

A message is one sentence that says what, why and what to do next. Programming
mistakes stay what Python calls them (``ValueError``, ``TypeError``).
"""

from __future__ import annotations


class StorysidesError(Exception):
    """Something the user can act on; its text is shown as it stands."""

    exit_code = 1


class SchemaError(StorysidesError):
    """A table lacks a column, or a column is of another kind than promised."""


class InputError(StorysidesError):
    """An input file or folder cannot be read as articles."""

    exit_code = 2


class ModelError(StorysidesError):
    """The language model is missing or differs from the pinned one."""

    exit_code = 69


class StoreError(StorysidesError):
    """A built corpus is missing, damaged or of another version."""

    exit_code = 73


class CorpusChangedError(StoreError):
    """The files of an open corpus are gone or no longer what they were."""


class QueryError(StoreError):
    """A question to a sound corpus takes too long or needs too much memory."""


class BusyError(StoreError):
    """Another process is writing to the same place, or this one was stopped."""

    exit_code = 75
