"""Do one thing to many items, in several processes and in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from sitrep.clean.worker import Worker, WorkerDiedError

T = TypeVar("T")
R = TypeVar("R")

# Items read ahead for each process, so that none waits for the reader or for a slow neighbour.
AHEAD = 4


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of an item of which its process died; says how."""

    detail: str


def map_in_processes(
    function: Callable[[T], R], items: Iterable[T], *, processes: int, timeout_s: float
) -> Iterator[tuple[T, R | Lost]]:
    """Yield every item with its result, in the order of the items.

    Parameters
    ----------
    function : callable
        As for :class:`~sitrep.clean.worker.Worker`.
    items : iterable
        Read as they are needed: at most ``AHEAD`` for each process are in memory.
    processes : int
        How many work at the same time, from 1. The results do not depend on it.
    timeout_s : float
        Seconds of processor time that one item may take.

    Raises
    ------
    CleaningError
        If no process can be started.
    """
    with ExitStack() as stack:
        idle: SimpleQueue[Worker] = SimpleQueue()
        threads = stack.enter_context(ThreadPoolExecutor(processes))
        for _ in range(processes):
            idle.put(stack.enter_context(closing(Worker(function, timeout_s))))
        # First of all at the end, also at an early one: what waits must not start any more.
        stack.callback(threads.shutdown, wait=False, cancel_futures=True)

        def work(item: T) -> Any:
            worker = idle.get()
            try:
                return worker.call(item)
            except WorkerDiedError as error:
                return Lost(str(error))
            finally:
                idle.put(worker)

        pending: deque[tuple[T, Future[Any]]] = deque()
        for item in items:
            pending.append((item, threads.submit(work, item)))
            if len(pending) >= processes * AHEAD:
                yield _first(pending)
        while pending:
            yield _first(pending)


def _first(pending: deque[tuple[T, Future[Any]]]) -> tuple[T, Any]:
    item, future = pending.popleft()
    return item, future.result()
