"""The port and the password of the embedded server: made once, kept in one private file."""

import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sitrep.errors import WarehouseError

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Where the server listens on 127.0.0.1, and its superuser's password."""

    port: int
    password: str

    def on_another_port(self) -> "Access":
        """Return the same access on a port that is free now."""
        return replace(self, port=free_port())


def read_access(home: Path) -> Access:
    """Return what ``<home>/postgres.json`` says; make the file at the first start.

    Raises
    ------
    WarehouseError
        If the file is damaged or cannot be written.
    """
    path = access_file(home)
    try:
        kept = json.loads(path.read_text())
        return Access(port=int(kept["port"]), password=str(kept["password"]))
    except FileNotFoundError:
        access = Access(port=free_port(), password=secrets.token_urlsafe(24))
        write_access(home, access)
        return access
    except OSError as error:
        raise WarehouseError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise WarehouseError(f"{path} is damaged: it has no port and password.") from error


def write_access(home: Path, access: Access) -> None:
    """Write the file so that only its owner can read it.

    Raises
    ------
    WarehouseError
        If it cannot be written.
    """
    path = access_file(home)
    fresh = path.with_suffix(".json.new")
    try:
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(asdict(access), file)
        fresh.replace(path)
    except OSError as error:
        raise WarehouseError(f"{path} cannot be written: {error.strerror}.") from error


def access_file(home: Path) -> Path:
    """Return where port and password are kept."""
    return home / "postgres.json"


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody uses now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def is_port_free(port: int) -> bool:
    """Return whether a server could listen on this port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
