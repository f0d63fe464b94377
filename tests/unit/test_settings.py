"""Settings come from the environment, typed and checked; a wrong one is named."""

from pathlib import Path

import pytest

from builders.language import settings_of
from sitrep.errors import SettingsError
from sitrep.settings import settings


def test_without_an_environment_everything_has_a_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with settings_of():
        found = settings()
    assert found.home == tmp_path / ".sitrep"
    assert found.lake_root == str(tmp_path / ".sitrep" / "lake")
    assert found.warehouse_url == ""
    assert found.languages == ("en",)
    assert found.allow_hosts == ()


def test_the_home_stays_where_it_was_when_the_program_changes_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with settings_of(home="state"):
        before = settings().home
        monkeypatch.chdir("/")
        assert settings().home == before == tmp_path / "state"


def test_a_home_may_begin_with_a_tilde(monkeypatch):
    monkeypatch.setenv("HOME", "/home/reader")
    with settings_of(home="~/news"):
        assert settings().home == Path("/home/reader/news")


@pytest.mark.parametrize("lake", ["s3://bucket/lake", "/data/lake", "file:///data/lake"])
def test_a_lake_elsewhere_is_taken_as_it_is(lake):
    with settings_of(lake=lake):
        assert settings().lake_root == lake


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_a_postgres_url_is_understood(scheme):
    with settings_of(warehouse_url=f"{scheme}://reader:p%40ss@db.example:5432/news"):
        url = settings().warehouse_url
    assert url == "postgresql+psycopg://reader:p%40ss@db.example:5432/news"


def test_lists_are_json():
    with settings_of(allow_hosts="127.0.0.1:8000, intranet", languages="en,fr"):
        found = settings()
    assert found.allow_hosts == ("127.0.0.1:8000", "intranet")
    assert found.languages == ("en", "fr")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout_s", "0"),
        ("timeout_s", "soon"),
        ("requests_per_second", "-1"),
        ("max_page_bytes", "1.5"),
        ("max_redirects", "-1"),
        ("max_pages_per_source", "0"),
        ("clean_processes", "0"),
        ("clean_timeout_s", "0"),
        ("warehouse_url", "mysql://db.example/news"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name, value):
    with (
        settings_of(**{name: value}),
        pytest.raises(SettingsError, match=f"SITREP_{name.upper()}: "),
    ):
        settings()


def test_all_wrong_settings_are_told_at_once():
    with (
        settings_of(timeout_s="0", max_page_bytes="0"),
        pytest.raises(SettingsError, match=r"SITREP_TIMEOUT_S.*SITREP_MAX_PAGE_BYTES"),
    ):
        settings()


def test_the_environment_is_read_once(monkeypatch):
    with settings_of(contact="desk@example.org"):
        assert settings().contact == "desk@example.org"
        monkeypatch.setenv("SITREP_CONTACT", "other@example.org")
        assert settings().contact == "desk@example.org"


def test_unknown_variables_are_left_alone():
    with settings_of(schedule="@hourly"):
        assert not hasattr(settings(), "schedule")


def test_settings_cannot_be_changed():
    with settings_of(), pytest.raises(ValueError, match="frozen"):
        settings().home = Path("/")
