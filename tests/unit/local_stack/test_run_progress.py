import io

from rich.console import Console

from local_stack.run_progress import Instance, show_run, sum_up


def instance(task, name="", state="success", *, started=True):
    return Instance(task=task, name=name, state=state, started=started)


RUN = [
    instance("list_sources"),
    instance("fetch", "courier"),
    instance("fetch", "gazette", "failed"),
    instance("fetch", "times", "running"),
    instance("clean", "courier", "", started=False),
]


class Recorded:
    """A run whose states were noted down: each reading gives the next."""

    def __init__(self, *readings):
        self.readings = list(readings)

    def read(self):
        return self.readings.pop(0) if len(self.readings) > 1 else self.readings[0]


def test_a_task_is_summed_over_its_sources_once_it_began():
    listed, fetch = sum_up(RUN)
    assert (listed.task, listed.total, listed.ended) == ("list_sources", 1, 1)
    assert (fetch.done, fetch.ended, fetch.total) == (1, 2, 3)
    assert (fetch.failed, fetch.running) == (("gazette",), ("times",))


def test_what_an_upstream_failure_stopped_has_ended_without_running():
    (clean,) = sum_up([instance("clean", "a"), instance("clean", "b", "upstream_failed")])
    assert (clean.done, clean.not_run, clean.ended) == (1, 1, 2)


def test_without_a_terminal_each_task_is_one_line():
    out = io.StringIO()
    over = [*RUN[:3], instance("fetch", "times"), instance("clean", "courier")]
    going_on = iter([True, True, False])
    show_run(Console(file=out, width=200), Recorded(RUN, RUN, over), lambda: next(going_on))
    lines = [line.split("s  ", 1)[1] for line in out.getvalue().splitlines()]
    assert lines == [
        "list_sources: 1 of 1",
        "fetch: 2 of 3, failed: gazette",
        "clean: 1 of 1",
    ]


def test_on_a_terminal_failures_stay_in_sight():
    out = io.StringIO()
    console = Console(file=out, width=100, force_terminal=True, color_system=None)
    show_run(console, Recorded(RUN), iter([True, False]).__next__)
    assert "failed: gazette" in out.getvalue()
    assert "1/3" in out.getvalue()
