import os
import signal
import socket
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import psutil
import psycopg
import pytest

from sitrep.errors import WarehouseError
from sitrep.settings import Settings
from sitrep.warehouse import embedded
from sitrep.warehouse.embedded.access import Access, read_access, write_access
from sitrep.warehouse.embedded.cluster import data_folder, telling_line

pytestmark = pytest.mark.postgres


@pytest.fixture
def home(tmp_path):
    yield tmp_path / "it's home"
    embedded.stop(tmp_path / "it's home")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Share one server among the tests that only look at it."""
    home = tmp_path_factory.mktemp("embedded")
    yield embedded.start(home, fsync=False)
    embedded.stop(home)


def ask(server, question, database="sitrep"):
    with psycopg.connect(server.url(database, driver="")) as connection:
        return connection.execute(question).fetchone()[0]


def test_it_serves_both_databases_with_a_fixed_collation(server):
    for database in ("sitrep", "airflow"):
        assert ask(server, "select current_database()", database) == database
    collation = "select datlocale from pg_database where datname = current_database()"
    assert ask(server, collation) == "C.UTF-8"
    assert ask(server, "show server_version").startswith("18")


def test_urls_name_the_driver(server):
    assert server.url("sitrep").startswith("postgresql+psycopg://postgres:")
    assert server.url("airflow", driver="psycopg2").startswith("postgresql+psycopg2://")
    assert server.url("sitrep", driver="").endswith(f"@127.0.0.1:{server.port}/sitrep")


def test_only_this_machine_and_only_with_the_password(server):
    process = embedded.find_process(server.home)
    listening = [c.laddr for c in process.net_connections("tcp") if c.status == "LISTEN"]
    assert [address.ip for address in listening] == ["127.0.0.1"]
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(server.url("sitrep", driver="").replace(server.password, "guess"))


def test_what_it_keeps_is_closed_to_others(server):
    assert stat.S_IMODE((server.home / "postgres.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(data_folder(server.home).stat().st_mode) == 0o700
    assert not (server.home / "postgres.password").exists()


def test_psql_is_at_hand(server):
    url = server.url("sitrep", driver="")
    told = subprocess.run(
        [server.bin_dir / "psql", url, "-Atc", "select 6 * 7"], capture_output=True, check=True
    )
    assert told.stdout == b"42\n"


def test_starting_again_attaches(server):
    before = embedded.find_process(server.home).pid
    assert embedded.start(server.home) == server
    assert embedded.find_process(server.home).pid == before


def test_the_warehouse_url_is_the_one_that_is_set_else_the_embedded_one(server):
    elsewhere = Settings(warehouse_url="postgresql://u:p@db.example.org/news")
    assert embedded.warehouse_url(elsewhere) == "postgresql+psycopg://u:p@db.example.org/news"
    assert embedded.warehouse_url(Settings(home=server.home)) == server.url("sitrep")


def test_it_outlives_the_process_that_starts_it(home):
    code = (
        "import sys; from pathlib import Path; from sitrep.warehouse import embedded;"
        "embedded.start(Path(sys.argv[1]), fsync=False)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, home], check=True, env=environment)
    assert embedded.is_running(home)


def test_data_outlive_a_stop_and_a_crash(home):
    server = embedded.start(home)
    with psycopg.connect(server.url("sitrep", driver="")) as connection:
        connection.execute("create table kept as select 1 as one")
    assert embedded.stop(home)
    assert not embedded.is_running(home)
    assert not embedded.stop(home)

    server = embedded.start(home)
    os.kill(embedded.find_process(home).pid, signal.SIGKILL)
    server = embedded.start(home)
    assert ask(server, "select one from kept") == 1


def test_another_port_is_chosen_where_the_kept_one_is_taken(home):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        home.mkdir()
        write_access(home, Access(port=port, password="secret"))  # noqa: S106
        server = embedded.start(home, fsync=False)
        assert server.port != port
        assert read_access(home).port == server.port
        assert ask(server, "select 1") == 1


def test_a_pid_file_that_names_another_process_is_seen_through(home):
    embedded.start(home, fsync=False)
    embedded.stop(home)
    pid_file = data_folder(home) / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{data_folder(home)}\n0\n1\n\n\n\nready\n")
    assert not embedded.is_running(home)
    assert ask(embedded.start(home, fsync=False), "select 1") == 1
    assert psutil.pid_exists(os.getpid())


def test_of_two_starters_one_waits_and_both_get_the_server(home):
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: embedded.start(home, fsync=False), range(2))
    assert first == second


def test_a_start_that_was_cut_short_is_made_again(home):
    (home / "postgres.new").mkdir(parents=True)
    (home / "postgres.new" / "PG_VERSION").write_text("18\n")
    assert ask(embedded.start(home, fsync=False), "select 1") == 1
    assert not (home / "postgres.new").exists()


def test_a_server_that_does_not_start_says_why(home):
    embedded.start(home, fsync=False)
    embedded.stop(home)
    (data_folder(home) / "global" / "pg_control").unlink()
    with pytest.raises(WarehouseError, match=r"did not start: .*pg_control.*server\.log\)$"):
        embedded.start(home, fsync=False)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("postgres/photo.jpg", "", "is not a PostgreSQL data folder; move it away"),
        ("postgres/PG_VERSION", "16\n", "was made by PostgreSQL 16 and this is PostgreSQL 18"),
        ("postgres.json", "{}", "is damaged"),
        ("postgres.json", "not json", "is damaged"),
    ],
)
def test_what_is_not_ours_is_named_and_left_alone(home, name, content, sentence):
    (home / name).parent.mkdir(parents=True)
    (home / name).write_text(content)
    with pytest.raises(WarehouseError, match=sentence):
        embedded.start(home)
    assert (home / name).read_text() == content


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(WarehouseError, match="file/home cannot be made"):
        embedded.start(tmp_path / "file" / "home")


def test_a_long_path_does_without_a_socket(tmp_path):
    home = tmp_path / ("long" * 20)
    server = embedded.start(home, fsync=False)
    assert ask(server, "show unix_socket_directories") == ""
    embedded.stop(home)


def test_the_telling_line_is_the_fatal_one():
    log = "LOG:  starting\nFATAL:  could not write: No space left on device\nLOG:  shut down\n"
    assert telling_line(log).startswith("FATAL:  could not write")
    assert telling_line("") == ""
