"""An archive coded again by another version, with real pages and the real coder."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders.language import coding_home, session_pipeline, settings_of
from builders.newsroom import NOON
from sitrep.archive import write_warc
from sitrep.extract import stage as extract_stage
from sitrep.extract.coder import Coder
from sitrep.extract.trigger_finder import TriggerFinder
from sitrep.ingest import load_archive, run_now
from sitrep.knowledge.gazetteer import open_gazetteer
from sitrep.knowledge.ontology import load_ontology
from sitrep.knowledge.reporting import load_reporting
from sitrep.knowledge.triggers import load_triggers
from sitrep.lake import raw_batch
from sitrep.records import Capture, SourceInfo
from sitrep.storage import lake_path
from sitrep.warehouse.link import link_events

pytestmark = pytest.mark.postgres

SHELLING = (
    "Russian forces shelled Kupiansk on Friday, killing at least 15 people, the governor of the "
    "Kharkiv region said. A bridge in Kupiansk had been damaged, and thousands of residents fled "
    "to Kharkiv. Repairs of the bridge would take weeks, the governor said."
)


def test_an_archive_coded_again_by_another_version_keeps_both_codings(
    warehouse_url, engine, query, tmp_path, tmp_path_factory, monkeypatch
):
    pipeline = session_pipeline(tmp_path_factory)
    raw = raw_batch(lake_path(str(tmp_path)), "delta-wire", NOON)
    page = Capture(
        url="https://delta-wire.example/story",
        fetched_at=NOON,
        content_type="text/plain",
        body=SHELLING.encode(),
    )
    write_warc(raw, SourceInfo(source_id="delta-wire", source_name="Delta Wire"), [page])
    # A version whose list of words lacks those of flight.
    fewer = [each for each in load_triggers() if each.event_type != "DISPLACE"]
    with settings_of(
        home=coding_home(tmp_path_factory), lake=tmp_path, warehouse_url=warehouse_url
    ):
        coder = Coder(
            gazetteer=open_gazetteer(coding_home(tmp_path_factory) / "cache"),
            ontology=load_ontology(),
            triggers=TriggerFinder(fewer),
            reporting=load_reporting(),
        )
        older = replace(pipeline, version="older", coder=coder)
        monkeypatch.setattr(extract_stage, "load_pipeline", lambda: older)
        load_archive(raw, run_now(NOON), engine)
        monkeypatch.undo()
        link_events(engine)
        load_archive(raw, run_now(NOON + timedelta(hours=1)), engine)
    newer = pipeline.version
    assert query("select pipeline_version, superseded_at is null from marts.coding order by 2") == [
        ("older", False),
        (newer, True),
    ]
    assert query(
        "select change, event_type, reason, sentence, old_pipeline_version, new_pipeline_version"
        " from marts.coding_changes"
    ) == [("gained", "DISPLACE", "recoded", SHELLING.split(". ")[1] + ".", "older", newer)]
    assert query(
        "select count(*) from marts.event_history"
        " where pipeline_version = 'older' and event_type = 'ASSAULT'"
    ) == [(1,)]
