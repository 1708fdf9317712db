"""Files that are either whole or absent: written aside, flushed, then renamed."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from analysis.errors import StoreError

_TEMPORARY = ".tmp-"


def write_atomically(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` so that a crash leaves the old file or the new one.

    Raises
    ------
    StoreError
        If the disk is full, read-only or not ours to write. Nothing half-written stays.
    """
    with open_atomically(path) as file:
        file.write(content)


@contextlib.contextmanager
def open_atomically(path: Path) -> Iterator[BinaryIO]:
    """Write a file that takes its name only when it is complete.

    The bytes go to a file beside it, are flushed to the disk, and only then take the
    name; the folder is flushed too, so that the name survives a power loss.

    Raises
    ------
    StoreError
        As `write_atomically`.
    """
    temporary = path.with_name(f"{path.name}{_TEMPORARY}{os.getpid()}")
    with naming(path):
        try:
            with temporary.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)  # noqa: PTH105 - the tests fail it by this name
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_temporaries(folder: Path) -> None:
    """Remove what a killed run left half-written."""
    with naming(folder):
        for path in folder.glob(f"*{_TEMPORARY}*"):
            path.unlink(missing_ok=True)


def make_folder(folder: Path) -> list[Path]:
    """Make a folder and its parents.

    Returns
    -------
    list of Path
        The folders that were not there before, innermost first.
    """
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    with naming(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return missing


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as hex.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn a failing disk into one sentence that names the path.

    Raises
    ------
    StoreError
        In place of any ``OSError``.
    """
    try:
        yield
    except OSError as problem:
        raise StoreError(_sentence(path, problem)) from problem


def _sentence(path: Path, problem: OSError) -> str:
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"{path} could not be written because the disk is full "
            f"({_free_bytes(path):,} bytes free): free some space and run the same command again."
        )
    reason = (problem.strerror or str(problem)).lower()
    return (
        f"{path} could not be written ({reason}): "
        "choose a folder that you may write to and run the same command again."
    )


def _free_bytes(path: Path) -> int:
    """Return the free bytes on the disk that holds the path."""
    for folder in path.parents:
        with contextlib.suppress(OSError):
            return shutil.disk_usage(folder).free
    return 0
