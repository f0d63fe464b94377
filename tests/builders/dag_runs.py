"""Run a Dag to its end in this process, and tell how it ended."""

import warnings
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from local_stack.state_folder import ROOT


@dataclass(frozen=True)
class Run:
    """How a run of the Dag ended."""

    run_id: str
    state: str
    tasks: list[Any]

    def states(self, task_id: str) -> dict[str | None, str]:
        """States of a task's instances, by the name that the grid shows."""
        return {
            task.rendered_map_index: str(task.state)
            for task in self.tasks
            if task.task_id == task_id
        }

    def tries(self, task_id: str) -> list[int]:
        return [task.try_number for task in self.tasks if task.task_id == task_id]


def run_once(dag_id: str, logical_date: datetime | None = None, **params: Any) -> Run:
    """Run a Dag for a logical date, or by hand without one, with the given params.

    Its file is read anew: the params of one run would be the defaults of the next.
    """
    from airflow.dag_processing.dagbag import DagBag

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Airflow and what it stands on warn of much
        dag = DagBag(ROOT / "dags" / f"{dag_id}.py").dags[dag_id]
        run = dag.test(logical_date=logical_date, run_conf=params)
        return Run(run.run_id, str(run.state), run.get_task_instances())
