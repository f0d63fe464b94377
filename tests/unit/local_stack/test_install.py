import json

import pytest

from local_stack import install
from local_stack.state_folder import StackError


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Stand in for the checkout, with requirement files of its own."""
    (tmp_path / "requirements.txt").write_text("a==1\n")
    (tmp_path / "requirements-dev.txt").write_text("b==1\n")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "a"\n[tool.ruff]\nfix = true\n')
    monkeypatch.setattr(install, "ROOT", tmp_path)
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    monkeypatch.setenv("SITREP_HOME", str(tmp_path / "state"))
    return tmp_path


def installed(project, *, dev):
    (project / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
    (project / ".venv" / "bin" / "python").touch()
    stamp = json.dumps(install.stamp(dev=dev))
    (project / ".venv" / "sitrep-installed.json").write_text(stamp)


def test_what_is_up_to_date_is_left_alone(project, capsys):
    installed(project, dev=True)
    assert install.main([]) == 0
    assert install.main(["--dev"]) == 0
    assert capsys.readouterr().out.count("up to date") == 2


def test_a_tool_setting_does_not_call_for_an_installation(project):
    before = install.stamp(dev=False)
    (project / "pyproject.toml").write_text('[project]\nname = "a"\n[tool.ruff]\nfix = false\n')
    assert install.stamp(dev=False) == before
    (project / "requirements.txt").write_text("a==2\n")
    assert install.stamp(dev=False) != before


def test_a_full_disk_is_said_before_anything_is_installed(project, capsys, monkeypatch):
    monkeypatch.setattr(install, "FREE_BYTES_NEEDED", 10**18)
    assert install.main([]) == 1
    assert "GB are free at" in capsys.readouterr().err
    assert not (project / ".venv").exists()


def test_a_foreign_virtual_environment_is_not_touched(project, capsys):
    (project / ".venv").mkdir()
    (project / ".venv" / "pyvenv.cfg").touch()
    assert install.main([]) == 1
    assert ".venv exists and is not Sitrep's" in capsys.readouterr().err


def test_a_missing_requirement_file_is_named(project):
    (project / "requirements.txt").unlink()
    with pytest.raises(StackError, match=r"requirements\.txt cannot be read"):
        install.stamp(dev=False)


def test_an_unknown_option_is_a_usage_error():
    with pytest.raises(SystemExit) as stopped:
        install.main(["--fast"])
    assert stopped.value.code == 2
