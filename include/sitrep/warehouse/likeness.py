"""Say how likely two events report the same happening, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import asin, cos, radians, sin, sqrt

# At this score two events are linked; score_pair says what adds up to it.
THRESHOLD = 0.65
MAX_GAP_DAYS = 1
# Places up to this precision are points on the map; beyond it they are areas.
EXACT_PLACE = 3
COUNTRY = 6
EARTH_RADIUS_KM = 6371.0
HAPPENED = frozenset({"actual", "ongoing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place of an event on the map. ``precision`` runs from 1 (exact) to 6 (country)."""

    place_key: str
    lat: float
    lon: float
    radius_km: float
    country: str | None
    admin1: str | None
    precision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What linking looks at in one event; not its quantities, for counts of one thing differ.

    ``actors`` and ``recipients`` are countries (alpha-3), empty where none is known;
    ``is_date_stated`` is False where the date of publication stands in. ``unpinned`` are the
    names of places that are not on the map.
    """

    event_id: str
    published_at: datetime
    event_type: str
    family: str
    mode: str | None
    date_from: date
    date_to: date
    is_date_stated: bool
    modality: str
    assertion: str
    places: tuple[Location, ...] = ()
    unpinned: frozenset[str] = field(default_factory=frozenset)
    actors: frozenset[str] = field(default_factory=frozenset)
    recipients: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_anchor(self) -> bool:
        """True if the event affirms that something happened; others only follow such."""
        return self.assertion == "affirmed" and self.modality in HAPPENED

    @property
    def order(self) -> tuple[datetime, str]:
        """Earlier reports come first; the id settles ties."""
        return self.published_at, self.event_id


@dataclass(frozen=True, slots=True)
class Edge:
    """Two events that report the same happening, how alike they are, and in what."""

    a: str
    b: str
    score: float
    reason: str


def score_pair(a: Report, b: Report) -> tuple[float, str]:
    """Return how likely two events report the same happening, and why.

    The score is a sum, cut to 0-1. Same type 0.25 (same family 0.10), same mode 0.05;
    same place 0.35 (same region 0.20, same country only 0.05); same day 0.25; actors of
    the same country and recipients of the same country 0.10 each, but of different ones
    -0.25. Two days or two places are two happenings: 0; but a report without a date of its
    own may be of the day before, at -0.10. Who denies or doubts is often vague: for such an
    event a place within the other, a missing place and the next day count nearly as much as
    the same. Without a place on the map, only events with a party in common are compared;
    names of unpinned places do not show that two places are one, only that they are two.

    Returns
    -------
    score : float
        0-1, rounded to 4 digits; the same for ``(b, a)``.
    reason : str
        The parts that were found, for a person.
    """
    if a.family != b.family:
        return 0.0, "different families of event"
    follows = not (a.is_anchor and b.is_anchor)
    when = _compare_dates(a, b, follows=follows)
    where = _compare_places(a, b, follows=follows)
    if when is None or where is None:
        return 0.0, "different days or places"
    parts = [
        _compare_types(a, b),
        where,
        when,
        _compare_parties(a.actors, b.actors, "actor"),
        _compare_parties(a.recipients, b.recipients, "recipient"),
    ]
    score = min(1.0, max(0.0, sum(weight for weight, _ in parts)))
    return round(score, 4), "; ".join(reason for _, reason in parts if reason)


def _compare_types(a: Report, b: Report) -> tuple[float, str]:
    if a.event_type != b.event_type:
        return 0.10, f"same family, {a.family}"
    if a.mode and a.mode == b.mode:
        return 0.30, "same type and mode"
    return 0.25, "same type"


def _compare_dates(a: Report, b: Report, *, follows: bool) -> tuple[float, str] | None:
    gap = (max(a.date_from, b.date_from) - min(a.date_to, b.date_to)).days
    if gap > MAX_GAP_DAYS:
        return None
    if gap <= 0:
        one_day = a.date_from == a.date_to == b.date_from == b.date_to
        return (0.25, "same day") if one_day else (0.20, "overlapping dates")
    if follows:
        return 0.20, "the day after"
    later, earlier = (a, b) if a.date_from > b.date_to else (b, a)
    if earlier.is_date_stated and not later.is_date_stated:
        return -0.10, "the day after, by date of publication"
    return None


def _compare_places(a: Report, b: Report, *, follows: bool) -> tuple[float, str] | None:
    if not a.places or not b.places:
        if not (a.actors & b.actors or a.recipients & b.recipients):
            return None
        if a.places == b.places:
            return (
                None
                if _are_apart(a.unpinned, b.unpinned)
                else (0.15, "no place on the map in either")
            )
        return (0.15, "no place on the map in one") if follows else None
    pairs = [_compare_two(p, q, follows=follows) for p in a.places for q in b.places]
    return max((pair for pair in pairs if pair), default=None)


def _are_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Say whether names of places, if there are any on both sides, can only mean others.

    A name goes with another that has all its words: "the base at Porga" and "Porga base".
    """
    names = [[frozenset(name.casefold().split()) - {"the"} for name in side] for side in (a, b)]
    return all(names) and not any(p <= q or q <= p for p in names[0] for q in names[1])


def _compare_two(p: Location, q: Location, *, follows: bool) -> tuple[float, str] | None:
    coarser = max(p.precision, q.precision)
    if p.place_key == q.place_key:
        if coarser >= COUNTRY:
            return 0.05, "same country"
        return (0.35, "same place") if coarser <= EXACT_PLACE else (0.20, "same region")
    apart_km = distance_km(p.lat, p.lon, q.lat, q.lon)
    if coarser <= EXACT_PLACE:
        return (0.30, "neighbouring places") if apart_km <= p.radius_km + q.radius_km else None
    if not follows or p.country != q.country:
        return None
    if coarser < COUNTRY and p.admin1 != q.admin1 and apart_km > p.radius_km + q.radius_km:
        return None
    return 0.20, "one place lies in the other"


def _compare_parties(a: frozenset[str], b: frozenset[str], role: str) -> tuple[float, str]:
    if not a or not b:
        return 0.0, ""
    return (0.10, f"same {role}") if a & b else (-0.25, f"different {role}s")


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Return the great-circle distance of two points given in degrees, in km."""
    phi_a, phi_b = radians(lat_a), radians(lat_b)
    h = (
        sin((phi_b - phi_a) / 2) ** 2
        + cos(phi_a) * cos(phi_b) * sin(radians(lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, h)))


def find_edges(reports: Mapping[str, Report], candidates: Iterable[tuple[str, str]]) -> list[Edge]:
    """Score candidate pairs and keep those at or above :data:`THRESHOLD`."""
    edges = []
    for a, b in candidates:
        score, reason = score_pair(reports[a], reports[b])
        if score >= THRESHOLD:
            edges.append(Edge(a, b, score, reason))
    return edges
