import json
import os
import subprocess
import sys
from time import monotonic, sleep

import psutil
import pytest

from local_stack import airflow_services
from local_stack.airflow_services import (
    end_left_overs,
    find_services,
    known_services,
    processes_of,
    service_log,
    start_service,
    stop_services,
)

# Stands in for the program `airflow`: says who it is, starts a child in a session of its own
# (as tasks do), and then waits; "scheduler" does not listen to SIGTERM.
PROGRAM = f"""#!{sys.executable}
import signal, subprocess, sys, time
print("I am", *sys.argv[1:], flush=True)
if sys.argv[1] == "scheduler":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
if sys.argv[1] == "triggerer":
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)
time.sleep(60)
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(airflow_services, "_GRACE_S", 1.0)
    monkeypatch.setattr(airflow_services, "_KILL_S", 1.0)
    (tmp_path / "airflow").mkdir()
    yield tmp_path
    stop_services(tmp_path)
    assert processes_of(tmp_path) == set()


@pytest.fixture
def environment(home, tmp_path, monkeypatch):
    program = tmp_path / "bin" / "airflow"
    program.parent.mkdir()
    program.write_text(PROGRAM)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return {**os.environ, "AIRFLOW_HOME": str(home / "airflow")}


def wait_until(condition):
    deadline = monotonic() + 10
    while not condition():
        assert monotonic() < deadline
        sleep(0.02)


def test_a_service_is_started_found_and_stopped(home, environment):
    service = start_service(home, "api-server", environment, port=8099)
    wait_until(lambda: service_log(home, "api-server").read_text())
    assert service_log(home, "api-server").read_text() == (
        "I am api-server --host 127.0.0.1 --port 8099\n"
    )
    assert find_services(home) == {"api-server": service}
    assert stop_services(home) == ["api-server"]
    assert not psutil.pid_exists(service.pid)
    assert known_services(home) == set()
    assert stop_services(home) == []


def test_what_does_not_listen_is_killed_with_its_children(home, environment):
    for name in ("scheduler", "triggerer"):
        start_service(home, name, environment)
    wait_until(lambda: len(processes_of(home)) == 3)
    assert sorted(stop_services(home)) == ["scheduler", "triggerer"]
    assert processes_of(home) == set()


def test_children_of_a_dead_service_are_ended_and_the_living_stay(home, environment):
    dead = start_service(home, "triggerer", environment)
    start_service(home, "dag-processor", environment)
    wait_until(lambda: len(processes_of(home)) == 3)
    psutil.Process(dead.pid).kill()
    psutil.Process(dead.pid).wait(5)
    assert known_services(home) - find_services(home).keys() == {"triggerer"}
    end_left_overs(home)
    assert len(processes_of(home)) == 1
    assert find_services(home).keys() == {"dag-processor"}


def test_another_process_with_the_same_pid_is_never_taken_for_ours(home, environment):
    start_service(home, "dag-processor", environment)
    stop_services(home)
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as stranger:
        record = {"name": "dag-processor", "pid": stranger.pid, "create_time": 1.0, "port": None}
        (home / "run" / "dag-processor.json").write_text(json.dumps(record))
        assert find_services(home) == {}
        stop_services(home)
        assert stranger.poll() is None
        stranger.kill()


def test_logs_are_never_served_to_the_network():
    for name in ("scheduler", "triggerer"):
        assert "--skip-serve-logs" in airflow_services.SERVICES[name]
    assert "127.0.0.1" in airflow_services.SERVICES["api-server"]
