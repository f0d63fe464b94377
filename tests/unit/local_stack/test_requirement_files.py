import re
import tomllib

import pytest

from local_stack.state_folder import ROOT

NAMES = ["requirements", "requirements-dev", "requirements-s3"]
CANONICAL = re.compile(r"[-_.]+")


def chosen(name):
    lines = (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith(("#", "-c"))]


def project_of(requirement):
    return CANONICAL.sub("-", re.match(r"[\w.-]+", requirement)[0]).lower()


def locked(name):
    lines = (ROOT / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {project_of(line) for line in lines if "==" in line and not line.startswith((" ", "#"))}


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_has_its_reason(name):
    assert [line for line in chosen(name) if not re.search(r"\S  # \w|\S +# \w", line)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_choice_is_locked(name):
    assert {project_of(line) for line in chosen(name)} <= locked(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_names_versions_and_no_places(name):
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|^--|file:| @ ", text, flags=re.MULTILINE)


def test_what_the_package_imports_is_installed():
    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    assert {project_of(line) for line in wanted} <= {project_of(line) for line in chosen(NAMES[0])}


def test_the_locks_agree():
    versions = {}
    for name in NAMES:
        for line in (ROOT / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if "==" in line and not line.startswith((" ", "#")):
                pin, _, marker = line.partition(";")
                key = (project_of(pin), marker.strip())
                assert versions.setdefault(key, pin.strip()) == pin.strip()
