"""How the places of one report lie to those of many others, from arrays."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from sitrep.warehouse.linking.nearness import (
    COUNTRY,
    EARTH_RADIUS_KM,
    EXACT_PLACE,
    RELATIONS,
)
from sitrep.warehouse.linking.report import Location

Places = tuple[Location, ...]
Ranks = NDArray[np.int8]

_RANK = {relation: np.int8(rank) for rank, relation in enumerate(RELATIONS)}
NOWHERE = np.int8(len(RELATIONS))


class MapOfPlaces:
    """The places of many reports; each set of places is held once."""

    def __init__(self, given: Iterable[Places]) -> None:
        self._sets = list(dict.fromkeys(places for places in given if places))
        self._number = {places: number for number, places in enumerate(self._sets)}
        members = [location for places in self._sets for location in places]
        self._locations = list(dict.fromkeys(members))
        self._at = {location: at for at, location in enumerate(self._locations)}
        self._members = np.array([self._at[location] for location in members], dtype=np.int64)
        self._starts = np.cumsum([0, *(len(places) for places in self._sets[:-1])])
        held = self._locations
        self._lat = np.radians([location.lat for location in held])
        self._lon = np.radians([location.lon for location in held])
        self._radius_km = np.array([location.radius_km for location in held])
        self._precision = np.array([location.precision for location in held])
        self._country = numbered([location.country for location in held])
        self._admin1 = numbered([location.admin1 for location in held])
        self._key = numbered([location.place_key for location in held])
        # Of many reports the places are the same; dicts, as a cached method keeps its object alive.
        self._ranks: dict[Places, Ranks] = {}
        self._relations: dict[Location, Ranks] = {}

    def number(self, places: Places) -> int:
        """Return the number of a set of places; that past the last for the empty one."""
        return self._number.get(places, len(self._sets))

    def ranks_to(self, places: Places) -> Ranks:
        """Return the rank of the nearest relation to each set, in the order of numbers.

        As :func:`~sitrep.warehouse.linking.nearness.nearest` tells it; :data:`NOWHERE` last, for
        the empty set, and everywhere if ``places`` is empty.
        """
        if places not in self._ranks:
            ranks = np.full(len(self._sets) + 1, NOWHERE)
            if places and self._sets:
                nearest = np.minimum.reduce([self._relations_to(location) for location in places])
                ranks[:-1] = np.minimum.reduceat(nearest[self._members], self._starts)
            self._ranks[places] = ranks
        return self._ranks[places]

    def _relations_to(self, location: Location) -> Ranks:
        if location not in self._relations:
            self._relations[location] = self._relations_of(location)
        return self._relations[location]

    def _relations_of(self, location: Location) -> Ranks:
        """As :func:`~sitrep.warehouse.linking.nearness.relation`, to every location."""
        at = self._at[location]
        coarser = np.maximum(self._precision, location.precision)
        reach = self._radius_km + location.radius_km
        is_near = self._apart_km(location) <= reach
        is_same_country = self._country == self._country[at]
        is_within = (coarser > EXACT_PLACE) & (is_near | (self._admin1 == self._admin1[at]))
        itself = np.select(
            [coarser >= COUNTRY, coarser <= EXACT_PLACE],
            [_RANK["same country"], _RANK["same place"]],
            _RANK["same region"],
        )
        return np.select(
            [
                self._key == self._key[at],
                (coarser <= EXACT_PLACE) & is_near,
                ~is_same_country,
                coarser >= COUNTRY,
                is_within,
            ],
            [
                itself,
                np.full_like(itself, _RANK["neighbouring places"]),
                np.full_like(itself, _RANK["another country"]),
                np.full_like(itself, _RANK["same country"]),
                np.full_like(itself, _RANK["one place in the other"]),
            ],
            _RANK["another place"],
        )

    def _apart_km(self, location: Location) -> NDArray[np.float64]:
        lat, lon = np.radians([location.lat, location.lon])
        h = (
            np.sin((self._lat - lat) / 2) ** 2
            + np.cos(lat) * np.cos(self._lat) * np.sin((self._lon - lon) / 2) ** 2
        )
        return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, h))))


def numbered(values: Sequence[str | None]) -> NDArray[np.int64]:
    """Return a number for each value, the same for the same."""
    numbers: dict[str | None, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)
