"""Write a corpus part by part, so that an interrupted build loses one part at most.

The order matters: a part's files, then its sidecar with their checksums, and when all
parts are there the manifest, which takes the place of the old one in one step. Until
then the older corpus is whole; a rerun takes over every part whose bytes verify.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import schema
from analysis.errors import StoreError
from analysis.store.files import naming, remove_temporaries, write_atomically
from analysis.store.manifest import (
    FILE_PATTERN,
    MANIFEST_NAME,
    PARTS_FOLDER,
    SIDECAR,
    Manifest,
    StoredFile,
    file_name,
    find_damage,
    parse_manifest,
)
from analysis.store.parts import encode_table, read_part
from analysis.store.sealed import seal, unseal

TOPIC_TABLES = (
    *("topic_fits", "topics", "topic_terms"),
    *("topic_sentences", "topic_choices", "topic_refits"),
)
"""Tables about the topics of the corpus as a whole."""

LATE_TABLES = ("sentence_topics", "article_topics")
"""Tables with a file for each part, which need all parts to be there."""

GLOBAL_TABLES = (
    *("entities", "entity_aliases", "noun_relatives", "thread_terms", "rejected_rows", "quality"),
    *TOPIC_TABLES,
)
"""Tables about the corpus as a whole: one file each, written at the end."""

PART_TABLES = tuple(name for name in schema.TABLES if name not in (*GLOBAL_TABLES, *LATE_TABLES))
"""Tables with a file for each part, written with it."""


@dataclass(frozen=True)
class Sidecar:
    """What a finished part holds: its files and the inputs it had to reject."""

    number: int
    key: str
    files: tuple[StoredFile, ...]
    rejected: tuple[dict[str, Any], ...]

    @property
    def n_articles(self) -> int:
        """How many articles the part holds."""
        return sum(file.n_rows for file in self.files if file.table == "articles")

    @property
    def name(self) -> str:
        """The name of its own file."""
        return file_name(SIDECAR, self.number, self.key, "json")

    def to_bytes(self) -> bytes:
        """Return what its own file holds."""
        return seal({"schema_version": schema.VERSION, **asdict(self)})

    def as_file(self) -> StoredFile:
        """Return its own entry for the manifest."""
        sha256 = hashlib.sha256(self.to_bytes()).hexdigest()
        return StoredFile(self.name, SIDECAR, len(self.rejected), sha256)


def prepare_folder(folder: Path) -> None:
    """Make the folder for the parts and clear away what a killed run left half-written."""
    parts = folder / PARTS_FOLDER
    with naming(parts):
        parts.mkdir(exist_ok=True)
    remove_temporaries(folder)
    remove_temporaries(parts)


def write_table(folder: Path, name: str, number: int, key: str, rows: pd.DataFrame) -> StoredFile:
    """Write rows of a table as one file below a corpus folder.

    Raises
    ------
    SchemaError
        If the rows break the promise of the table.
    StoreError
        If the disk does not take it.
    """
    content = encode_table(rows, schema.TABLES[name])
    file = StoredFile(
        file_name(name, number, key), name, len(rows), hashlib.sha256(content).hexdigest()
    )
    if find_damage(folder, file):
        write_atomically(folder / PARTS_FOLDER / file.name, content)
    return file


def write_part(
    folder: Path,
    number: int,
    key: str,
    tables: dict[str, pd.DataFrame],
    rejected_rows: pd.DataFrame,
) -> Sidecar:
    """Write a part's tables, then its sidecar.

    Parameters
    ----------
    folder : Path
        The corpus folder.
    number, key : int, str
        The part's place, and the hash of all it was made from.
    tables : dict
        One table for each of `PART_TABLES`.
    rejected_rows : DataFrame, one row per input not accepted
        Kept in the sidecar until all parts are there.

    Returns
    -------
    Sidecar
        A part without any article writes nothing: reading it again costs little.
    """
    rejected = tuple(schema.conform(rejected_rows, schema.REJECTED_ROWS).to_dict("records"))
    if tables["articles"].empty:
        return Sidecar(number, key, (), rejected)
    files = tuple(write_table(folder, name, number, key, tables[name]) for name in PART_TABLES)
    sidecar = Sidecar(number, key, files, rejected)
    write_atomically(folder / PARTS_FOLDER / sidecar.name, sidecar.to_bytes())
    return sidecar


def find_part(folder: Path, number: int, key: str) -> Sidecar | None:
    """Return a part that an earlier run finished, if its bytes verify; else None."""
    path = folder / PARTS_FOLDER / file_name(SIDECAR, number, key, "json")
    try:
        raw = path.read_bytes()
        content = unseal(raw)
        if content.pop("schema_version") != schema.VERSION:
            return None
        files = tuple(StoredFile(**file) for file in content.pop("files"))
        rejected = tuple(content.pop("rejected"))
        sidecar = Sidecar(files=files, rejected=rejected, **content)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    # The manifest will vouch for these bytes, so an equal meaning is not enough.
    is_asked_for = raw == sidecar.to_bytes() and (sidecar.number, sidecar.key) == (number, key)
    has_all = tuple(file.table for file in files) == PART_TABLES
    if not is_asked_for or not has_all or any(find_damage(folder, file) for file in files):
        return None
    return sidecar


def iterate_parts(
    folder: Path, files: Iterable[StoredFile], columns: list[str] | None = None
) -> Iterator[pd.DataFrame]:
    """Read files of a table one after the other, so that memory holds one at a time.

    Raises
    ------
    StoreError
        If one is missing or damaged.
    """
    for file in files:
        path = folder / PARTS_FOLDER / file.name
        yield read_part(path, schema.TABLES[file.table], columns)


def publish(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in place of the old one, then delete the files that none names.

    A manifest that is there already is left untouched.

    Raises
    ------
    StoreError
        If the disk does not take it; the older corpus is then still whole.
    """
    path = folder / MANIFEST_NAME
    content = seal(manifest.to_content())
    if not path.exists() or path.read_bytes() != content:
        write_atomically(path, content)
    # Read back what stands there now: only that may say which files can go.
    named = {file.name for file in parse_manifest(path.read_bytes(), path).files}
    parts = folder / PARTS_FOLDER
    with naming(parts):
        for old in parts.iterdir():
            if old.name not in named and FILE_PATTERN.fullmatch(old.name):
                old.unlink(missing_ok=True)


def require_room(folder: Path, input_dir: Path) -> None:
    """Refuse a folder that is, or may be, for something else than a corpus.

    Raises
    ------
    StoreError
        If it is a file, the input itself, or holds another program's manifest.
    """
    if folder.exists() and not folder.is_dir():
        msg = f"{folder} is a file, so no corpus can be built there: name another folder."
        raise StoreError(msg)
    if folder.resolve() == input_dir.resolve():
        msg = f"{folder} is the input itself, which is never changed: name another folder."
        raise StoreError(msg)
    if (folder / MANIFEST_NAME).exists() and not (folder / PARTS_FOLDER).is_dir():
        msg = (
            f"{folder / MANIFEST_NAME} does not belong to a built corpus and would be "
            "overwritten: name another folder, or remove it."
        )
        raise StoreError(msg)
