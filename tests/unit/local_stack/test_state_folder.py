import json
import stat

import pytest

from local_stack import state_folder
from local_stack.state_folder import StackError, claim_folder, is_ours, kept_secrets


def test_a_new_folder_is_ours_and_private(tmp_path):
    folder = claim_folder(tmp_path / "a" / "state")
    assert json.loads((folder / "sitrep.json").read_text()) == {"project": "sitrep", "layout": 1}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert claim_folder(folder) == folder
    assert is_ours(folder)


def test_an_empty_folder_becomes_ours(tmp_path):
    assert is_ours(claim_folder(tmp_path))


def test_a_foreign_folder_is_refused_and_left_as_it_is(tmp_path):
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(StackError, match=r"is not Sitrep's; move it away or set SITREP_HOME\.$"):
        claim_folder(tmp_path, "SITREP_HOME")
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


@pytest.mark.parametrize("marker", ['{"project": "sitrep", "layout": 7}', "{}", "not json"])
def test_a_folder_of_an_unknown_layout_is_refused(tmp_path, marker):
    (tmp_path / "sitrep.json").write_text(marker)
    with pytest.raises(StackError, match="another version of Sitrep"):
        claim_folder(tmp_path)


def test_a_place_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StackError, match="file/state is not writable"):
        claim_folder(tmp_path / "file" / "state")


def test_secrets_are_made_once_and_are_private(tmp_path):
    path = tmp_path / "secrets.json"
    first = kept_secrets(path, {"key": 32})
    assert kept_secrets(path, {"key": 32}) == first
    assert kept_secrets(path, {"key": 32, "other": 8})["key"] == first["key"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_damaged_secrets_are_named(tmp_path):
    (tmp_path / "secrets.json").write_text("{")
    with pytest.raises(StackError, match=r"secrets\.json is damaged"):
        kept_secrets(tmp_path / "secrets.json", {"key": 32})


def test_the_state_folder_is_set_by_the_shell_then_by_dotenv(tmp_path, monkeypatch):
    monkeypatch.setattr(state_folder, "ROOT", tmp_path)
    monkeypatch.delenv("SITREP_HOME", raising=False)
    assert state_folder.state_home() == tmp_path / ".sitrep"
    (tmp_path / ".env").write_text("#SITREP_HOME=no\nSITREP_HOME='state'\n")
    assert state_folder.state_home() == tmp_path / "state"
    monkeypatch.setenv("SITREP_HOME", str(tmp_path / "shell"))
    assert state_folder.state_home() == tmp_path / "shell"


def test_a_folder_of_commands_alone_becomes_ours(tmp_path):
    (tmp_path / "cache").mkdir()
    (tmp_path / "turns").mkdir()
    assert is_ours(claim_folder(tmp_path))
