"""`make clean`: remove ``.venv`` and ``.sitrep``, but only if they are ours, and after asking.

Only the standard library: ``.venv`` may be broken, which is a reason to clean.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from local_stack.install import STAMP
from local_stack.state_folder import ROOT, StackError, is_ours, state_home


def main(arguments: list[str] | None = None) -> int:
    """Ask, stop what runs, remove; return 0, or 1 with one sentence on standard error."""
    parser = argparse.ArgumentParser(prog="clean")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse_args(arguments)
    try:
        clean(ROOT / ".venv", state_home(), ask=not options.yes)
    except StackError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Nothing was removed.\n")
        return 130
    return 0


def clean(venv: Path, home: Path, *, ask: bool) -> None:
    """Remove the packages and the state folder, if they are ours.

    Raises
    ------
    StackError
        If one is not ours, if nobody can be asked, or if something cannot be stopped.
    """
    present = [folder for folder in (venv, home) if folder.exists()]
    for folder in present:
        if not is_ours(folder):
            raise StackError(f"{folder} is not Sitrep's, so nothing was removed.")
    if not present:
        print("Nothing to remove.")
        return
    if ask and not _agrees(present):
        print("Nothing was removed.")
        return
    _stop_all(venv, home)
    for folder in present:
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise StackError(f"{error.filename} cannot be removed: {error.strerror}.") from error
        print(f"Removed {folder}")


def _agrees(folders: list[Path]) -> bool:
    if not sys.stdin.isatty():
        raise StackError("Nothing was removed: there is no terminal to ask on; use YES=1.")
    for folder in folders:
        print(f"  {folder}")
    answer = input("Remove these, with the warehouse and everything that was fetched? [y/N] ")
    return answer.strip().lower() in {"y", "yes"}


def _stop_all(venv: Path, home: Path) -> None:
    """Stop what runs; without a whole ``.venv`` we cannot, so nothing may be running then."""
    if not (venv / STAMP).exists():
        if running := _running(home):
            raise StackError(
                f"Process {running[0]} still works on {home} and .venv is not whole: "
                "`make install`, then `make down`, then `make clean`."
            )
        return
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "include")}
    command = [str(venv / "bin" / "python"), "-m", "local_stack", "down"]
    if subprocess.run(command, env=environment, check=False).returncode:
        raise StackError("What runs could not be stopped, so nothing was removed.")


def _running(home: Path) -> list[int]:
    """Return the pids that the state folder names and that are in use, be it by others."""
    named = [str(json.loads(path.read_text())["pid"]) for path in home.glob("run/*.json")]
    named += [path.read_text().split()[0] for path in home.glob("postgres/postmaster.pid")]
    return [int(pid) for pid in named if _exists(int(pid))]


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if __name__ == "__main__":
    sys.exit(main())
