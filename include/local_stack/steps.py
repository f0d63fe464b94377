"""Tell on the terminal which step is being done, and how long each took."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console


@contextmanager
def step(console: Console, what: str) -> Iterator[None]:
    """Show a step while it is being done (on a terminal), and a line with its time after it."""
    began = monotonic()
    if console.is_terminal:
        with console.status(f"{what} …"):
            yield
    else:
        yield
    console.print(f"  {what:<34} {monotonic() - began:5.1f} s", highlight=False)
