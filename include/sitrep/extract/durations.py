"""How long something lasts, as numbers of years, months, weeks, days or hours."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sitrep.language.counting.numbers import NumberMention, find_numbers

UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour"}
_DURATION = re.compile(r"P(T?)\d+(?:\.\d+)?([YMWDH])")


def find_durations(text: str, resolved: Mapping[tuple[int, int], str]) -> Iterator[NumberMention]:
    """Yield the durations among resolved times as numbers: "up to three years", <= 3 years.

    Those of several units ("five years and six months") are no one number and left out.

    Parameters
    ----------
    text : str
        The document.
    resolved : mapping of (start, end) to str
        ISO 8601 values of its times, by characters.
    """
    for (start, end), iso in resolved.items():
        unit = UNITS.get("".join(match.groups())) if (match := _DURATION.fullmatch(iso)) else None
        numbers = find_numbers(text[start:end].replace("-", " "), taken=()) if unit else ()
        if len(numbers) == 1:
            (number,) = numbers
            yield replace(
                number,
                start=start + number.start,
                end=start + number.end,
                label="DATE",
                unit=unit,
            )
