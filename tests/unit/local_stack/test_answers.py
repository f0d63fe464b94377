"""Answers below the queries of a page."""

from datetime import UTC, date, datetime

import pytest

from local_stack.answers import MOST_CHARS, MOST_ROWS, as_table, as_words, fill_answers

PAGE = """Who?

```sql
select 1;
```

```
old
```

```sql
select 2;
```

Then some words.

```
kept
```
"""


def test_only_a_block_right_below_a_query_is_its_answer():
    asked = []

    def ask(query):
        asked.append(query)
        return ["one"], [[1]]

    assert fill_answers(PAGE, ask) == PAGE.replace("old", " one\n ---\n   1")
    assert asked == ["select 1;\n"]


def test_a_table_is_cut_to_its_width_and_to_few_rows():
    lines = as_table(["who", "n"], [["word " * 50, n] for n in range(9)]).splitlines()
    assert len(lines) == MOST_ROWS + 3
    assert lines[-1] == " …"
    assert max(map(len, lines)) <= MOST_CHARS
    assert lines[2].endswith("… | 0")


def test_no_rows_are_said():
    assert as_table(["who"], []) == "(no rows)"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (True, "t"),
        (2.0, "2"),
        (["a", None], "{a, }"),
        ({"é": 1}, '{"é": 1}'),
        (datetime(2022, 9, 9, 6, 5, tzinfo=UTC), "2022-09-09 06:05"),
        (date(2022, 9, 9), "2022-09-09"),
        ("two\nlines", "two lines"),
    ],
)
def test_values_are_one_line(value, words):
    assert as_words(value) == words
