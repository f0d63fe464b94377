"""What every Dag file keeps to, and what the main Dag promises."""

import ast
import json
import os
import subprocess
import sys
from datetime import timedelta

import pendulum
import pytest

from local_stack.databases import POOLS
from local_stack.state_folder import ROOT

FILES = sorted((ROOT / "dags").glob("*.py"))
LINES_MAX = 80
# A Dag file says when and in what order; what is done stands in the stages.
LOGIC = (ast.For, ast.While, ast.If, ast.IfExp, ast.Try, ast.comprehension, ast.Lambda)
FIVE_O_CLOCK = pendulum.datetime(2026, 11, 20, 5)

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)

# Prints the modules that a Dag file brings beyond those of `airflow.sdk`.
_IMPORT = """
import sys, json, runpy
from airflow.sdk import Asset, CronDataIntervalTimetable, ObjectStoragePath, Param, dag, task
before = set(sys.modules)
sys.path.insert(0, sys.argv[2])
runpy.run_path(sys.argv[1])
print(json.dumps(sorted(set(sys.modules) - before)))
"""


@pytest.fixture
def ingest_news(dags):
    return dags["ingest_news"]


def test_every_file_is_one_dag_of_its_name(dags):
    assert {dag.fileloc: dag_id for dag_id, dag in dags.items()} == {
        str(file): file.stem for file in FILES
    }


@each_file
def test_dag_files_hold_no_logic(file):
    text = file.read_text()
    assert len(text.splitlines()) <= LINES_MAX
    assert [node.lineno for node in ast.walk(ast.parse(text)) if isinstance(node, LOGIC)] == []


@each_file
def test_dag_files_import_nothing_heavy(file, airflow_home):
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT, str(file), str(ROOT / "plugins")],
        env={**os.environ, "PYTHONPATH": str(ROOT / "include"), "AIRFLOW_HOME": str(airflow_home)},
        capture_output=True,
        text=True,
        check=True,
    )
    brought = json.loads(done.stdout.splitlines()[-1])
    heavy = {"numpy", "pandas", "pyarrow", "spacy", "sqlalchemy", "trafilatura", "psycopg"}
    assert {name.partition(".")[0] for name in brought} & heavy == set()
    ours = {name for name in brought if name.partition(".")[0] == "sitrep"}
    assert ours <= {"sitrep", "sitrep.errors"}


@each_file
def test_dags_explain_themselves(dags, file):
    dag = dags[file.stem]
    assert "sitrep" in dag.tags
    assert dag.doc_md == ast.get_docstring(ast.parse(file.read_text()), clean=False)


@each_file
def test_past_and_present_runs_do_not_meet(dags, file):
    dag = dags[file.stem]
    assert not dag.catchup
    assert dag.max_active_runs == 1


@each_file
def test_every_task_is_tried_again_and_ends_in_time(dags, file):
    for task in dags[file.stem].tasks:
        assert task.retries >= 1, task.task_id
        assert task.execution_timeout is not None, task.task_id
        assert task.retry_policy is not None, task.task_id


@each_file
def test_pools_are_those_that_we_make(dags, file):
    assert {task.pool for task in dags[file.stem].tasks} <= {"default_pool", *POOLS}


def test_tasks_follow_the_way_of_the_data(ingest_news):
    order = [task.task_id for task in ingest_news.topological_sort()]
    assert order == [
        "list_sources",
        "fetch",
        "clean",
        "list_shards",
        "extract",
        "load",
        "check_quality",
        "link",
        "refresh_marts",
    ]


def test_the_archive_is_coded_again_in_the_same_way_without_a_fetch(dags, ingest_news):
    order = [task.task_id for task in dags["recode_archive"].topological_sort()]
    whole = [task.task_id for task in ingest_news.topological_sort()]
    assert order == ["list_archives", *whole[whole.index("clean") :]]
    assert dags["recode_archive"].get_task("extract").pool == "extract"


def test_no_task_of_the_upkeep_waits_for_another(dags):
    assert all(not task.upstream_task_ids for task in dags["maintain_warehouse"].tasks)


def test_fetch_and_extract_have_pools_of_their_own(ingest_news):
    assert ingest_news.get_task("fetch").pool == "fetch"
    assert ingest_news.get_task("extract").pool == "extract"


def test_waits_between_tries_grow(ingest_news):
    assert all(task.retry_exponential_backoff > 1 for task in ingest_news.tasks)


def test_load_and_refresh_tell_of_their_assets(ingest_news):
    outlets = {
        task.task_id: [asset.uri for asset in task.outlets]
        for task in ingest_news.tasks
        if task.outlets
    }
    assert outlets == {
        "load": ["x-sitrep://warehouse/core"],
        "refresh_marts": ["x-sitrep://warehouse/marts"],
    }


def test_a_run_covers_the_day_before_it(ingest_news):
    start, end = _interval_at(ingest_news, FIVE_O_CLOCK)
    assert end - start == timedelta(days=1)


def test_the_schedule_is_a_setting(airflow_home, monkeypatch):  # noqa: ARG001
    from airflow.dag_processing.dagbag import DagBag

    monkeypatch.setenv("SITREP_SCHEDULE", "0 * * * *")
    hourly = DagBag(ROOT / "dags" / "ingest_news.py").dags["ingest_news"]
    start, end = _interval_at(hourly, FIVE_O_CLOCK)
    assert end - start == timedelta(hours=1)


def _interval_at(dag, end):
    from airflow.sdk import CronDataIntervalTimetable
    from airflow.serialization.encoders import coerce_to_core_timetable

    assert isinstance(dag.timetable, CronDataIntervalTimetable)
    return coerce_to_core_timetable(dag.timetable).infer_manual_data_interval(run_after=end)
