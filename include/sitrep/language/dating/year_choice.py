"""Which year a date without one belongs to."""

from collections.abc import Callable
from datetime import date, timedelta

from sitrep.language.dating.resolved_time import Reference
from sitrep.language.dating.time_reading import Found

BACKWARD = frozenset({"last", "past"})
FORWARD = frozenset({"next", "coming", "upcoming"})
# A date without a year may lie this far after publication ("the vote on 12 March").
MAX_DAYS_AHEAD = 60


def year_of(found: Found, reference: Reference) -> int | None:
    """Return the year that an expression names: "2014", "last year", "that year"."""
    if found.has("year"):
        return int(found.word("year"))
    if not found.has("rel_year"):
        return None
    rel = found.word("rel_year")
    if rel in {"that", "same"}:
        return reference.that_year
    if rel in {"previous", "following"}:
        return reference.that_year + (1 if rel == "following" else -1)
    return reference.published.year + {"last": -1, "next": 1, "coming": 1}.get(rel, 0)


def nearest_date(
    date_in: Callable[[int], date],
    reference: Reference,
    *,
    weekday: int | None = None,
    rel: str = "",
) -> date:
    """Return the date in the year that puts it nearest to publication.

    Parameters
    ----------
    date_in : callable
        Gives the date in a year; may raise ValueError (29 February).
    reference : Reference
        With a future cue the date is the next one, else the latest that is at most
        ``MAX_DAYS_AHEAD`` days ahead.
    weekday : int, optional
        The weekday that the text gives: it decides where it fits a neighbouring year alone.
    rel : str, optional
        "last", "next" or "this", as the text gives it.

    Raises
    ------
    ValueError
        If no near year has such a day.
    """
    published = reference.published
    dates = []
    for year in range(max(1, published.year - 8), published.year + 9):
        try:
            dates.append(date_in(year))
        except ValueError:
            continue
    if rel == "next" or (reference.is_future and rel not in {"last", "past"}):
        first = published + timedelta(days=rel == "next")
        chosen = [day for day in dates if day >= first]
    else:
        ahead = -1 if rel in {"last", "past"} else MAX_DAYS_AHEAD
        chosen = [day for day in reversed(dates) if day <= published + timedelta(days=ahead)]
    if not chosen:
        raise ValueError
    if weekday is not None and chosen[0].weekday() != weekday:
        near = [day for day in dates if abs(day.year - published.year) <= 1]
        fitting = [day for day in near if day.weekday() == weekday]
        if fitting:
            return min(fitting, key=lambda day: abs(day - published))
    return chosen[0]
