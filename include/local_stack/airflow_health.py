"""Ask the running Airflow how it is."""

from collections.abc import Mapping
from datetime import UTC, datetime

import httpx
import psycopg

from local_stack.airflow_services import Service
from local_stack.environment import HOST

# What the health report calls each service, and its heartbeat.
_HEARTBEATS = {
    "scheduler": ("scheduler", "latest_scheduler_heartbeat"),
    "dag-processor": ("dag_processor", "latest_dag_processor_heartbeat"),
    "triggerer": ("triggerer", "latest_triggerer_heartbeat"),
}


def read_health(services: Mapping[str, Service]) -> dict[str, str]:
    """Return ``healthy`` or what is amiss, by service.

    A heartbeat from before a service's start is its forerunner's and does not count.
    """
    api = services.get("api-server")
    report = _ask(api.port) if api and api.port else None
    if report is None:
        waiting = dict.fromkeys(services, "unknown: no answer from the API server")
        return waiting | ({"api-server": "starting"} if api else {})
    return {name: _judge(name, service, report) for name, service in services.items()}


def import_errors(metadata_url: str) -> list[str]:
    """Return one line for each Dag file that Airflow cannot import."""
    query = "select filename, stacktrace from import_error order by filename"
    with psycopg.connect(metadata_url) as connection:
        rows = connection.execute(query).fetchall()
    return [f"{name}: {(trace or '').strip().splitlines()[-1:] or ['?']}" for name, trace in rows]


def _ask(port: int) -> Mapping[str, Mapping[str, str | None]] | None:
    try:
        # trust_env: a proxy for the web is not for our own services.
        with httpx.Client(trust_env=False, timeout=5) as client:
            answer = client.get(f"http://{HOST}:{port}/api/v2/monitor/health")
            report: Mapping[str, Mapping[str, str | None]] = answer.raise_for_status().json()
    except (httpx.HTTPError, ValueError):
        return None
    return report


def _judge(name: str, service: Service, report: Mapping[str, Mapping[str, str | None]]) -> str:
    if name == "api-server":
        return str(report.get("metadatabase", {}).get("status") or "unknown")
    key, heartbeat = _HEARTBEATS[name]
    said = report.get(key) or {}
    latest = said.get(heartbeat)
    if latest is None or datetime.fromisoformat(latest).astimezone(UTC) < service.started_at:
        return "starting"
    return str(said.get("status") or "unknown")
