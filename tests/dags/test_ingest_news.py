"""The main Dag, run for real: folders of pages in, rows of a warehouse out."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builders.dag_runs import Run, run_once
from local_stack.row_changes import compare_rows, read_rows
from sitrep.errors import SourceListError
from sitrep.settings import settings

pytestmark = [pytest.mark.airflow, pytest.mark.postgres]

LINE_MAX = 300
# What the warehouse calls the runs.
GREEN = "ingest_news/2026-11-20T05:00:00Z"
ONE_DOWN = "ingest_news/2026-11-21T05:00:00Z"
ALL_DOWN = "ingest_news/2026-11-22T05:00:00Z"
HELD = "ingest_news/2026-11-25T05:00:00Z"


RunDag = Callable[..., Run]


@pytest.fixture(scope="module")
def run_dag(metadata: Path, news: Path) -> RunDag:  # noqa: ARG001
    """Run the Dag for the interval that ends on a day of November 2026, or for none."""

    def run_dag(day: int | None, **params: list[str]) -> Run:
        date = day and datetime(2026, 11, day, 5, tzinfo=UTC)
        return run_once("ingest_news", date or None, **params)

    return run_dag


@pytest.fixture(scope="module")
def green(run_dag: RunDag) -> Run:
    """A run in which all is well."""
    return run_dag(20)


@pytest.fixture(scope="module")
def one_down(run_dag: RunDag, news: Path, green: Run) -> Run:  # noqa: ARG001
    """A run with the first source down and a new page at the second."""
    shutil.copy(news / "lake-tribune" / "strike.txt", news / "ridge-herald")
    with _down(news / "harbour-post"):
        return run_dag(21)


@pytest.fixture(scope="module")
def all_down(run_dag: RunDag, news: Path) -> Run:
    with _down(news / "harbour-post", news / "ridge-herald"):
        return run_dag(22)


@pytest.fixture(scope="module")
def picked(run_dag: RunDag) -> Run:
    """A run without data interval, of a source that is switched off, picked by its id."""
    return run_dag(None, sources=["lake-tribune"])


@pytest.fixture(scope="module")
def mistaken(run_dag: RunDag) -> Run:
    """A run with a source that does not exist."""
    return run_dag(23, sources=["nowhere"])


@pytest.fixture(scope="module")
def held(run_dag: RunDag, news: Path, picked: Run) -> Run:  # noqa: ARG001
    """A run in which nearly all pages of a source are turned away."""
    for number in range(30):
        (news / "lake-tribune" / f"{number}.txt").write_text(f"Title {number}\n\nToo short.")
    return run_dag(25, sources=["lake-tribune"])


@contextmanager
def _down(*folders: Path) -> Iterator[None]:
    with ExitStack() as stack:
        for folder in folders:
            away = folder.rename(folder.with_suffix(".away"))
            stack.callback(away.rename, folder)
        yield


def test_a_run_goes_through(green):
    assert green.state == "success"
    assert {str(task.state) for task in green.tasks} == {"success"}


def test_the_grid_names_the_sources(green):
    both = {"harbour-post": "success", "ridge-herald": "success"}
    assert green.states("fetch") == both
    assert green.states("clean") == both


@pytest.mark.usefixtures("green")
def test_a_run_fills_the_warehouse(query):
    revisions = query("select title from core.article_revision where run_id = %s", GREEN)
    assert sorted(revisions) == [
        ("Grain ship sails from Odesa",),
        ("Kupiansk is ours again, says General Staff",),
        ("Ukrainian troops enter Kupiansk",),
    ]
    assert query("select reason from core.rejection where run_id = %s", GREEN) == [("too short",)]
    assert query("select gate from core.run where run_id = %s", GREEN) == [("passed",)]
    assert query("select 1 from core.event natural join core.incident_event limit 1")


@pytest.mark.usefixtures("green")
def test_analysts_see_the_events(query):
    assert query("select 1 from marts.event where event_type = 'CONTROL' limit 1")
    assert query("select 1 from marts.daily_event_counts where event_type = 'CONTROL' limit 1")


def test_tasks_hand_on_paths_and_lines_alone(green):
    handed = _xcoms(green.run_id)
    assert {task for task, _ in handed} >= {"fetch", "clean", "extract", "load", "link"}
    for task, text in handed:
        path = Path(text.removeprefix("file://"))
        in_lake = path.is_relative_to(settings().lake_root) and path.exists()
        assert in_lake or len(text) <= LINE_MAX, (task, text)


def test_asset_events_say_what_changed(green):
    events = _asset_events(green.run_id)
    assert events.keys() == {"sitrep_warehouse", "sitrep_marts"}
    assert events["sitrep_warehouse"]["run"] == GREEN
    assert events["sitrep_warehouse"]["load"].startswith("load: 2 batches; source +2")


@pytest.mark.usefixtures("green")
def test_the_same_interval_again_changes_no_row(run_dag, url):
    before = read_rows(url)
    assert run_dag(20).state == "success"
    assert compare_rows(before, read_rows(url)) == []


def test_a_source_that_is_down_stops_no_other(one_down):
    assert one_down.state == "success"
    assert one_down.states("fetch") == {"harbour-post": "failed", "ridge-herald": "success"}
    assert one_down.states("clean") == {"ridge-herald": "success"}


def test_a_source_that_is_down_is_tried_again(one_down):
    assert sorted(one_down.tries("fetch")) == [1, 3]


@pytest.mark.usefixtures("one_down")
def test_what_the_others_bring_is_loaded(query):
    titles = query("select title from core.article_revision where run_id = %s", ONE_DOWN)
    assert titles == [("Teachers walk out in Kisumu",)]


def test_all_sources_down_fails_the_run(all_down, query):
    assert all_down.state == "failed"
    assert set(all_down.states("fetch").values()) == {"failed"}
    assert all_down.states("load") == {None: "upstream_failed"}
    assert query("select 1 from core.run where run_id = %s", ALL_DOWN) == []


def test_params_pick_sources(picked):
    assert picked.state == "success"
    assert picked.states("fetch") == {"lake-tribune": "success"}


def test_a_run_without_data_interval_covers_the_instant_it_ran_after(picked, query):
    assert picked.state == "success"
    given = "select interval_start = interval_end from core.run where run_id not in (%s, %s)"
    assert query(given, GREEN, ONE_DOWN) == [(True,)]


def test_a_blocking_check_ends_the_run_and_says_what_to_do(held, query):
    assert held.state == "failed"
    assert held.states("check_quality") == {None: "failed"}
    assert held.tries("check_quality") == [1]
    assert held.states("link") == held.states("refresh_marts") == {None: "upstream_failed"}
    assert query("select gate from core.run where run_id = %s", HELD) == [("held",)]
    found = query(
        "select gate, severity, detail from marts.quality_checks"
        " where run_id = %s and not is_ok order by severity",
        HELD,
    )
    assert found == [
        ("held", "blocking", "30 of 30 new pages were turned away"),
        ("held", "warning", "turned away: lake-tribune (30 of 30)"),
    ]


@pytest.mark.usefixtures("held")
def test_a_run_that_a_person_lets_pass_goes_through(run_dag, query):
    from sitrep.warehouse.connect import connect
    from sitrep.warehouse.gate import pass_run

    warehouse = connect(settings().warehouse_url)
    pass_run(warehouse, HELD, by="ana", because="These are captions.")
    warehouse.dispose()
    again = run_dag(25, sources=["lake-tribune"])
    assert again.state == "success"
    assert query("select gate from core.run where run_id = %s", HELD) == [("passed",)]
    assert _asset_events(again.run_id)["sitrep_marts"]["warnings"] == [
        "rejected_share: 30 of 30 new pages were turned away",
        "source_rejections: turned away: lake-tribune (30 of 30)",
    ]


def test_an_unknown_source_fails_at_once(mistaken):
    assert mistaken.state == "failed"
    assert mistaken.states("list_sources") == {None: "failed"}
    assert mistaken.tries("list_sources") == [1]


def test_a_source_cannot_be_picked_twice(run_dag):
    from airflow.exceptions import ParamValidationError

    with pytest.raises(ParamValidationError, match="non-unique"):
        run_dag(24, sources=["ridge-herald", "ridge-herald"])


def test_a_list_without_enabled_sources_is_an_error(news, monkeypatch):
    from sitrep_airflow.steps import list_sources

    text = (news / "sources.toml").read_text()
    (news / "off.toml").write_text(text[text.index('[[source]]\nsource_id = "lake-tribune"') :])
    monkeypatch.setenv("SITREP_SOURCES", str(news / "off.toml"))
    settings.cache_clear()
    with pytest.raises(SourceListError, match="No source is enabled"):
        list_sources({"sources": []})
    monkeypatch.undo()
    settings.cache_clear()


def _xcoms(run_id: str) -> list[tuple[str, str]]:
    """Return every string that the tasks of a run handed on, with the task's name."""
    from airflow.models.xcom import XComModel
    from airflow.utils.session import create_session

    with create_session() as session:
        found = session.query(XComModel).filter(XComModel.run_id == run_id)
        return [(x.task_id, text) for x in found for text in _texts(x.value)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        assert isinstance(value, list)
        for item in value:
            yield from _texts(item)


def _asset_events(run_id: str) -> dict[str, dict[str, Any]]:
    """Return what the asset events of a run carry, by the asset's name."""
    from airflow.models.asset import AssetEvent
    from airflow.utils.session import create_session

    with create_session() as session:
        found = session.query(AssetEvent).filter(AssetEvent.source_run_id == run_id)
        return {event.asset.name: event.extra for event in found}
