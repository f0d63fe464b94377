import os
import re
import shutil
import subprocess

import pytest

from local_stack.state_folder import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = {
    *("help", "demo", "test", "up", "down", "status", "lint", "format", "types"),
    *("psql", "report", "migration", "lock", "bench", "clean"),
}
needs_make = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def make(*arguments, path=None):
    environment = {**os.environ, "PATH": str(path or os.environ["PATH"])}
    environment.pop("MAKEFLAGS", None)
    return subprocess.run(
        [str(shutil.which("make")), "-C", str(ROOT), "--no-print-directory", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


@needs_make
def test_help_is_the_default_and_tells_of_every_target():
    shown = set(re.findall(r"^  make (\S+) +\S", make().stdout, flags=re.MULTILINE))
    assert shown >= TARGETS
    assert make("help").stdout == make().stdout


def test_every_target_has_its_line_of_help():
    targets = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, flags=re.MULTILINE))
    assert targets == set(re.findall(r"^([a-z][a-z-]*):.*## \S", MAKEFILE, flags=re.MULTILINE))


@needs_make
def test_a_machine_without_python_is_told_so_in_one_sentence(tmp_path):
    for program in ("sh", "awk"):
        (tmp_path / program).symlink_to(str(shutil.which(program)))
    failed = make("demo", path=tmp_path)
    assert failed.returncode != 0
    (sentence,) = (line for line in failed.stderr.splitlines() if not line.startswith("make"))
    assert sentence.startswith("Sitrep needs Python 3.11 or newer")
