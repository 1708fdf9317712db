"""Make the parts that are still missing, in this process or in several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import InputError, StoreError
from analysis.store.writing import Sidecar, find_part, write_part


@dataclass(frozen=True)
class PartTask:
    """A part to be made: its place, what it is made from and the hash of that."""

    number: int
    key: str
    inputs: tuple[Any, ...]
    file_hashes: frozenset[str]
    """The SHA-256 of each input's file, as it went into the key."""


@dataclass(frozen=True)
class PartTables:
    """What a part's inputs became."""

    tables: dict[str, pd.DataFrame]
    rejected_rows: pd.DataFrame


MakePart = Callable[[tuple[Any, ...]], PartTables]
Prepare = Callable[[], MakePart]
"""Loads what is slow to load, once per process, and returns what makes a part."""

Progress = Callable[[int, int], None]
"""Is told how many inputs are done, and of how many."""


def make_parts(
    folder: Path,
    tasks: Sequence[PartTask],
    prepare: Prepare,
    *,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Sidecar]:
    """Make every part that is not there yet.

    A task does the same whoever runs it and however often, so the bytes do not depend
    on the number of workers.

    Parameters
    ----------
    folder : Path
        The corpus folder, locked and prepared.
    tasks : sequence of PartTask
        All parts, finished or not.
    prepare : callable
        Not called if nothing is missing; must be picklable for several workers.
    workers : int
        Processes; with 1 everything happens in this one.
    progress : callable, optional
        See `Progress`.

    Returns
    -------
    list of Sidecar
        One per task, in the order of the tasks.

    Raises
    ------
    StoreError
        If the disk does not take a part, or a worker dies.
    """
    finished: dict[int, Sidecar] = {}
    n_inputs = sum(len(task.inputs) for task in tasks)
    n_done = 0

    def note(task: PartTask, sidecar: Sidecar) -> None:
        nonlocal n_done
        finished[task.number] = sidecar
        n_done += len(task.inputs)
        if progress:
            progress(n_done, n_inputs)

    for task in tasks:
        sidecar = find_part(folder, task.number, task.key)
        if sidecar:
            note(task, sidecar)
    missing = [task for task in tasks if task.number not in finished]
    if missing and min(workers, len(missing)) == 1:
        make = prepare()
        for task in missing:
            note(task, _make_part(folder, task, make))
    elif missing:
        _make_in_processes(folder, missing, prepare, min(workers, len(missing)), note)
    return [finished[task.number] for task in tasks]


def _make_part(folder: Path, task: PartTask, make: MakePart) -> Sidecar:
    made = make(task.inputs)
    if not task.file_hashes.issuperset(made.tables["articles"]["file_sha256"]):
        msg = "A file of the input changed while it was read: run the same command again."
        raise InputError(msg)
    return write_part(folder, task.number, task.key, made.tables, made.rejected_rows)


def _make_in_processes(
    folder: Path,
    tasks: Sequence[PartTask],
    prepare: Prepare,
    workers: int,
    note: Callable[[PartTask, Sidecar], None],
) -> None:
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        workers,
        # A forked child could inherit a lock that another thread held at that moment.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=(prepare,),
    )
    try:
        waiting = {pool.submit(_work, folder, task): task for task in tasks}
        for future in as_completed(waiting):
            note(waiting[future], future.result())
    except BrokenProcessPool as problem:
        msg = (
            f"A worker died while building {folder} (often for lack of memory): "
            "run the same command again with fewer workers; finished parts are kept."
        )
        raise StoreError(msg) from problem
    finally:
        # Nobody waits for a part that nobody wants any more.
        pool.shutdown(wait=False, cancel_futures=True)
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
            child.join()


def _start_worker(prepare: Prepare) -> None:
    """Leave signals to the parent, and die with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    _worker.prepare = prepare


class _Worker:
    """What a worker process keeps between its parts."""

    prepare: Prepare

    @cached_property
    def make(self) -> MakePart:
        # Loaded with the first part, not at the start: there an error would only be
        # reported as a dead worker.
        return self.prepare()


_worker = _Worker()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _work(folder: Path, task: PartTask) -> Sidecar:
    return _make_part(folder, task, _worker.make)
