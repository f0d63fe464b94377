import ast
import os
import sys
from pathlib import Path

from local_stack import bootstrap

FITTING = ((3, 12), True, "/usr/bin/python3.12")
WITHOUT_VENV = ((3, 11), False, "/usr/bin/python3.11")
OLD = ((3, 9), True, "/usr/bin/python3.9")
TOO_NEW = ((3, 15), True, "/usr/bin/python3.15")


def test_an_old_python_can_read_it():
    source = Path(bootstrap.__file__).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__" not in source
    assert 'f"' not in source  # f-strings would do; plain format is read by all


def test_the_first_complete_python_is_chosen_and_the_search_ends_there():
    seen = []
    assert bootstrap.choose(iter([OLD, WITHOUT_VENV, FITTING, TOO_NEW]), seen) == FITTING[2]
    assert seen == [OLD, WITHOUT_VENV, FITTING]


def test_a_python_without_venv_will_do_only_where_uv_is_at_hand(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.choose([WITHOUT_VENV], []) is None
    (tmp_path / "uv").touch(mode=0o755)
    assert bootstrap.choose([WITHOUT_VENV], []) == WITHOUT_VENV[2]


def test_it_says_which_package_is_missing():
    assert "apt install python3.11-venv" in bootstrap.why_none([OLD, WITHOUT_VENV])


def test_it_says_which_versions_are_there():
    assert bootstrap.why_none([OLD, TOO_NEW]).endswith("on PATH: 3.15, 3.9.")
    assert bootstrap.why_none([]).endswith("on PATH: none.")


def test_a_stand_in_that_fails_is_passed_over(tmp_path, monkeypatch):
    shim = tmp_path / "python3"
    shim.write_text("#!/bin/sh\necho 'no such version' >&2; exit 127\n")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.probe(str(shim)) is None
    assert [path for _, _, path in bootstrap.candidates(str(shim))] == []


def test_the_python_behind_a_virtual_environment_is_found():
    version, _, path = bootstrap.probe(sys.executable) or ((0, 0), False, "")
    assert version == sys.version_info[:2]
    assert os.access(path, os.X_OK)
    assert not Path(path).is_relative_to(sys.prefix) or sys.prefix == sys.base_prefix
