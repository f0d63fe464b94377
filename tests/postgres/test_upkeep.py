"""The daily upkeep of a warehouse on a real PostgreSQL."""

import os
from datetime import UTC, datetime
from secrets import token_hex

import pytest
from sqlalchemy import make_url, text
from upath import UPath

from builders.arrivals import Arrivals
from builders.newsroom import NOON, rejection, story
from sitrep import lake
from sitrep.settings import Settings
from sitrep.upkeep.lake import keep_bounds
from sitrep.warehouse.upkeep.sources import report_sources
from sitrep.warehouse.upkeep.tables import vacuum_lagging

pytestmark = pytest.mark.postgres

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def archives(load, tmp_path):
    """Old archives: of an article, of a page that is turned away, of one that was."""
    paths = {name: lake.raw_batch(UPath(tmp_path / "lake"), name, NOON) for name in ("a", "b", "c")}
    for path in paths.values():
        path.parent.mkdir(parents=True)
        path.touch()
        os.utime(path.path, (NOON.timestamp(), NOON.timestamp()))
    kept = {name: f"file://{path}" for name, path in paths.items()}
    load(
        story("Troops advanced.", archive_path=str(paths["a"]), archive_record="1"),
        rejections=[
            rejection(path="b", archive_path=kept["b"], archive_record="2"),
            rejection(path="c", archive_path=kept["c"], archive_record="3"),
        ],
    )
    load(story("A wall.", path="c", archive_path=kept["c"], archive_record="3"))
    with_c_elsewhere = "update core.article_revision set archive_path = 'x' where text = 'A wall.'"
    return paths, with_c_elsewhere


def test_archives_that_the_warehouse_needs_stay_unless_told_otherwise(archives, engine, tmp_path):
    paths, with_c_elsewhere = archives
    root = UPath(tmp_path / "lake")

    def keep(**given):
        report = keep_bounds(root, engine, Settings(**given), now=NOW)
        return str(report), [name for name, path in paths.items() if path.exists()]

    assert keep() == ("lake: nothing is to be removed", ["a", "b", "c"])
    days = (NOW - NOON).days
    assert keep(raw_retention_days=days + 1)[1] == ["a", "b", "c"]
    assert keep(raw_retention_days=30) == ("lake: kept though old: 3 cited", ["a", "b", "c"])
    with engine.begin() as connection:
        connection.execute(text(with_c_elsewhere))
    assert keep(raw_retention_days=30) == (
        "lake: removed: 1 raw; kept though old: 2 cited", ["a", "b"]
    )  # fmt: skip
    assert keep(raw_retention_days=30, remove_cited_archives=True) == ("lake: removed: 2 raw", [])


@pytest.fixture
def lagging(engine):
    """A table of which half the rows are dead, and which the server leaves alone."""
    Arrivals(engine).run(*range(2000))
    with engine.begin() as connection:
        connection.execute(text("alter table core.run set (autovacuum_enabled = false)"))
        connection.execute(text("update core.run set gate = 'passed'"))
        connection.execute(text("select pg_stat_force_next_flush()"))


@pytest.fixture
def guest(engine, warehouse_url):
    """URL of the warehouse for a role that owns nothing in it."""
    password = token_hex()
    with engine.begin() as connection:
        connection.execute(text(f"create role sitrep_test_guest login password '{password}'"))
    url = make_url(warehouse_url).set(username="sitrep_test_guest", password=password)
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text("drop role sitrep_test_guest"))


@pytest.mark.usefixtures("lagging")
def test_tables_with_many_dead_rows_are_vacuumed(warehouse_url, query):
    assert str(vacuum_lagging(warehouse_url)) == "tables: vacuumed: core.run"
    assert query("select n_dead_tup from pg_stat_user_tables where relname = 'run'") == [(0,)]
    assert str(vacuum_lagging(warehouse_url)) == "tables: all are in order"


@pytest.mark.usefixtures("lagging")
def test_tables_of_another_owner_are_left_to_them(guest, caplog):
    assert str(vacuum_lagging(guest)) == "tables: left to their owner: core.run"
    assert "let its owner run vacuum (analyze) core.run" in caplog.text


def test_sources_that_are_silent_or_turned_away_are_told(engine, load):
    assert report_sources(engine) == []
    arrivals = Arrivals(engine)
    arrivals.run(*range(30))
    arrivals.bring("harbour", dict.fromkeys(range(6, 30), 5))
    arrivals.bring("ridge", dict.fromkeys(range(30), 5))
    refused = [rejection("delta", path=str(n), reason="paywall stub") for n in range(10)]
    load(rejections=refused)
    assert report_sources(engine) == [
        "silent: harbour (6 days, usually 1)",
        "turned away in a week: delta (10 of 10, most often: paywall stub)",
    ]
