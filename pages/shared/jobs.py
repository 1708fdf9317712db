"""Work that takes minutes, done beside the server's own: one at a time, slowly, to be stopped.

A job belongs to nobody: whoever asks for the same work waits for the same job, and it is
stopped when the last who waits for it stops it. Results are kept for all, a bounded number.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Generator, Hashable
from dataclasses import dataclass, field
from typing import Any, Literal

Work = Callable[[], Generator[tuple[int, int], None, Any]]
"""Does a little, yields how much of how much is done, and returns the result."""

State = Literal["waiting", "running", "done", "stopped", "failed"]

MAX_WAITING = 8
MAX_KEPT = 32
"""Results kept; the oldest goes first."""

REST, MAX_REST_SECONDS = 1.5, 2.0
"""After each step a job rests so many times as long: readers are served meanwhile."""

_LOG = logging.getLogger(__name__)


@dataclass
class Job:
    """One piece of work, and how far it is."""

    work: Work | None
    waiters: set[str] = field(default_factory=set)
    state: State = "waiting"
    n_done: int = 0
    n_total: int = 0
    result: Any = None

    @property
    def is_open(self) -> bool:
        """Whether there is something to wait for."""
        return self.state in {"waiting", "running"}


class Jobs:
    """The jobs of all visitors; safe to share between threads.

    Parameters
    ----------
    max_waiting, max_kept : int
        Jobs that may wait for their turn, and jobs that are kept when they have ended.
    """

    def __init__(self, *, max_waiting: int = MAX_WAITING, max_kept: int = MAX_KEPT) -> None:
        self._lock = threading.Lock()
        self._jobs: OrderedDict[Hashable, Job] = OrderedDict()
        self._is_working = False
        self._max_waiting = max_waiting
        self._max_kept = max_kept

    def find(self, key: Hashable) -> Job | None:
        """Return the job under a key, if it was ever asked for and is still known."""
        with self._lock:
            return self._jobs.get(key)

    def start(self, key: Hashable, work: Work, visitor: str) -> bool:
        """Wait for the job under a key, which begins as soon as no other runs.

        Returns
        -------
        bool
            False if too many jobs wait already: nothing was started.
        """
        with self._lock:
            job = self._jobs.get(key)
            if job is None or job.state in {"stopped", "failed"}:
                n_waiting = sum(other.state == "waiting" for other in self._jobs.values())
                if n_waiting >= self._max_waiting:
                    return False
                job = self._jobs[key] = Job(work)
                self._jobs.move_to_end(key)
            job.waiters.add(visitor)
            if job.is_open and not self._is_working:
                self._is_working = True
                threading.Thread(target=self._work_off, name="jobs", daemon=True).start()
        return True

    def stop(self, key: Hashable, visitor: str) -> None:
        """Wait no more; the job ends if nobody else waits for it."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None:
                return
            job.waiters.discard(visitor)
            if job.is_open and not job.waiters:
                job.state = "stopped"

    def is_waiting(self, key: Hashable, visitor: str) -> bool:
        """Say whether this visitor waits for a job that has not ended."""
        job = self.find(key)
        return job is not None and job.is_open and visitor in job.waiters

    def _work_off(self) -> None:
        """Do what waits, one after the other, until nothing does."""
        while True:
            with self._lock:
                self._forget()
                job = next((one for one in self._jobs.values() if one.state == "waiting"), None)
                if job is None:
                    self._is_working = False
                    return
                job.state = "running"
            self._do(job)

    def _do(self, job: Job) -> None:
        work, job.work = job.work, None  # with it goes all that it was to work on
        if work is None:
            return
        try:
            steps = work()
            while job.state == "running":
                begun = time.monotonic()
                try:
                    job.n_done, job.n_total = next(steps)
                except StopIteration as end:
                    self._end(job, "done", end.value)
                    return
                time.sleep(min(REST * (time.monotonic() - begun), MAX_REST_SECONDS))
        except Exception:
            _LOG.exception("A job failed")
            self._end(job, "failed", None)

    def _end(self, job: Job, state: State, result: Any) -> None:  # noqa: ANN401
        with self._lock:
            if job.state == "running":
                job.state, job.result = state, result

    def _forget(self) -> None:
        """Let go of the oldest jobs that have ended."""
        ended = [key for key, job in self._jobs.items() if not job.is_open]
        for key in ended[: max(0, len(ended) - self._max_kept)]:
            del self._jobs[key]
