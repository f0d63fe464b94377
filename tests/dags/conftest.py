"""Airflow with a metadata database of its own, in a temporary folder.

Airflow reads its environment when it is first imported: here and in the tests it is imported
inside functions only, which run after the environment has been set.
"""

import os
import secrets
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from local_stack.databases import POOLS
from local_stack.state_folder import ROOT
from sitrep.settings import settings

NEWS = Path(__file__).with_name("news")
# Read when a Dag file is parsed; the tests of failing sources wait for every retry.
RETRY_DELAY_S = "0.1"


@pytest.fixture(scope="session")
def airflow_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folder of an Airflow that knows our Dags and plugins, and nothing of another Airflow."""
    home = tmp_path_factory.mktemp("airflow")
    variables = {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(ROOT / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(ROOT / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__FERNET_KEY": "",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home}/airflow.db",
        "AIRFLOW__DATABASE__LOAD_DEFAULT_CONNECTIONS": "False",
        "AIRFLOW__API_AUTH__JWT_SECRET": secrets.token_urlsafe(64),
        "AIRFLOW__LOGGING__COLORED_CONSOLE_LOG": "False",
        "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
        "SCARF_ANALYTICS": "false",
        "SITREP_RETRY_DELAY_S": RETRY_DELAY_S,
    }
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("AIRFLOW", "SITREP_"))]:
            if name != "SITREP_TEST_WAREHOUSE_URL":
                patch.delenv(name)
        for name, value in variables.items():
            patch.setenv(name, value)
        yield home


@pytest.fixture(scope="session")
def dags(airflow_home: Path) -> dict[str, Any]:  # noqa: ARG001
    """Every Dag of ``dags/`` by its id; all files must import."""
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(ROOT / "dags")
    assert bag.import_errors == {}
    return dict(bag.dags)


@pytest.fixture(scope="session")
def metadata(airflow_home: Path) -> Path:
    """Airflow's metadata database, migrated, with the pools of the local stack."""
    from airflow.models.pool import Pool
    from airflow.utils.db import initdb
    from airflow.utils.session import create_session

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Airflow's own
        initdb()
    with create_session() as session:
        for name, (slots, about) in POOLS.items():
            Pool.create_or_update_pool(name, slots, about, include_deferred=False, session=session)
    return airflow_home


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory, module_warehouse_url: str) -> Iterator[Path]:
    """The outlets' folders; the settings point to them, to an empty lake and a warehouse."""
    folder = tmp_path_factory.mktemp("press")
    shutil.copytree(NEWS, folder / "news")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITREP_SOURCES", str(folder / "news" / "sources.toml"))
        patch.setenv("SITREP_LAKE", str(folder / "lake"))
        patch.setenv("SITREP_WAREHOUSE_URL", module_warehouse_url)
        settings.cache_clear()
        yield folder / "news"
    settings.cache_clear()


@pytest.fixture(scope="module")
def url(module_warehouse_url: str) -> str:
    """URL of the warehouse for psycopg."""
    return module_warehouse_url.replace("+psycopg", "", 1)


@pytest.fixture(scope="module")
def query(url: str) -> Callable[..., list[tuple[Any, ...]]]:
    def query(statement: str, *parameters: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(url) as connection:
            return connection.execute(statement.encode(), parameters).fetchall()

    return query
