"""A PostgreSQL of our own, from a wheel: no Docker, no server to install by hand.

It listens on 127.0.0.1 alone, asks for a generated password, keeps its data in
``<home>/postgres`` and goes on running between commands until :func:`stop`.
"""

from sitrep.warehouse.embedded.server import (
    DATABASES,
    EmbeddedPostgres,
    find_process,
    is_running,
    start,
    stop,
    warehouse_url,
)

__all__ = [
    "DATABASES",
    "EmbeddedPostgres",
    "find_process",
    "is_running",
    "start",
    "stop",
    "warehouse_url",
]
