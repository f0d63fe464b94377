"""Find dates in news text and resolve them against the day of publication."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
} | {"a": 1, "an": 1, "several": 3, "few": 3}

# A date without a year may lie this far after publication ("the vote on 12 March").
MAX_DAYS_AHEAD = 60

_LONG_MONTHS = [name for name in MONTHS if len(name) > 4 or name in {"may", "june", "july"}]
_SHORT_MONTHS = [name for name in MONTHS if name not in _LONG_MONTHS]
_MONTH = rf"(?P<month>(?:{'|'.join(_LONG_MONTHS)})\b|(?:{'|'.join(_SHORT_MONTHS)})\b\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + r")"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(r"(?<![\w-])" + pattern + r"(?![\w-])", re.IGNORECASE))
    for name, pattern in (
        ("iso", r"(?P<year>(?:19|20)\d\d)-(?P<month_number>\d\d)-(?P<day>\d\d)"),
        ("day", rf"(?:{_WEEKDAY},?\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"),
        ("day", rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}(?!\d)(?:,?\s+{_YEAR})?"),
        ("month", rf"{_MONTH},?\s+{_YEAR}"),
        ("month_of", rf"(?<=\bin\s){_MONTH}"),
        ("weekday", rf"(?:(?P<shift>last|next|this)\s+)?{_WEEKDAY}{_PART}"),
        ("relative", r"(?P<word>today|tonight|this\s+(?:morning|afternoon|evening))"),
        ("relative", r"(?P<word>yesterday)" + _PART),
        ("relative", r"(?P<word>tomorrow)" + _PART),
        ("relative", r"(?P<word>overnight|last\s+night)"),
        ("period", r"(?P<shift>last|this|next)\s+(?P<unit>week|month|year)"),
        (
            "ago",
            r"(?P<count>\d+|" + "|".join(SMALL_NUMBERS) + r")\s+(?P<unit>day|week|month|year)s?"
            r"\s+(?:ago|earlier)",
        ),
        ("year", r"(?<=\bin\s)(?P<year>(?:19|20)\d\d)"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression: where it stands, and the closed interval of days that it means."""

    start: int
    end: int
    date_from: date
    date_to: date
    precision: str
    reason: str

    @property
    def resolved(self) -> str:
        """ISO 8601: a day, or an interval of two days."""
        if self.date_from == self.date_to:
            return self.date_from.isoformat()
        return f"{self.date_from.isoformat()}/{self.date_to.isoformat()}"


def find_dates(text: str, published: date) -> list[DateMention]:
    """Return the date expressions of ``text`` in reading order, none overlapping.

    Expressions that name no possible day ("31 February") are left out.
    Pure; linear in the length of ``text``.
    """
    taken = bytearray(len(text))
    found = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start = match.start() + (len(match[0]) - len(match[0].lstrip()))
            if any(taken[start : match.end()]):
                continue
            meaning = _resolve(kind, match.groupdict(), published)
            if meaning is None:
                continue
            taken[start : match.end()] = b"\x01" * (match.end() - start)
            day_from, day_to, precision, reason = meaning
            found.append(
                DateMention(
                    start=start,
                    end=match.end(),
                    date_from=day_from,
                    date_to=day_to,
                    precision=precision,
                    reason=reason,
                )
            )
    return sorted(found, key=lambda mention: mention.start)


_Meaning = tuple[date, date, str, str]


def _resolve(kind: str, groups: dict[str, str | None], published: date) -> _Meaning | None:
    given = {name: value.lower() for name, value in groups.items() if value}
    try:
        return _RESOLVERS[kind](given, published)
    except (ValueError, OverflowError):  # no such day in the calendar
        return None


def _iso_day(groups: dict[str, str], _published: date) -> _Meaning:
    year, month, day = (int(groups[k]) for k in ("year", "month_number", "day"))
    return _one_day(date(year, month, day), "full date")


def _month_of_year(groups: dict[str, str], _published: date) -> _Meaning:
    return _month(int(groups["year"]), MONTHS[groups["month"].rstrip(".")], "month and year")


def _latest_month(groups: dict[str, str], published: date) -> _Meaning:
    month = MONTHS[groups["month"].rstrip(".")]
    year = published.year - (month > published.month)
    return _month(year, month, "latest such month before publication")


def _year(groups: dict[str, str], _published: date) -> _Meaning:
    year = int(groups["year"])
    return date(year, 1, 1), date(year, 12, 31), "year", "year"


def _relative_day(groups: dict[str, str], published: date) -> _Meaning:
    word = groups["word"].split()[0]
    if word in {"overnight", "last"}:
        return published - timedelta(days=1), published, "night", "night before publication"
    days, reason = {
        "yesterday": (-1, "day before publication"),
        "tomorrow": (1, "day after publication"),
    }.get(word, (0, "day of publication"))
    return _one_day(published + timedelta(days=days), reason)


def _one_day(day: date, reason: str) -> _Meaning:
    return day, day, "day", reason


def _calendar_day(groups: dict[str, str], published: date) -> _Meaning:
    month, day = MONTHS[groups["month"].rstrip(".")], int(groups["day"])
    if "year" in groups:
        return _one_day(date(int(groups["year"]), month, day), "full date")
    latest = published + timedelta(days=MAX_DAYS_AHEAD)
    for year in (published.year + 1, published.year, published.year - 1):
        if (month, day) == (2, 29) and monthrange(year, 2)[1] == 28:
            continue
        if date(year, month, day) <= latest:
            return _one_day(date(year, month, day), "day and month nearest to publication")
    raise ValueError


def _weekday(groups: dict[str, str], published: date) -> _Meaning:
    wanted = WEEKDAYS.index(groups["weekday"])
    back = (published.weekday() - wanted) % 7
    if groups.get("shift") == "next":
        return _one_day(published + timedelta(days=7 - back), "weekday after publication")
    if groups.get("shift") == "last" and back == 0:
        back = 7
    return _one_day(published - timedelta(days=back), "weekday before publication")


def _period(groups: dict[str, str], published: date) -> _Meaning:
    shift, unit = groups["shift"], groups["unit"]
    step = {"last": -1, "this": 0, "next": 1}[shift]
    reason = f"{shift} {unit} as of publication"
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6), "week", reason
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return _month(months // 12, months % 12 + 1, reason)
    year = published.year + step
    return date(year, 1, 1), date(year, 12, 31), "year", reason


def _month(year: int, month: int, reason: str) -> _Meaning:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", reason


def _ago(groups: dict[str, str], published: date) -> _Meaning:
    count = int(groups["count"]) if groups["count"].isdigit() else SMALL_NUMBERS[groups["count"]]
    unit = groups["unit"]
    reason = f"{count} {unit}s before publication"
    if unit == "day":
        return _one_day(published - timedelta(days=count), reason)
    if unit == "week":
        middle = published - timedelta(weeks=count)
        return middle - timedelta(days=3), middle + timedelta(days=3), "week", reason
    if unit == "month":
        months = published.year * 12 + published.month - 1 - count
        return _month(months // 12, months % 12 + 1, reason)
    year = published.year - count
    return date(year, 1, 1), date(year, 12, 31), "year", reason


_RESOLVERS: Mapping[str, Callable[[dict[str, str], date], _Meaning]] = {
    "iso": _iso_day,
    "day": _calendar_day,
    "month": _month_of_year,
    "month_of": _latest_month,
    "weekday": _weekday,
    "relative": _relative_day,
    "period": _period,
    "ago": _ago,
    "year": _year,
}
