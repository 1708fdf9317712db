"""Work beside the server's own: it moves on by itself, can be stopped, and is bounded."""

from __future__ import annotations

import threading
import time

import pytest

from pages.shared.jobs import Jobs

PATIENCE = 20.0


def wait_for(is_so, what: str) -> None:
    """Wait until something is so; fail with its name if it never is."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, what
        time.sleep(0.005)


class Gate:
    """Work of three steps that goes on when it is let."""

    def __init__(self) -> None:
        self.may_go = threading.Event()
        self.n_steps = 0

    def __call__(self):
        """Do three steps."""
        for step in range(3):
            assert self.may_go.wait(PATIENCE)
            self.n_steps = step + 1
            yield step + 1, 3
        return "result"


def test_a_job_runs_to_its_result_by_itself():
    """Nobody has to look at it: what it did and returned stays."""
    jobs, work = Jobs(), Gate()
    work.may_go.set()

    assert jobs.start("a", work, "ann")
    wait_for(lambda: jobs.find("a").state == "done", "the job never ended")

    job = jobs.find("a")
    assert (job.n_done, job.n_total, job.result) == (3, 3, "result")
    assert not jobs.is_waiting("a", "ann")


def test_two_who_ask_the_same_wait_for_one_job_and_the_last_may_stop_it():
    """A reader's stop takes nothing from another who waits."""
    jobs, work = Jobs(), Gate()
    jobs.start("a", work, "ann")
    jobs.start("a", Gate(), "bob")

    jobs.stop("a", "ann")
    assert jobs.find("a").is_open
    assert not jobs.is_waiting("a", "ann")
    assert jobs.is_waiting("a", "bob")
    jobs.stop("a", "bob")
    work.may_go.set()

    assert jobs.find("a").state == "stopped"
    again = Gate()
    again.may_go.set()
    jobs.start("a", again, "ann")
    wait_for(lambda: jobs.find("a").state == "done", "a stopped job could not be started again")
    assert work.n_steps <= 1


def test_one_job_runs_at_a_time_and_few_may_wait():
    """However many ask, readers share the server with one of them."""
    jobs, first = Jobs(max_waiting=2), Gate()
    jobs.start("first", first, "ann")
    wait_for(lambda: jobs.find("first").state == "running", "the first never began")

    assert jobs.start("second", Gate(), "ann")
    assert jobs.start("third", Gate(), "ann")
    assert not jobs.start("fourth", Gate(), "ann")
    assert jobs.find("fourth") is None
    assert jobs.find("second").state == "waiting"
    assert sum(thread.name == "jobs" for thread in threading.enumerate()) <= 1 + OTHERS
    for key in ("second", "third"):
        jobs.stop(key, "ann")
    first.may_go.set()


OTHERS = 2
"""Threads of the tests above that may still be at their end."""


def test_old_results_make_room_for_new_ones():
    """Of three finished jobs with room for one the last is kept once another begins."""
    jobs = Jobs(max_kept=1)
    for key in "abc":
        work = Gate()
        work.may_go.set()
        jobs.start(key, work, "ann")
        wait_for(lambda key=key: jobs.find(key).state == "done", f"{key} never ended")
    wait_for(lambda: jobs.find("b") is None, "nothing was let go")

    assert jobs.find("a") is None
    assert jobs.find("c").result == "result"


def test_a_job_that_fails_is_told_and_the_next_one_runs(caplog):
    """A fault ends that job only, and stands in the log."""

    def fail():
        yield 1, 3
        msg = "no room"
        raise OSError(msg)

    jobs, work = Jobs(), Gate()
    work.may_go.set()
    jobs.start("bad", fail, "ann")
    jobs.start("good", work, "ann")

    wait_for(lambda: jobs.find("good").state == "done", "the next job never ran")
    assert jobs.find("bad").state == "failed"
    assert "A job failed" in caplog.text


@pytest.mark.parametrize("key", ["never", ("terms", 1)])
def test_what_was_never_asked_for_is_nothing(key):
    """Looking for it, or stopping it, does no harm."""
    jobs = Jobs()
    jobs.stop(key, "ann")

    assert jobs.find(key) is None
    assert not jobs.is_waiting(key, "ann")
