"""What goes to stdout (JSON, one object a line) and to stderr (everything for people)."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

T = TypeVar("T")


def print_json(value: Any) -> None:
    """Write one JSON object as one line to stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def say(message: str) -> None:
    """Write a message for a person to stderr."""
    sys.stderr.write(message + "\n")


def error_console() -> Console:
    """Return a console on stderr."""
    return Console(stderr=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """Show progress on stderr while the block runs; nothing where stderr is no terminal."""
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=error_console(),
        disable=not sys.stderr.isatty(),
        transient=True,
    ) as bar:
        yield bar


def tracked(items: Iterable[T], description: str, *, total: int | None = None) -> Iterator[T]:
    """Yield the items, with a progress bar."""
    with progress() as bar:
        yield from bar.track(items, total=total, description=description)
