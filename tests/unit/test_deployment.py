"""The deployment's files keep their promises, checked without Docker."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitrep.settings import Settings

ROOT = Path(__file__).parents[2]
COMPOSE_FILE = ROOT / "docker-compose.yaml"
COMPOSE_TEXT = COMPOSE_FILE.read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(COMPOSE_TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
ENV_EXAMPLE = (ROOT / "docker" / ".env.example").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
DOCUMENT = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")

ONE_TIME = {"volume-owner", "airflow-init"}
LONG_RUNNING = sorted(SERVICES.keys() - ONE_TIME)
AIRFLOW = [*sorted(name for name in SERVICES if name.startswith("airflow-")), "flower"]
SHARED_SECRETS = (
    "AIRFLOW__CORE__FERNET_KEY",
    "AIRFLOW__API__SECRET_KEY",
    "AIRFLOW__API_AUTH__JWT_SECRET",
)
# ${NAME}, ${NAME:-default}, ${NAME:?sentence}; not the $$NAME that a shell inside reads.
VARIABLE = re.compile(r"(?<!\$)\$\{(\w+)(:?[-?+]?)([^}]*)\}")
SECRET = re.compile(r"PASSWORD|SECRET|_KEY$|TOKEN|AUTH$")


def handed_on() -> set[str]:
    """Names without a value: compose hands them on from .env if they are set there."""
    return {
        name
        for service in SERVICES.values()
        for name, value in service.get("environment", {}).items()
        if value is None
    }


def project_version() -> str:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def copied_into_image() -> list[str]:
    lines = re.findall(r"^COPY (?:--\S+ )*(.+)$", DOCKERFILE, flags=re.MULTILINE)
    return [source.rstrip("/") for line in lines for source in line.split()[:-1]]


def test_compose_file_follows_the_compose_specification():
    checker = Path(sys.executable).with_name("check-jsonschema")
    command = [checker, "--builtin-schema", "vendor.compose-spec", COMPOSE_FILE]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_port_is_published_on_loopback_only():
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert ports
    assert all(str(port).startswith("127.0.0.1:") for port in ports), ports


def test_every_secret_is_required_and_none_has_a_default():
    secrets = {
        (n, operator) for n, operator, _ in VARIABLE.findall(COMPOSE_TEXT) if SECRET.search(n)
    }
    assert len(secrets) >= 7
    assert {operator for _, operator in secrets} == {":?"}, secrets


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_secret_is_written_into_the_file(name):
    environment = SERVICES[name].get("environment", {})
    literal = {k for k, v in environment.items() if SECRET.search(k) and v and ":?" not in str(v)}
    assert not literal


def test_every_refusal_says_what_to_set():
    for name, operator, sentence in VARIABLE.findall(COMPOSE_TEXT):
        if operator == ":?":
            assert sentence.startswith(f"Set {name} in .env")


@pytest.mark.parametrize("name", LONG_RUNNING)
def test_long_running_services_are_watched_and_restarted(name):
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", sorted(ONE_TIME))
def test_one_time_services_are_not_restarted(name):
    assert SERVICES[name]["restart"] == "no"


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_containers_hold_no_more_rights_than_they_need(name):
    service = SERVICES[name]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["cap_drop"] == ["ALL"]
    assert not service.get("privileged")
    if str(service.get("user", "")).startswith("0"):
        assert service["network_mode"] == "none"
        assert service["cap_add"] == ["CHOWN"]


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_dependencies_exist_and_are_waited_for(name):
    for other, how in SERVICES[name].get("depends_on", {}).items():
        expected = "completed_successfully" if other in ONE_TIME else "healthy"
        assert how["condition"] == f"service_{expected}"
        if "profiles" in SERVICES[other]:
            assert how["required"] is False


def test_airflow_services_share_one_image_and_its_secrets():
    assert len({SERVICES[name]["image"] for name in AIRFLOW}) == 1
    for secret in SHARED_SECRETS:
        assert len({SERVICES[name]["environment"][secret] for name in AIRFLOW}) == 1


def test_images_are_pinned_to_a_full_version():
    images = {s["image"] for s in SERVICES.values()} - {SERVICES["airflow-init"]["image"]}
    assert images
    for image in images:
        assert re.search(r":v?\d+\.\d+(\.\d+)?(-\w+)?$", image), image


def test_named_volumes_are_declared_and_postgres_keeps_all_of_its_folder():
    for service in SERVICES.values():
        for volume in service.get("volumes", []):
            source, target, *_ = volume.split(":")
            assert source.startswith("./") or source in COMPOSE["volumes"]
            if source.startswith("./"):
                assert (ROOT / source).is_file()
            if service["image"].startswith("postgres:18"):
                assert target == "/var/lib/postgresql"


def test_databases_and_broker_cannot_reach_the_internet():
    assert COMPOSE["networks"]["backend"]["internal"] is True
    for name in ("postgres", "redis"):
        assert SERVICES[name]["networks"] == ["backend"]


def test_every_variable_is_explained_in_the_example():
    used = {name for name, _, _ in VARIABLE.findall(COMPOSE_TEXT)} | handed_on()
    explained = set(re.findall(r"^#?(\w+)=", ENV_EXAMPLE, flags=re.MULTILINE))
    assert explained - {"COMPOSE_PROFILES"} == used


def test_the_example_fills_in_no_secret():
    for name, value in re.findall(r"^(\w+)=(.*)$", ENV_EXAMPLE, flags=re.MULTILINE):
        assert value == "", name


def test_sitrep_variables_are_settings_of_sitrep():
    environment = SERVICES["airflow-worker"]["environment"]
    names = {n.removeprefix("SITREP_").lower() for n in environment if n.startswith("SITREP_")}
    # The schedule is read by the Dag, the rest by the settings.
    assert names - {"schedule"} <= set(Settings.model_fields)


def test_versions_agree_with_the_project_and_its_lock():
    version = project_version()
    assert SERVICES["airflow-init"]["image"] == f"${{SITREP_IMAGE:-sitrep:{version}}}"
    assert f"ARG SITREP_VERSION={version}\n" in DOCKERFILE
    base = re.search(r"^FROM apache/airflow:slim-([\d.]+)-python[\d.]+$", DOCKERFILE, re.MULTILINE)
    assert base
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert f"apache-airflow=={base[1]}\n" in lock


@pytest.mark.parametrize("source", copied_into_image())
def test_the_image_copies_only_what_exists_and_is_let_through(source):
    assert list(ROOT.glob(source))
    assert f"!{source}" in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def test_the_image_does_not_run_as_root():
    users = re.findall(r"^USER (\S+)$", DOCKERFILE, flags=re.MULTILINE)
    assert users[-1] == "airflow"


def test_the_document_names_every_service_and_secret():
    assert [name for name in SERVICES if f"`{name}`" not in DOCUMENT] == []
    required = {name for name, operator, _ in VARIABLE.findall(COMPOSE_TEXT) if operator == ":?"}
    assert [name for name in sorted(required) if name not in DOCUMENT] == []


def test_the_notice_names_every_library_that_the_project_declares():
    with (ROOT / "pyproject.toml").open("rb") as file:
        declared = tomllib.load(file)["project"]["dependencies"]
    names = {re.match(r"[\w.-]+", requirement)[0] for requirement in declared}
    words = set(re.findall(r"[\w-]+", (ROOT / "NOTICE").read_text(encoding="utf-8")))
    assert names - words == set()
