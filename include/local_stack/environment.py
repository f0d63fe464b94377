"""The environment in which Airflow and Sitrep run on this machine."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values

from local_stack.state_folder import ROOT, kept_secrets, write_whole
from sitrep.warehouse.embedded import EmbeddedPostgres

HOST = "127.0.0.1"
DEFAULT_PORT = 8080
LOGIN = "admin"

_SECRETS = {"fernet_key": 32, "api_secret_key": 32, "jwt_secret": 64}
_PASSWORD = {LOGIN: 12}
# A longer path would make the Unix sockets of Python's multiprocessing fail.
_TEMPORARY_FOLDER_MAX = 60


def airflow_home(home: Path) -> Path:
    """Return where Airflow keeps its own state and logs."""
    return home / "airflow"


def user_environment(root: Path = ROOT) -> dict[str, str]:
    """Return our process's environment, with what ``.env`` adds to it.

    Another Airflow's settings are left out; its connections and variables may stay.
    """
    added = {name: value for name, value in dotenv_values(root / ".env").items() if value}
    return {
        name: value
        for name, value in {**added, **os.environ}.items()
        if not name.startswith("AIRFLOW_") or name.startswith(("AIRFLOW_CONN_", "AIRFLOW_VAR_"))
    }


def warehouse_of(environment: Mapping[str, str], postgres: EmbeddedPostgres) -> str:
    """Return the SQLAlchemy URL of the warehouse that is set, else of the embedded one."""
    given = environment.get("SITREP_WAREHOUSE_URL")
    return _with_scheme("postgresql+psycopg", given) if given else postgres.url("sitrep")


def airflow_environment(
    home: Path, postgres: EmbeddedPostgres, *, root: Path = ROOT, api_port: int = DEFAULT_PORT
) -> dict[str, str]:
    """Return every variable that Airflow and its tasks need here.

    The generated secrets and the login's password are kept in ``home``, readable by its
    owner alone.
    """
    given = user_environment(root)
    warehouse = warehouse_of(given, postgres)
    connection = given.get("AIRFLOW_CONN_WAREHOUSE") or airflow_connection(warehouse)
    return {
        **given,
        **_airflow_settings(home, postgres, root, api_port),
        "AIRFLOW_CONN_WAREHOUSE": connection,
        "SITREP_HOME": str(home),
        "SITREP_WAREHOUSE_URL": warehouse,
        **_process_settings(home, root, given),
    }


def login_password(home: Path) -> str:
    """Return the password of the login ``admin``, made once."""
    return kept_secrets(_passwords_file(home), _PASSWORD)[LOGIN]


def _airflow_settings(
    home: Path, postgres: EmbeddedPostgres, root: Path, api_port: int
) -> dict[str, str]:
    login_password(home)
    secret = kept_secrets(home / "secrets.json", _SECRETS)
    simple_auth = "airflow.api_fastapi.auth.managers.simple.simple_auth_manager.SimpleAuthManager"
    return {
        "AIRFLOW_HOME": str(airflow_home(home)),
        "AIRFLOW__CORE__DAGS_FOLDER": str(root / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(root / "plugins"),
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": str(max(2, min(8, os.cpu_count() or 2))),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__AUTH_MANAGER": simple_auth,
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "False",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{LOGIN}:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(_passwords_file(home)),
        "AIRFLOW__CORE__FERNET_KEY": secret["fernet_key"] + "=",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": postgres.url("airflow", driver="psycopg2"),
        "AIRFLOW__DATABASE__LOAD_DEFAULT_CONNECTIONS": "False",
        "AIRFLOW__API__HOST": HOST,
        "AIRFLOW__API__PORT": str(api_port),
        "AIRFLOW__API__BASE_URL": f"http://{HOST}:{api_port}",
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__SECRET_KEY": secret["api_secret_key"],
        "AIRFLOW__API_AUTH__JWT_SECRET": secret["jwt_secret"],
        "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "15",
        "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "15",
        "AIRFLOW__LOGGING__COLORED_CONSOLE_LOG": "False",
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    }


def _process_settings(home: Path, root: Path, given: dict[str, str]) -> dict[str, str]:
    programs = Path(sys.executable).parent
    settings = {
        "PATH": f"{programs}{os.pathsep}{given.get('PATH', os.defpath)}",
        "PYTHONPATH": str(root / "include"),
        "VIRTUAL_ENV": str(programs.parent),
        "SCARF_ANALYTICS": "false",
        # Behind a proxy our own services must still be reached directly.
        "NO_PROXY": _with_loopback(given.get("NO_PROXY", "")),
        "no_proxy": _with_loopback(given.get("no_proxy", "")),
    }
    temporary = home / "tmp"
    if len(os.fsencode(temporary)) <= _TEMPORARY_FOLDER_MAX:
        temporary.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings["TMPDIR"] = str(temporary)
    if sys.platform == "darwin":
        settings["OBJC_DISABLE_INITIALIZE_FORK_SAFETY"] = "YES"
    return settings


def _with_loopback(hosts: str) -> str:
    return ",".join(dict.fromkeys([*filter(None, hosts.split(",")), HOST, "localhost"]))


def airflow_connection(url: str) -> str:
    """Return a Postgres URL as Airflow writes it in a connection."""
    return _with_scheme("postgres", url)


def _with_scheme(scheme: str, url: str) -> str:
    return f"{scheme}://{url.split('://', 1)[-1]}"


def _passwords_file(home: Path) -> Path:
    return airflow_home(home) / "passwords.json"


def write_pools(home: Path, pools: dict[str, tuple[int, str]]) -> Path:
    """Write pools (name: slots, description) as ``airflow pools import`` reads them."""
    path = airflow_home(home) / "pools.json"
    content = {
        name: {"slots": slots, "description": about, "include_deferred": False}
        for name, (slots, about) in pools.items()
    }
    write_whole(path, json.dumps(content, indent=1) + "\n")
    return path
