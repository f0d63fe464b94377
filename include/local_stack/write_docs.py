"""`make docs`: write into docs what the demo's warehouse says of itself, and what it answers."""

from collections.abc import Sequence
from typing import Any

import psycopg
from rich.console import Console

from local_stack.answers import fill_answers
from local_stack.mart_page import mart_page
from local_stack.preflight import check_machine
from local_stack.state_folder import ROOT, StackError
from sitrep.warehouse import embedded
from sitrep.warehouse.connect import one_connection
from sitrep.warehouse.migrate import migrate

PAGE = "docs/marts.md"
ANSWERED = "docs/analysts.md"


def write_docs(console: Console) -> None:
    """Write the page of all columns, and the answers below the analysts' questions.

    Raises
    ------
    StackError
        If a question cannot be answered.
    """
    home = check_machine([PAGE, ANSWERED])
    postgres = embedded.start(home)
    migrate(postgres.url("sitrep"))
    with one_connection(postgres.url("sitrep")) as connection:
        (ROOT / PAGE).write_text(mart_page(connection), encoding="utf-8")
    page = (ROOT / ANSWERED).read_text(encoding="utf-8")
    with psycopg.connect(postgres.url("sitrep", driver=""), autocommit=True) as warehouse:

        def ask(question: str) -> tuple[Sequence[str], Sequence[Sequence[Any]]]:
            try:
                # As it stands: colons and percent signs mean themselves.
                cursor = warehouse.execute(question.encode())
            except psycopg.Error as error:
                raise StackError(f"{ANSWERED}: {error}: {question}") from error
            return [column.name for column in cursor.description or []], cursor.fetchall()

        answered = fill_answers(page, ask)
    (ROOT / ANSWERED).write_text(answered, encoding="utf-8")
    console.print(f"{PAGE} and the answers in {ANSWERED} are those of this warehouse.")
