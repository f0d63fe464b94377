"""How long something lasts, as a number."""

import pytest

from sitrep.extract.durations import find_durations


@pytest.mark.parametrize(
    ("words", "iso", "expected"),
    [
        ("14 years", "P14Y", ("=", 14, "year")),
        ("up to three months", "P3M", ("<=", 3, "month")),
        ("at least eleven days", "P11D", (">=", 11, "day")),
        ("20-year", "P20Y", ("=", 20, "year")),
        ("two weeks", "P2W", ("=", 2, "week")),
        ("nine hours", "PT9H", ("=", 9, "hour")),
    ],
)
def test_a_duration_is_a_number_of_its_unit(words, iso, expected):
    text = f"for {words} in all"
    (found,) = find_durations(text, {(4, 4 + len(words)): iso})
    assert (found.operator, found.best, found.unit) == expected
    assert text[found.start : found.end].split("-", maxsplit=1)[0] in words


@pytest.mark.parametrize(
    ("words", "iso"),
    [("five years and six months", "P5Y6M"), ("Friday", "2026-11-27"), ("a decade", "P10Y")],
    ids=["two units", "a day", "no number"],
)
def test_other_times_are_no_number(words, iso):
    assert list(find_durations(words, {(0, len(words)): iso})) == []
