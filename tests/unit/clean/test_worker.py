"""A process that calls a function, and may die of it."""

import os
import signal
import sys
import time
from contextlib import closing
from types import ModuleType

import psutil
import pytest

from builders.cleaning import obey
from sitrep.clean.worker import Worker, WorkerDiedError
from sitrep.errors import CleaningError


def own_processes() -> set[int]:
    return {process.pid for process in psutil.Process().children()}


@pytest.fixture
def worker():
    with closing(Worker(obey, timeout_s=0.2)) as worker:
        yield worker


def test_it_answers_as_often_as_it_is_asked(worker):
    assert [worker.call(word) for word in ("one", "two")] == ["ONE", "TWO"]


@pytest.mark.parametrize(
    ("order", "timeout_s", "told"),
    [
        ("die", 30, "its process was ended by SIGKILL"),
        ("leave", 30, "its process ended with exit code 3"),
        ("stay", 0.2, "took more than 0.2 s"),
        ("wait", 0.2, "took more than 0.2 s"),
    ],
)
def test_it_says_how_it_died_and_goes_on(order, timeout_s, told):
    with closing(Worker(obey, timeout_s=timeout_s)) as worker:
        with pytest.raises(WorkerDiedError, match=f"^{told}$"):
            worker.call(order)
        assert worker.call("next") == "NEXT"


def test_time_between_calls_does_not_count(worker):
    assert worker.call("one") == "ONE"
    time.sleep(2.2)
    assert worker.call("two") == "TWO"


def test_a_death_between_two_calls_loses_none():
    before = own_processes()
    with closing(Worker(obey, timeout_s=5)) as worker:
        assert worker.call("one") == "ONE"
        (pid,) = own_processes() - before
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert worker.call("two") == "TWO"
        assert own_processes() - before != {pid}
    assert own_processes() == before


def test_what_its_process_cannot_import_is_an_error(monkeypatch):
    def shout(word: str) -> str:
        return word.upper()

    only_here = ModuleType("only_here")
    only_here.shout = shout
    shout.__module__, shout.__qualname__ = "only_here", "shout"
    monkeypatch.setitem(sys.modules, "only_here", only_here)
    with (
        closing(Worker(shout, timeout_s=5)) as worker,
        pytest.raises(CleaningError, match="has not started: its process ended with exit code 1"),
    ):
        worker.call("one")
