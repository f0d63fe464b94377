"""The warehouse as a task uses it: connected when the task starts, closed when it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Engine


@contextmanager
def open_warehouse() -> "Iterator[Engine]":
    """Give an engine on the warehouse of the settings, and close its connections after use."""
    from sitrep.settings import settings
    from sitrep.warehouse.connect import connect
    from sitrep.warehouse.embedded import warehouse_url

    engine = connect(warehouse_url(settings()))
    try:
        yield engine
    finally:
        engine.dispose()
