"""The archive of a period coded again, for real: nothing is fetched, and the same is the same."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

from builders.dag_runs import Run, run_once
from local_stack.row_changes import compare_rows, read_rows
from sitrep.ingest import archived_batches

pytestmark = [pytest.mark.airflow, pytest.mark.postgres]

PERIOD = {"from": "2026-11-09", "to": "2026-11-10"}

Recode = Callable[..., Run]


@pytest.fixture(scope="module")
def ingested(metadata: Path, news: Path) -> None:  # noqa: ARG001
    """Archives and rows of two days; then the outlets are gone, so that a fetch would fail."""
    for day in (10, 11):
        run = run_once("ingest_news", datetime(2026, 11, day, 5, tzinfo=UTC))
        assert run.state == "success"
    for outlet in ("harbour-post", "ridge-herald"):
        (news / outlet).rename(news / f"{outlet}.gone")


@pytest.fixture(scope="module")
def recode(ingested: None) -> Recode:  # noqa: ARG001
    return lambda **params: run_once("recode_archive", **params)


@pytest.fixture(scope="module")
def again(recode: Recode, url: str) -> tuple[Run, dict[str, bytes], dict[str, Any]]:
    """A run over the period, with the archives and the rows of the warehouse before it."""
    archives, rows = _archives(), read_rows(url)
    return recode(**PERIOD), archives, rows


def _archives() -> dict[str, bytes]:
    return {str(raw): raw.read_bytes() for raw in archived_batches()}


def test_the_archives_of_the_period_are_read(again):
    run, _, _ = again
    assert run.state == "success"
    assert run.states("clean") == {
        "harbour-post 20261110T050000Z": "success",
        "ridge-herald 20261110T050000Z": "success",
    }
    assert {str(task.state) for task in run.tasks} == {"success"}


def test_nothing_is_fetched(again):
    run, archives, _ = again
    assert len(archives) == 4
    assert _archives() == archives
    assert "fetch" not in {task.task_id for task in run.tasks}


def test_the_same_versions_change_no_row(again, url):
    _, _, before = again
    assert before["article_revision"]
    assert compare_rows(before, read_rows(url)) == []


@pytest.mark.usefixtures("again")
def test_the_run_covers_the_period(query):
    assert query(
        "select interval_start, interval_end, gate from core.run where run_id like 'recode%%'"
        " and interval_end = '2026-11-11T00:00:00Z'"
    ) == [(datetime(2026, 11, 9, tzinfo=UTC), datetime(2026, 11, 11, tzinfo=UTC), "passed")]


@pytest.mark.usefixtures("again")
def test_what_an_earlier_version_turned_away_comes_back(recode, url, query):
    with psycopg.connect(url) as connection:
        connection.execute(
            "insert into core.rejection (rejection_id, run_id, source_id, url, stage, reason,"
            " fetched_at, archive_path, archive_record)"
            " select gen_random_uuid(), run_id, source_id, url, 'clean', 'of an old rule',"
            " fetched_at, archive_path, archive_record"
            " from core.article_revision inner join core.article using (article_id)"
            " where title = 'Ukrainian troops enter Kupiansk'"
        )
    assert recode(**PERIOD).state == "success"
    assert query("select reason, resolved_at is not null from core.rejection order by 1") == [
        ("of an old rule", True),
        ("too short", False),
        ("too short", False),
    ]


def test_params_pick_sources(recode):
    run = recode(**PERIOD, sources=["ridge-herald"])
    assert run.state == "success"
    assert run.states("clean") == {"ridge-herald 20261110T050000Z": "success"}


@pytest.mark.parametrize("sources", [[], ["lake-tribune"]])
def test_a_period_without_archives_is_skipped(recode, sources):
    period = {"from": "2026-10-01", "to": "2026-10-31"} if not sources else PERIOD
    run = recode(**period, sources=sources)
    assert {str(task.state) for task in run.tasks} == {"skipped"}
    assert run.state == "success"


@pytest.mark.parametrize(
    "params",
    [
        {"from": "2026-11-10", "to": "2026-11-09"},
        {**PERIOD, "sources": ["nowhere"]},
    ],
    ids=["a period that ends before it begins", "an unknown source"],
)
def test_params_that_make_no_sense_fail_at_once(recode, params):
    run = recode(**params)
    assert run.state == "failed"
    assert run.states("list_archives") == {None: "failed"}
    assert run.tries("list_archives") == [1]
    assert set(run.states("load").values()) == {"upstream_failed"}


@pytest.mark.parametrize("params", [{}, {"from": "2026-11-10"}, {**PERIOD, "to": "tomorrow"}])
def test_days_are_needed(recode, params):
    from airflow.exceptions import ParamValidationError

    with pytest.raises(ParamValidationError):
        recode(**params)
