"""What ``extract`` says of one document: the JSON contract, as records.

Offsets are Unicode code points into :attr:`CodedDocument.text`; for every object with
``start`` and ``end``, ``text[start:end]`` is its ``text``. :func:`to_json` gives the
objects under the names that the contract fixes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Characters of the document that support something."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, without its text: it is the longest of all spans."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Evidence):
    """A named or valued thing, linked where we know it."""

    label: str
    entity_id: str | None = None
    name: str | None = None
    geonames_id: int | None = None
    wikidata_id: str | None = None
    country: str | None = None
    sector: str | None = None
    lat: float | None = None
    lon: float | None = None
    resolved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Evidence):
    """Who acts, suffers, speaks or claims."""

    entity_id: str | None = None
    name: str | None = None
    code: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Evidence):
    """Words that the text gives to a speaker; ``kind`` is direct, indirect or mixed."""

    kind: str
    cue: Evidence | None
    speaker: Participant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace(Evidence):
    """Where an event happened, as exactly as the text says and no more.

    ``precision`` runs from 1 (exact place) to 6 (country), as UCDP's ``where_prec``. A place
    that the gazetteer does not know, or cannot decide, is unpinned: its words are its name,
    and ``place_key``, ``lat``, ``lon``, ``precision`` and ``radius_km`` are None, all of them.
    """

    role: str
    place_key: str | None = None
    geonames_id: int | None = None
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: int | None = None
    radius_km: float | None = None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When an event happened: a closed interval of days, with the words that say so.

    ``start``, ``end`` and ``text`` are None where the date of publication stands in.
    """

    date_from: date
    date_to: date
    precision: str
    reason: str
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who says that the event happened, and with what stance.

    ``kind``: outlet, named, anonymous, institution or witness. ``stance``: affirms,
    denies or doubts.
    """

    kind: str
    stance: str
    claimant: Participant | None = None
    cue: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Evidence):
    """A number that belongs to an event, with its bounds (None where open)."""

    kind: str
    unit: str
    operator: str
    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The event's codes in four conventions, each with how exact the match is."""

    plover: str | None
    plover_match: str
    cameo: str | None
    cameo_match: str
    acled: str | None
    acled_match: str
    quad_class: int
    goldstein: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, where, when, with what numbers, according to whom."""

    event_id: str
    event_type: str
    mode: str | None
    codes: Codes
    sentence: Sentence
    trigger: Evidence
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    places: tuple[EventPlace, ...]
    date: EventDate
    polarity: str
    modality: str
    claim: Claim
    quantities: tuple[Quantity, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedDocument:
    """One document with everything that was coded from it."""

    doc_id: str
    url: str | None
    title: str
    published_at: datetime
    text: str
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    quotations: tuple[Quotation, ...]
    events: tuple[Event, ...]


# Names in the JSON that Python keeps for itself.
_JSON_NAMES: Mapping[str, str] = {"date_from": "from", "date_to": "to"}


def to_json(value: Any) -> Any:
    """Turn a record of this module into what :func:`json.dumps` takes."""
    if is_dataclass(value):
        return {
            _JSON_NAMES.get(f.name, f.name): to_json(getattr(value, f.name)) for f in fields(value)
        }
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return value
