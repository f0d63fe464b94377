"""What loaders and readers may do, and what they must not, tried on a real PostgreSQL."""

from contextlib import contextmanager
from itertools import count

import psycopg
import pytest
from psycopg import errors, sql
from sqlalchemy import create_engine, make_url, pool, text

from builders.newsroom import NOON, story, write_batch
from sitrep.errors import WarehouseError
from sitrep.report import report_data
from sitrep.warehouse.access import grant_access, is_granted, make_user
from sitrep.warehouse.build_marts import build_marts, refresh_marts
from sitrep.warehouse.connect import one_connection
from sitrep.warehouse.link import link_events
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.migrate import migrate
from sitrep.warehouse.quality import check_quality
from sitrep.warehouse.run import RunInfo
from sitrep.warehouse.tables import Base

pytestmark = pytest.mark.postgres

RUN = RunInfo(run_id="run-1", interval_start=NOON, interval_end=NOON, pipeline_version="v1")
TEXT = "Ukrainian troops captured Kupiansk, killing 15."
_names = count()


def told(version="v1"):
    return story(TEXT, version=version).says(
        "captured", quantity=("15", "killed", "person", "=", 15)
    )


@contextmanager
def logins(warehouse_url):
    """Make users, and drop them at the end: they belong to the server."""
    made = []

    def login(role, **options) -> str:
        name = f"{role}_{make_url(warehouse_url).database}_{next(_names)}"
        made.append(name)
        password = make_user(warehouse_url, name, role, **options)
        url = make_url(warehouse_url).set(username=name, password=password)
        return url.render_as_string(hide_password=False)

    yield login
    with one_connection(warehouse_url, autocommit=True) as connection:
        for name in made:
            connection.exec_driver_sql(f'drop owned by "{name}"')
            connection.exec_driver_sql(f'drop role "{name}"')


@pytest.fixture
def login(warehouse_url):
    """Make users of a fresh warehouse."""
    with logins(warehouse_url) as login:
        yield login


@pytest.fixture(scope="module")
def as_reader(module_warehouse_url, tmp_path_factory):
    """URL of a reader of a warehouse that holds an event."""
    engine = create_engine(module_warehouse_url, poolclass=pool.NullPool)
    load_batches(engine, RUN, [write_batch(tmp_path_factory.mktemp("lake"), [told()])])
    link_events(engine)
    refresh_marts(module_warehouse_url)
    with logins(module_warehouse_url) as login:
        yield login("reader", statement_timeout="300ms")


@pytest.fixture
def refused():
    """Expect that every statement is refused for want of a right."""

    def refused(url, *statements):
        plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            # The brake is off: what is refused now is refused by rights.
            connection.execute("set default_transaction_read_only = off")
            for statement in statements:
                with pytest.raises(errors.InsufficientPrivilege):
                    connection.execute(sql.SQL(statement))

    return refused


def test_a_loader_takes_news_the_whole_way_and_needs_no_owner(login, tmp_path, run, query):
    url = login("loader")
    engine = create_engine(url, poolclass=pool.NullPool)
    migrate(url)
    load_batches(engine, run, [write_batch(tmp_path, [told()])])
    # Another coding: the old one is superseded, and its incident told anew.
    assert link_events(engine).incidents.inserted == 1
    load_batches(engine, run, [write_batch(tmp_path, [told("v2")])])
    assert link_events(engine).changed
    check_quality(engine, run.run_id)
    assert refresh_marts(url)
    assert query("select gate from core.run") == [("passed",)]
    assert query("select sum(events) from marts.daily_event_counts") == [(1,)]


def test_a_loader_changes_no_table_and_deletes_no_article(login, load, refused):
    load(told())
    refused(
        login("loader"),
        "delete from core.article",
        "delete from core.event",
        "update core.event set confidence = 1",
        "truncate core.incident",
        "drop table core.event",
        "alter table core.event add column more text",
        "create table core.mine ()",
        "create table public.mine ()",
        "drop view marts.event cascade",
        "insert into core.event_mode (event_type, mode) values ('AID', 'more')",
        "create role another",
    )


