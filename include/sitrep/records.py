"""The records that cross the seams between stages, in the order the data flows.

::

    Capture --clean--> Article | Rejection --extract--> *Row --load--> core.*

Every record is one row: on the lake (Parquet, schema from :func:`arrow_schema`) and in the
warehouse, whose tables have columns of the same names. ``_at`` is an aware UTC instant,
``_date`` a calendar date, ``_char`` an offset in Unicode code points into the article's
text, ``_id`` the key of a record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, ClassVar, Protocol, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

import pyarrow as pa

# Never change it: every id in every warehouse hangs on it.
_NAMESPACE = UUID("5f1f3c1e-7f0b-5c0e-9d5a-2f6d1c9b8e43")


class Record(Protocol):
    """Any frozen dataclass of this module that makes a row."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


def stable_id(*parts: str | int) -> str:
    """Return the same UUID for the same parts, for ever and on every machine.

    Examples
    --------
    >>> stable_id("https://example.org/a", 1)
    '6af8ef53-17e4-582d-9de8-5123e46859b5'
    """
    return str(_uuid(parts))


def id_within(whole: str, *parts: str | int) -> str:
    """Return the stable id of a part of ``whole``, of which all ids begin alike.

    What is loaded together then lies together in every index, however large it is: a batch
    writes to some hundred pages of it, not to as many as it has rows.

    Examples
    --------
    >>> [id_within("a document", "event", number)[:13] for number in (1, 2)]
    ['42677992-f106', '42677992-f106']
    """
    own, start = _uuid((whole, *parts)), _uuid((whole,))
    return str(UUID(bytes=start.bytes[:6] + own.bytes[6:]))


def _uuid(parts: tuple[str | int, ...]) -> UUID:
    return uuid5(_NAMESPACE, "\x1f".join(str(part) for part in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfo:
    """Who published a page: travels with every batch, so that a batch explains itself."""

    source_id: str
    source_name: str
    source_country: str | None = None
    source_kind: str = "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One page as it came, or the reason why it did not come.

    ``body`` holds the bytes as sent (still content-encoded when written by ``fetch``,
    decoded when read back from the archive); ``failure`` is None for a page that came.
    ``hints`` is what the feed or file said beside the page: title, published_at,
    source_name, source_country … ``unchanged_since`` is set for a page that is as it was when
    it was archived at that instant; its body is not archived again.
    """

    url: str
    fetched_at: datetime
    content_type: str = ""
    body: bytes = b""
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    failure: str | None = None
    detail: str | None = None
    archive_path: str | None = None
    archive_record: str | None = None
    unchanged_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What is remembered of one URL of a source, so that it is not fetched for nothing.

    ``state`` is ``waiting`` (listed, not yet asked for), ``came``, ``failed`` (in a way that
    passes: it is asked for again), ``refused``, or ``list`` (no page, it lists them).
    ``attempts`` counts failures in a row;
    ``etag``, ``last_modified`` and ``body_hash`` are of the page that was archived at
    ``archived_at``; ``hints`` is JSON; ``next_byte`` is where to go on in a large file.
    """

    url: str
    state: str
    first_seen_at: datetime
    listed_at: datetime
    checked_at: datetime | None
    attempts: int
    etag: str | None
    last_modified: str | None
    body_hash: str | None
    archived_at: datetime | None
    hints: str
    next_byte: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One revision of one article: clean text, with where and when it was published."""

    article_id: str
    revision_id: str
    source_id: str
    source_name: str
    source_country: str | None
    source_kind: str
    url: str
    canonical_url: str
    origin_url: str | None
    title: str
    byline: list[str]
    dateline: str | None
    section: str | None
    text: str
    text_hash: str
    signature: list[int]
    language: str
    language_score: float
    published_at: datetime
    published_reason: str
    published_precision: str
    revised_at: datetime
    fetched_at: datetime
    residue_removed: int
    archive_path: str | None
    archive_record: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """One page that was turned away, by which stage and why."""

    rejection_id: str
    source_id: str
    source_name: str
    source_country: str | None
    source_kind: str
    url: str
    stage: str
    reason: str
    detail: str | None
    fetched_at: datetime
    archive_path: str | None
    archive_record: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionRow:
    """One coding of one revision by one version of the pipeline: the unit of history."""

    extraction_id: str
    revision_id: str
    pipeline_version: str
    sentence_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """One named or valued thing in the text."""

    mention_id: str
    extraction_id: str
    start_char: int
    end_char: int
    label: str
    entity_id: str | None
    name: str | None
    geonames_id: int | None
    wikidata_id: str | None
    country: str | None
    sector: str | None
    lat: float | None
    lon: float | None
    resolved: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationRow:
    """One quotation, with its cue and its speaker where the text names them."""

    quotation_id: str
    extraction_id: str
    kind: str
    start_char: int
    end_char: int
    cue_start_char: int | None
    cue_end_char: int | None
    speaker_start_char: int | None
    speaker_end_char: int | None
    speaker_entity_id: str | None
    speaker_name: str | None
    speaker_country: str | None
    speaker_sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One coded event, its claim, and the characters that support each."""

    event_id: str
    extraction_id: str
    event_type: str
    mode: str | None
    plover_code: str | None
    plover_match: str
    cameo_code: str | None
    cameo_match: str
    acled_code: str | None
    acled_match: str
    quad_class: int
    goldstein: float
    sentence_start_char: int
    sentence_end_char: int
    start_char: int
    end_char: int
    date_from: date
    date_to: date
    date_precision: str
    date_reason: str
    date_start_char: int | None
    date_end_char: int | None
    polarity: str
    modality: str
    claim_kind: str
    claim_stance: str
    claimant_start_char: int | None
    claimant_end_char: int | None
    claimant_entity_id: str | None
    claimant_name: str | None
    claimant_country: str | None
    claimant_sector: str | None
    cue_start_char: int | None
    cue_end_char: int | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantRow:
    """One actor or recipient of an event."""

    event_id: str
    role: str
    ordinal: int
    start_char: int
    end_char: int
    entity_id: str | None
    name: str | None
    code: str | None
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One place of an event, with what it is to the event and how exact it is.

    Of an unpinned place, which the text names and the gazetteer cannot put on the map,
    ``place_key``, ``lat``, ``lon``, ``precision`` and ``radius_km`` are None, all of them.
    """

    event_id: str
    role: str
    ordinal: int
    start_char: int
    end_char: int
    place_key: str | None
    geonames_id: int | None
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: int | None
    radius_km: float | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityRow:
    """One number that belongs to an event, with its bounds."""

    event_id: str
    ordinal: int
    kind: str
    unit: str
    operator: str
    low: float | None
    best: float | None
    high: float | None
    start_char: int
    end_char: int


_ARROW_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    datetime: pa.timestamp("us", tz="UTC"),
    date: pa.date32(),
}


@cache
def arrow_schema(record: type[Record]) -> pa.Schema:
    """Return the fixed Parquet schema of a record: its fields, in order, with their types."""
    hints = get_type_hints(record)
    return pa.schema([_arrow_field(f.name, hints[f.name]) for f in fields(record)])


def _arrow_field(name: str, hint: Any) -> pa.Field:
    if get_origin(hint) is UnionType:
        (inner,) = (arg for arg in get_args(hint) if arg is not type(None))
        return pa.field(name, _ARROW_TYPES[inner], nullable=True)
    if get_origin(hint) is list:
        return pa.field(name, pa.list_(_ARROW_TYPES[get_args(hint)[0]]), nullable=False)
    return pa.field(name, _ARROW_TYPES[hint], nullable=False)
