"""Code article shards: articles in, one folder of typed tables out."""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence

from sitrep import records
from sitrep.coding import CodedDocument
from sitrep.extract.coder import Source
from sitrep.extract.pipeline import Pipeline, load_pipeline
from sitrep.extract.rows import extraction_id, rows_of, table_rows
from sitrep.records import Article, Rejection, stable_id
from sitrep.settings import settings
from sitrep.stages import StageReport
from sitrep.storage import BatchPath, read_rows, write_rows

logger = logging.getLogger(__name__)

FAILED = "coding failed"
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

    ``target/extraction.parquet`` is written last: where it is, the batch is whole. An article
    that cannot be coded is a row of ``target/rejection.parquet``; the others are coded.
    """
    pipeline = load_pipeline()
    articles = read_rows(shard, Article)
    wanted = [article for article in articles if article.language in settings().languages]
    coding = ArticleCoding(wanted, pipeline)
    rows = rows_of(coding, pipeline.version)
    write_rows(target / "rejection.parquet", Rejection, coding.rejections)
    for table, table_content in table_rows(rows):
        write_rows(target / f"{table}.parquet", RECORDS[table], table_content)
    rejected = Counter(rejection.reason for rejection in coding.rejections)
    if len(articles) > len(wanted):
        rejected["language not coded"] = len(articles) - len(wanted)
    report = StageReport(
        stage="extract",
        rows_in=len(articles),
        rows_out=len(rows.extraction),
        rejected=dict(rejected),
        made={"events": len(rows.event), "mentions": len(rows.mention),
              "quotations": len(rows.quotation)},
        unread=dict(coding.unread),
    )  # fmt: skip
    logger.info("%s: %s", shard, report)
    return report


class ArticleCoding:
    """Codes articles one by one; what could not be coded or read is kept count of.

    Attributes
    ----------
    rejections : list of Rejection
        One for each article whose coding failed, in order.
    unread : Counter
        The ``texts`` that were too long to be read whole, and the ``characters`` left out.
    """

    def __init__(self, articles: Sequence[Article], pipeline: Pipeline) -> None:
        self._articles = articles
        self._pipeline = pipeline
        self.rejections: list[Rejection] = []
        self.unread: Counter[str] = Counter()

    def __iter__(self) -> Iterator[tuple[CodedDocument, str]]:
        """Yield the coding of each article, in order, with its ``revision_id``."""
        for article in self._articles:
            try:
                coded = code_article(article, self._pipeline)
            except Exception as error:  # one odd page must not stop those beside it
                logger.exception("The article at %s cannot be coded.", article.canonical_url)
                self.rejections.append(_rejection(article, error))
                continue
            if left_out := len(article.text) - len(coded.text):
                logger.warning(
                    "The article at %s is long: its last %d characters are not read.",
                    article.canonical_url, left_out,
                )  # fmt: skip
                self.unread.update(texts=1, characters=left_out)
            yield coded, article.revision_id


def code_article(article: Article, pipeline: Pipeline) -> CodedDocument:
    """Return the coding of an article, or of the beginning of a very long one."""
    source = Source(
        doc_id=extraction_id(article.revision_id, pipeline.version),
        title=article.title,
        published_at=article.published_at,
        url=article.canonical_url,
        source_country=article.source_country,
    )
    return pipeline.coder.code(pipeline.read(article.text), source)


def _rejection(article: Article, error: Exception) -> Rejection:
    return Rejection(
        rejection_id=stable_id("rejection", article.revision_id, "extract", FAILED),
        source_id=article.source_id,
        source_name=article.source_name,
        source_country=article.source_country,
        source_kind=article.source_kind,
        url=article.url,
        stage="extract",
        reason=FAILED,
        detail=type(error).__name__,
        fetched_at=article.fetched_at,
        archive_path=article.archive_path,
        archive_record=article.archive_record,
    )
