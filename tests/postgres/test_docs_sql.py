"""Every SQL block of the documentation runs on a migrated warehouse."""

import re
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```sql\n(.*?)^```", flags=re.MULTILINE | re.DOTALL)
STATEMENTS = [
    pytest.param(block, id=f"{page.stem}-{number}")
    for page in sorted(DOCS.glob("*.md"))
    for number, block in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), start=1)
]


def test_analysts_are_shown_queries():
    assert len(BLOCK.findall((DOCS / "analysts.md").read_text(encoding="utf-8"))) >= 8


@pytest.mark.postgres
@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_query_of_the_docs_runs(module_warehouse_url, statement):
    url = make_url(module_warehouse_url).set(drivername="postgresql")
    with psycopg.connect(url.render_as_string(hide_password=False)) as connection:
        # To the driver as it stands: colons and percent signs mean themselves.
        cursor = connection.execute(statement.encode())
        assert cursor.description, "a query gives columns"
