"""Code and load the gold stories as the pipeline would, and find the marked events again."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine, text

from benchmarks.incident_gold import Story, ToldReport
from sitrep.extract import stage as extract_stage
from sitrep.near_duplicates.signature import signature_of
from sitrep.records import Article, stable_id
from sitrep.storage import lake_path, write_rows
from sitrep.warehouse import embedded
from sitrep.warehouse.connect import connect
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.migrate import migrate
from sitrep.warehouse.run import RunInfo

EVENTS = """
select event_id::text as event_id, revision_id::text as revision_id, start_char, end_char
from core.event
inner join core.extraction using (extraction_id)
where modality in ('actual', 'ongoing', 'possible')
order by event_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A coded event that a mark of the gold set overlaps: its text, story and gold incident."""

    event_id: str
    revision_id: str
    story: str
    incident: str


@contextmanager
def loaded_stories(stories: Sequence[Story]) -> Iterator[tuple[Engine, list[Coded], int]]:
    """Yield a warehouse with the stories loaded, not linked; its marked events; all marks.

    Of several events under one mark the first counts, and of several marks on one event the
    first, so that each event has one incident. Marks of what did not happen are left out.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        try:
            url = embedded.start(home).url("sitrep")
            migrate(url)
            engine = connect(url)
            articles = {
                (story.name, number): _article(story, number, report)
                for story in stories
                for number, report in enumerate(story.reports)
            }
            _load(engine, home, list(articles.values()))
            coded, marks = _marked(engine, stories, articles)
            yield engine, coded, marks
            engine.dispose()
        finally:
            embedded.stop(home)


def _load(engine: Engine, home: Path, articles: Sequence[Article]) -> None:
    shard = lake_path(str(home / "lake")) / "articles-0000.parquet"
    folder = shard.parent / "extraction"
    write_rows(shard, Article, articles)
    extract_stage.run(shard, folder)
    instants = [article.published_at for article in articles]
    run = RunInfo(
        run_id="gold incidents",
        interval_start=min(instants),
        interval_end=max(instants),
        pipeline_version="benchmark",
    )
    load_batches(engine, run, [(shard, folder)])


def _marked(
    engine: Engine, stories: Sequence[Story], articles: Mapping[tuple[str, int], Article]
) -> tuple[list[Coded], int]:
    with engine.connect() as connection:
        events = connection.execute(text(EVENTS)).all()
    found: dict[str, Coded] = {}
    marks = 0
    for story in stories:
        for number, report in enumerate(story.reports):
            revision_id = articles[story.name, number].revision_id
            here = [event for event in events if event.revision_id == revision_id]
            for mark in report.marks:
                if mark.incident is None:
                    continue
                marks += 1
                for event in here:
                    start, end = mark.trigger.start, mark.trigger.end
                    if event.start_char < end and start < event.end_char:
                        coded = Coded(
                            event_id=event.event_id,
                            revision_id=revision_id,
                            story=story.name,
                            incident=f"{story.name}/{mark.incident}",
                        )
                        found.setdefault(event.event_id, coded)
                        break
    return list(found.values()), marks


def _article(story: Story, number: int, report: ToldReport) -> Article:
    url = f"https://{report.source}.example/{story.name}/{number}"
    text_hash = sha256(report.text.encode()).hexdigest()
    article_id = stable_id("article", url)
    return Article(
        article_id=article_id,
        revision_id=stable_id("revision", article_id, text_hash),
        source_id=report.source,
        source_name=report.source,
        source_country=report.source_country,
        source_kind="folder",
        url=url,
        canonical_url=url,
        origin_url=None,
        title=report.title,
        byline=[],
        dateline=None,
        section=None,
        text=report.text,
        text_hash=text_hash,
        signature=signature_of(report.text),
        language="en",
        language_score=1.0,
        published_at=report.published_at,
        published_reason="feed",
        published_precision="second",
        revised_at=report.published_at,
        fetched_at=report.published_at,
        residue_removed=0,
        archive_path=None,
        archive_record=None,
    )
