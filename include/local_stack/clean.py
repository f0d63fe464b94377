"""`make clean`: remove ``.venv`` and ``.sitrep``, but only if they are ours, and after asking.

Only the standard library: ``.venv`` may be broken, which is a reason to clean.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from local_stack.state_folder import ROOT, StackError, is_ours, state_home


def main(arguments: list[str] | None = None) -> int:
    """Ask, stop what runs, remove; return 0, or 1 with one sentence on standard error."""
    parser = argparse.ArgumentParser(prog="clean")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    options = parser.parse_args(arguments)
    try:
        clean([ROOT / ".venv", state_home()], ask=not options.yes)
    except StackError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Nothing was removed.\n")
        return 130
    return 0


def clean(folders: list[Path], *, ask: bool) -> None:
    """Remove our folders; those of someone else stay.

    Raises
    ------
    StackError
        If one is not ours, if nobody can be asked, or if something cannot be stopped.
    """
    present = [folder for folder in folders if folder.exists()]
    for folder in present:
        if not is_ours(folder):
            raise StackError(f"{folder} is not Sitrep's, so nothing was removed.")
    if not present:
        print("Nothing to remove.")
        return
    if ask and not _agrees(present):
        print("Nothing was removed.")
        return
    _stop_all(folders[0] / "bin" / "python")
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


def _stop_all(python: Path) -> None:
    if not python.exists():
        return
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "include")}
    stopped = subprocess.run([python, "-m", "local_stack", "down"], env=environment, check=False)
    if stopped.returncode:
        raise StackError("What runs could not be stopped, so nothing was removed.")


if __name__ == "__main__":
    sys.exit(main())
