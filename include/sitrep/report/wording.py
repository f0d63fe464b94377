"""Say dates, numbers, sides and links as people read them; pure."""

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from sitrep.knowledge.actors import SECTORS
from sitrep.knowledge.countries import load_countries

_CODES = re.compile(r"\b[A-Z]{3}\b")


def day(value: str) -> str:
    """Return the day of an ISO date or instant: ``9 Sep 2022``."""
    given = datetime.fromisoformat(value)
    return f"{given.day} {given:%b %Y}"


def days(first: str, last: str) -> str:
    """Return an interval of days, without what its ends share: ``9–11 Sep 2022``."""
    start, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    if start == end:
        return day(last[:10])
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(last[:10])}"
    if start.year == end.year:
        return f"{start.day} {start:%b} – {day(last[:10])}"
    return f"{day(first[:10])} – {day(last[:10])}"


def instant(value: str) -> str:
    """Return an instant to the minute: ``9 Sep 2022, 18:40 UTC``."""
    return f"{day(value)}, {datetime.fromisoformat(value):%H:%M} UTC"


def number(value: float) -> str:
    """Return a number with commas, and decimals only where it has any."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def bounds(low: float | None, best: float | None, high: float | None) -> str:
    """Return a quantity as a range: ``at least 97``, ``200–471``, ``about 450``.

    Parameters
    ----------
    low, best, high : float or None
        As in the marts: a bound is None where it is open.
    """
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)}–{number(high)}"
    if low is not None:
        latest = f", latest {number(best)}" if best is not None and best != low else ""
        return f"at least {number(low)}{latest}"
    if high is not None:
        return f"at most {number(high)}"
    return "open" if best is None else f"about {number(best)}"


def country(code: str | None) -> str:
    """Return the name of a country by its alpha-3 code; the code itself if it is unknown."""
    known = load_countries().get(code or "")
    return known.name if known else code or ""


def where(row: dict[str, Any]) -> str:
    """Return place and country of a row, whichever it has: ``Gaza City, Palestine``."""
    parts = [row["place"], country(row["country"])]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def side(country_code: str | None, sector: str | None) -> str:
    """Return a side in words: ``Ukraine, armed forces of a state``."""
    parts = [country(country_code), SECTORS.get(sector or "", sector)]
    return ", ".join(part for part in parts if part)


def actor(code: str) -> str:
    """Return an actor code, a country and a sector in one, in words."""
    parts = [code[start : start + 3] for start in range(0, len(code), 3)]
    return ", ".join(SECTORS.get(part) or country(part) for part in parts)


def link(url: str | None) -> str | None:
    """Return the URL if a browser may follow it: http or https with a host; else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def glossary(text: str) -> list[tuple[str, str]]:
    """Return the codes of countries and sectors in a text with their meaning, sorted."""
    found = sorted(set(_CODES.findall(text)))
    meanings = ((code, SECTORS.get(code) or country(code)) for code in found)
    return [(code, meaning) for code, meaning in meanings if meaning != code]
