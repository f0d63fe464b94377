import stat
from pathlib import Path

import pytest

from local_stack.demo import demo_environment
from local_stack.environment import airflow_environment, login_password
from sitrep.warehouse.embedded import EmbeddedPostgres


@pytest.fixture
def postgres(tmp_path):
    return EmbeddedPostgres(home=tmp_path, port=6543, password="pw", bin_dir=Path("/bin"))  # noqa: S106


@pytest.fixture
def root(tmp_path):
    (tmp_path / "checkout").mkdir()
    return tmp_path / "checkout"


def test_airflow_listens_on_loopback_and_asks_for_a_login(tmp_path, postgres, root):
    environment = airflow_environment(tmp_path, postgres, root=root, api_port=8081)
    assert environment["AIRFLOW__API__HOST"] == "127.0.0.1"
    assert environment["AIRFLOW__API__BASE_URL"] == "http://127.0.0.1:8081"
    assert environment["AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS"] == "False"
    assert len(environment["AIRFLOW__API_AUTH__JWT_SECRET"]) >= 64
    assert environment["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] == (
        "postgresql+psycopg2://postgres:pw@127.0.0.1:6543/airflow"
    )


def test_secrets_stay_the_same_and_private(tmp_path, postgres, root):
    first = airflow_environment(tmp_path, postgres, root=root)
    assert airflow_environment(tmp_path, postgres, root=root) == first
    assert len(login_password(tmp_path)) >= 16
    for name in ("secrets.json", "airflow/passwords.json"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_another_airflow_does_not_reach_in(tmp_path, postgres, root, monkeypatch):
    monkeypatch.setenv("AIRFLOW_HOME", "/elsewhere")
    monkeypatch.setenv("AIRFLOW__CORE__EXECUTOR", "CeleryExecutor")
    monkeypatch.setenv("AIRFLOW__API__SSL_CERT", "/elsewhere/cert")
    monkeypatch.setenv("AIRFLOW_CONN_STORE", "aws://")
    environment = airflow_environment(tmp_path, postgres, root=root)
    assert environment["AIRFLOW_HOME"] == str(tmp_path / "airflow")
    assert environment["AIRFLOW__CORE__EXECUTOR"] == "LocalExecutor"
    assert "AIRFLOW__API__SSL_CERT" not in environment
    assert environment["AIRFLOW_CONN_STORE"] == "aws://"


def test_dotenv_adds_what_the_shell_does_not_set(tmp_path, postgres, root, monkeypatch):
    (root / ".env").write_text(
        "SITREP_CONTACT=desk@example.org\nSITREP_LOG_LEVEL=DEBUG\n"
        "SITREP_WAREHOUSE_URL=postgresql://u:p@db.example.org/news\n"
    )
    monkeypatch.setenv("SITREP_LOG_LEVEL", "ERROR")
    monkeypatch.delenv("SITREP_WAREHOUSE_URL", raising=False)
    environment = airflow_environment(tmp_path, postgres, root=root)
    assert environment["SITREP_CONTACT"] == "desk@example.org"
    assert environment["SITREP_LOG_LEVEL"] == "ERROR"
    assert environment["SITREP_WAREHOUSE_URL"] == "postgresql+psycopg://u:p@db.example.org/news"
    assert environment["AIRFLOW_CONN_WAREHOUSE"] == "postgres://u:p@db.example.org/news"


def test_the_demo_never_writes_into_a_warehouse_or_lake_that_was_set(
    tmp_path, postgres, monkeypatch
):
    monkeypatch.setenv("SITREP_WAREHOUSE_URL", "postgresql://u:p@db.example.org/news")
    monkeypatch.setenv("SITREP_LAKE", "s3://news")
    monkeypatch.setenv("SITREP_SCHEDULE", "@hourly")
    environment = demo_environment(tmp_path, postgres, "http://127.0.0.1:3128")
    assert "127.0.0.1:6543/sitrep" in environment["SITREP_WAREHOUSE_URL"]
    assert "127.0.0.1:6543/sitrep" in environment["AIRFLOW_CONN_WAREHOUSE"]
    assert not {"SITREP_LAKE", "SITREP_SCHEDULE"} & environment.keys()
    assert Path(environment["SITREP_SOURCES"]).is_file()


def test_our_services_are_reached_past_a_proxy(tmp_path, postgres, root, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "intranet.example.org")
    environment = airflow_environment(tmp_path, postgres, root=root)
    assert environment["NO_PROXY"] == "intranet.example.org,127.0.0.1,localhost"
