"""What linking looks at in one event."""

from dataclasses import dataclass
from datetime import date, datetime

HAPPENED = frozenset({"actual", "ongoing"})
NONE: frozenset[str] = frozenset()
Order = tuple[datetime, str, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place on the map. ``precision`` runs from 1 (exact) to 6 (country)."""

    place_key: str
    lat: float
    lon: float
    radius_km: float
    country: str | None
    admin1: str | None
    precision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One event as a report of a happening.

    Attributes
    ----------
    revision_id : str
        The text that tells it.
    start_char : int
        Where in the text its trigger begins, in code points.
    is_date_stated : bool
        False where the day of publication, or on which it was said, stands in.
    date_nearby : date or None
        The day named last before the event, if it has none of its own.
    places, unpinned
        Where it happens: on the map, and by name where the map lacks it.
    nearby : tuple of Location
        The place named last before it, or next to it in its sentence; empty if there is none.
    actors, recipients : frozenset of str
        Countries (alpha-3) of who takes part, empty where none is known.
    parties : frozenset of str
        Who takes part: ids of entities, else names in lower case.
    quantities : frozenset of (kind, number)
        What is counted, as stated.
    sentence, surroundings, story : frozenset of str
        Stems of the sentence, of what stands around it, and of how the article opens, its
        title included.
    names : frozenset of str
        Persons, organisations and places named around it, in lower case; not countries.
    countries : frozenset of str
        Countries (alpha-3) that its article names, and that of the outlet.
    """

    event_id: str
    revision_id: str
    published_at: datetime
    event_type: str
    family: str
    mode: str | None
    date_from: date
    date_to: date
    is_date_stated: bool
    modality: str
    start_char: int = 0
    date_nearby: date | None = None
    places: tuple[Location, ...] = ()
    nearby: tuple[Location, ...] = ()
    unpinned: frozenset[str] = NONE
    actors: frozenset[str] = NONE
    recipients: frozenset[str] = NONE
    parties: frozenset[str] = NONE
    quantities: frozenset[tuple[str, float]] = frozenset()
    sentence: frozenset[str] = NONE
    surroundings: frozenset[str] = NONE
    story: frozenset[str] = NONE
    names: frozenset[str] = NONE
    countries: frozenset[str] = NONE

    @property
    def has_happened(self) -> bool:
        """True if it is told as actual or ongoing, be it to deny it; a rumour only follows such."""
        return self.modality in HAPPENED

    @property
    def dates(self) -> tuple[date, date]:
        """First and last day on which it can have happened, as coded."""
        return self.date_from, self.date_to

    @property
    def dates_by_context(self) -> tuple[date, date]:
        """The same, by the date named before it where it has none of its own."""
        if self.is_date_stated or self.date_nearby is None:
            return self.dates
        return self.date_nearby, self.date_nearby

    @property
    def order(self) -> Order:
        """Earlier reports come first, those of one text as they stand in it.

        Only where all that is the same the id settles it: it hangs on the version of the coder,
        and the same coding by another version is to be linked in the same way.
        """
        return self.published_at, self.revision_id, self.start_char, self.event_id
