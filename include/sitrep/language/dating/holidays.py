"""Holidays: their names, and the day of a year on which they fall."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

from dateutil.easter import easter

# Ways of reckoning, as dateutil numbers them: Western, and Orthodox in the Gregorian calendar.
_EASTERS: Final[dict[str, Literal[1, 2, 3]]] = {"easter": 3, "orthodox": 2}
# A day of the year, "easter" or "orthodox" with days after it, or the number of a weekday in a
# month: "11 thu 4" is the fourth Thursday of November. The lunar ones have no rule here.
_RULES = {
    "new year's eve": "12-31",
    "new year's day": "01-01",
    "new year": "01-01",
    "orthodox christmas": "01-07",
    "australia day": "01-26",
    "martin luther king day": "01 mon 3",
    "valentine's day": "02-14",
    "presidents' day": "02 mon 3",
    "defender of the fatherland day": "02-23",
    "international women's day": "03-08",
    "st patrick's day": "03-17",
    "april fools' day": "04-01",
    "earth day": "04-22",
    "anzac day": "04-25",
    "ash wednesday": "easter -46",
    "palm sunday": "easter -7",
    "maundy thursday": "easter -3",
    "holy thursday": "easter -3",
    "good friday": "easter -2",
    "holy saturday": "easter -1",
    "easter sunday": "easter 0",
    "easter monday": "easter 1",
    "easter": "easter 0",
    "orthodox easter": "orthodox 0",
    "ascension day": "easter 39",
    "pentecost": "easter 49",
    "whit monday": "easter 50",
    "may day": "05-01",
    "victory day": "05-09",
    "memorial day": "05 mon -1",
    "juneteenth": "06-19",
    "canada day": "07-01",
    "fourth of july": "07-04",
    "bastille day": "07-14",
    "labor day": "09 mon 1",
    "labour day": "05-01",
    "columbus day": "10 mon 2",
    "halloween": "10-31",
    "all saints' day": "11-01",
    "armistice day": "11-11",
    "remembrance day": "11-11",
    "remembrance sunday": "11 sun 2",
    "veterans day": "11-11",
    "thanksgiving day": "11 thu 4",
    "thanksgiving": "11 thu 4",
    "christmas eve": "12-24",
    "christmas day": "12-25",
    "christmas": "12-25",
    "boxing day": "12-26",
    "independence day": "",
    "republic day": "",
    "constitution day": "",
    "lunar new year": "",
    "chinese new year": "",
    "nowruz": "",
    "ramadan": "",
    "ramazan": "",
    "eid al-fitr": "",
    "eid al-adha": "",
    "eid": "",
    "ashura": "",
    "arbaeen": "",
    "muharram": "",
    "diwali": "",
    "passover": "",
    "yom kippur": "",
    "rosh hashanah": "",
    "hanukkah": "",
    "sukkot": "",
    "purim": "",
}
_NAMES = "|".join(
    re.escape(name).replace("'", "['’]?").replace(r"\ ", r"\s").replace(r"st\s", r"st\.?\s")
    for name in sorted(_RULES, key=len, reverse=True)
)
_SEARCH = re.compile(rf"(?<![^\W_])(?:{_NAMES})(?![^\W_])", re.IGNORECASE)
# The beginnings of the names: a text without any has no holiday.
_STARTS = re.compile(
    "|".join(sorted({name[:4] for name in _RULES})).replace(r"st p", "st.? p"), re.IGNORECASE
)
_WEEKDAYS = "mon tue wed thu fri sat sun".split()


def find_holidays(text: str) -> Iterator[tuple[int, int]]:
    """Yield where holidays are named. Pure; linear.

    Examples
    --------
    >>> list(find_holidays("on Christmas Eve"))
    [(3, 16)]
    """
    if _STARTS.search(text):
        for match in _SEARCH.finditer(text):
            yield match.span()


def holiday_date(name: str, year: int) -> date | None:
    """Return the day on which a holiday falls in ``year``, or None where no rule tells.

    Examples
    --------
    >>> holiday_date("Easter Monday", 2022), holiday_date("Thanksgiving", 2022)
    (datetime.date(2022, 4, 18), datetime.date(2022, 11, 24))
    """
    plain = " ".join(name.lower().replace("’", "'").replace(".", "").split())
    rule = _RULES.get(plain) or _RULES.get(_with_apostrophe(plain), "")
    if not rule:
        return None
    kind, *rest = rule.split()
    if not rest:
        month, day = map(int, kind.split("-"))
        return date(year, month, day)
    if kind in _EASTERS:
        sunday: date = easter(year, _EASTERS[kind])
        return sunday + timedelta(days=int(rest[0]))
    return weekday_of_month(year, int(kind), _WEEKDAYS.index(rest[0]), int(rest[1]))


def _with_apostrophe(name: str) -> str:
    return next((known for known in _RULES if known.replace("'", "") == name), name)


def weekday_of_month(year: int, month: int, weekday: int, number: int) -> date:
    """Return the ``number``-th such weekday of a month; -1 is the last.

    Raises
    ------
    ValueError
        If the month has no fifth one.
    """
    if number < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    ahead = (weekday - first.weekday()) % 7
    return date(year, month, 1 + ahead + 7 * (number - 1))
