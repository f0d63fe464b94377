"""Read an instant from the many ways in which pages and feeds write it."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from dateutil import parser

# Abbreviations that pages use. Those with two meanings are left out: such a date is
# read as UTC, which is less wrong than half a day.
_ZONES = {
    "GMT": 0, "UTC": 0, "UT": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3, "PKT": 5, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8,
    "AEST": 10, "AEDT": 11, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "SAST": 2, "EAT": 3, "WAT": 1, "CAT": 2, "GST": 4, "BRT": -3, "ART": -3,
}  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})/(\d{1,2})/(\d{1,2})|(\d{4})(\d{2})(\d{2})")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}|\d\s*[ap]\.?m\b|T\d{2}", re.IGNORECASE)
_RFC_5322 = re.compile(r"[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} \d")
_MIN_YEAR = 1980
_MAX_CHARS = 80


def parse_instant(text: object) -> tuple[datetime, str] | None:
    """Return the instant in UTC and its precision, ``"instant"`` or ``"day"``.

    A day stands for its midnight in UTC; an instant without an offset is taken as UTC.

    Returns
    -------
    tuple or None
        None where this is no date, has no year, or a year before 1980 (pages write the
        beginning of computer time where they know no date).

    Examples
    --------
    >>> parse_instant("2022-09-10T18:55:00+03:00")
    (datetime.datetime(2022, 9, 10, 15, 55, tzinfo=datetime.timezone.utc), 'instant')
    """
    if not isinstance(text, str) or not 6 <= len(text.strip()) <= _MAX_CHARS:
        return None
    text = text.strip()
    if found := _DAY.fullmatch(text):
        at, precision = _day(*(int(part) for part in found.groups() if part)), "day"
    else:
        at, precision = _instant(text), "instant" if _CLOCK.search(text) else "day"
    if at is None or at.year < _MIN_YEAR:
        return None
    if precision == "day":
        return at.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC), precision
    try:
        return (at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)), precision
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if _RFC_5322.match(text):
        try:
            return parsedate_to_datetime(text)
        except (ValueError, TypeError, OverflowError):
            pass
    return _loose(text)


def _loose(text: str) -> datetime | None:
    """Parse with dateutil; what differs between two defaults was not in the text."""
    try:
        found = [
            parser.parse(text, default=default, tzinfos=_zone)
            for default in (datetime(2001, 1, 1), datetime(2002, 2, 2))  # noqa: DTZ001
        ]
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None
    return found[0] if found[0] == found[1] else None


def _zone(name: str | None, offset_s: int | None) -> tzinfo | None:
    if offset_s is not None:
        return timezone(timedelta(seconds=offset_s)) if abs(offset_s) < 86_400 else None
    hours = _ZONES.get((name or "").upper())
    return None if hours is None else timezone(timedelta(hours=hours))
