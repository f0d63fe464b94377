"""The answers that stand below the queries of a page of docs, asked anew. Pure."""

import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

MOST_ROWS = 6
MOST_CHARS = 110

# A query, and the block below it that shows its answer.
_ANSWERED = re.compile(r"(^```sql\n(.*?)^```\n\n)```\n.*?^```$", flags=re.MULTILINE | re.DOTALL)

Ask = Callable[[str], tuple[Sequence[str], Sequence[Sequence[Any]]]]


def fill_answers(page: str, ask: Ask) -> str:
    """Return a page of Markdown with the answer of each query in the block below it.

    ``ask`` takes SQL and returns the names of the columns and the rows. Queries without such a
    block stay as they are.
    """

    def answer(found: re.Match[str]) -> str:
        columns, rows = ask(found[2])
        return f"{found[1]}```\n{as_table(columns, rows)}\n```"

    return _ANSWERED.sub(answer, page)


def as_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Return rows as a table of text, shortened: few rows, and wide cells cut."""
    if not rows:
        return "(no rows)"
    shown = [[as_words(value) for value in row] for row in rows[:MOST_ROWS]]
    widest = max(len(cell) for row in [columns, *shown] for cell in row)
    cuts = range(4, max(widest, 4) + 1)
    cut = max((w for w in cuts if _width(columns, shown, w) <= MOST_CHARS), default=4)
    head, *body = [[_cut(cell, cut) for cell in row] for row in [list(columns), *shown]]
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    is_number = [
        all(isinstance(value, int | float | Decimal) for value in column if value is not None)
        for column in zip(*rows, strict=True)
    ]
    lines = [" | ".join(cell.center(w) for cell, w in zip(head, widths, strict=True))]
    lines.append("-+-".join("-" * width for width in widths))
    lines += [
        " | ".join(
            cell.rjust(w) if right else cell.ljust(w)
            for cell, w, right in zip(row, widths, is_number, strict=True)
        )
        for row in body
    ]
    lines += ["…"] if len(rows) > MOST_ROWS else []
    return "\n".join(f" {line}".rstrip() for line in lines)


def as_words(value: Any) -> str:
    """Return a value as psql would show it, in one line."""
    match value:
        case None | bool():
            words = {None: "", True: "t", False: "f"}[value]
        case float():
            words = f"{value:g}"
        case list():
            words = "{" + ", ".join(map(as_words, value)) + "}"
        case dict():
            words = json.dumps(value, ensure_ascii=False)
        case datetime():
            words = f"{value:%Y-%m-%d %H:%M}"
        case _:
            words = " ".join(str(value).split())
    return words


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else f"{cell[: width - 2].rstrip()} …"


def _width(columns: Sequence[str], rows: Sequence[Sequence[str]], cut: int) -> int:
    widths = (max(map(len, column)) for column in zip(columns, *rows, strict=True))
    return sum(min(width, cut) + 3 for width in widths)
