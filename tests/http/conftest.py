"""A real web site on 127.0.0.1, and settings that allow it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.website import Site
from sitrep.settings import Settings


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def settings(site: Site, tmp_path: Path) -> Settings:
    return Settings(
        home=tmp_path / "home",
        allow_hosts=(site.host,),
        requests_per_second=1000,
        timeout_s=1.0,
        max_page_bytes=200_000,
        max_redirects=3,
        contact="desk@sitrep.example",
    )
