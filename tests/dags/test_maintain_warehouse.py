"""The daily upkeep, run for real after a day's news."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.dag_runs import Run, run_once
from local_stack.row_changes import compare_rows, read_rows
from sitrep.settings import settings
from sitrep.storage import lake_path

pytestmark = [pytest.mark.airflow, pytest.mark.postgres]

TASKS = {"keep_lake_bounds", "forget_turns", "vacuum_tables", "refresh_marts", "report_sources"}


@pytest.fixture(scope="module")
def maintained(metadata: Path, news: Path, url: str) -> tuple[Run, dict[str, list[str]]]:  # noqa: ARG001
    """A run a month after the news, and the rows before it; articles are kept ten days."""
    assert run_once("ingest_news", datetime(2026, 11, 20, 5, tzinfo=UTC)).state == "success"
    at = datetime(2026, 11, 20, tzinfo=UTC).timestamp()
    for file in lake_path(settings().lake_root).rglob("*.*"):
        os.utime(file.path, (at, at))
    before = read_rows(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITREP_DERIVED_RETENTION_DAYS", "10")
        patch.setenv("SITREP_RAW_RETENTION_DAYS", "10")
        settings.cache_clear()
        run = run_once("maintain_warehouse", datetime(2026, 12, 20, 3, 30, tzinfo=UTC))
    settings.cache_clear()
    return run, before


def test_every_task_ends_well(maintained):
    run, _ = maintained
    assert run.state == "success"
    assert {task.task_id: str(task.state) for task in run.tasks} == dict.fromkeys(TASKS, "success")


@pytest.mark.usefixtures("maintained")
def test_what_can_be_made_again_is_gone_from_the_lake_and_the_archives_stay():
    root = lake_path(settings().lake_root)
    left = {path.name for path in root.glob("*/*/*/*")}
    assert left == {"20261120T050000Z.warc.gz"}
    assert len(list(root.glob("raw/*/*/*"))) == 2


def test_no_row_changes(maintained, url):
    assert compare_rows(maintained[1], read_rows(url)) == []


def test_the_assets_tell_of_it(maintained):
    from airflow.models.asset import AssetEvent
    from airflow.utils.session import create_session

    with create_session() as session:
        found = session.query(AssetEvent).filter(AssetEvent.source_run_id == maintained[0].run_id)
        told = {event.asset.name: event.extra for event in found}
    run = "maintain_warehouse/2026-12-20T03:30:00Z"
    assert told == {
        "sitrep_marts": {"run": run, "warnings": []},
        "sitrep_sources": {"run": run, "sources": []},
    }


def test_again_there_is_nothing_to_do(maintained, url):
    assert maintained[0].state == "success"
    run = run_once("maintain_warehouse", datetime(2026, 12, 20, 3, 30, tzinfo=UTC))
    assert run.state == "success"
    assert compare_rows(maintained[1], read_rows(url)) == []
