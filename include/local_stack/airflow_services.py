"""Airflow's four services as processes of ours: start, find again, stop.

Each runs in a session of its own, writes to ``logs/<service>.log`` and is remembered in
``run/<service>.json`` with its pid and start time, so that another program that got the
same pid is never taken for it.
"""

import json
import os
import signal
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time

import psutil

from local_stack.environment import HOST, airflow_home
from local_stack.log_files import keep_former
from local_stack.state_folder import write_whole

# --skip-serve-logs: those servers would listen on every address of the machine, and the
# API server reads the logs from the disk that it shares with the others.
SERVICES: Mapping[str, tuple[str, ...]] = {
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer", "--skip-serve-logs"),
    "api-server": ("api-server", "--host", HOST),
}

# They outlive us; kept, because Python complains of a child that is forgotten while it runs.
_children: list["subprocess.Popen[bytes]"] = []

_SAME_START_S = 2.0
_GRACE_S = 20.0
_KILL_S = 5.0


@dataclass(frozen=True, slots=True)
class Service:
    """A service that runs: ``port`` is the API server's, None for the others."""

    name: str
    pid: int
    create_time: float
    port: int | None = None

    @property
    def started_at(self) -> datetime:
        """When its process was started, in UTC."""
        return datetime.fromtimestamp(self.create_time, UTC)


def start_service(
    home: Path, name: str, environment: Mapping[str, str], port: int | None = None
) -> Service:
    """Start one service and remember it."""
    log = keep_former(service_log(home, name))
    command = ["airflow", *SERVICES[name], *(("--port", str(port)) if port else ())]
    with log.open("wb") as file:
        process = subprocess.Popen(
            command,
            env=dict(environment),
            cwd=airflow_home(home),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    _children.append(process)
    try:
        create_time = psutil.Process(process.pid).create_time()
    except psutil.NoSuchProcess:
        create_time = time()
    service = Service(name, process.pid, create_time, port)
    _record(home, name).parent.mkdir(exist_ok=True)
    write_whole(_record(home, name), json.dumps(asdict(service)) + "\n")
    return service


def find_services(home: Path) -> dict[str, Service]:
    """Return the services that run now, by name."""
    known = {name: service for name in SERVICES if (service := _remembered(home, name))}
    return {name: service for name, service in known.items() if is_alive(service)}


def known_services(home: Path) -> set[str]:
    """Return the names of the services that were started and not stopped by us since."""
    return {name for name in SERVICES if _record(home, name).exists()}


def is_alive(service: Service) -> bool:
    """Return whether this very process runs: not a zombie, not another one with its pid."""
    return _process(service) is not None


def stop_services(home: Path) -> list[str]:
    """Stop every service and all their children; return the names of those that ran.

    SIGTERM to each service, SIGKILL after a grace time to whatever is left of its session,
    then to any process that still works for this Airflow.
    """
    services = find_services(home)
    family = processes_of(home)
    for service in services.values():
        if process := _process(service):
            with suppress(psutil.NoSuchProcess):
                process.terminate()
    mains = [process for s in services.values() if (process := _process(s))]
    psutil.wait_procs(mains, timeout=_GRACE_S)
    _end({*family, *processes_of(home)})
    for name in SERVICES:
        _record(home, name).unlink(missing_ok=True)
    _children[:] = [child for child in _children if child.poll() is None]
    return list(services)


def end_left_overs(home: Path) -> None:
    """End what works for this Airflow without a service that runs: children of a dead one."""
    sessions = {service.pid for service in find_services(home).values()}
    _end(process for process in processes_of(home) if _session(process) not in sessions)


def processes_of(home: Path) -> set[psutil.Process]:
    """Return every process that works for the Airflow of ``home``, but not ourselves."""
    sessions = {s.pid for name in SERVICES if (s := _remembered(home, name)) and is_alive(s)}
    ourselves = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    return {
        process
        for process in psutil.process_iter()
        if process.pid not in ourselves and _works_for(process, airflow_home(home), sessions)
    }


def service_log(home: Path, name: str) -> Path:
    """Return where a service writes its log."""
    return home / "logs" / f"{name}.log"


def _works_for(process: psutil.Process, folder: Path, sessions: set[int]) -> bool:
    try:
        if _session(process) in sessions:
            return True
        # Its folder is checked, too: a process that renames itself overwrites its environment.
        if Path(process.cwd()) == folder.resolve():
            return True
        return process.environ().get("AIRFLOW_HOME") == str(folder)
    except (OSError, psutil.Error):
        return False


def _session(process: psutil.Process) -> int | None:
    try:
        return os.getsid(process.pid)
    except OSError:
        return None


def _end(processes: Iterable[psutil.Process]) -> None:
    left = [process for process in processes if process.is_running()]
    for number in (signal.SIGTERM, signal.SIGKILL):
        for process in left:
            with suppress(psutil.Error):
                process.send_signal(number)
        _, left = psutil.wait_procs(left, timeout=_KILL_S)


def _process(service: Service) -> psutil.Process | None:
    try:
        process = psutil.Process(service.pid)
        same = abs(process.create_time() - service.create_time) < _SAME_START_S
        alive = process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return None
    return process if same and alive else None


def _remembered(home: Path, name: str) -> Service | None:
    try:
        return Service(**json.loads(_record(home, name).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def _record(home: Path, name: str) -> Path:
    return home / "run" / f"{name}.json"
