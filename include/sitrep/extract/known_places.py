"""The places that a document is known to mean so far, and which of them stand near a name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sitrep.knowledge.places import Place

# Where a text knows more places, those named around a name are its neighbours, not all.
MAX_NEIGHBOURS = 80


class KnownPlaces:
    """Grows while the names of a document are read.

    Parameters
    ----------
    places : mapping of str to Place
        What is known already, by the name.
    order : iterable of str
        The names in reading order.
    """

    def __init__(self, places: Mapping[str, Place], order: Iterable[str]) -> None:
        self._places = dict(places)
        self._countries = Counter(place.country for place in places.values() if place.country)
        self._order = list(order)
        self._at = {name: i for i, name in reversed(list(enumerate(self._order)))}

    def near(self, name: str) -> list[Place]:
        """Return the other places but countries: all of them, or those named around ``name``."""
        return [
            self._places[other]
            for other in self._names_around(name)
            if other != name and other in self._places and self._places[other].kind != "country"
        ]

    def countries(self, name: str) -> Counter[str]:
        """Return how many of the other places lie in each country."""
        counts = self._countries.copy()
        if (own := self._places.get(name)) is not None and own.country:
            counts[own.country] -= 1
        return counts

    def set(self, name: str, place: Place) -> bool:
        """Keep what a name means; return whether that is new."""
        before = self._places.get(name)
        if before == place:
            return False
        if before is not None and before.country:
            self._countries[before.country] -= 1
        if place.country:
            self._countries[place.country] += 1
        self._places[name] = place
        return True

    def _names_around(self, name: str) -> Sequence[str]:
        if len(self._places) <= MAX_NEIGHBOURS:
            return list(self._places)
        at, reach = self._at.get(name, 0), MAX_NEIGHBOURS // 2
        return self._order[max(0, at - reach) : at + reach + 1]
