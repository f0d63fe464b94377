"""Code article shards: articles in, one folder of typed tables out."""

import logging
from collections.abc import Iterator, Sequence

from sitrep import records
from sitrep.coding import CodedDocument
from sitrep.extract.coder import Source
from sitrep.extract.pipeline import MAX_TEXT_CHARS, Pipeline, load_pipeline
from sitrep.extract.rows import extraction_id, rows_of, table_rows
from sitrep.records import Article
from sitrep.settings import settings
from sitrep.stages import StageReport
from sitrep.storage import BatchPath, read_rows, write_rows

logger = logging.getLogger(__name__)

BATCH_TEXTS = 64
RECORDS: dict[str, type[records.Record]] = {
    "extraction": records.ExtractionRow,
    "mention": records.MentionRow,
    "quotation": records.QuotationRow,
    "event": records.EventRow,
    "event_participant": records.ParticipantRow,
    "event_place": records.PlaceRow,
    "event_quantity": records.QuantityRow,
}


def run(shard: BatchPath, target: BatchPath) -> StageReport:
    """Code the articles of ``shard`` into the folder ``target``.

    ``target/extraction.parquet`` is written last: where it is, the batch is whole.
    """
    pipeline = load_pipeline()
    articles = read_rows(shard, Article)
    wanted = [article for article in articles if article.language in settings().languages]
    rows = rows_of(code_articles(wanted, pipeline), pipeline.version)
    for table, table_content in table_rows(rows):
        write_rows(target / f"{table}.parquet", RECORDS[table], table_content)
    report = StageReport(
        stage="extract",
        rows_in=len(articles),
        rows_out=len(rows.extraction),
        rejected={"language not coded": len(articles) - len(wanted)}
        if len(articles) > len(wanted)
        else {},
        made={"events": len(rows.event), "mentions": len(rows.mention),
              "quotations": len(rows.quotation)},
    )  # fmt: skip
    logger.info("%s: %s", shard, report)
    return report


def code_articles(
    articles: Sequence[Article], pipeline: Pipeline
) -> Iterator[tuple[CodedDocument, str]]:
    """Yield the coding of each article, in order, with its ``revision_id``."""
    inputs = (
        (
            article.text[:MAX_TEXT_CHARS],
            (
                article.revision_id,
                Source(
                    doc_id=extraction_id(article.revision_id, pipeline.version),
                    title=article.title,
                    published_at=article.published_at,
                    url=article.canonical_url,
                    source_country=article.source_country,
                ),
            ),
        )
        for article in articles
    )
    for doc, (revision_id, source) in pipeline.nlp.pipe(
        inputs, as_tuples=True, batch_size=BATCH_TEXTS
    ):
        yield pipeline.coder.code(doc, source), revision_id
