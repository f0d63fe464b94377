"""Loading batches into a real PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from builders.newsroom import NOON, UNPINNED, rejection, story, write_batch
from sitrep.errors import BatchMissingError
from sitrep.records import Rejection, stable_id
from sitrep.storage import write_rows
from sitrep.warehouse import load as load_module
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.statements import Changes

pytestmark = pytest.mark.postgres

CAPTURED = "Ukrainian troops captured Kupiansk on Friday, killing at least 15 people."


def captured(**changes):
    return story(CAPTURED, **changes).says(
        "captured", quantity=("at least 15", "killed", "person", ">=", 15)
    )


def test_everything_of_a_batch_is_loaded(load, query):
    report = load(captured().quotes("captured Kupiansk", ("Ukrainian troops", "UKR", "MIL")))
    assert {name: changes.inserted for name, changes in report.tables.items()} == {
        "source": 1,
        "article": 1,
        "article_revision": 1,
        "rejection": 0,
        "extraction": 1,
        "entity": 1,
        "place": 1,
        "mention": 1,
        "quotation": 1,
        "event": 1,
        "event_participant": 1,
        "event_place": 1,
        "event_quantity": 1,
    }
    assert query("select byline, text, dateline from core.article_revision") == [
        (['O. "Lesya" Kovalenko', "Back\\slash, the"], CAPTURED, None)
    ]
    assert query("select kind, operator, low, high from core.event_quantity") == [
        ("killed", ">=", 15.0, None)
    ]


def test_loading_twice_changes_nothing(load):
    assert load(captured(), rejections=[rejection()]).changed
    again = load(captured(), rejections=[rejection()])
    assert again.changed == 0
    assert str(again) == "load: 1 batches; nothing changed"


def test_an_older_batch_loaded_again_changes_nothing(load):
    renamed = captured(source_name="The Courier", fetched_at=NOON + timedelta(days=1))
    load(captured())
    load(renamed)
    assert load(captured()).changed == 0
    assert load(renamed).changed == 0


def test_text_survives_as_it_is(load, query):
    odd = 'Line one,\n\n"quoted", \\N, tab\there, ümlaut, 𝕏 and an empty dateline.'
    load(story(odd, dateline=""))
    assert query("select text, dateline from core.article_revision") == [(odd, "")]


def test_a_copy_at_another_outlet_is_marked_whoever_comes_first(load, query):
    copies = """
        select source_id, duplicate_of is not null from core.article_revision
        inner join core.article using (article_id) order by published_at
    """
    load(captured(source="savanna", published_at=NOON))
    assert query(copies) == [("savanna", False)]
    load(captured(source="delta-wire", published_at=NOON - timedelta(hours=3)))
    assert query(copies) == [("delta-wire", False), ("savanna", True)]
    assert load(captured(source="savanna", published_at=NOON)).changed == 0


def test_the_earliest_fetch_describes_a_revision(load, query):
    load(captured(fetched_at=NOON, archive_path="later"))
    load(captured(fetched_at=NOON - timedelta(hours=1), archive_path="earlier"))
    load(captured(fetched_at=NOON + timedelta(hours=1), archive_path="latest"))
    assert query("select fetched_at, archive_path from core.article_revision") == [
        (NOON - timedelta(hours=1), "earlier")
    ]


def test_a_newer_version_supersedes_the_older_coding(load, query):
    load(captured())
    report = load(captured(version="v2"))
    assert report.tables["extraction"] == Changes(inserted=1, updated=1)
    assert query(
        "select pipeline_version, superseded_at is null from core.extraction order by 1"
    ) == [("v1", False), ("v2", True)]
    assert query(
        "select old.superseded_at = new.extracted_at from core.extraction old, core.extraction new"
        " where old.pipeline_version = 'v1' and new.pipeline_version = 'v2'"
    ) == [(True,)]


def test_an_old_version_loaded_again_stays_superseded(load, query):
    load(captured())
    load(captured(version="v2"))
    assert load(captured()).changed == 0
    assert query("select count(*) from core.extraction where superseded_at is null") == [(1,)]


def test_an_old_revision_loaded_late_is_born_superseded(load, query):
    load(story("Troops advance, second report.", revised_at=NOON + timedelta(hours=2)))
    load(story("Troops advance, first report.", revised_at=NOON))
    assert query(
        "select revised_at, superseded_at = extracted_at from core.extraction"
        " join core.article_revision using (revision_id) order by 1"
    ) == [(NOON, True), (NOON + timedelta(hours=2), None)]


def test_as_of_any_instant_an_article_has_one_coding(load, query):
    for version in ("v1", "v2", "v3"):
        load(captured(version=version))
    instants = query("select extracted_at from core.extraction")
    for (instant,) in instants:
        assert query(
            "select count(*) from core.extraction where extracted_at <= :at"
            " and :at < coalesce(superseded_at, 'infinity')",
            at=instant,
        ) == [(1,)]


def test_a_folder_that_is_not_whole_is_refused(engine, run, tmp_path, query):
    shard, folder = write_batch(tmp_path, [captured()])
    (folder / "extraction.parquet").unlink()
    with pytest.raises(BatchMissingError, match=r"extraction\.parquet"):
        load_batches(engine, run, [(shard, folder)])
    assert query("select count(*) from core.article") == [(0,)]


def test_a_place_without_a_pin_is_kept_with_its_words(load, query):
    told = story("Ukrainian troops captured Lenin Street.").says("captured", place=UNPINNED)
    report = load(told)
    assert report.tables["event_place"].inserted == 1
    assert report.tables["place"].inserted == 0
    assert query(
        "select place.name, substring(text from place.start_char + 1"
        " for place.end_char - place.start_char),"
        " num_nulls(place_key, geonames_id, lat, lon, country, admin1, precision, radius_km)"
        " from core.event_place as place join core.event using (event_id)"
        " join core.extraction using (extraction_id) join core.article_revision using (revision_id)"
    ) == [("Lenin Street", "Lenin Street", 8)]
    assert load(told).changed == 0


@pytest.mark.parametrize(
    ("column", "value"), [("lat", 49.7), ("lon", 37.6), ("precision", 1), ("radius_km", 5.0)]
)
def test_half_a_pin_is_refused(load, column, value):
    half = story("Ukrainian troops captured Lenin Street.").says("captured", place=UNPINNED)
    half.rows["event_place"][0] = replace(half.rows["event_place"][0], **{column: value})
    with pytest.raises(IntegrityError, match="event_place_pin_check"):
        load(half)


@pytest.mark.parametrize(
    ("column", "value", "constraint"),
    [
        ("event_type", "PICNIC", "event_event_type"),
        ("mode", "by-mail", "event_event_type_mode_fkey"),
        ("end_char", 0, "event_span_check"),
        ("polarity", "maybe", "event_polarity_word_check"),
        ("confidence", 1.5, "event_confidence_range_check"),
        ("cue_start_char", 3, "event_cue_span_check"),
    ],
)
def test_impossible_events_are_refused_with_their_batch(load, query, column, value, constraint):
    impossible = captured()
    impossible.rows["event"][0] = replace(impossible.rows["event"][0], **{column: value})
    with pytest.raises(IntegrityError, match=constraint):
        load(story("Troops advance.", path="2"), impossible)
    assert query("select count(*) from core.article") == [(0,)]


def test_a_batch_of_nothing_but_rejections_is_told(engine, run, tmp_path, query):
    batch = write_batch(tmp_path, [], rejections=[rejection()])
    assert load_batches(engine, run, [batch]).changed == 2
    assert query("select source_id, reason from core.rejection") == [
        ("steppe-courier", "too short")
    ]


def test_what_cleaning_and_what_coding_turned_away_is_told_together(engine, run, tmp_path, query):
    path, folder = write_batch(tmp_path, [captured()], rejections=[rejection()])
    failed = rejection(rejection_id=stable_id("failed"), stage="extract", reason="coding failed")
    write_rows(folder / "rejection.parquet", Rejection, [failed])
    assert load_batches(engine, run, [(path, folder)]).tables["rejection"].inserted == 2
    assert query("select stage, reason from core.rejection order by stage") == [
        ("clean", "too short"),
        ("extract", "coding failed"),
    ]


def test_a_connection_of_the_caller_is_not_committed(engine, run, tmp_path, query):
    batch = write_batch(tmp_path, [captured()])
    with engine.connect() as connection, connection.begin() as outer:
        assert load_batches(connection, run, [batch, batch]).tables["event"].inserted == 1
        outer.rollback()
    assert query("select count(*) from core.article") == [(0,)]


def test_a_connection_killed_in_the_middle_leaves_nothing(
    engine, run, tmp_path, query, monkeypatch
):
    batch = write_batch(tmp_path, [captured()])
    count_changes = load_module.count_changes

    def die_after_the_extraction(connection, statement, **given):
        changes = count_changes(connection, statement, **given)
        if "insert into core.extraction" in statement:
            own = connection.scalar(text("select pg_backend_pid()"))
            with engine.connect() as other:
                other.execute(text("select pg_terminate_backend(:pid, 5000)"), {"pid": own})
        return changes

    monkeypatch.setattr(load_module, "count_changes", die_after_the_extraction)
    with pytest.raises(OperationalError):
        load_batches(engine, run, [batch])
    monkeypatch.undo()
    assert query("select count(*) from core.run, core.article_revision") == [(0,)]
    assert load_batches(engine, run, [batch]).tables["event"].inserted == 1


LOSE_TWICE = """
create sequence core.tries;
create function core.lose_twice() returns trigger language plpgsql as $$
begin
    -- A sequence counts on when its transaction is rolled back.
    if nextval('core.tries') < 3 then
        raise exception 'lost' using errcode = '40P01';
    end if;
    return new;
end
$$;
create trigger lose_twice before insert on core.article
for each row execute function core.lose_twice();
"""


def test_a_batch_that_loses_a_deadlock_is_loaded_again(load, engine, query):
    with engine.begin() as connection:
        connection.exec_driver_sql(LOSE_TWICE)
    assert load(captured()).tables["article"].inserted == 1
    assert query("select last_value from core.tries") == [(3,)]
