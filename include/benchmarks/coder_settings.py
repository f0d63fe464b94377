"""Score where and when an event happened."""

from math import asin, cos, radians, sin, sqrt

from benchmarks.coder_context import shown_around
from benchmarks.coder_matching import EventMatches, assign, overlap
from benchmarks.coder_sheet import Sheet
from benchmarks.gold_documents import GoldDocument, GoldEntity, GoldEvent, GoldPlace
from sitrep.coding import CodedDocument, Event, EventPlace
from sitrep.extract.event_dates import SAID_ON

# Nearer than 100 miles is right: the usual measure for places of names.
NEAR_KM = 161.0
_EARTH_KM = 6371.0


def score_places(
    sheet: Sheet, gold: GoldDocument, found: CodedDocument, matches: EventMatches
) -> None:
    """Add the places of matched events."""
    known = {entity.words.lower(): entity for entity in gold.entities}

    def cost(right: GoldPlace, guess: EventPlace) -> tuple[float, ...] | None:
        shared = overlap(right.span, guess)
        if not shared and not _is_same(right, guess, known.get(right.span.text.lower())):
            return None
        return -shared, right.role != guess.role

    for right, guess in matches.pairs:
        pairs = assign(right.places, guess.places, cost)
        sheet.count("places", "of matched events", gold=len(right.places),
                    predicted=len(guess.places), right=len(pairs))  # fmt: skip
        for place, other in pairs:
            sheet.judge("places", "role of matched places", is_right=place.role == other.role)
        if not len(pairs) == len(right.places) == len(guess.places) or any(
            place.role != other.role for place, other in pairs
        ):
            wanted = ", ".join(f"{p.role} {p.span.text}" for p in right.places) or "-"
            got = ", ".join(f"{p.role} {p.text} ({p.name})" for p in guess.places) or "-"
            told = f"places {got}, not {wanted}"
            sheet.tell("places", f"{told} {shown_around(found, right.trigger)}")


def score_dates(sheet: Sheet, found: CodedDocument, matches: EventMatches) -> None:
    """Add the dates of matched events."""
    for right, guess in matches.pairs:
        is_right = _judge_date(sheet, right, guess)
        if not is_right:
            wanted = f"{right.date.date_from}..{right.date.date_to}" if right.date else "none"
            got = f"{guess.date.date_from}..{guess.date.date_to} ({guess.date.text})"
            sheet.tell("dates", f"date {got}, not {wanted} {shown_around(found, right.trigger)}")


def km_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two points, each latitude and longitude in degrees."""
    lat_a, lon_a, lat_b, lon_b = map(radians, (*a, *b))
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def is_near(entity: GoldEntity, lat: float | None, lon: float | None) -> bool:
    """Return whether a found point is near that of a gold name; False where either has none."""
    if entity.lat is None or entity.lon is None or lat is None or lon is None:
        return False
    return km_between((entity.lat, entity.lon), (lat, lon)) <= NEAR_KM


def _is_same(gold: GoldPlace, found: EventPlace, entity: GoldEntity | None) -> bool:
    names = {found.text.lower(), found.name.lower()}
    return gold.span.text.lower() in names or (
        entity is not None and is_near(entity, found.lat, found.lon)
    )


def _judge_date(sheet: Sheet, gold: GoldEvent, found: Event) -> bool:
    if gold.date is None:
        is_false = found.date.start is not None and not found.date.reason.startswith(SAID_ON)
        sheet.judge("dates", "without a date: none found in words", is_right=not is_false)
        return not is_false
    wanted = gold.date.date_from, gold.date.date_to
    is_right = wanted == (found.date.date_from, found.date.date_to)
    sheet.judge("dates", "with a date: days right", is_right=is_right)
    return is_right
