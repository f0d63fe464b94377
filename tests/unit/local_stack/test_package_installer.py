from pathlib import Path

import pytest

from local_stack.package_installer import Installer, explain
from local_stack.state_folder import StackError

LOG = Path("install.log")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            ["Collecting a==1", "ERROR: No matching distribution found for a==1"],
            "Installing 3 packages failed: ERROR: No matching distribution found for a==1",
        ),
        (
            [
                "WARNING: Retrying: NewConnectionError: Temporary failure in name resolution",
                "ERROR: No matching distribution found for a==1",
            ],
            "No package registry can be reached",
        ),
        (["error: Failed to fetch", "dns error: failed to lookup"], "No package registry"),
        (["OSError: [Errno 28] No space left on device"], "The disk is full"),
        (["/usr/bin/python3: No module named pip"], "-venv) and run make again"),
        ([], "failed: no output"),
    ],
)
def test_a_failure_is_one_sentence(said, sentence):
    explained = explain("3 packages", said, LOG)
    assert sentence in explained
    assert "\n" not in explained


def test_a_step_that_fails_names_the_log_and_keeps_all_output(tmp_path):
    python = tmp_path / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho first; echo 'ERROR: nothing found for' \"$6\"; exit 1\n")
    python.chmod(0o755)
    installer = Installer("pip", tmp_path / "venv", tmp_path / "install.log")
    with pytest.raises(StackError, match=r"ERROR: nothing found for .*install\.log"):
        installer.install_project(tmp_path)
    assert "first\nERROR" in (tmp_path / "install.log").read_text()


def test_a_step_tells_what_it_did_in_one_line(tmp_path, capsys):
    python = tmp_path / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho Collecting a==1\n")
    python.chmod(0o755)
    (tmp_path / "locked.txt").write_text("a==1\n    # via b\nb==2 ; sys_platform == 'win32'\n")
    installer = Installer("pip", tmp_path / "venv", tmp_path / "install.log")
    installer.install_packages([tmp_path / "locked.txt"])
    assert capsys.readouterr().out.split() == ["2", "packages", "0", "s"]
