"""The manifest: which files make up a built corpus, and from what they were built.

A corpus folder is what its manifest says and nothing else: a file it does not name is
ignored, and a file whose bytes differ from it is refused.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analysis import schema
from analysis.errors import StoreError
from analysis.store.files import hash_file
from analysis.store.sealed import digest, unseal

MANIFEST_NAME = "manifest.json"
PARTS_FOLDER = "parts"
SIDECAR = "part"
"""What a sidecar is called in place of a table's name."""

FILE_PATTERN = re.compile(r"[a-z_]+-\d{5,}-[0-9a-f]{8}\.(parquet|json)")

AGAIN = "run python -m analysis build again"


@dataclass(frozen=True)
class StoredFile:
    """A file of a corpus: its name in ``parts/``, its table, rows and SHA-256."""

    name: str
    table: str
    n_rows: int
    sha256: str


@dataclass(frozen=True)
class Counts:
    """What became of the inputs: ``n_read == n_accepted + sum of rejected``."""

    n_read: int
    n_accepted: int
    rejected: dict[str, int]
    """Inputs by reason code."""


@dataclass(frozen=True)
class Manifest:
    """What a built corpus consists of and came from."""

    schema_version: int
    corpus_id: str
    """12 hex digits of the inputs and definitions: the same on every machine."""
    run_id: str
    """SHA-256 of inputs, model, settings, definitions and schema version."""
    code_version: str
    stamps: dict[str, str]
    """What the run id is made of, by name."""
    counts: Counts
    files: tuple[StoredFile, ...]

    def files_of(self, table: str) -> list[StoredFile]:
        """Return a table's files, in the order of their parts."""
        return [file for file in self.files if file.table == table]

    def n_rows(self, table: str) -> int:
        """Return how many rows a table has."""
        return sum(file.n_rows for file in self.files_of(table))

    def to_content(self) -> dict[str, Any]:
        """Return what is written to the manifest file."""
        return asdict(self)


def file_name(table: str, number: int, key: str, ending: str = "parquet") -> str:
    """Name a file after its table, part and what it was made from.

    Another input gives another name, so a build never overwrites a file that an older
    manifest still names.

    Examples
    --------
    >>> file_name("articles", 3, "0123456789abcdef")
    'articles-00003-01234567.parquet'
    """
    return f"{table}-{number:05d}-{key[:8]}.{ending}"


def read_manifest(folder: Path) -> Manifest:
    """Read a corpus folder's manifest; the files it names are not looked at.

    Raises
    ------
    StoreError
        If it is missing, damaged or of another version.
    """
    path = folder / MANIFEST_NAME
    try:
        raw = path.read_bytes()
    except FileNotFoundError as problem:
        msg = f"{path} is missing, so {folder} holds no built corpus: {AGAIN}."
        raise StoreError(msg) from problem
    except OSError as problem:
        reason = (problem.strerror or "unreadable").lower()
        msg = f"{path} could not be read ({reason}): make it readable or {AGAIN}."
        raise StoreError(msg) from problem
    return parse_manifest(raw, path)


def parse_manifest(raw: bytes, path: Path) -> Manifest:
    """Read a manifest's bytes.

    Raises
    ------
    StoreError
        If they are damaged or of another version.
    """
    try:
        content = unseal(raw)
        version = content.get("schema_version")
        if version != schema.VERSION:
            msg = (
                f"{path} is of version {version}, and this program reads version "
                f"{schema.VERSION}: {AGAIN}."
            )
            raise StoreError(msg)
        return _to_manifest(content)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        reason = problem if isinstance(problem, ValueError) else "it lacks an entry"
        msg = f"{path} is damaged ({reason}): {AGAIN}."
        raise StoreError(msg) from problem


def _to_manifest(content: dict[str, Any]) -> Manifest:
    files = tuple(StoredFile(**file) for file in content["files"])
    if not all(FILE_PATTERN.fullmatch(file.name) for file in files):
        msg = "it names a file outside its folder"
        raise ValueError(msg)
    if set(schema.TABLES) - {file.table for file in files}:
        msg = "it names no file for some tables"
        raise ValueError(msg)
    return Manifest(**content | {"counts": Counts(**content["counts"]), "files": files})


def verify_files(folder: Path, files: tuple[StoredFile, ...]) -> None:
    """Compare the bytes of every file with its SHA-256.

    Raises
    ------
    StoreError
        If one is missing or differs.
    """
    for file in files:
        reason = find_damage(folder, file)
        if reason:
            msg = f"{folder / PARTS_FOLDER / file.name} {reason}: {AGAIN}."
            raise StoreError(msg)


def find_damage(folder: Path, file: StoredFile) -> str:
    """Say what is wrong with a file, in a few words; empty if nothing is."""
    try:
        found = hash_file(folder / PARTS_FOLDER / file.name)
    except FileNotFoundError:
        return "is missing"
    except OSError as problem:
        return f"could not be read ({(problem.strerror or 'unreadable').lower()})"
    return "" if found == file.sha256 else "is damaged (its bytes differ from the manifest)"


def make_run_id(stamps: dict[str, str]) -> str:
    """Return the SHA-256 that stands for a run with these stamps.

    The code's own stamps are left out: a comment changed is not another corpus.
    """
    return digest({name: stamp for name, stamp in stamps.items() if not name.endswith("code")})
