"""Every query of the documentation, asked of the demo's warehouse."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from benchmarks.bare_chain import run_chain
from builders.language import coding_home, session_pipeline, settings_of
from local_stack.mart_page import mart_page
from local_stack.samples_server import serve_samples
from sitrep.warehouse.connect import one_connection

DOCS = Path(__file__).parents[2] / "docs"
SAMPLES = Path(str(files("sitrep.samples")))
# As in the demo.
INTERVAL_END = datetime(2026, 11, 20, 5, tzinfo=UTC)
BLOCK = re.compile(
    r"^```sql\n(?P<query>.*?)^```\n(?:\n```\n(?P<answer>.*?)^```\n)?", re.MULTILINE | re.DOTALL
)


class Question(NamedTuple):
    """A query of a page, and the answer that the page shows, if it shows one."""

    query: str
    answer: str | None

    @property
    def columns(self) -> list[str]:
        return [name.strip() for name in (self.answer or "").split("\n", 1)[0].split("|")]


def questions(page: Path) -> list[Question]:
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Question(block["query"], block["answer"]) for block in found]


QUESTIONS = [
    pytest.param(question, id=f"{page.stem}-{number}")
    for page in sorted(DOCS.glob("*.md"))
    for number, question in enumerate(questions(page), start=1)
]


@pytest.fixture(scope="module")
def demo(
    module_warehouse_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """The warehouse of the demo: the sample news through every stage, without Airflow."""
    session_pipeline(tmp_path_factory)
    with (
        serve_samples(SAMPLES / "web") as proxy,
        settings_of(
            home=coding_home(tmp_path_factory),
            lake=tmp_path_factory.mktemp("lake"),
            warehouse_url=module_warehouse_url,
            sources=SAMPLES / "sources.toml",
            http_proxy=proxy,
            requests_per_second=1000,
        ),
    ):
        run_chain(INTERVAL_END)
    with psycopg.connect(module_warehouse_url.replace("+psycopg", "", 1)) as connection:
        yield connection


def test_analysts_are_shown_answers():
    assert sum(question.answer is not None for question in questions(DOCS / "analysts.md")) >= 15


@pytest.mark.postgres
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_of_the_docs_is_answered(demo, question):
    # To the driver as it stands: colons and percent signs mean themselves.
    with demo.transaction(force_rollback=True):
        cursor = demo.execute(question.query.encode())
        assert cursor.description, "a query gives columns"
        rows = cursor.fetchall()
    if question.answer is not None:
        assert bool(rows) == (question.answer != "(no rows)\n")
        assert not rows or question.columns == [column.name for column in cursor.description]


@pytest.mark.postgres
def test_the_page_of_columns_is_what_the_warehouse_says(module_warehouse_url):
    with one_connection(module_warehouse_url) as connection:
        assert mart_page(connection) == (DOCS / "marts.md").read_text(encoding="utf-8"), (
            "make demo, then make docs"
        )
