"""What was turned away, run again from the archive after a mend: real pages, real rows."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders.language import coding_home, own_variables, session_pipeline, settings_of
from sitrep.archive import write_warc
from sitrep.clean import captures as captures_module
from sitrep.ingest import archived_batches, load_archive, run_now
from sitrep.lake import raw_batch
from sitrep.records import Capture, SourceInfo
from sitrep.storage import lake_path

pytestmark = pytest.mark.postgres

INCLUDE = Path(__file__).parents[2] / "include"
NOW = datetime(2022, 9, 11, 6, tzinfo=UTC)
SHELLING = (
    "Russian forces shelled Kupiansk on Friday, killing at least 15 people, the governor of the "
    "Kharkiv region said. A bridge in Kupiansk had been damaged, and thousands of residents fled "
    "to Kharkiv. Repairs of the bridge would take weeks, the governor said."
)
STRIKE = (
    "Workers went on strike at a car plant in Detroit on Friday after talks about their wages had "
    "failed. Police arrested three people at the gates, the city said, and the union asked its "
    "members to stay calm. The next talks are planned for Monday in the same city."
)


def capture(name: str, text: str, **changes: object) -> Capture:
    return Capture(
        url=f"https://{name}.example/story",
        fetched_at=NOW,
        content_type="text/plain",
        body=text.encode(),
        **changes,
    )


@pytest.fixture
def settings(tmp_path, tmp_path_factory, warehouse_url):
    return {
        "home": coding_home(tmp_path_factory),
        "lake": tmp_path / "lake",
        "warehouse_url": warehouse_url,
    }


@pytest.fixture
def sitrep(settings, monkeypatch):
    """Run the command as a process of its own."""
    for name in own_variables():
        monkeypatch.delenv(name)
    for name, value in settings.items():
        monkeypatch.setenv(f"SITREP_{name.upper()}", str(value))
    monkeypatch.setenv("PYTHONPATH", str(INCLUDE))

    def sitrep(*arguments: str):
        return subprocess.run(
            [sys.executable, "-m", "sitrep", *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return sitrep


@pytest.fixture
def archives(settings, engine, tmp_path_factory, monkeypatch):
    """Two archives, loaded by a version whose rule for short texts turned all of it away."""
    session_pipeline(tmp_path_factory)
    root = lake_path(str(settings["lake"]))
    pages = {
        "delta-wire": [
            capture("kupiansk", SHELLING),
            capture("stub", "Too short."),
            capture("gone", "", failure="http 503", status=503),
        ],
        "savanna": [capture("strike", STRIKE)],
    }
    for name, captures in pages.items():
        source = SourceInfo(source_id=name, source_name=name.title(), source_kind="rss")
        write_warc(raw_batch(root, name, NOW), source, captures)
    with settings_of(**settings), monkeypatch.context() as patch:
        patch.setattr(captures_module, "MIN_TEXT_CHARS", 10_000)
        found = archived_batches()
        for raw in found:
            load_archive(raw, run_now(NOW), engine)
    return found


def objects(done) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.usefixtures("archives")
def test_pages_become_articles_after_a_mend(sitrep, query):
    assert query("select count(*) from core.article") == [(0,)]
    done = sitrep("replay")
    assert done.returncode == 0, done.stderr
    delta, savanna = objects(done)
    assert (delta["replayed"], delta["pages"], delta["articles"]) == (2, 3, 1)
    assert (savanna["replayed"], savanna["articles"], savanna["rejected"]) == (1, 1, {})
    linked, never_came, last = done.stderr.splitlines()
    assert linked.startswith("link: 2 codings; incidents +")
    assert never_came.startswith("1 never came")
    assert last == "3 replayed, 2 now articles, 1 still turned away."
    assert query("select url from core.rejection where resolved_at is null order by url") == [
        ("https://gone.example/story",),
        ("https://stub.example/story",),
    ]
    assert query("select count(*) from core.incident_event")[0][0] > 0


@pytest.mark.usefixtures("archives")
def test_filters_pick_what_is_replayed(sitrep, query):
    done = sitrep("replay", "--source", "savanna", "--reason", "too short")
    assert [line["batch"].count("source=savanna") for line in objects(done)] == [1]
    assert done.stderr.endswith("1 replayed, 1 now articles, 0 still turned away.\n")
    assert query("select count(*) from core.article") == [(1,)]
    done = sitrep("replay", "--source", "savanna")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "No page that fits is turned away.\n"


@pytest.mark.usefixtures("archives")
def test_pages_that_never_came_wait_for_the_next_fetch(sitrep):
    done = sitrep("replay", "--stage", "fetch")
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 never came" in done.stderr
    assert done.stderr.endswith("0 replayed, 0 now articles, 0 still turned away.\n")


def test_an_archive_that_is_gone_is_said_and_the_others_are_replayed(sitrep, archives, query):
    archives[0].unlink()
    done = sitrep("replay")
    assert done.returncode == 1
    assert [line["articles"] for line in objects(done)] == [1]
    assert f"error: {archives[0]}: " in done.stderr
    assert done.stderr.endswith(
        "1 replayed, 1 now articles, 0 still turned away, 2 in archives that cannot be read.\n"
    )
    assert query("select count(*) from core.article") == [(1,)]


@pytest.mark.usefixtures("archives")
def test_rejections_are_listed(sitrep):
    done = sitrep("rejections")
    assert done.returncode == 0
    head, _, *lines = done.stdout.splitlines()
    assert head.split() == ["Time", "Source", "Stage", "Reason", "Detail", "URL"]
    assert len(lines) == 4
    assert all(line.startswith("2022-09-11 06:00 ") for line in lines)
    (stub,) = (line for line in lines if "stub.example" in line)
    assert stub.split() == [
        "2022-09-11", "06:00", "delta-wire", "clean", "too", "short", "10", "characters",
        "https://stub.example/story",
    ]  # fmt: skip


@pytest.mark.usefixtures("archives")
def test_rejections_are_objects_for_programs(sitrep):
    (row,) = objects(sitrep("rejections", "--json", "--source", "savanna"))
    assert row.keys() == {
        *("rejection_id", "run_id", "source_id", "url", "stage", "reason", "detail"),
        *("fetched_at", "archive_path", "archive_record"),
    }
    assert (row["reason"], row["fetched_at"]) == ("too short", "2022-09-11T06:00:00Z")
    assert len(objects(sitrep("rejections", "--json", "--limit", "2"))) == 2
    assert objects(sitrep("rejections", "--json", "--count", "--stage", "clean")) == [
        {"source_id": "delta-wire", "stage": "clean", "reason": "too short", "pages": 2},
        {"source_id": "savanna", "stage": "clean", "reason": "too short", "pages": 1},
    ]


@pytest.mark.usefixtures("archives")
def test_rejections_are_counted(sitrep):
    lines = sitrep("rejections", "--count").stdout.splitlines()
    assert lines[0].split() == ["Source", "Stage", "Reason", "Pages"]
    assert lines[2].split() == ["delta-wire", "clean", "too", "short", "2"]


def test_an_empty_answer_says_so(sitrep):
    for options in ([], ["--json"], ["--count"], ["--since", "2030-01-01"]):
        done = sitrep("rejections", *options)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == "No page that fits is turned away.\n"
