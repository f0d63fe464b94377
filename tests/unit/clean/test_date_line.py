"""The date that stands beside a title, where nothing else tells one."""

import pytest
from lxml.html import document_fromstring

from sitrep.clean.date_line import find_date_line

TITLE = "Footbridge reopens after three years"


def found(*behind: str) -> str | None:
    lines = "".join(f"<div>{line}</div>" for line in behind)
    page = f"<body><p>14 May 2026</p><h1>{TITLE}</h1>{lines}</body>"
    return find_date_line(document_fromstring(page), TITLE)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("July 19, 2026", "July 19, 2026"),
        ("Published July 19, 2026", "July 19, 2026"),
        ("17 ноября 2025 г.", "17 ноября 2025 г."),
        ("الاثنين 3 أغسطس 2026", "3 أغسطس 2026"),
        ("2026年05月21日 08:46", "2026年05月21日 08:46"),
    ],
)
def test_it_is_read_behind_the_title(line, date):
    assert found("By Ana Souza", line) == date


def test_what_stands_before_the_title_or_far_behind_it_is_another_date():
    assert found("By Ana Souza") is None
    assert found(*["A line of the story."] * 20, "July 19, 2026") is None


def test_an_update_is_no_publication():
    assert found("Updated July 20, 2026", "July 19, 2026") == "July 19, 2026"


def test_a_number_or_a_long_line_is_no_date():
    assert found("3 comments", f"On July 19, 2026 {'the bridge opened ' * 9}") is None
