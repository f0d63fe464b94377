"""Everything that is found in one document before its events are put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from spacy.tokens import Doc, Span

from sitrep.extract.claims import Statement, find_statements
from sitrep.extract.cue_matcher import CueMatcher, Cues
from sitrep.extract.dates import DateMention, find_dates
from sitrep.extract.parties import Party, find_parties
from sitrep.extract.places import Resolved, resolve_places
from sitrep.extract.quantities import NumberMention, find_numbers
from sitrep.extract.quotations import find_quotes
from sitrep.knowledge.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of a document before reading it."""

    doc_id: str
    title: str
    published_at: datetime
    url: str | None = None
    source_country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The findings of one document; spans count its tokens, dates and numbers its characters."""

    doc: Doc
    published: date
    places: Mapping[tuple[int, int], Resolved]
    parties: Sequence[Party]
    dates: Sequence[DateMention]
    numbers: Sequence[NumberMention]
    cues: Cues
    statements: Sequence[Statement]

    @property
    def event_places(self) -> dict[tuple[int, int], Resolved]:
        """The places that are no part of a party's name ("the Kyiv regime") or of a date."""
        agents = [party for party in self.parties if party.kind == "agent"]
        inside = {i for party in agents for i in range(party.start, party.end)}
        return {
            span: found
            for span, found in self.places.items()
            if span[0] not in inside
            and not any(m.start <= self.doc[span[0]].idx < m.end for m in self.dates)
        }


def read_document(
    doc: Doc, source: Source, *, gazetteer: Gazetteer, find_cues: CueMatcher
) -> Reading:
    """Return what stands in a document that the pipeline has marked."""
    published = source.published_at.date()
    places = resolve_places(doc, gazetteer, source_country=source.source_country)
    parties = find_parties(doc, published, places)
    cues = find_cues(doc)
    dates = find_dates(doc.text, published)
    return Reading(
        doc=doc,
        published=published,
        places=places,
        parties=parties,
        dates=dates,
        numbers=_outside(find_numbers(doc.text), dates),
        cues=cues,
        statements=find_statements(doc, cues.reporting, parties, find_quotes(doc)),
    )


def _outside(numbers: Sequence[NumberMention], dates: Sequence[DateMention]) -> list[NumberMention]:
    return [n for n in numbers if not any(d.start <= n.start < d.end for d in dates)]


def without_edges(span: Span) -> tuple[int, int]:
    """Return the characters of a span without white space at its edges."""
    text = span.text
    return (
        span.start_char + len(text) - len(text.lstrip()),
        span.end_char - (len(text) - len(text.rstrip())),
    )
