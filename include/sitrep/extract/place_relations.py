"""Where something lies that the text puts beside a place: "15 km south of Kupiansk"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from sitrep.extract.location import COUNTRY, DISTRICT, LINE, NEAR, Location, location
from sitrep.extract.place_lines import line_between
from sitrep.extract.place_phrases import PlacePhrase, phrase_after, phrase_before
from sitrep.extract.places import Resolved
from sitrep.knowledge.places import Place, normalise
from sitrep.knowledge.relation_words import load_relation_words

# How many tokens before a name are read.
REACH = 14
# … and after it.
AFTER = 4
NEAR_KM = 10.0
COAST_KM = 50.0
# A bearing without a distance: so far from a town's middle, in its radii and at least in km.
DIRECTION_RADII = 2.0
DIRECTION_KM = 8.0
EDGE_SHARE = 0.9
PART_SHARE = 0.5


def located(
    doc: Doc,
    start: int,
    end: int,
    place: Place,
    places: Mapping[tuple[int, int], Resolved] | None = None,
) -> Location:
    """Return where the words around a name put something; pure.

    Parameters
    ----------
    doc : Doc
        Its sentences are used where it has any.
    start, end : int
        Tokens of the name.
    place : Place
        What the name means.
    places : mapping, optional
        All resolved places of the document, by token start and end, for "between A and B".
    """
    if (line := line_between(doc, start, end, place, places or {})) is not None:
        return line
    name = _name_start(doc, start, end, place)
    first = max(_sentence_start(doc, start), start - REACH)
    before = doc[first:name].text_with_ws
    if (phrase := phrase_before(before)) is not None:
        offset = doc[first].idx + phrase.start
        begin = next(token.i for token in doc[first:end] if token.idx + len(token) > offset)
        return _beside(place, phrase, doc[begin:end])
    if (phrase := phrase_after(doc[end : end + AFTER].text)) is not None:
        offset = doc[end].idx + phrase.start
        last = next(token.i for token in doc[end:] if token.idx + len(token) >= offset)
        return _beside(place, phrase, doc[start : last + 1])
    return location(
        place,
        doc[start:end],
        precision=place.precision,
        radius_km=place.radius_km,
        is_told=False,
    )


def _beside(place: Place, phrase: PlacePhrase, words: Span) -> Location:
    """Return the place that a phrase tells, with the words themselves as the reason."""
    shape = _SHAPES[phrase.kind](place, phrase)
    move = (shape.km, phrase.bearing)
    return location(place, words, precision=shape.precision, radius_km=shape.radius_km, move=move)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a phrase makes of a place: ``km`` is how far its middle moves."""

    precision: int
    radius_km: float
    km: float = 0.0


def _near(place: Place) -> int:
    return LINE if place.precision > DISTRICT else NEAR


def _offset(place: Place, phrase: PlacePhrase) -> _Shape:
    km = phrase.km or 0.0
    if phrase.bearing is None:
        return _Shape(_near(place), place.radius_km + km)
    return _Shape(_near(place), max(2.0, 0.25 * km), km)


def _direction(place: Place, _: PlacePhrase) -> _Shape:
    if place.precision > DISTRICT:
        return _Shape(LINE, place.radius_km, place.radius_km)
    km = max(DIRECTION_KM, DIRECTION_RADII * place.radius_km)
    return _Shape(NEAR, km, km)


def _edge(place: Place, _: PlacePhrase) -> _Shape:
    return _Shape(NEAR, max(2.0, place.radius_km / 2), EDGE_SHARE * place.radius_km)


def _part(place: Place, phrase: PlacePhrase) -> _Shape:
    if phrase.bearing is None:
        return _Shape(place.precision, place.radius_km)
    precision = LINE if place.precision == COUNTRY else place.precision
    return _Shape(precision, place.radius_km / 2, PART_SHARE * place.radius_km)


def _nearby(place: Place, _: PlacePhrase) -> _Shape:
    return _Shape(max(NEAR, place.precision), place.radius_km + NEAR_KM)


def _coast(place: Place, _: PlacePhrase) -> _Shape:
    return _Shape(_near(place), place.radius_km + COAST_KM, place.radius_km)


def _border(place: Place, _: PlacePhrase) -> _Shape:
    return _Shape(LINE, place.radius_km)


def _along(place: Place, _: PlacePhrase) -> _Shape:
    return _Shape(place.precision, place.radius_km)


_SHAPES: Mapping[str, Callable[[Place, PlacePhrase], _Shape]] = {
    "offset": _offset,
    "direction": _direction,
    "edge": _edge,
    "part": _part,
    "adjective": _part,
    "near": _nearby,
    "coast": _coast,
    "border": _border,
    "along": _along,
}


def _name_start(doc: Doc, start: int, end: int, place: Place) -> int:
    """Return where the name itself starts: "eastern" in "eastern Afghanistan" is none of it."""
    bearing = load_relation_words().bearing
    first = doc[start].text
    if bearing(first) is None or normalise(place.name).startswith(normalise(first)):
        return start
    rest = (i for i in range(start + 1, end) if doc[i].lower_ not in {"of", "the"})
    return next(rest, start)


def _sentence_start(doc: Doc, start: int) -> int:
    return doc[start].sent.start if doc.has_annotation("SENT_START") else 0
