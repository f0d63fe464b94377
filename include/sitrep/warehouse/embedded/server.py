"""Start, find and stop the embedded server."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import psutil
import psycopg
from psycopg import sql

from sitrep.errors import WarehouseError
from sitrep.settings import Settings
from sitrep.warehouse.embedded.access import (
    HOST,
    Access,
    is_port_free,
    read_access,
    write_access,
)
from sitrep.warehouse.embedded.cluster import (
    USER,
    configure,
    data_folder,
    make_cluster,
    read_log,
    server_log,
    telling_line,
)
from sitrep.warehouse.embedded.programs import PostgresPrograms, find_programs

DATABASES = ("sitrep", "airflow")

_LOCK_WAIT_S = 90
_READY_WAIT_S = 60
_START_ATTEMPTS = 4
# Another program was quicker to the port; or children of a crashed server are still leaving.
_PASSING_TROUBLES = ("could not bind", "shared memory block")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedPostgres:
    """A running embedded server: where it is and how to come in."""

    home: Path
    port: int
    password: str
    bin_dir: Path

    def url(self, database: str, driver: str = "psycopg") -> str:
        """Return the URL of a database; ``driver=""`` gives one for ``psql`` and libpq."""
        scheme = f"postgresql+{driver}" if driver else "postgresql"
        return f"{scheme}://{USER}:{self.password}@{HOST}:{self.port}/{database}"


def warehouse_url(settings: Settings) -> str:
    """Return the warehouse's URL: the one that is set, else the embedded server, started.

    Raises
    ------
    WarehouseError
        If the embedded server does not start.
    """
    return settings.warehouse_url or start(settings.home).url("sitrep")


def start(home: Path, *, fsync: bool = True) -> EmbeddedPostgres:
    """Start the server of ``home``, or attach to it where it runs already.

    Parameters
    ----------
    home
        The state folder; the data go to ``home/postgres``.
    fsync
        False makes a server for tests: faster, and not safe against a power cut.

    Raises
    ------
    WarehouseError
        If it does not start; the message ends in the telling line of the server's log.
    """
    home = home.expanduser().resolve()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WarehouseError(f"The folder {home} cannot be made: {error.strerror}.") from error
    programs = find_programs(data_folder(home))
    with _only_one_starter(home):
        access = read_access(home)
        if find_process(home) is None:
            make_cluster(home, programs, access.password)
            access = _start_server(home, programs, access, fsync=fsync)
        _wait_until_ready(home)
        server = EmbeddedPostgres(
            home=home, port=access.port, password=access.password, bin_dir=programs.folder
        )
        _ensure_databases(server)
    return server


def stop(home: Path) -> bool:
    """Stop the server of ``home``; return False if there was none to stop.

    Raises
    ------
    WarehouseError
        If it is still running after a minute.
    """
    home = home.expanduser().resolve()
    if find_process(home) is None:
        return False
    with _only_one_starter(home):
        if (process := find_process(home)) is None:
            return False
        data = data_folder(home)
        find_programs(data).run("pg_ctl", "-D", data, "-m", "fast", "-w", "-t", "60", "stop")
        if find_process(home) is not None:
            raise WarehouseError(
                f"The embedded PostgreSQL (process {process.pid}) does not stop; "
                f"its log is {server_log(home)}."
            )
    return True


def is_running(home: Path) -> bool:
    """Return whether the server of ``home`` runs and is ready for connections."""
    home = home.expanduser().resolve()
    return find_process(home) is not None and _says_ready(home)


def find_process(home: Path) -> psutil.Process | None:
    """Return the server's main process: our server and no other program with its number."""
    data = data_folder(home.expanduser().resolve())
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
        process = psutil.Process(pid)
        command, status = process.cmdline(), process.status()
    except (OSError, ValueError, psutil.Error):
        return None
    is_postgres = bool(command) and Path(command[0]).name == "postgres"
    if not is_postgres or str(data) not in command or status == psutil.STATUS_ZOMBIE:
        return None
    return process


@contextmanager
def _only_one_starter(home: Path) -> Iterator[None]:
    try:
        lock = (home / "postgres.lock").open("a")
    except OSError as error:
        raise WarehouseError(f"The folder {home} is not writable: {error.strerror}.") from error
    with lock:
        deadline = monotonic() + _LOCK_WAIT_S
        while not _try_lock(lock.fileno()):
            if monotonic() > deadline:
                raise WarehouseError(
                    f"Another process has been starting the PostgreSQL of {home} "
                    f"for {_LOCK_WAIT_S} s."
                )
            sleep(0.1)
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start_server(home: Path, programs: PostgresPrograms, access: Access, *, fsync: bool) -> Access:
    """Start the server; return its access, on another port if the kept one is taken."""
    data = data_folder(home)
    reason = ""
    for attempt in range(_START_ATTEMPTS):
        _remove_locks(data)
        if not is_port_free(access.port):
            access = access.on_another_port()
            write_access(home, access)
        configure(home, access, fsync=fsync)
        programs.own(data, data / "sitrep.conf")
        before = server_log(home).stat().st_size if server_log(home).exists() else 0
        result = programs.run(
            "pg_ctl", "-D", data, "-l", server_log(home), "-w", "-t", str(_READY_WAIT_S), "start"
        )
        if result.returncode == 0 and find_process(home) is not None:
            return access
        said = read_log(home, before)
        reason = telling_line(said) or result.reason
        if not any(trouble in said for trouble in _PASSING_TROUBLES):
            break
        sleep(attempt + 1)
    raise WarehouseError(
        f"The embedded PostgreSQL did not start: {reason} (its log: {server_log(home)})"
    )


def _remove_locks(data: Path) -> None:
    """Remove what a crash left behind: its process is gone, or is another program by now."""
    for stale in (data / "postmaster.pid", *data.glob(".s.PGSQL.*.lock")):
        stale.unlink(missing_ok=True)


def _wait_until_ready(home: Path) -> None:
    deadline = monotonic() + _READY_WAIT_S
    while not _says_ready(home):
        if monotonic() > deadline or find_process(home) is None:
            raise WarehouseError(
                "The embedded PostgreSQL is not ready for connections: "
                f"{telling_line(read_log(home))} (its log: {server_log(home)})"
            )
        sleep(0.1)


def _says_ready(home: Path) -> bool:
    try:
        lines = (data_folder(home) / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) > 7 and lines[7].strip() == "ready"


def _ensure_databases(server: EmbeddedPostgres) -> None:
    try:
        with psycopg.connect(
            server.url("postgres", driver=""), autocommit=True, connect_timeout=10
        ) as connection:
            present = {name for (name,) in connection.execute("select datname from pg_database")}
            for name in DATABASES:
                if name not in present:
                    connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    except psycopg.Error as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[-1]
        raise WarehouseError(f"The embedded PostgreSQL does not answer: {reason}") from error
