"""``python -m benchmarks.marts``: the questions of analysts on a warehouse of invented news."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import psycopg
import typer
from rich.console import Console
from rich.table import Table

from benchmarks.timings import timing_table
from sitrep.warehouse import embedded
from sitrep.warehouse.build_marts import refresh_marts
from sitrep.warehouse.migrate import migrate
from sitrep.warehouse.refresh_daily import refresh_daily

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "analysts.md"
MORE = HERE / "marts_questions.sql"
TIMEOUT = "5min"
_PAGE_PART = re.compile(r"^### ([^\n]+)$|^```sql\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TITLED = re.compile(r"^-- (.+)\n((?:(?!-- ).*\n)+)", re.MULTILINE)
# As if the newest run that has codings had just been linked.
_LINK_NEWEST_RUN = """
update core.extraction set linked_at = now()
where run_id = (select run_id from core.extraction order by extracted_at desc limit 1)
"""
_EVENTS = "select count(*) from core.event join core.extraction using (extraction_id) {}"


@dataclass(frozen=True, slots=True)
class Answer:
    """How long a question took each time, in seconds, its rows, and its plan if it was slow."""

    rows: int
    seconds: list[float] = field(default_factory=list)
    plan: str = ""


def main(
    home: Annotated[Path, typer.Option(help="What benchmarks.synthetic_warehouse made.")],
    runs: Annotated[int, typer.Option(help="How often each question is asked.")] = 5,
    only: Annotated[str, typer.Option(help="Only questions whose title has these words.")] = "",
    plans: Annotated[bool, typer.Option(help="Print the plans of what takes over 1 s.")] = False,
    refresh: Annotated[bool, typer.Option(help="Measure the refreshes, too.")] = False,
) -> None:
    """Ask every question of docs/analysts.md, and more; refresh what is not told live."""
    console = Console(width=120)
    server = embedded.start(home)
    try:
        migrate(server.url("sitrep"))
        refresh_marts(server.url("sitrep"))
        with psycopg.connect(server.url("sitrep", driver=""), autocommit=True) as connection:
            connection.execute(f"set statement_timeout = '{TIMEOUT}'".encode())
            console.print(_told(connection))
            answers = {
                title: _answer(connection, question, runs, plan=plans)
                for title, question in questions()
                if only in title
            }
            times = {f"{name} [{a.rows} rows]": a.seconds for name, a in answers.items()}
            console.print(timing_table("Questions", times, digits=2))
            for title, answer in answers.items():
                if answer.plan:
                    console.out(f"\n{title}\n{answer.plan}", highlight=False)
            if refresh:
                console.print(_refreshes(connection, server.url("sitrep")))
    finally:
        embedded.stop(home)


def questions() -> Iterator[tuple[str, str]]:
    """Yield title and SQL of each question of the page for analysts, and of the file beside."""
    title, asked = "", 0
    for heading, statement in _PAGE_PART.findall(PAGE.read_text(encoding="utf-8")):
        title, asked = (heading, 0) if heading else (title, asked + 1)
        if statement:
            yield f"{title} ({asked})" if asked > 1 else title, statement
    yield from _TITLED.findall(MORE.read_text(encoding="utf-8").partition("\n\n")[2])


def _answer(
    connection: "psycopg.Connection[Any]", question: str, runs: int, *, plan: bool
) -> Answer:
    # To the driver as it stands: colons and percent signs mean themselves.
    statement = question.strip().removesuffix(";").encode()
    answer = Answer(connection.execute(statement).rowcount)
    answer.seconds.extend(_seconds(lambda: connection.execute(statement)) for _ in range(runs))
    if not plan or min(answer.seconds) < 1:
        return answer
    lines = connection.execute(b"explain (analyze, costs off) " + statement)
    return Answer(answer.rows, answer.seconds, "\n".join(line for (line,) in lines))


def _refreshes(connection: "psycopg.Connection[Any]", url: str) -> Table:
    connection.execute("set statement_timeout = 0")
    table = Table("what is refreshed", "seconds", title="Refreshes", title_justify="left")
    connection.execute(_LINK_NEWEST_RUN.encode())
    start = perf_counter()
    days = refresh_daily(url)
    told = ", ".join(f"{name}: {count} days" for name, count in days.items())
    table.add_row(f"daily marts after one run ({told})", f"{perf_counter() - start:.1f}")
    for (mart,) in connection.execute("select matviewname from pg_matviews").fetchall():
        statement = f"refresh materialized view concurrently marts.{mart}".encode()
        seconds = _seconds(lambda statement=statement: connection.execute(statement))
        table.add_row(f"{mart}, materialised", f"{seconds:.1f}")
    connection.execute("delete from core.daily_refresh")
    start = perf_counter()
    days = refresh_daily(url)
    told = ", ".join(f"{name}: {count} days" for name, count in days.items())
    table.add_row(f"daily marts from nothing ({told})", f"{perf_counter() - start:.1f}")
    return table


def _told(connection: "psycopg.Connection[Any]") -> str:
    counts = (
        connection.execute(_EVENTS.format(condition).encode()).fetchone()
        for condition in ("where superseded_at is null", "")
    )
    current, all_ = (row[0] for row in counts if row)
    size = connection.execute("select pg_size_pretty(pg_database_size('sitrep'))").fetchone()
    return f"{current:,} current events of {all_:,} in {size[0] if size else '?'}"


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    typer.run(main)
