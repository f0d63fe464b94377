"""Read an instant from the many ways in which pages and feeds write it."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache

from babel import Locale
from dateutil import parser

# Abbreviations that pages use. Those with two meanings are left out: such a date is
# read as UTC, which is less wrong than half a day.
_ZONES = {
    "GMT": 0, "UTC": 0, "UT": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3, "PKT": 5, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8,
    "AEST": 10, "AEDT": 11, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "SAST": 2, "EAT": 3, "WAT": 1, "CAT": 2, "GST": 4, "IST": 5.5, "WIB": 7, "BRT": -3,
    "ART": -3,
}  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})/(\d{1,2})/(\d{1,2})|(\d{4})(\d{2})(\d{2})")
_EPOCH_S = re.compile(r"1\d{9}(?:\d{3})?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})")
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_EAST_ASIAN_CLOCK = re.compile(r"(\d{1,2})\s?[時时시]\s?(\d{1,2})\s?[分분]")
_DAY_FIRST = re.compile(r"\D*\d{1,2}\. ?\d{1,2}\. ?\d{4}")
_ZONE_NAME = re.compile(r"\[[A-Za-z_/]+\]$")
# Words around a clock in several languages.
_FILLER = re.compile(
    r"\b(?:uhr|um|a las|às|alle(?: ore)?|ore|à|le|em|godz|kl|klo|saat|года|г|року|р|de|del)\b\.?",
    re.IGNORECASE,
)
_HOURS = re.compile(r"(?<=\d)h(?=\d\d)|(?<=\d{4}[ ,]\d\d)\.(?=\d\d$)|(?<=\d{4}, \d\d)\.(?=\d\d$)")
_EAST_ASIAN_HALF = re.compile(r"(?:(오전|上午|午前)|오후|下午|午後)\s?(\d{1,2}:\d{2})")
_WORD = re.compile(r"[^\W\d_]{3,}")
_OFFSET = re.compile(
    r"(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$|\s[A-Z]{2,4}$|\s[+-]\d{4}\b|[A-Z]{3,4} \d{4}$"
)
_ENGLISH_SHORT = frozenset({"sept", "tues", "weds", "thur", "thurs"})
_MONTH_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "tr", "sv", "da", "nb",
                    "fi", "cs", "hu", "ro", "id", "el", "ar")  # fmt: skip
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[:.h]\d{2}(?![\d.]\d)|\d\s*[ap]\.?m\b|T\d{2}", re.IGNORECASE)
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
    text = _plain(text)
    if found := _DAY.fullmatch(text):
        at, precision = _day(*(int(part) for part in found.groups() if part)), "day"
    else:
        at, precision = _instant(text), "instant" if _has_clock(text) else "day"
    if at is None or at.year < _MIN_YEAR:
        return None
    if precision == "day":
        return at.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC), precision
    try:
        return (at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)), precision
    except OverflowError:
        return None


@cache
def calendar_words() -> frozenset[str]:
    """Return the names of months and weekdays, long and short, in lower case."""
    found: set[str] = set()
    for language in ("en", *_MONTH_LANGUAGES):
        locale = Locale.parse(language)
        for names in (locale.months, locale.days):
            for form in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    found.update(name.casefold().strip(".") for name in names[form][width].values())
    return frozenset(found) | _ENGLISH_SHORT


def _has_clock(text: str) -> bool:
    return bool(_CLOCK.search(text) or _EPOCH_S.fullmatch(text) or _COMPACT.fullmatch(text))


def has_offset(text: str) -> bool:
    """Say whether a written instant names its zone or its offset from UTC."""
    return bool(_OFFSET.search(_ZONE_NAME.sub("", text.strip())))


def without_offset(text: str) -> datetime | None:
    """Return the clock of an ISO 8601 instant with an offset, as if it were UTC; else None."""
    try:
        at = datetime.fromisoformat(_ZONE_NAME.sub("", text.strip()))
    except ValueError:
        return None
    return None if at.tzinfo is None else at.replace(tzinfo=UTC)


def _plain(text: str) -> str:
    """Write what is between languages the way that parsers know: digits, months, order."""
    text = _ZONE_NAME.sub("", text.strip())
    if not text.isascii():
        text = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)
        text = _EAST_ASIAN_CLOCK.sub(r" \1:\2", _EAST_ASIAN.sub(r"\1-\2-\3", text))
        text = _EAST_ASIAN_HALF.sub(lambda m: f"{m[2]} {'am' if m[1] else 'pm'}", text)
    if text[:1].isdigit() and "-" in text[:8]:
        return text
    text = _HOURS.sub(":", _FILLER.sub(" ", text))
    return " ".join(_WORD.sub(_english_month, text).split())


def _english_month(word: re.Match[str]) -> str:
    return _months().get(word[0].casefold(), word[0])


@cache
def _months() -> dict[str, str]:
    """Return the English names of months by their names in other languages."""
    english = Locale.parse("en").months["format"]["abbreviated"]
    found: dict[str, set[int]] = {}
    for language in _MONTH_LANGUAGES:
        for form in ("format", "stand-alone"):
            for number, name in Locale.parse(language).months[form]["wide"].items():
                found.setdefault(name.casefold(), set()).add(number)
    return {name: english[numbers.pop()] for name, numbers in found.items() if len(numbers) == 1}


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _instant(text: str) -> datetime | None:
    if _EPOCH_S.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    if found := _COMPACT.fullmatch(text):
        text = "{}-{}-{}T{}:{}:{}".format(*found.groups())
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if _RFC_5322.match(text):
        try:
            at = parsedate_to_datetime(text)
        except (ValueError, TypeError, OverflowError):
            return _loose(text)
        if at.tzinfo is not None:
            return at
    return _loose(text)


def _loose(text: str) -> datetime | None:
    """Parse with dateutil; what differs between two defaults was not in the text."""
    try:
        found = [
            parser.parse(
                text, default=default, tzinfos=_zone, dayfirst=bool(_DAY_FIRST.match(text))
            )
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
