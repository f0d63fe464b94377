"""Install Sitrep into ``.venv``: the locked packages, then the project itself.

Started by :mod:`local_stack.bootstrap`; only the standard library is there yet. A stamp in
``.venv`` makes the next call a matter of milliseconds, until a requirement file changes.
"""

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from local_stack.package_installer import Installer, make_installer
from local_stack.state_folder import ROOT, StackError, claim_folder, state_home, write_whole

FREE_BYTES_NEEDED = 3_000_000_000
VENV = ROOT / ".venv"

STAMP = "sitrep-installed.json"


def main(arguments: list[str] | None = None) -> int:
    """Install what is missing; return 0, or 1 with one sentence on standard error."""
    parser = argparse.ArgumentParser(prog="bootstrap", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--dev", action="store_true", help="also what contributors need")
    parser.add_argument("--quiet", action="store_true", help="say nothing if all is there")
    options = parser.parse_args(arguments)
    try:
        install(dev=options.dev, quiet=options.quiet)
    except StackError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped; run make again to go on.\n")
        return 130
    return 0


def install(*, dev: bool, quiet: bool = False) -> None:
    """Bring ``.venv`` up to the requirement files, if it is not.

    Raises
    ------
    StackError
        If that is not possible; its sentence says what to do.
    """
    home = claim_folder(state_home(), "SITREP_HOME")
    wanted = stamp(dev=dev)
    if _is_installed(wanted):
        if not quiet:
            print("Packages are up to date.")
        return
    with _only_one(home):
        if _is_installed(wanted):  # by the one we have waited for
            return
        _check_disk()
        claim_folder(VENV, private=False)
        log = home / "logs" / "install.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        installer = make_installer(VENV, log)
        files = [ROOT / name for name in requirement_files(dev=dev)]
        print(f"Installing into .venv with {installer.name} (details: {_short(log)})")
        try:
            _run_steps(installer, files)
        except StackError as error:
            if installer.name != "uv":
                raise
            # uv does not read pip's settings: where only those name the registry, pip gets there.
            print(f"  uv did not manage, now with pip. {error}")
            _empty_venv()
            _run_steps(replace(installer, name="pip"), files)
        write_whole(VENV / STAMP, json.dumps(wanted, indent=1) + "\n")


def requirement_files(*, dev: bool) -> list[str]:
    """Return the names of the locked requirement files to install."""
    return ["requirements.txt", "requirements-dev.txt"] if dev else ["requirements.txt"]


def stamp(*, dev: bool) -> dict[str, str]:
    """Return what an up-to-date ``.venv`` was made of: its place, its Python, its files."""
    project = tomllib.loads(_read("pyproject.toml").decode())
    installed_from = [project.get("build-system"), project.get("project")]
    return {
        "root": str(ROOT),
        "python": sys.version.split()[0],
        "project": _digest(json.dumps(installed_from, sort_keys=True).encode()),
        **{name: _digest(_read(name)) for name in requirement_files(dev=dev)},
    }


def _read(name: str) -> bytes:
    try:
        return (ROOT / name).read_bytes()
    except OSError as error:
        raise StackError(f"{ROOT / name} cannot be read: {error.strerror}.") from error


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _is_installed(wanted: dict[str, str]) -> bool:
    try:
        found = json.loads((VENV / STAMP).read_text())
    except (OSError, ValueError):
        return False
    # An environment with the contributors' packages serves users, too.
    return (VENV / "bin" / "python").exists() and all(
        found.get(name) == value for name, value in wanted.items()
    )


def _run_steps(installer: Installer, files: list[Path]) -> None:
    found = {}
    if (VENV / STAMP).exists():
        found = json.loads((VENV / STAMP).read_text())
        (VENV / STAMP).unlink()
    made_of = stamp(dev=False)
    if any(found.get(part) != made_of[part] for part in ("root", "python")):
        _empty_venv()
    if not (VENV / "bin" / "python").exists():
        installer.make_venv()
    installer.install_packages(files)
    installer.install_project(ROOT)


def _empty_venv() -> None:
    """Remove all but the marker, so that an interrupted start is still seen to be ours."""
    for path in VENV.iterdir():
        if path.name != "sitrep.json":
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _check_disk() -> None:
    free = shutil.disk_usage(ROOT).free
    if free < FREE_BYTES_NEEDED:
        raise StackError(
            f"Only {free / 1e9:.1f} GB are free at {ROOT}; Sitrep's packages and data need "
            f"{FREE_BYTES_NEEDED / 1e9:.0f} GB."
        )


@contextmanager
def _only_one(home: Path) -> Iterator[None]:
    with (home / "install.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for another installation to end …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _short(path: Path) -> str:
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


if __name__ == "__main__":
    sys.exit(main())
