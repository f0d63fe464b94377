"""The names of countries and of their people, as single look-ups."""

from dataclasses import dataclass
from functools import cache

from sitrep.knowledge.countries import load_countries

# Shorter names are only known as they are written: US, UK, Mali.
MIN_FOLDED = 4


@dataclass(frozen=True, slots=True)
class Nationalities:
    """Names of countries (Ukraine, U.S.) and demonyms (Ukrainian), as the text writes them."""

    countries: frozenset[str]
    demonyms: frozenset[str]

    def __contains__(self, name: str) -> bool:
        """Return whether ``name`` is either."""
        return name in self.countries or name in self.demonyms

    def label(self, name: str) -> str | None:
        """Return GPE for a country, NORP for a demonym, else None."""
        if name in self.countries:
            return "GPE"
        return "NORP" if name in self.demonyms else None

    def is_both(self, name: str) -> bool:
        """Return whether a name, in any case, is a country's and a people's: "Argentine"."""
        return name.capitalize() in self.countries and name.capitalize() in self.demonyms

    def folded_label(self, name: str) -> str | None:
        """Return the label of a name in any case: of "TURKEY" and "turkey" too.

        For what is already known to be a name: "turkey" and "polish" are also words.
        """
        if (label := self.label(name)) or len(name) < MIN_FOLDED:
            return label
        return _folded(self).get(name.lower())


@cache
def _folded(nations: Nationalities) -> dict[str, str]:
    demonyms = {name.lower(): "NORP" for name in nations.demonyms}
    return demonyms | {name.lower(): "GPE" for name in nations.countries if not name.isupper()}


@cache
def load_nationalities() -> Nationalities:
    """Return those of ``countries.csv``."""
    countries = load_countries().values()
    return Nationalities(
        countries=frozenset(name for country in countries for name in country.names),
        demonyms=frozenset(name for country in countries for name in country.demonyms),
    )
