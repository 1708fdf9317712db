"""Write a table of a built corpus to a file for another program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.errors import InputError
from analysis.store.export import add_span_text, csv_chunks, jsonl_chunks
from analysis.store.files import open_atomically
from analysis.store.manifest import Manifest, read_manifest, verify_files
from analysis.store.writing import iterate_parts

_FORMATS: dict[str, Callable[[Iterator[pd.DataFrame]], Iterator[bytes]]] = {
    ".csv": csv_chunks,
    ".jsonl": jsonl_chunks,
}


def export_table(folder: Path | str, name: str, file: Path | str) -> int:
    """Write a whole table as .csv or .jsonl, whichever ``file`` ends in.

    Memory holds one part at a time, and a file that is there already is replaced only
    when the new one is complete.

    Parameters
    ----------
    folder : path
        A built corpus.
    name : str
        A table of ``schema.TABLES``; where it has spans and no text, the words they
        stand for are added as a column ``text``.
    file : path
        Where to.

    Returns
    -------
    int
        The rows written.

    Raises
    ------
    InputError
        If there is no such table, or the file has another ending.
    StoreError
        If the corpus is damaged, or the file cannot be written.
    """
    folder, file = Path(folder), Path(file)
    if name not in schema.TABLES:
        msg = f"There is no table {name}: choose one of {', '.join(schema.TABLES)}."
        raise InputError(msg)
    if file.suffix.lower() not in _FORMATS:
        msg = f"{file} ends in neither .csv nor .jsonl: name a file that does."
        raise InputError(msg)
    manifest = read_manifest(folder)
    verify_files(folder, manifest.files)
    write = _FORMATS[file.suffix.lower()]
    with open_atomically(file) as target:
        for chunk in write(_read_with_words(folder, manifest, name)):
            target.write(chunk)
    return manifest.n_rows(name)


def _read_with_words(folder: Path, manifest: Manifest, name: str) -> Iterator[pd.DataFrame]:
    parts = iterate_parts(folder, manifest.files_of(name))
    if not _lacks_words(name):
        yield from parts
        return
    articles = iterate_parts(folder, manifest.files_of("articles"), ["article_id", "text"])
    for rows, texts in zip(parts, articles, strict=True):
        yield add_span_text(rows, dict(zip(texts["article_id"], texts["text"], strict=True)))


def _lacks_words(name: str) -> bool:
    names = set(schema.TABLES[name].column_names)
    return {"article_id", "start_char", "end_char"} <= names and "text" not in names
