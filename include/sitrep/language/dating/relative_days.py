"""Rules for days told from today or from the date before: "Friday", "the day before"."""

from datetime import date, timedelta

from sitrep.language.dating.day_rules import ALL_WEEKDAYS, holiday_in
from sitrep.language.dating.holidays import holiday_date
from sitrep.language.dating.resolved_time import (
    ONE_DAY,
    Reference,
    ResolvedTime,
    calendar_unit,
    interval,
    one_day,
)
from sitrep.language.dating.time_reading import Found, rule
from sitrep.language.dating.year_choice import nearest_date

WEEKDAY = rule("(?P<rel><REL>{1,2})?(?P<weekday><W>)(?:(?P<week><REL>)<unit>)?")
TODAY = rule("(?P<today><today>)")
DAY_BUT_ONE = rule("<day>(?P<side><before>|<after>)(?P<day>(?:<today>|<holiday>+))")
BESIDE = rule("(?P<rel><REL>{1,2})<day>|(?P<unit><day>|<unit>)(?P<side><before>|<after>)")


def weekday(found: Found, reference: Reference) -> ResolvedTime:
    """Resolve "Friday", "last Friday", "Friday next week", "the following Friday"."""
    number, published = ALL_WEEKDAYS[found.word("weekday")], reference.published
    if found.has("week"):
        steps = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(found.word("week"), 0)
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=steps)
        return one_day(monday + number * ONE_DAY, "weekday of that week")
    rel = [word for word in found.words("rel") if word != "this"]
    if rel and (rel[0] not in {"that", "same"} or reference.anchor is not None):
        base, is_after, of = _base_of(rel[0], reference)
        day = _after(base, number) if is_after else _before(base, number)
        return one_day(day, f"weekday {'after' if is_after else 'before'} {of}")
    if reference.is_future:
        first = published - ONE_DAY if found.has("rel") and not rel else published
        return one_day(_after(first, number), "weekday after publication")
    return one_day(_before(published + ONE_DAY, number), "weekday before publication")


def _base_of(word: str, reference: Reference) -> tuple[date, bool, str]:
    """Return the day that "last", "next" or "that" counts from, and whether it looks ahead."""
    if word in {"following", "ensuing", "subsequent"}:
        return reference.later_base, True, "the date before"
    if word in {"previous", "preceding"}:
        return reference.earlier_base, False, "the date before"
    if word in {"that", "same"}:
        return reference.earlier_base - ONE_DAY, True, "the date before"
    return reference.published, word not in {"last", "past"}, "publication"


def _after(day: date, number: int) -> date:
    """Return the first such weekday after a day."""
    return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)


def _before(day: date, number: int) -> date:
    """Return the last such weekday before a day."""
    return day - timedelta(days=(day.weekday() - number - 1) % 7 + 1)


_TODAY = {
    "today": (0, "day of publication"),
    "yesterday": (-1, "day before publication"),
    "tomorrow": (1, "day after publication"),
}


def today(found: Found, reference: Reference) -> ResolvedTime:
    """Resolve "today", "yesterday", "tomorrow"."""
    days, reason = _TODAY[found.word("today")]
    return one_day(reference.published + days * ONE_DAY, reason)


def day_but_one(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve "the day before yesterday", "the day after Christmas"."""
    step = ONE_DAY if found.word("side") == "after" else -ONE_DAY
    word = found.word("day")
    if word in _TODAY:
        return one_day(
            reference.published + _TODAY[word][0] * ONE_DAY + step, "two days from publication"
        )
    if holiday_date(word, reference.published.year) is None:
        return None
    day = nearest_date(lambda year: holiday_in(word, year), reference)
    return one_day(day + step, "day beside the holiday nearest to publication")


def beside(found: Found, reference: Reference) -> ResolvedTime | None:
    """Resolve "the following day", "the day before", "that day": by the date named before."""
    words = {*found.words("rel"), found.word("side")}
    unit = found.word("unit") or "day"
    if words & {"after", "next", "following", "ensuing", "coming"}:
        return calendar_unit(unit, reference.later_base, 1, f"{unit} after the date before")
    if words & {"before", "previous", "preceding"}:
        return calendar_unit(unit, reference.earlier_base, -1, f"{unit} before the date before")
    if words & {"that", "same"}:
        first, last = reference.earlier_base, reference.later_base
        return one_day(first if (last - first).days <= 1 else last, "the date before")
    if "past" in words:
        day = reference.published
        return interval(day - ONE_DAY, day, "interval", "day up to publication")
    return None
