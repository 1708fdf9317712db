"""One builder at a time: a lock that dies with its process."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import BusyError
from analysis.store.files import naming

LOCK_NAME = ".lock"


@contextlib.contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Keep every other builder out of a folder.

    The kernel holds the lock and drops it with the process, however that ends, so no
    lock ever waits for a human. The file holds the process id, for the message only.

    Raises
    ------
    BusyError
        If another process holds it.
    StoreError
        If the folder cannot be written.
    """
    path = folder / LOCK_NAME
    with naming(path):
        handle = _acquire(path)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        os.close(handle)


def _acquire(path: Path) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_still_there(path, handle):
                os.ftruncate(handle, 0)
                os.write(handle, str(os.getpid()).encode())
                return handle
        except BlockingIOError:
            owner = os.pread(handle, 32, 0).decode(errors="replace") or "unknown"
            os.close(handle)
            msg = (
                f"Another build of {path.parent} is already running ({owner}): wait until it ends."
            )
            raise BusyError(msg) from None
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _is_still_there(path: Path, handle: int) -> bool:
    """Tell whether the locked file is the one at the path: its last owner may have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
