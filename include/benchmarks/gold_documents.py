"""The coder's gold documents as records: every word has its characters in the text."""

from dataclasses import dataclass
from datetime import date


class GoldError(ValueError):
    """Something in a gold file that does not keep to ``docs/annotation.md``, told to a person."""


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """Characters of the text, as :class:`sitrep.coding.Evidence`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    """A name, everywhere it stands in the text; ``lat`` and ``lon`` only for places."""

    words: str
    label: str
    country: str | None
    sector: str | None
    lat: float | None
    lon: float | None
    spans: tuple[GoldSpan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldParty:
    """Who acts, suffers, claims or speaks; ``span`` is None for a claimant without words."""

    span: GoldSpan | None
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """Where it happened; ``role`` is event, origin or destination."""

    span: GoldSpan
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDate:
    """When it happened: a closed interval of days."""

    span: GoldSpan
    date_from: date
    date_to: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """Who says so, and how; without a claimant for the outlet and for "it was said"."""

    kind: str = "outlet"
    stance: str = "affirms"
    claimant: GoldParty | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuantity:
    """A number of an event; ``high`` only for the operator ``range``."""

    span: GoldSpan
    kind: str
    unit: str
    operator: str
    number: float
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """One happening, told by the words of ``trigger``."""

    trigger: GoldSpan
    event_type: str
    mode: str | None
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    places: tuple[GoldPlace, ...]
    date: GoldDate | None
    polarity: str
    modality: str
    claim: GoldClaim
    quantities: tuple[GoldQuantity, ...]
    is_optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuotation:
    """What somebody says, without its marks."""

    span: GoldSpan
    kind: str
    cue: GoldSpan | None
    speaker: GoldParty | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One annotated text."""

    name: str
    title: str
    published_at: date
    genre: str
    text: str
    entities: tuple[GoldEntity, ...]
    events: tuple[GoldEvent, ...]
    quotations: tuple[GoldQuotation, ...]
