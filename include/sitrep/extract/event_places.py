"""Where an event happened: the places that the text gives to it, and no others."""

from collections.abc import Mapping

from spacy.tokens import Doc, Span

from sitrep.coding import EventPlace
from sitrep.extract.function_words import PLACE_PREPOSITIONS
from sitrep.extract.places import Resolved
from sitrep.knowledge.gazetteer import Place

_FROM = frozenset({"from", "leaving", "fled"})
_TO = frozenset(["to", "towards", "toward", "into", "for"])
_DETERMINERS = frozenset(
    "the a an its their city town village region district province capital port "
    "northern southern eastern western central besieged occupied nearby".split()
)
# Types whose object may be the place itself: "shelled Kupiansk", "captured Izium".
TERRITORIAL = frozenset({"CONTROL", "ASSAULT", "DAMAGE", "DISASTER", "DISPLACE", "COERCE"})
MAX_PLACES = 3


def find_event_places(
    doc: Doc,
    span: Span,
    clause: Span,
    *,
    event_type: str,
    is_passive: bool,
    places: Mapping[tuple[int, int], Resolved],
) -> list[EventPlace]:
    """Return the event's places of ``places`` (its sentence's), the most exact one first.

    Those of its clause count before the others.

    ``is_passive`` says that the subject is what the event befell ("Kupiansk came under fire").
    A place counts when a preposition of place leads to it, or when it is the object of a
    type in :data:`TERRITORIAL`. Countries count only where nothing finer does.
    """
    for is_clause, reason in ((True, "named in clause"), (False, "named in sentence")):
        can_be_object = event_type in TERRITORIAL and (is_clause or is_passive)
        found = [
            _event_place(doc[start:end], place, role, reason)
            for (start, end), (place, _) in places.items()
            if (clause.start <= start < clause.end) == is_clause
            and not span.start <= start < span.end
            and (role := _role(doc, start, span, event_type, can_be_object, is_passive))
        ]
        if found:
            found.sort(key=lambda place: (place.role != "event", place.precision, place.start))
            finest = found[0].precision
            return [p for p in found if p.precision < 6 or finest == 6][:MAX_PLACES]
    return []


def _role(
    doc: Doc,
    start: int,
    span: Span,
    event_type: str,
    can_be_object: bool,
    is_passive: bool,
) -> str | None:
    i = start - 1
    while i >= 0 and doc[i].lower_ in _DETERMINERS:
        i -= 1
    word = doc[i].lower_ if i >= 0 else ""
    if word in PLACE_PREPOSITIONS:
        return "event"
    if event_type in {"DISPLACE", "RETREAT", "MOBILIZE"} and word in _FROM:
        return "origin"
    if event_type in {"DISPLACE", "RETREAT", "MOBILIZE", "CONTROL"} and word in _TO:
        return "destination"
    if not can_be_object:
        return None
    is_object = span.end <= start and (word == "of" or i < span.end + 2)
    is_subject = is_passive and start < span.start and word not in {"of", "from", "to", "by"}
    return "event" if is_object or is_subject else None


def _event_place(name: Span, place: Place, role: str, reason: str) -> EventPlace:
    return EventPlace(
        start=name.start_char, end=name.end_char, text=name.text, role=role,
        place_key=place.place_key, geonames_id=place.geonames_id, name=place.name,
        lat=place.lat, lon=place.lon, country=place.country or None, admin1=place.admin1,
        precision=place.precision, radius_km=place.radius_km, reason=reason,
    )  # fmt: skip
