"""Countries: what they are called, who speaks for them, and roughly where they lie."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sitrep.knowledge.data_file import Row, read_rows

FILE = "countries.csv"
COLUMNS = (
    "iso3",
    "iso2",
    "name",
    "aliases",
    "demonyms",
    "capital",
    "metonyms",
    "lat",
    "lon",
    "radius_km",
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166, or Kosovo (``XKX``).

    ``aliases`` are other names of the country. ``demonyms`` are its adjectives and the
    words for its people; a few belong to two countries (Congolese, Dominican). ``metonyms``
    are places that stand for its government (Kremlin); the capital does so too.
    ``lat`` and ``lon`` are the rough middle in degrees; ``radius_km`` is the radius of the
    circle that has the country's area.
    """

    iso3: str
    iso2: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    metonyms: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the aliases."""
        return (self.name, *self.aliases)


@cache
def load_countries() -> MappingProxyType[str, Country]:
    """Return every country by its alpha-3 code, in the order of the codes.

    Raises
    ------
    KnowledgeError
        If the file is malformed: a code, a name or an alias given twice, or a coordinate
        that is no coordinate. The message names the file and the line.
    """
    return parse_countries()


def parse_countries(text: str | None = None) -> MappingProxyType[str, Country]:
    """Read countries from ``text``, or from the shipped file; see :func:`load_countries`."""
    countries: dict[str, Country] = {}
    taken: dict[str, str] = {}
    for row in read_rows(FILE, COLUMNS, text=text):
        country = _country(row)
        for name in {country.iso3, country.iso2, *country.names}:
            # The code of a country may also be one of its own names (PNG), not another's.
            if (owner := taken.setdefault(name, country.iso3)) != country.iso3:
                raise row.error(f"{name!r} already belongs to {owner}")
        if country.iso3 in countries:
            raise row.error(f"{country.iso3} is listed twice")
        countries[country.iso3] = country
    return MappingProxyType(countries)


@cache
def countries_by_iso2() -> MappingProxyType[str, Country]:
    """Return every country by its alpha-2 code."""
    return MappingProxyType({c.iso2: c for c in load_countries().values()})


def country_by_iso2(iso2: str) -> Country | None:
    """Return the country with this alpha-2 code (any case), or None."""
    return countries_by_iso2().get(iso2.upper())


def _country(row: Row) -> Country:
    iso3, iso2 = row.required("iso3"), row.required("iso2")
    if not (len(iso3) == 3 and len(iso2) == 2 and (iso3 + iso2).isupper()):
        raise row.error(f"{iso3!r} and {iso2!r} are not alpha-3 and alpha-2 codes")
    return Country(
        iso3=iso3,
        iso2=iso2,
        name=row.required("name"),
        aliases=row.many("aliases"),
        demonyms=row.many("demonyms"),
        capital=row["capital"] or None,
        metonyms=row.many("metonyms"),
        lat=row.number("lat", low=-90, high=90),
        lon=row.number("lon", low=-180, high=180),
        radius_km=row.number("radius_km", low=0, high=6000),
    )
