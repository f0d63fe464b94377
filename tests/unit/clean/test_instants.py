"""An instant is read from the many ways in which pages write it."""

from datetime import UTC, datetime

import pytest

from sitrep.clean.instants import has_offset, parse_instant, without_offset


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-09-10T18:55:00+03:00", (2022, 9, 10, 15, 55)),
        ("2022-09-10T18:55:00.123Z", (2022, 9, 10, 18, 55, 0, 123000)),
        ("2022-09-10 18:55", (2022, 9, 10, 18, 55)),
        ("20220910T185500Z", (2022, 9, 10, 18, 55)),
        ("2022-09-10T01:00:00+03:00", (2022, 9, 9, 22, 0)),
        ("Sat, 10 Sep 2022 18:55:00 +0300", (2022, 9, 10, 15, 55)),
        ("Sat, 10 Sep 2022 18:55:00 EST", (2022, 9, 10, 23, 55)),
        ("September 10, 2022 6:55 pm EDT", (2022, 9, 10, 22, 55)),
        ("10 Sep 2022 18:55 MSK", (2022, 9, 10, 15, 55)),
        ("10 Sep 2022 18:55 XYZ", (2022, 9, 10, 18, 55)),
        ("2022-09-10T18:55:00-0500", (2022, 9, 10, 23, 55)),
        ("2022-09-10T18:55:00+02:00[Europe/Berlin]", (2022, 9, 10, 16, 55)),
        ("Sat, 10 Sep 2022 18:55:00 IST", (2022, 9, 10, 13, 25)),
        ("10. September 2022, 18:55 Uhr", (2022, 9, 10, 18, 55)),
        ("le 10 septembre 2022 à 18h55", (2022, 9, 10, 18, 55)),
        ("10 de septiembre de 2022 a las 18:55", (2022, 9, 10, 18, 55)),
        ("10 września 2022, godz. 18:55", (2022, 9, 10, 18, 55)),
        ("10 сентября 2022 г., 18:55", (2022, 9, 10, 18, 55)),
        ("10 Eylül 2022 18:55", (2022, 9, 10, 18, 55)),
        ("12.09.2022, 18.55", (2022, 9, 12, 18, 55)),
        ("2022年9月10日 18時55分", (2022, 9, 10, 18, 55)),
        ("2022년 9월 10일 오후 6:55", (2022, 9, 10, 18, 55)),
        ("1662836100", (2022, 9, 10, 18, 55)),
        ("1662836100000", (2022, 9, 10, 18, 55)),
        ("20220910185500", (2022, 9, 10, 18, 55)),
    ],
)
def test_instants(text, expected):
    assert parse_instant(text) == (datetime(*expected, tzinfo=UTC), "instant")


@pytest.mark.parametrize(
    "text",
    [
        "2022-09-10",
        "20220910",
        "2022/9/10",
        "September 10, 2022",
        "10 Sep 2022",
        "10.9.2022",
        "10 вересня 2022",
        "١٠ سبتمبر 2022",
        "2022年9月10日",
    ],
)
def test_days(text):
    assert parse_instant(text) == (datetime(2022, 9, 10, tzinfo=UTC), "day")


@pytest.mark.parametrize(
    "text",
    [
        None,
        7,
        "",
        "soon",
        "10 September",
        "September 2022",
        "2022",
        "18:55:00",
        "Friday 18:55",
        "1970-01-01T00:00:00Z",
        "0001-01-01",
        "2022-13-45",
        "9999-12-31T23:59:59-12:00",
        "1" * 70,
        "(" * 60,
        "2022-09-10" * 50,
    ],
)
def test_what_is_no_date(text):
    assert parse_instant(text) is None


def test_offsets_are_seen():
    for text in ("2022-09-10T18:55:00Z", "2022-09-10T18:55:00 +0200", "10 Sep 2022 18:55 EST"):
        assert has_offset(text)
    assert not has_offset("2022-09-10T18:55:00")
    assert without_offset("2022-09-10T18:55:00+02:00") == datetime(2022, 9, 10, 18, 55, tzinfo=UTC)
    assert without_offset("2022-09-10T18:55:00") is None
