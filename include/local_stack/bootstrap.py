"""Find a Python that Sitrep can use and let it install everything into ``.venv``.

This file alone must run on any Python from 3.6 on, so that an old one can say what is
missing; what it starts, :mod:`local_stack.install`, is for Python 3.11 and newer.
"""
# ruff: noqa: UP006, UP035, UP045 (an old Python reads the type hints, too)

import os
import subprocess
import sys
from typing import Iterable, Iterator, List, Optional, Tuple

OLDEST = (3, 11)
NEWEST = (3, 14)
NAMES = ("python3", "python3.13", "python3.12", "python3.11", "python3.14", "python")

_ABOUT = (
    "import sys\n"
    "try:\n    import ensurepip, venv\n    able = 1\nexcept ImportError:\n    able = 0\n"
    "print('%d %d %d %s' % (sys.version_info[0], sys.version_info[1], able,"
    " getattr(sys, '_base_executable', None) or sys.executable))"
)


def main(arguments: List[str]) -> int:
    """Hand ``arguments`` over to :mod:`local_stack.install` under a Python that fits."""
    if os.name != "posix":
        return complain("Sitrep runs on Linux and macOS; on Windows use it inside WSL.")
    found = []  # type: List[Tuple[Tuple[int, int], bool, str]]
    python = choose(candidates(sys.executable), found)
    if python is None:
        return complain(why_none(found))
    include = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    environment = dict(os.environ, PYTHONPATH=include)
    environment.pop("PYTHONHOME", None)
    command = [python, "-m", "local_stack.install"] + arguments  # noqa: RUF005
    try:
        return subprocess.call(command, env=environment)
    except KeyboardInterrupt:
        return 130


def complain(sentence: str) -> int:
    """Write one sentence to standard error and return exit code 1."""
    sys.stderr.write(sentence + "\n")
    return 1


def candidates(running: str) -> Iterator[Tuple[Tuple[int, int], bool, str]]:
    """Yield (version, has venv and pip, path) of every Python: ours, then those on PATH."""
    seen = set()
    for path in [running] + list(_on_path()):  # noqa: RUF005
        about = probe(path)
        if about is not None and about[2] not in seen:
            seen.add(about[2])
            yield about


def probe(path: str) -> Optional[Tuple[Tuple[int, int], bool, str]]:
    """Ask a Python for (version, has venv and pip, path), or return None if it does not run."""
    try:
        # A version manager's stand-in may exist and fail, or wait for input: it gets none.
        answer = subprocess.run(
            [path, "-c", _ABOUT],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=20,
            check=True,
        ).stdout.decode()
        major, minor, able, executable = answer.strip().split(" ", 3)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return (int(major), int(minor)), able == "1", executable


def choose(
    pythons: Iterable[Tuple[Tuple[int, int], bool, str]],
    seen: List[Tuple[Tuple[int, int], bool, str]],
) -> Optional[str]:
    """Return the first Python that fits, noting in ``seen`` what was looked at.

    One without venv and pip will do if there is no better one and uv is at hand.
    """
    for about in pythons:
        seen.append(about)
        version, is_complete, path = about
        if OLDEST <= version <= NEWEST and is_complete:
            return path
    fitting = [path for version, _, path in seen if OLDEST <= version <= NEWEST]
    return fitting[0] if fitting and _which("uv") else None


def why_none(found: List[Tuple[Tuple[int, int], bool, str]]) -> str:
    """Say in one sentence why none of the Pythons fits."""
    fitting = [about for about in found if OLDEST <= about[0] <= NEWEST]
    if fitting:
        version, _, path = fitting[0]
        return (
            "{} has no venv or no pip: install them"
            " (Debian, Ubuntu: apt install python{}.{}-venv) and run make again."
        ).format(path, *version)
    others = ", ".join(sorted({"{}.{}".format(*version) for version, _, _ in found})) or "none"
    return "Sitrep needs Python {}.{} to {}.{}; on PATH: {}.".format(*OLDEST + NEWEST, others)


def _on_path() -> Iterator[str]:
    for name in NAMES:
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            path = os.path.join(folder, name)  # noqa: PTH118
            if folder and os.access(path, os.X_OK):
                yield path


def _which(name: str) -> bool:
    folders = os.environ.get("PATH", "").split(os.pathsep)
    return any(os.access(os.path.join(folder, name), os.X_OK) for folder in folders)  # noqa: PTH118


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
