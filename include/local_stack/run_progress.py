"""Show how far a Dag run is: which task of which source runs, has ended or has failed."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from time import monotonic, sleep

import psycopg
from rich.console import Console, Group
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

_POLL_S = 0.4
_NOT_RUN = {"upstream_failed", "skipped", "removed"}
_UNDER_WAY = {"running", "deferred", "up_for_retry", "up_for_reschedule"}
_NAMES_SHOWN = 3

_RUN_IDS = "select run_id from dag_run where dag_id = %s"
_INSTANCES = """
select task_id, map_index, coalesce(rendered_map_index, ''), coalesce(state, ''), start_date
from task_instance
where dag_id = %s and not run_id = any(%s)
order by start_date nulls last, task_id, map_index
"""
_SOURCES = """
select value
from xcom
where dag_id = %s and not run_id = any(%s) and task_id = 'list_sources' and key = 'return_value'
"""


@dataclass(frozen=True, slots=True)
class Instance:
    """One task for one source: ``name`` is the source's, or empty for a task without one."""

    task: str
    name: str
    state: str
    started: bool


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """One task over all its sources."""

    task: str
    total: int
    done: int
    not_run: int
    failed: tuple[str, ...]
    running: tuple[str, ...]

    @property
    def ended(self) -> int:
        """How many instances will not go on, whatever became of them."""
        return self.done + self.not_run + len(self.failed)


def sum_up(instances: Iterable[Instance]) -> list[TaskProgress]:
    """Return the tasks that have begun, in the order in which they did.

    ``instances`` come in that order, too.
    """
    by_task: dict[str, list[Instance]] = {}
    for instance in instances:
        by_task.setdefault(instance.task, []).append(instance)
    return [
        TaskProgress(
            task=task,
            total=len(group),
            done=sum(one.state == "success" for one in group),
            not_run=sum(one.state in _NOT_RUN for one in group),
            failed=tuple(one.name for one in group if one.state == "failed"),
            running=tuple(one.name for one in group if one.state in _UNDER_WAY),
        )
        for task, group in by_task.items()
        if any(one.started for one in group)
    ]


class RunWatcher:
    """Follows the next run of a Dag in Airflow's database.

    Airflow names a mapped instance when it ends. Until then those of the tasks
    ``per_source`` are named by what ``list_sources`` returned, which they are mapped over.
    """

    def __init__(self, metadata_url: str, dag_id: str, *, per_source: Collection[str]) -> None:
        self._connection = psycopg.connect(metadata_url, autocommit=True)
        self._dag_id = dag_id
        self._per_source = per_source
        rows = self._connection.execute(_RUN_IDS, (dag_id,)).fetchall()
        self._former = [run_id for (run_id,) in rows]

    def __enter__(self) -> "RunWatcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def read(self) -> list[Instance]:
        """Return the run's task instances as they are now, those that began first, first."""
        rows = self._connection.execute(_INSTANCES, (self._dag_id, self._former)).fetchall()
        sources = self._sources()
        return [
            Instance(
                task=task,
                name=name or _name(index, sources if task in self._per_source else []),
                state=state,
                started=start_date is not None,
            )
            for task, index, name, state, start_date in rows
        ]

    def _sources(self) -> list[str]:
        row = self._connection.execute(_SOURCES, (self._dag_id, self._former)).fetchone()
        return [str(source) for source in row[0]] if row and isinstance(row[0], list) else []


def _name(map_index: int, sources: list[str]) -> str:
    if map_index < 0:
        return ""
    return sources[map_index] if map_index < len(sources) else f"no. {map_index + 1}"


def show_run(console: Console, watcher: RunWatcher, is_going_on: Callable[[], bool]) -> None:
    """Show the run until it is over: a live table on a terminal, else a line per task."""
    if console.is_terminal:
        _show_live(console, watcher, is_going_on)
    else:
        _show_lines(console, watcher, is_going_on)


def _show_live(console: Console, watcher: RunWatcher, is_going_on: Callable[[], bool]) -> None:
    began = monotonic()
    with Live(console=console, refresh_per_second=4) as live:
        going_on = True
        while going_on:
            going_on = is_going_on()
            live.update(_picture(sum_up(watcher.read()), monotonic() - began, going_on))
            sleep(_POLL_S if going_on else 0)


def _show_lines(console: Console, watcher: RunWatcher, is_going_on: Callable[[], bool]) -> None:
    began = monotonic()
    told: set[str] = set()
    going_on = True
    while going_on:
        going_on = is_going_on()
        for progress in sum_up(watcher.read()):
            if progress.ended == progress.total and progress.task not in told:
                told.add(progress.task)
                elapsed = monotonic() - began
                line = f"  {elapsed:6.1f} s  {_sentence(progress)}"
                console.print(line, highlight=False, markup=False, soft_wrap=True)
        sleep(_POLL_S if going_on else 0)


def _picture(tasks: list[TaskProgress], elapsed: float, going_on: bool) -> Group:
    table = Table.grid(padding=(0, 2))
    for progress in tasks:
        table.add_row(
            f"  {progress.task}",
            ProgressBar(progress.total, progress.ended, width=20),
            f"{progress.done}/{progress.total}",
            _remark(progress),
        )
    title = "starting Airflow …" if not tasks else f"{elapsed:.0f} s"
    return Group(*([Text(f"  {title}", style="dim")] if going_on else []), table)


def _remark(progress: TaskProgress) -> Text:
    if progress.failed:
        return Text(f"failed: {_listed(progress.failed)}", style="red")
    if progress.not_run:
        return Text(f"{progress.not_run} not run", style="dim")
    if any(progress.running):
        return Text(_listed(progress.running), style="dim")
    return Text("")


def _sentence(progress: TaskProgress) -> str:
    failed = f", failed: {_listed(progress.failed)}" if progress.failed else ""
    not_run = f", {progress.not_run} not run" if progress.not_run else ""
    return f"{progress.task}: {progress.done} of {progress.total}{failed}{not_run}"


def _listed(names: tuple[str, ...]) -> str:
    shown = [name or "1" for name in names[:_NAMES_SHOWN]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
