"""Turn a document that the pipeline has marked into its coding."""

from collections.abc import Iterator

from spacy.tokens import Doc

from sitrep.coding import CodedDocument, Sentence
from sitrep.extract.entities import find_entities
from sitrep.extract.event_coder import EventCoder
from sitrep.extract.explanation import Explanation
from sitrep.extract.reading import Reading, Source, read_document, without_edges
from sitrep.extract.speakers import quotations_of
from sitrep.extract.trigger_finder import TriggerFinder
from sitrep.knowledge.gazetteer import Gazetteer
from sitrep.knowledge.ontology import Ontology
from sitrep.knowledge.reporting import Reporting

__all__ = ["Coder", "Source"]


class Coder:
    """Codes documents. The same text, date and knowledge give the same coding."""

    def __init__(
        self,
        *,
        gazetteer: Gazetteer,
        ontology: Ontology,
        triggers: TriggerFinder,
        reporting: Reporting,
    ) -> None:
        self._gazetteer = gazetteer
        self._reporting = reporting
        self._events = EventCoder(ontology=ontology, triggers=triggers)

    def explain(self, doc: Doc, source: Source) -> Iterator[Explanation]:
        """Yield why each event of a document was coded as it was, in reading order."""
        yield from self._events.explain(self._read(doc, source), source.doc_id)

    def code(self, doc: Doc, source: Source) -> CodedDocument:
        """Return the coding of one document; its events in reading order."""
        reading = self._read(doc, source)
        return CodedDocument(
            doc_id=source.doc_id,
            url=source.url,
            title=source.title,
            published_at=source.published_at,
            text=reading.text,
            sentences=tuple(
                Sentence(start=start, end=end)
                for start, end in (without_edges(reading.text, sent) for sent in doc.sents)
                if start < end
            ),
            entities=find_entities(doc, reading.parties, reading.places, reading.resolved),
            quotations=tuple(quotations_of(doc, reading.participants, reading.said)),
            events=tuple(self._events.code(reading, source.doc_id)),
        )

    def _read(self, doc: Doc, source: Source) -> Reading:
        return read_document(doc, source, gazetteer=self._gazetteer, reporting=self._reporting)
