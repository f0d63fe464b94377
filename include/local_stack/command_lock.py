"""One command at a time on the state folder: `make demo` and `make up` share Airflow's database."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local_stack.state_folder import StackError


@contextmanager
def only_command(home: Path, command: str) -> Iterator[None]:
    """Hold the state folder for ``command`` (as in ``make <command>``) while it works.

    Raises
    ------
    StackError
        If another command holds it; the sentence names that command.
    """
    with (home / "command.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip() or "another command"
            raise StackError(f"`make {holder}` is at work here; wait for its end.") from None
        lock.truncate(0)
        lock.write(command)
        lock.flush()
        yield
