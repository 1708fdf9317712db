"""Late tables: what can be written only once every part is there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import StoreError
from analysis.store.manifest import StoredFile, find_damage, read_manifest
from analysis.store.sealed import digest
from analysis.store.writing import LATE_TABLES, TOPIC_TABLES, iterate_parts, write_table

Tables = Mapping[str, pd.DataFrame]
ReadParts = Callable[[Mapping[str, Sequence[str]]], Iterator[Tables]]
"""Names of tables and columns to the parts of the corpus, one after the other."""
SuggestTopics = Callable[[ReadParts], Iterator[Tables]]
"""Parts to, for each of them, `LATE_TABLES`, and at the end `TOPIC_TABLES`."""


def write_topics(
    folder: Path, suggest: SuggestTopics, parts: Sequence[StoredFile], stamps: Mapping[str, str]
) -> list[StoredFile]:
    """Write the tables of topics, or take over those that the same build wrote before.

    Parameters
    ----------
    folder : Path
        The corpus folder, locked and prepared.
    suggest : callable
        See `SuggestTopics`.
    parts : sequence of StoredFile
        All files of all parts.
    stamps : mapping of str to str
        All that decides what the tables hold.

    Returns
    -------
    list of StoredFile
    """
    written = _find_written(folder, stamps)
    if written:
        return written
    key = digest(dict(stamps))

    def read_parts(columns: Mapping[str, Sequence[str]]) -> Iterator[Tables]:
        files = ([file for file in parts if file.table == name] for name in columns)
        tables = (
            iterate_parts(folder, named, list(wanted))
            for named, wanted in zip(files, columns.values(), strict=True)
        )
        for rows in zip(*tables, strict=True):
            yield dict(zip(columns, rows, strict=True))

    return [
        write_table(folder, name, number if name in LATE_TABLES else 0, key, rows)
        for number, tables in enumerate(suggest(read_parts))
        for name, rows in tables.items()
    ]


def _find_written(folder: Path, stamps: Mapping[str, str]) -> list[StoredFile]:
    """Return the files of a finished build with the same stamps, if their bytes verify."""
    with contextlib.suppress(StoreError):
        manifest = read_manifest(folder)
        files = [file for file in manifest.files if file.table in (*LATE_TABLES, *TOPIC_TABLES)]
        if manifest.stamps == stamps and not any(find_damage(folder, file) for file in files):
            return files
    return []
