"""Look before we start: what would fail later is better said now, in one sentence."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from local_stack.state_folder import ROOT, StackError, claim_folder, state_home

FREE_BYTES_NEEDED = 1_000_000_000


def check_machine(needed_files: Iterable[str] = (), *, root: Path = ROOT) -> Path:
    """Return the state folder, ready to use.

    Parameters
    ----------
    needed_files
        Files below ``root`` without which the command makes no sense.

    Raises
    ------
    StackError
        If the folder is not ours, a file is missing, or the disk is nearly full.
    """
    home = claim_folder(state_home(), "SITREP_HOME")
    for name in needed_files:
        if not (root / name).exists():
            raise StackError(f"{root / name} is missing; is the checkout complete?")
    free = shutil.disk_usage(home).free
    if free < FREE_BYTES_NEEDED:
        raise StackError(
            f"Only {free / 1e9:.1f} GB are free at {home}; the warehouse and the lake need "
            f"{FREE_BYTES_NEEDED / 1e9:.0f} GB."
        )
    (home / "logs").mkdir(exist_ok=True)
    return home
