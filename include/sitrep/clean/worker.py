"""A process that calls one function as often as it is asked, and may die of it.

It is a program of its own and no copy of this one: a fork would take along locks and
connections of whoever cleans, and ``multiprocessing`` would import its main program, which
inside a scheduler is the scheduler.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe
from typing import Any

from sitrep.errors import CleaningError

# By the clock, how many times the processor time a call may take: busy machines are slow, and
# what waits for ever takes no processor time.
PATIENCE = 10


class WorkerDiedError(Exception):
    """The process ended before it answered; the text says how."""


class Worker:
    """Calls ``function`` in a process of its own, which is started anew when it has died.

    Parameters
    ----------
    function : callable
        Of a module, with one argument; it, its arguments and its results can be pickled.
    timeout_s : float
        Seconds of processor time that one call may take; then the process is ended.
    """

    def __init__(self, function: Callable[[Any], Any], timeout_s: float) -> None:
        self._function = function
        self._timeout_s = timeout_s
        self._start()

    def call(self, argument: object) -> Any:
        """Return ``function(argument)``.

        Raises
        ------
        WorkerDiedError
            If the process died of it, or took too long.
        CleaningError
            If no process can be started.
        """
        if self._process.poll() is not None and self._is_ready:
            self._start()  # it died between two calls: neither is to blame
        self._wait_until_ready()
        try:
            self._connection.send(argument)
            return self._connection.recv()
        except (EOFError, OSError) as error:
            raise WorkerDiedError(self._last_words()) from error

    def close(self) -> None:
        """End the process; a call that waits for it then finds it dead."""
        self._process.kill()
        self._process.wait()
        self._connection.close()

    def _start(self) -> None:
        self._connection, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-P", "-m", __name__, str(theirs.fileno())],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        self._is_ready = False

    def _wait_until_ready(self) -> None:
        """Hand the function over; many processes import what it needs at the same time."""
        if self._is_ready:
            return
        try:
            self._connection.send((self._function, self._timeout_s))
            self._is_ready = self._connection.recv()
        except (EOFError, OSError) as error:
            raise CleaningError(
                f"A process that cleans has not started: {self._last_words()}."
            ) from error

    def _last_words(self) -> str:
        code = self._process.wait()
        if code in {-signal.SIGPROF, -signal.SIGALRM}:
            return f"took more than {self._timeout_s:g} s"
        if code < 0:
            return f"its process was ended by {signal.Signals(-code).name}"
        return f"its process ended with exit code {code}"


def serve(connection: Connection) -> None:
    """Do what is asked over ``connection`` until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that asks
    function, timeout_s = connection.recv()
    connection.send(True)
    while True:
        try:
            argument = connection.recv()
        except (EOFError, OSError):
            return
        _end_after(timeout_s)
        result = function(argument)
        _end_after(0)
        connection.send(result)


def _end_after(timeout_s: float) -> None:
    """Have the kernel end this process then: code in C hears nothing else. 0 takes it back."""
    signal.setitimer(signal.ITIMER_PROF, timeout_s)
    signal.setitimer(signal.ITIMER_REAL, timeout_s * PATIENCE)


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
