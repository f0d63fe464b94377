"""Pages that stand in place of a story."""

import pytest

from sitrep.clean.notice import is_notice

URL = "https://delta-wire.example/world/a-b-c"


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("Page not found", URL),
        ("404 – Seite nicht gefunden", URL),
        ("Sorry: this page could not be found", URL),
        ("404", URL),
        ("Страница не найдена", URL),
        ("Before you continue to Delta Wire", URL),
        ("Delta Wire", "https://consent.delta-wire.example/collect"),
    ],
)
def test_notices(title, url):
    assert is_notice(title, url)


@pytest.mark.parametrize(
    "title",
    [
        "Page of the treaty that was not found for years turns up in a drawer",
        "Privacy settings of ministers were public, says watchdog in its report",
        "404 soldiers return from the front",
        "",
    ],
)
def test_stories(title):
    assert not is_notice(title, URL)
