"""Run the command line as a shell would see it: exit code, stdout and stderr."""

import io
import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from builders.language import coding_home, own_variables, session_pipeline, settings_of
from sitrep.cli import main

INCLUDE = Path(__file__).parents[3] / "include"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a command left behind."""

    code: int
    stdout: str
    stderr: str

    @property
    def objects(self) -> list[Any]:
        """The objects of stdout, which holds one JSON object a line and nothing else."""
        return [json.loads(line) for line in self.stdout.splitlines()]


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Return the folder of the program's state."""
    return coding_home(tmp_path_factory)


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory):
    """Return the language pipeline, which every command of this process then has."""
    return session_pipeline(tmp_path_factory)


@pytest.fixture
def sitrep(home, capsys, monkeypatch):
    """Run ``sitrep`` in this process; ``stdin`` is what is piped into it."""

    def run(*arguments: object, stdin: str = "", **settings: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["sitrep", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        root = logging.getLogger()
        handlers, level = root.handlers[:], root.level
        capsys.readouterr()
        try:
            with settings_of(**({"home": home} | settings)), pytest.raises(SystemExit) as ended:
                main()
        finally:
            root.handlers[:] = handlers
            root.setLevel(level)
        out, err = capsys.readouterr()
        return Outcome(code=ended.value.code or 0, stdout=out, stderr=err)

    return run


@pytest.fixture
def sitrep_process(home, monkeypatch):
    """Run ``python -m sitrep`` as a process of its own."""

    def run(*arguments: object, stdin: str = "", **settings: object) -> Outcome:
        for name in own_variables():
            monkeypatch.delenv(name)
        for name, value in ({"home": home} | settings).items():
            monkeypatch.setenv(f"SITREP_{name.upper()}", str(value))
        monkeypatch.setenv("PYTHONPATH", str(INCLUDE))
        done = subprocess.run(
            [sys.executable, "-m", "sitrep", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return Outcome(code=done.returncode, stdout=done.stdout, stderr=done.stderr)

    return run
