"""Run the coder, and the keyword coder beside it, over gold documents."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time

from spacy.tokens import Doc

from benchmarks.coder_baseline import KeywordCoder
from benchmarks.gold_documents import GoldDocument
from sitrep.coding import CodedDocument
from sitrep.extract.coder import Source
from sitrep.extract.pipeline import Pipeline

Coded = tuple[GoldDocument, CodedDocument, CodedDocument]


def read_gold(
    documents: Sequence[GoldDocument], pipeline: Pipeline
) -> Iterator[tuple[GoldDocument, Doc, Source]]:
    """Yield each document as the language pipeline reads it, told to be of noon of its day."""
    inputs = ((document.text, document) for document in documents)
    for doc, document in pipeline.nlp.pipe(inputs, as_tuples=True, batch_size=16):
        source = Source(
            doc_id=document.name,
            title=document.title,
            published_at=datetime.combine(document.published_at, time(12), tzinfo=UTC),
        )
        yield document, doc, source


def code_gold(documents: Sequence[GoldDocument], pipeline: Pipeline) -> Iterator[Coded]:
    """Yield each document with the coder's coding and that of the keywords."""
    keywords = KeywordCoder()
    for document, doc, source in read_gold(documents, pipeline):
        yield document, pipeline.coder.code(doc, source), keywords.code(doc, source)
