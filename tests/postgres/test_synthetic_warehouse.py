"""The invented warehouse of the benchmarks is one that loading and linking could have made."""

import pytest

from benchmarks.indexes import read_by_use, uses
from benchmarks.synthetic_warehouse import fill
from sitrep.warehouse.link import link_events
from sitrep.warehouse.quality import check_quality

pytestmark = pytest.mark.postgres


def test_an_invented_warehouse_is_sound(engine, query):
    keys = "select conname from pg_constraint union all select indexname from pg_indexes order by 1"
    before = query(keys)
    for _ in fill(engine, 1_000):
        pass
    assert query(keys) == before
    ((events, current, incidents),) = query(
        "select (select count(*) from core.event), (select count(*) from marts.event),"
        " (select count(*) from marts.incident)"
    )
    assert 900 < current < events < 1_500
    assert 200 < incidents < current
    runs = [run_id for (run_id,) in query("select run_id from core.run")]
    results = [result for run_id in runs for result in check_quality(engine, run_id)]
    assert [result for result in results if result.is_blocking] == []
    assert link_events(engine).changed == 0


def test_what_was_coded_stands_in_the_text(engine, query):
    for _ in fill(engine, 200):
        pass
    assert query(
        "select count(*) filter (where substring(text from m.start_char + 1"
        " for m.end_char - m.start_char) != m.name) from core.mention as m"
        " join core.extraction using (extraction_id) join core.article_revision using (revision_id)"
    ) == [(0,)]
    assert query("select every(sentence like '% ' || trigger_text || ' %') from marts.event") == [
        (True,)
    ]


def test_each_use_tells_which_indexes_it_read(engine, warehouse_url, tmp_path):
    for _ in fill(engine, 5_000):
        pass
    reads = read_by_use(engine, uses(engine, warehouse_url, tmp_path))
    kinds = {kind for scans in reads.values() for kind in scans}
    assert {"load", "check", "link", "refresh", "report", "export", "questions"} <= kinds
    assert reads["article_revision_signature_idx"].keys() == {"load"}
    assert reads["extraction_to_link_idx"].keys() <= {"link"}
