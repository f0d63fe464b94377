"""`make up`, `make down`, `make status`: Airflow and PostgreSQL on this machine."""

from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep

from rich.console import Console
from rich.table import Table

from local_stack.airflow_health import import_errors, read_health
from local_stack.airflow_services import (
    SERVICES,
    Service,
    end_left_overs,
    find_services,
    is_alive,
    known_services,
    processes_of,
    service_log,
    start_service,
    stop_services,
)
from local_stack.command_lock import only_command
from local_stack.databases import prepare_databases
from local_stack.environment import (
    DEFAULT_PORT,
    HOST,
    LOGIN,
    airflow_environment,
    login_password,
    user_environment,
)
from local_stack.log_files import last_error, last_words, read_tail
from local_stack.preflight import check_machine
from local_stack.state_folder import StackError, is_ours, state_home
from local_stack.steps import step
from sitrep.warehouse import embedded
from sitrep.warehouse.embedded.access import free_port, is_port_free, read_access

_HEALTHY_WAIT_S = 180


def bring_up(console: Console) -> None:
    """Start what does not run yet, wait until all is healthy, and say where it is.

    Raises
    ------
    StackError
        If a service dies or is not healthy in time; then all of them are stopped.
    """
    home = check_machine(["dags", "plugins"])
    with only_command(home, "up"):
        services = find_services(home)
        _tell_what_is_dead(console, home, services)
        if services and not embedded.find_process(home):
            console.print("PostgreSQL is not running any more; all is started again.")
            stop_services(home)
            services = {}
        if len(services) < len(SERVICES):
            services = _start_missing(console, home, services)
        _wait_until_healthy(console, home, services)
    _tell_where(console, home, services)


def bring_down(console: Console) -> None:
    """Stop Airflow, then PostgreSQL; say what ran.

    Raises
    ------
    StackError, WarehouseError
        If something cannot be stopped.
    """
    home = state_home()
    if not is_ours(home):
        console.print("Nothing is running: there is no state folder yet.")
        return
    with only_command(home, "down"):
        ran: list[str] = []
        if find_services(home) or processes_of(home):
            with step(console, "Airflow stopped"):
                ran += stop_services(home) or ["left-over processes"]
        if embedded.find_process(home):
            with step(console, "PostgreSQL stopped"):
                embedded.stop(home)
            ran.append("postgres")
        if left := processes_of(home):
            pids = ", ".join(str(process.pid) for process in left)
            raise StackError(f"These processes could not be stopped: {pids}.")
    if not ran:
        console.print("Nothing was running.")


def show_status(console: Console) -> None:
    """Print a table of what runs, since when, where, and how it is."""
    home = state_home()
    services = find_services(home) if is_ours(home) else {}
    health = read_health(services) if services else {}
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for column in ("service", "state", "pid", "since", "address"):
        table.add_column(column)
    for name in SERVICES:
        if service := services.get(name):
            since = f"{service.started_at.astimezone():%Y-%m-%d %H:%M}"
            address = f"http://{HOST}:{service.port}" if service.port else ""
            table.add_row(name, health.get(name, ""), str(service.pid), since, address)
        else:
            died = is_ours(home) and name in known_services(home)
            table.add_row(name, "died" if died else "stopped", "", "", "")
    table.add_row("postgres", *_postgres_row(home))
    console.print(table, highlight=False)
    if embedded.find_process(home) and not services:
        console.print("PostgreSQL goes on running between commands; `make down` stops it.")


def _postgres_row(home: Path) -> tuple[str, str, str, str]:
    process = embedded.find_process(home)
    if process is None:
        return "stopped", "", "", ""
    state = "healthy" if embedded.is_running(home) else "starting"
    since = Service("postgres", process.pid, process.create_time()).started_at.astimezone()
    return state, str(process.pid), f"{since:%Y-%m-%d %H:%M}", f"{HOST}:{read_access(home).port}"


def _tell_what_is_dead(console: Console, home: Path, services: Mapping[str, Service]) -> None:
    for name in sorted(known_services(home) - services.keys()):
        why = last_error(read_tail(service_log(home, name)))
        said = f" Its last error: {why}" if why else ""
        console.print(
            f"The {name} is not running any more; it is started again.{said}",
            style="yellow",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )


def _start_missing(
    console: Console, home: Path, services: dict[str, Service]
) -> dict[str, Service]:
    with step(console, "PostgreSQL"):
        postgres = embedded.start(home)
    api = services.get("api-server")
    port = api.port if api and api.port else _choose_port(console)
    environment = airflow_environment(home, postgres, api_port=port)
    prepare_databases(home, postgres, environment, console)
    end_left_overs(home)
    return {
        name: services.get(name)
        or start_service(home, name, environment, port if name == "api-server" else None)
        for name in SERVICES
    }


def _choose_port(console: Console) -> int:
    wanted = user_environment().get("SITREP_API_PORT", str(DEFAULT_PORT))
    if not wanted.isdecimal() or not 0 < int(wanted) < 65536:
        raise StackError(f"SITREP_API_PORT must be a port number, not {wanted!r}.")
    if is_port_free(int(wanted)):
        return int(wanted)
    near = range(int(wanted) + 1, min(int(wanted) + 20, 65536))
    port = next((port for port in near if is_port_free(port)), None) or free_port()
    console.print(f"Port {wanted} is taken; Airflow listens on {port}.", highlight=False)
    return port


def _wait_until_healthy(console: Console, home: Path, services: Mapping[str, Service]) -> None:
    deadline = monotonic() + _HEALTHY_WAIT_S
    with step(console, "Airflow"):
        while ill := [n for n, state in read_health(services).items() if state != "healthy"]:
            for name, service in services.items():
                if not is_alive(service):
                    _give_up(home, f"The {name} died", name)
            if monotonic() > deadline:
                _give_up(home, f"After {_HEALTHY_WAIT_S} s not healthy: {', '.join(ill)}", ill[0])
            sleep(1)


def _give_up(home: Path, what: str, name: str) -> None:
    why = last_words(read_tail(service_log(home, name)))
    stop_services(home)
    raise StackError(f"{what}; Airflow was stopped: {why} (log: {service_log(home, name)})")


def _tell_where(console: Console, home: Path, services: Mapping[str, Service]) -> None:
    console.print()
    console.print("Airflow is up.", style="bold")
    console.print(f"  page      http://{HOST}:{services['api-server'].port}", highlight=False)
    console.print(
        f"  login     {LOGIN}, password {login_password(home)}", highlight=False, markup=False
    )
    console.print("  stop      make down", highlight=False)
    postgres = embedded.start(home)
    for problem in import_errors(postgres.url("airflow", driver="")):
        console.print(f"  not imported: {problem}", style="yellow", markup=False)
