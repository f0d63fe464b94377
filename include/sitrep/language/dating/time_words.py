"""The words that dates and times are made of: each has a class, and a class is a character.

A text becomes a string of classes; the grammar of dates is then a set of short patterns, in
which ``<month>`` stands for any month's name.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from sitrep.language.counting.number_words import (
    LOOSE,
    ONES,
    ORDINALS,
    PLURAL_SCALES,
    SCALES,
    TEENS,
    TENS,
)

WEEKDAYS = {
    day: number
    for number, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
MONTHS = {
    month: number
    for number, month in enumerate(
        (
            "january february march april may june july august september october november december"
        ).split(),
        start=1,
    )
}
SHORT_MONTHS = {month[:3]: number for month, number in MONTHS.items() if month != "may"} | {
    "sept": 9
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
DECADES = {f"{word[:-1]}ies": int(value) for word, value in TENS.items()}
RECURRING = (
    "daily weekly fortnightly monthly quarterly yearly annual annually hourly nightly biweekly "
    "bimonthly biannual biannually biennial semiannual"
)
WORDS_OF_CLASS = {
    "weekday": " ".join(WEEKDAYS),
    "wkd": " ".join(SHORT_WEEKDAYS),
    "weekdays": " ".join(f"{day}s" for day in WEEKDAYS) + " weekdays weekends",
    "month": " ".join(MONTHS),
    "mon": " ".join(SHORT_MONTHS),
    "season": " ".join(SEASONS),
    "tensword": " ".join(DECADES),
    "today": "today yesterday tomorrow",
    "tonight": "tonight",
    "overnight": "overnight",
    "part": "morning afternoon evening night",
    "parts": "mornings afternoons evenings nights",
    "noon": "noon midday midnight",
    "dawn": "dawn predawn dusk sunrise sunset daybreak nightfall sundown lunchtime",
    "day": "day",
    "days": "days",
    "unit": "week month year decade fortnight",
    "units": "weeks months years decades fortnights centuries millennia",
    "century": "century millennium",
    "quarter": "quarter",
    "quarters": "quarters",
    "hour": "hour minute",
    "hours": "hours minutes seconds mins hrs secs",
    "second": "second",
    "weekend": "weekend",
    "yearlong": "yearlong monthlong weeklong daylong hourlong decadelong "
    "dayslong weekslong monthslong yearslong hourslong decadeslong",
    "recurring": RECURRING,
    "last": "last",
    "next": "next",
    "this": "this",
    "past": "past",
    "coming": "coming upcoming",
    "previous": "previous preceding",
    "following": "following ensuing subsequent",
    "same": "same",
    "that": "that",
    "these": "these those",
    "current": "current",
    "recent": "recent",
    "early": "early",
    "late": "late",
    "mid": "mid",
    "later": "later",
    "earlier": "earlier",
    "final": "final opening closing",
    "the": "the",
    "a": "a an",
    "another": "another",
    "of": "of",
    "in": "in",
    "on": "on",
    "at": "at",
    "by": "by",
    "to": "to through thru",
    "until": "until till",
    "into": "into",
    "and": "and",
    "or": "or",
    "from": "from",
    "between": "between",
    "now": "now",
    "every": "every each",
    "all": "all whole entire",
    "other": "other",
    "ago": "ago",
    "before": "before",
    "after": "after",
    "start": "start beginning onset",
    "middle": "middle",
    "end": "end close",
    "turn": "turn",
    "half": "half",
    "num": " ".join(ONES | TEENS | TENS),
    "scale": " ".join(SCALES | PLURAL_SCALES),
    "loose": " ".join(LOOSE) + " many",
    "ordinal": " ".join(word for word in ORDINALS if word != "second"),
    "adj": (
        "full straight consecutive more additional extra successive further working "
        "business calendar solid difficult bloody brutal short"
    ),
    "long": "long",
    "small": "small wee",
    "ampm": "am pm a.m. p.m. a.m p.m",
    "oclock": "o'clock o’clock",
    "zone": "gmt utc est edt et cet cest eet eest bst msk ist pst pdt cst cdt aest jst kst wib",
    "local": "local",
    "time": "time",
    "fiscal": "fiscal financial",
    "fy": "fy",
    "q": "q",
    "bc": "bc bce ad ce b.c. a.d. b.c a.d",
    "about": "about around approximately roughly",
    "old": "old",
    "s": "s",
    "x": "",
    # Tokens with digits: see time_classes.
    "d31": "",  # 1 to 31
    "n": "",
    "year": "",  # four digits, 1000 to 2199
    "z4": "",  # 0930
    "clock": "",  # 10:30
    "dot": "",  # 10.30
    "dotted": "",  # 24.02.2022
    "iso": "",  # 2022-02-24
    "isotime": "",
    "decade": "",  # 1990s
    "tens": "",  # 90s
    "nth": "",  # 1st to 31st
    "holiday": "",  # set where a holiday's name stands
}
CHARS: Mapping[str, str] = MappingProxyType(
    {name: chr(0x100 + i) for i, name in enumerate(WORDS_OF_CLASS)}
)
_NAME = re.compile(r"(?<!\?P)<(\w+)>")
_ODD_PLURALS = {"centuries": "century", "millennia": "millennium"}
_SHORT_UNITS = {"mins": "minute", "hrs": "hour", "secs": "second"}


def pattern_of(template: str, parts: Mapping[str, str] = CHARS) -> str:
    """Return a pattern over classes: each ``<name>`` in ``template`` replaced by its part."""
    return _NAME.sub(lambda match: parts[match[1]], template)


def unit_name(word: str) -> str:
    """Return the singular of a unit of time.

    Examples
    --------
    >>> unit_name("weeks"), unit_name("centuries"), unit_name("hrs")
    ('week', 'century', 'hour')
    """
    return _ODD_PLURALS.get(word) or _SHORT_UNITS.get(word) or word.removesuffix("s")
