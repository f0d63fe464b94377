"""The data folder of the embedded server: made whole, and configured at every start."""

import os
import shutil
from pathlib import Path

import psutil

from sitrep.errors import WarehouseError
from sitrep.warehouse.embedded.access import HOST, Access
from sitrep.warehouse.embedded.programs import VERSION, PostgresPrograms

USER = "postgres"

# A Unix socket's path holds about 100 bytes; a longer one is done without: TCP is enough.
_SOCKET_PATH_MAX = 85
_LOG_MAX_BYTES = 10_000_000

# What a load writes to lies all over the indexes. Memory is taken as the warehouse fills it.
_SHARED_BUFFERS_MB = (128, 4096)

_CONFIG = """\
# Written by sitrep at every start: changes made here are lost.
listen_addresses = '{host}'
port = {port}
unix_socket_directories = '{socket_folder}'
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = {shared_buffers_mb}MB
effective_cache_size = {cache_mb}MB
max_wal_size = 4GB
checkpoint_timeout = 15min
maintenance_work_mem = 128MB
work_mem = 16MB
random_page_cost = 1.1
jit = off
fsync = {fsync}
synchronous_commit = {fsync}
full_page_writes = {fsync}
timezone = 'UTC'
log_timezone = 'UTC'
password_encryption = 'scram-sha-256'
"""

# The socket lies in the data folder, which only the server's own user may enter.
_ACCESS_RULES = """\
# type  database  user  address        method
local   all       all                  trust
host    all       all   127.0.0.1/32   scram-sha-256
"""


def data_folder(home: Path) -> Path:
    """Return where the data of the server of ``home`` lie."""
    return home / "postgres"


def server_log(home: Path) -> Path:
    """Return where the server writes its log."""
    return data_folder(home) / "server.log"


def make_cluster(home: Path, programs: PostgresPrograms, password: str) -> None:
    """Make the data folder if it is missing, beside its place, and move it there whole.

    Raises
    ------
    WarehouseError
        If it cannot be made, is something else, or belongs to another PostgreSQL version.
    """
    data = data_folder(home)
    if (data / "PG_VERSION").exists():
        _check_version(data)
        return
    if data.exists() and any(data.iterdir()):
        raise WarehouseError(f"{data} is not a PostgreSQL data folder; move it away.")
    fresh, password_file = home / "postgres.new", home / "postgres.password"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        password_file.touch(mode=0o600)
        password_file.write_text(password)
        programs.own(fresh, password_file)
        _initdb(fresh, programs, password_file)
        if data.exists():
            data.rmdir()
        fresh.rename(data)
    except OSError as error:
        raise WarehouseError(
            f"PostgreSQL's data could not be made in {home}: {error.strerror}."
        ) from error
    finally:
        password_file.unlink(missing_ok=True)


def configure(home: Path, access: Access, *, fsync: bool) -> None:
    """Write the server's settings and who may come in.

    Raises
    ------
    WarehouseError
        If the data folder is not writable.
    """
    data = data_folder(home)
    socket_folder = str(data) if len(os.fsencode(data)) <= _SOCKET_PATH_MAX else ""
    settings = _CONFIG.format(
        host=HOST,
        port=access.port,
        socket_folder=socket_folder.replace("'", "''"),
        fsync="on" if fsync else "off",
        **_memory(psutil.virtual_memory().total // 2**20),
    )
    main, include, log = data / "postgresql.conf", "include = 'sitrep.conf'\n", server_log(home)
    try:
        (data / "sitrep.conf").write_text(settings)
        (data / "pg_hba.conf").write_text(_ACCESS_RULES)
        if include not in (text := main.read_text()):
            main.write_text(f"{text}\n{include}")
        if log.exists() and log.stat().st_size > _LOG_MAX_BYTES:
            log.replace(log.with_suffix(".log.1"))
    except OSError as error:
        raise WarehouseError(f"{data} is not writable: {error.strerror}.") from error


def _memory(machine_mb: int) -> dict[str, int]:
    """Return what the server takes of a machine's memory, and what it may count on in all, MB.

    Examples
    --------
    >>> _memory(16_000)
    {'shared_buffers_mb': 2000, 'cache_mb': 8000}
    """
    least, most = _SHARED_BUFFERS_MB
    return {
        "shared_buffers_mb": min(max(machine_mb // 8, least), most),
        "cache_mb": max(machine_mb // 2, least),
    }


def read_log(home: Path, offset: int = 0) -> str:
    """Return the server's log from a byte offset on, or nothing where there is none."""
    try:
        with server_log(home).open("rb") as file:
            file.seek(offset)
            return file.read().decode(errors="replace")
    except OSError:
        return ""


def telling_line(log: str) -> str:
    r"""Return the line of a log that says best why the server failed, or nothing.

    Examples
    --------
    >>> telling_line("FATAL:  could not write: No space left\nLOG:  database system is shut down")
    'FATAL:  could not write: No space left'
    """
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    severe = [line for line in lines if any(w in line for w in ("FATAL:", "PANIC:", "ERROR:"))]
    return (severe or lines or [""])[-1]


def _check_version(data: Path) -> None:
    try:
        found = (data / "PG_VERSION").read_text().strip()
    except OSError as error:
        raise WarehouseError(f"{data} cannot be read: {error.strerror}.") from error
    if found != str(VERSION):
        raise WarehouseError(
            f"{data} was made by PostgreSQL {found} and this is PostgreSQL {VERSION}: "
            "dump it with the former version and load it again."
        )


def _initdb(fresh: Path, programs: PostgresPrograms, password_file: Path) -> None:
    # The collation is built in, so that an index does not depend on the machine's libc.
    result = programs.run(
        *("initdb", "-D", fresh, "-U", USER, f"--pwfile={password_file}", "--encoding=UTF8"),
        *("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        *("--auth-local=trust", "--auth-host=scram-sha-256"),
    )
    if result.returncode:
        raise WarehouseError(f"PostgreSQL's data could not be made: {result.reason}")
