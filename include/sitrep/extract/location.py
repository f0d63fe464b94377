"""A point that the text gives, told by a place and the words around its name."""

from dataclasses import dataclass

from spacy.tokens import Span

from sitrep.knowledge.distances import moved
from sitrep.knowledge.places import Place

# UCDP's where_prec.
NEAR, DISTRICT, LINE, COUNTRY = 2, 3, 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where something happened, told by a place and the words around its name.

    ``precision`` is UCDP's ``where_prec``: 2 near a place, 5 a line or landscape. ``reason`` is
    empty where it is the place itself. ``start_token`` and ``end_token`` span the words that
    say so, the name included.
    """

    lat: float
    lon: float
    precision: int
    radius_km: float
    reason: str
    start_token: int
    end_token: int


def location(
    place: Place,
    words: Span,
    *,
    precision: int,
    radius_km: float,
    move: tuple[float, float | None] = (0.0, None),
    is_told: bool = True,
) -> Location:
    """Return a location beside a place.

    ``move`` is how far from its middle, in km, and the bearing, if there is one. ``is_told``
    says that the words give a reason, and are not just the name.
    """
    km, bearing = move
    lat, lon = place.lat, place.lon
    if bearing is not None and km:
        lat, lon = moved(lat, lon, km=km, bearing=bearing)
    return Location(
        lat=lat,
        lon=lon,
        precision=precision,
        radius_km=round(radius_km, 1),
        reason=" ".join(words.text.split()) if is_told else "",
        start_token=words.start,
        end_token=words.end,
    )