def test_a_reader_reads_every_mart_and_calls_every_function(as_reader):
    marts = text(
        "select relname from pg_class where relnamespace = 'marts'::regnamespace"
        " and relkind in ('v', 'm')"
    )
    functions = text(
        "select proname, pronargs from pg_proc where pronamespace = 'marts'::regnamespace"
        " and proargtypes::regtype[] <@ array['timestamptz'::regtype]"
    )
    with one_connection(as_reader) as connection:
        for mart in connection.scalars(marts).all():
            connection.execute(text(f"table marts.{mart}"))
        for name, arguments in connection.execute(functions).all():
            connection.execute(text(f"select marts.{name}({', '.join(['now()'] * arguments)})"))
        assert connection.scalar(text("select count(*) from marts.event")) == 1


def test_a_reader_is_told_the_report(as_reader):
    data = report_data(as_reader, days=7)
    assert (data["totals"]["events"], data["totals"]["articles"]) == (1, 1)
    kinds = {span["kind"] for span in data["example"]["spans"]}
    assert kinds == {"trigger", "actor", "place", "quantity"}


def test_a_reader_sees_nothing_else_and_leaves_nothing_behind(as_reader, refused):
    tables = [table.fullname for table in Base.metadata.sorted_tables]
    refused(
        as_reader,
        *(f"select from {table}" for table in tables),
        "select core.refresh_mart('daily_event_counts')",
        "create table marts.mine ()",
        "create table public.mine ()",
        "create temporary table mine ()",
        "create schema mine",
        "set role sitrep_loader",
    )


def test_a_reader_is_kept_from_mistakes_and_from_endless_statements(as_reader):
    with one_connection(as_reader) as connection:
        assert connection.scalar(text("show default_transaction_read_only")) == "on"
        with pytest.raises(Exception, match="statement timeout"):
            connection.execute(text("select pg_sleep(60)"))


def test_rights_outlive_marts_that_are_built_again(as_reader, module_warehouse_url):
    with one_connection(module_warehouse_url) as connection, connection.begin():
        connection.execute(text("comment on schema marts is 'older'"))
        assert build_marts(connection)
        assert not is_granted(connection)
    migrate(module_warehouse_url)
    with one_connection(as_reader) as connection:
        assert connection.scalar(text("select count(*) from marts.event")) == 1


def test_a_user_changes_from_one_role_to_the_other(login, warehouse_url, refused):
    url = login("loader")
    assert make_user(warehouse_url, make_url(url).username, "reader") is None
    refused(url, "insert into core.source default values", "select from core.event")


def test_who_owns_the_warehouse_gets_no_role(module_warehouse_url):
    owner = make_url(module_warehouse_url).username
    with pytest.raises(WarehouseError, match="no user to give a role to"):
        make_user(module_warehouse_url, owner, "reader")


def test_a_reader_who_loads_is_told_so(as_reader):
    with pytest.raises(WarehouseError, match="may not load or migrate"):
        migrate(as_reader)


def test_a_loader_is_told_that_the_warehouse_is_out_of_date(login, engine):
    url = login("loader")
    with engine.begin() as connection:
        connection.execute(text("comment on schema marts is 'older'"))
    with pytest.raises(WarehouseError, match="its owner must run"):
        migrate(url)


def test_an_owner_who_may_not_create_roles_hears_who_must(login, warehouse_url, caplog):
    url = login("loader")  # a user without CREATEROLE
    with one_connection(warehouse_url) as connection, connection.begin() as transaction:
        # Renamed, since other databases of the server use it; nobody else sees that.
        connection.exec_driver_sql("alter role sitrep_reader rename to sitrep_reader_elsewhere")
        connection.exec_driver_sql(f'set local role "{make_url(url).username}"')
        assert not is_granted(connection)
        assert not grant_access(connection)
        transaction.rollback()
    assert "create role sitrep_reader;" in caplog.text
    with pytest.raises(WarehouseError, match="The server refuses the user other"):
        make_user(url, "other", "reader")
