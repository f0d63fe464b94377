import os

import pytest

from local_stack.clean import clean
from local_stack.state_folder import StackError, claim_folder


def test_our_folders_are_removed(tmp_path, capsys):
    ours = claim_folder(tmp_path / "state")
    clean(tmp_path / "venv", ours, ask=False)
    assert not ours.exists()
    clean(tmp_path / "venv", ours, ask=False)
    assert "Nothing to remove." in capsys.readouterr().out


def test_a_foreign_folder_keeps_all_from_being_removed(tmp_path):
    ours = claim_folder(tmp_path / "state")
    (tmp_path / "venv").mkdir()
    with pytest.raises(StackError, match="venv is not Sitrep's, so nothing was removed"):
        clean(tmp_path / "venv", ours, ask=False)
    assert ours.exists()


def test_nothing_is_removed_where_nobody_can_be_asked(tmp_path, monkeypatch):
    ours = claim_folder(tmp_path / "state")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(StackError, match="use YES=1"):
        clean(tmp_path / "venv", ours, ask=True)
    assert ours.exists()


@pytest.mark.parametrize(("answer", "stays"), [("y", False), ("", True), ("n", True)])
def test_the_answer_counts(tmp_path, monkeypatch, answer, stays):
    ours = claim_folder(tmp_path / "state")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    clean(tmp_path / "venv", ours, ask=True)
    assert ours.exists() is stays


def test_nothing_is_removed_under_a_process_that_cannot_be_stopped(tmp_path):
    ours = claim_folder(tmp_path / "state")
    (ours / "postgres").mkdir()
    (ours / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n/data\n")
    with pytest.raises(StackError, match=f"Process {os.getpid()} still works on"):
        clean(tmp_path / "venv", ours, ask=False)
    assert ours.exists()
