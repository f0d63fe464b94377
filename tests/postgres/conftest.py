"""Fixtures of the tests that load, link and read a warehouse."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from builders.newsroom import NOON, Story, write_batch
from sitrep.warehouse.load import LoadReport, load_batches
from sitrep.warehouse.run import RunInfo

RUN = RunInfo(
    run_id="run-1",
    interval_start=NOON - timedelta(days=1),
    interval_end=NOON,
    pipeline_version="v1",
)


@pytest.fixture
def run() -> RunInfo:
    """A run over the day before noon."""
    return RUN


@pytest.fixture
def load(engine: Engine, tmp_path: Path, run: RunInfo) -> Callable[..., LoadReport]:
    """Write stories as a batch and load it, through the lake as in production."""

    def load(*stories: Story, run: RunInfo = run, **options: Any) -> LoadReport:
        return load_batches(engine, run, [write_batch(tmp_path, stories, **options)])

    return load


@pytest.fixture
def query(engine: Engine) -> Callable[..., list[tuple[Any, ...]]]:
    """Return the rows of a query as tuples."""

    def query(statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(statement), parameters)]

    return query
