"""Regions and districts of the world: the divisions that GeoNames gives countries."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.knowledge.data_file import Row, read_rows

FILE = "divisions.csv"
COLUMNS = (
    "division_id",
    "name",
    "aliases",
    "country",
    "code",
    "lat",
    "lon",
    "radius_km",
    "population",
)


@dataclass(frozen=True, slots=True)
class Division:
    """A part of a country.

    ``code`` is that of GeoNames within the country: ``TX``, or ``TX.277`` for a county of it.
    ``country`` is an alpha-3 code; ``lat`` and ``lon`` are the middle of its towns in degrees,
    ``radius_km`` their rough extent, ``population`` that of its towns.
    """

    division_id: str
    names: tuple[str, ...]
    country: str
    code: str
    lat: float
    lon: float
    radius_km: float
    population: int

    @property
    def admin1_code(self) -> str:
        """The code of the first-level division that it is, or is part of."""
        return self.code.partition(".")[0]

    @property
    def level(self) -> int:
        """1 for a region, 2 for a district or county."""
        return 2 if "." in self.code else 1


def read_divisions(text: str | None = None) -> Iterator[Division]:
    """Yield the divisions of ``text``, or of the shipped file.

    Raises
    ------
    KnowledgeError
        If a row is wrong; the message names the file and the line.
    """
    for row in read_rows(FILE, COLUMNS, text=text):
        yield _division(row)


def _division(row: Row) -> Division:
    return Division(
        division_id=row.required("division_id"),
        names=(row.required("name"), *row.many("aliases")),
        country=row.required("country"),
        code=row.required("code"),
        lat=row.number("lat", low=-90, high=90),
        lon=row.number("lon", low=-180, high=180),
        radius_km=row.number("radius_km", low=0, high=10000),
        population=int(row.number("population", low=0, high=1e9)),
    )
