"""Coding a shard of articles into a folder of tables."""

import pytest

from builders.language import coding_home, settings_of
from builders.newsroom import story
from sitrep.errors import BatchMissingError
from sitrep.extract import stage
from sitrep.extract.coder import Coder
from sitrep.extract.rows import extraction_id
from sitrep.records import Article, EventRow, ExtractionRow, Rejection
from sitrep.storage import lake_path, read_rows, write_rows

WAR = "Russian forces shelled Kupiansk on Thursday, killing at least 15 people, Kyiv said."
AID = "Turkey sent aid to Syria. Police arrested 20 protesters in Moscow."


@pytest.fixture
def run(pipeline, tmp_path, tmp_path_factory):  # noqa: ARG001 (loaded before settings change)
    """Write articles as a shard and code it; return the report and the folder."""

    def run(*articles, name="batch", **settings):
        shard = lake_path(str(tmp_path)) / "articles" / f"{name}.parquet"
        target = lake_path(str(tmp_path)) / "extractions" / name
        write_rows(shard, Article, articles)
        with settings_of(home=coding_home(tmp_path_factory), **settings):
            return stage.run(shard, target), target

    return run


def test_a_shard_becomes_a_folder_of_tables(run, pipeline):
    articles = [story(WAR, path="1").article, story(AID, path="2").article]
    report, target = run(*articles)
    assert {path.name for path in target.iterdir()} == {
        f"{table}.parquet" for table in (*stage.RECORDS, "rejection")
    }
    for table, record in stage.RECORDS.items():
        read_rows(target / f"{table}.parquet", record)
    extractions = read_rows(target / "extraction.parquet", ExtractionRow)
    assert [row.revision_id for row in extractions] == [a.revision_id for a in articles]
    assert {row.pipeline_version for row in extractions} == {pipeline.version}
    assert [row.extraction_id for row in extractions] == [
        extraction_id(a.revision_id, pipeline.version) for a in articles
    ]
    assert (report.rows_in, report.rows_out) == (2, 2)
    events = read_rows(target / "event.parquet", EventRow)
    assert report.made["events"] == len(events) == 3


def test_every_event_has_its_words_in_its_article(run, pipeline):
    articles = [story(WAR, path="1").article, story(AID, path="2").article]
    _, target = run(*articles)
    texts = {extraction_id(a.revision_id, pipeline.version): a.text for a in articles}
    found = {
        texts[row.extraction_id][row.start_char : row.end_char]
        for row in read_rows(target / "event.parquet", EventRow)
    }
    assert found == {"shelled", "sent aid", "arrested"}


def test_the_same_shard_gives_the_same_bytes(run):
    article = story(WAR).article
    _, one = run(article, name="one")
    _, other = run(article, name="other")
    for table in stage.RECORDS:
        name = f"{table}.parquet"
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_articles_in_other_languages_are_counted_and_not_coded(run):
    report, target = run(
        story(WAR, path="1").article, story("Rusia ataca.", path="2", language="es").article
    )
    assert (report.rows_in, report.rows_out) == (2, 1)
    assert dict(report.rejected) == {"language not coded": 1}
    assert len(read_rows(target / "extraction.parquet", ExtractionRow)) == 1


def test_the_settings_say_which_languages_are_coded(run):
    report, _ = run(story(WAR, language="fr").article, languages="en,fr")
    assert (report.rows_in, report.rows_out) == (1, 1)


def test_a_shard_without_articles_still_makes_a_whole_batch(run):
    report, target = run()
    assert (report.rows_in, report.rows_out) == (0, 0)
    assert (target / "extraction.parquet").exists()


def test_a_shard_that_is_not_there_leaves_nothing(pipeline, tmp_path):  # noqa: ARG001
    root = lake_path(str(tmp_path))
    with pytest.raises(BatchMissingError, match=r"gone\.parquet"):
        stage.run(root / "gone.parquet", root / "target")
    assert not (root / "target").exists()


def test_an_article_that_cannot_be_coded_leaves_the_others_alone(run, monkeypatch, caplog):
    articles = [story(text, path=str(i)).article for i, text in enumerate((WAR, "Odd.", AID))]
    code = Coder.code

    def fail_on_odd(self, doc, source):
        if doc.text == "Odd.":
            raise RecursionError
        return code(self, doc, source)

    monkeypatch.setattr(Coder, "code", fail_on_odd)
    report, target = run(*articles)
    assert (report.rows_in, report.rows_out) == (3, 2)
    assert dict(report.rejected) == {"coding failed": 1}
    (rejection,) = read_rows(target / "rejection.parquet", Rejection)
    assert (rejection.stage, rejection.reason) == ("extract", "coding failed")
    assert (rejection.detail, rejection.url) == ("RecursionError", articles[1].url)
    assert articles[1].canonical_url in caplog.text
    coded = {row.revision_id for row in read_rows(target / "extraction.parquet", ExtractionRow)}
    assert coded == {articles[0].revision_id, articles[2].revision_id}


def test_what_is_too_long_to_be_read_is_counted(run, monkeypatch):
    monkeypatch.setattr("sitrep.extract.pipeline.MAX_TEXT_CHARS", 40)
    report, _ = run(story(WAR, path="1").article, story("Troops left.", path="2").article)
    assert report.rows_out == 2
    assert dict(report.unread) == {"texts": 1, "characters": len(WAR) - 40}
