"""Migrations on a real PostgreSQL."""

import threading
from dataclasses import replace

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text

from builders.newsroom import UNPINNED, story
from sitrep.errors import WarehouseError
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.ontology import load_ontology
from sitrep.warehouse.connect import one_connection
from sitrep.warehouse.migrate import alembic_config, is_current, migrate

pytestmark = pytest.mark.postgres


def test_tables_match_their_migrations(warehouse_url):
    with one_connection(warehouse_url) as connection, connection.begin():
        command.check(alembic_config(connection))


def test_migrations_go_down_and_up_again(warehouse_url):
    with one_connection(warehouse_url) as connection, connection.begin():
        connection.execute(text("drop schema marts cascade"))
        command.downgrade(alembic_config(connection), "base")
        left = connection.scalars(
            text("select tablename from pg_tables where schemaname = 'core'")
        ).all()
    assert left == ["alembic_version"]
    assert not is_current(warehouse_url)
    migrate(warehouse_url)
    assert is_current(warehouse_url)


def test_going_down_drops_unpinned_places_and_keeps_the_others(load, warehouse_url, query):
    told = story("Ukrainian troops captured Kupiansk, then advanced on Lenin Street.")
    load(told.says("captured").says("advanced", mode="advance", place=UNPINNED))
    with one_connection(warehouse_url) as connection, connection.begin():
        connection.execute(text("drop schema marts cascade"))
        command.downgrade(alembic_config(connection), "0001")
    assert query("select name from core.event_place") == [("Kupiansk",)]
    migrate(warehouse_url)
    assert query("select name from core.event_place") == [("Kupiansk",)]


def test_what_a_held_run_had_superseded_is_told_again_since_codings_wait(
    load, run, warehouse_url, query
):
    told = story("Ukrainian troops captured Kupiansk.").says("captured")
    again = story("Ukrainian troops captured Kupiansk.", version="v2").says("captured")
    load(told)
    load(again, run=replace(run, run_id="run-2"))
    with one_connection(warehouse_url) as connection, connection.begin():
        connection.execute(text("drop schema marts cascade"))
        command.downgrade(alembic_config(connection), "0005")
        connection.execute(text("update core.run set gate = 'held' where run_id = 'run-2'"))
    migrate(warehouse_url)
    assert query("select pipeline_version from marts.event") == [("v1",)]
    assert query("select gate from core.run order by run_id") == [("open",), ("held",)]


def test_there_is_one_line_of_migrations():
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


def test_an_empty_database_is_not_current_until_it_is_migrated(empty_url):
    assert not is_current(empty_url)
    migrate(empty_url)
    assert is_current(empty_url)


def test_migrating_twice_changes_nothing(warehouse_url, query):
    before = query("select event_type, xmin::text from core.event_type order by 1")
    migrate(warehouse_url)
    assert query("select event_type, xmin::text from core.event_type order by 1") == before


def test_two_who_migrate_at_once_wait_for_each_other(empty_url):
    failures = []

    def run():
        try:
            migrate(empty_url)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert is_current(empty_url)


def test_codes_mirror_the_data_files(query):
    ontology = load_ontology()
    assert {code for (code,) in query("select event_type from core.event_type")} == set(
        ontology.types
    )
    assert query("select count(*) from core.event_mode") == [
        (sum(len(event_type.modes) for event_type in ontology.types.values()),)
    ]
    assert query("select count(*) from core.country") == [(len(load_countries()),)]


def test_a_type_that_left_the_ontology_is_retired(warehouse_url, engine, query):
    with engine.begin() as connection:
        connection.execute(
            text(
                "insert into core.event_type select 'OLD', family, definition, recipient_required,"
                " plover_code, plover_match, cameo_code, cameo_match, acled_code, acled_match,"
                " quad_class_gdelt, quad_class_phoenix, goldstein from core.event_type limit 1"
            )
        )
        connection.execute(text("update core.event_type set is_retired = (event_type = 'AID')"))
    migrate(warehouse_url)
    assert query("select event_type from core.event_type where is_retired") == [("OLD",)]


def test_every_table_and_column_is_described(query):
    undescribed = query(
        "select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid"
        " where c.relnamespace = 'core'::regnamespace and c.relkind = 'r' and a.attnum > 0"
        " and c.relname != 'alembic_version' and col_description(c.oid, a.attnum) is null"
    )
    assert undescribed == []


def test_a_server_that_is_not_there_is_one_clear_error():
    with pytest.raises(WarehouseError, match=r"No warehouse at postgresql\+psycopg://u:\*\*\*@"):
        migrate("postgresql+psycopg://u:secret@127.0.0.1:1/none")


def test_a_warehouse_of_a_newer_version_is_one_clear_error(warehouse_url, engine):
    with engine.begin() as connection:
        connection.execute(text("update core.alembic_version set version_num = '9999'"))
    with pytest.raises(WarehouseError, match="another version than this program"):
        migrate(warehouse_url)
