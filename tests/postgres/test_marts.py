"""The marts: what analysts read, built on a real PostgreSQL."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from builders.newsroom import IZIUM, KHARKIV_REGION, KUPIANSK, NOON, UNPINNED, story
from sitrep.warehouse.build_marts import build_marts, mart_sources, refresh_marts
from sitrep.warehouse.link import link_events
from sitrep.warehouse.refresh_daily import refresh_daily

pytestmark = pytest.mark.postgres

TEXT = "Ukrainian troops captured Kupiansk, killing 15, Zelensky said; Russia denied it."
UKRAINE = ("Zelensky", "UKR", "GOV")
RUSSIA = ("Russia", "RUS", "MIL")
LOSER = ("Russia", "RUS", "MIL")


def told(source="steppe", hour=0, **options):
    made = story(f"{TEXT} ({source})", source=source, published_at=NOON + timedelta(hours=hour))
    return made.says("captured", **{"recipient": LOSER, **options})


@pytest.fixture
def loaded(load, engine):
    load(
        told(claimant=UKRAINE, quantity=("15", "killed", "person", ">=", 15)),
        told("delta", 2, claimant=UKRAINE, quantity=("15", "killed", "person", "=", 20)),
        told("volga", 4, claimant=RUSSIA, claim_stance="denies"),
        told("neva", 5),
        told("oka", 6, place=IZIUM, modality="planned"),
    )
    link_events(engine)


MARTS = """
    select relname as mart, obj_description(oid, 'pg_class') as about
    from pg_class where relkind in ('v', 'm') and relnamespace = 'marts'::regnamespace
    union all
    select typname, obj_description(pg_type.oid, 'pg_type')
    from pg_type inner join pg_class on pg_class.oid = typrelid
    where relkind = 'c' and relnamespace = 'marts'::regnamespace
    union all
    select proname, obj_description(oid, 'pg_proc')
    from pg_proc where pronamespace = 'marts'::regnamespace
"""


def test_every_mart_and_every_column_is_described(query):
    columns = query(
        "select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid"
        " where c.relnamespace = 'marts'::regnamespace and c.relkind in ('v', 'm', 'c')"
        " and a.attnum > 0 and col_description(c.oid, a.attnum) is null"
    )
    assert columns == []
    assert [mart for mart, about in query(MARTS) if about is None] == []


def test_there_is_a_mart_for_every_file_and_a_file_for_every_mart(query):
    assert sorted(mart for mart, _ in query(MARTS)) == sorted(mart_sources())


@pytest.mark.usefixtures("loaded")
def test_an_event_is_one_flat_row_with_its_evidence(query):
    (row,) = query(
        "select actors, actor_codes, recipients, place_name, country, date_from, assertion,"
        " claimed_by, quantities, sentence, trigger_text, source_name, cameo_code, url"
        " from marts.event where source_id = 'volga'"
    )
    assert row == (
        ["Ukrainian troops"], ["UKRMIL"], ["Russia"], "Kupiansk", "UKR", date(2022, 9, 9),
        "denied", "RUS MIL", None, f"{TEXT} (volga)", "captured", "Volga", "192",
        "https://volga.example/1",
    )  # fmt: skip


@pytest.mark.usefixtures("loaded")
def test_an_incident_tells_who_affirms_and_who_denies(query):
    assert query(
        "select affirmed_by, denied_by, doubted_by, independent_sources, is_contested, actors,"
        " place_name from marts.incident"
    ) == [(["UKR GOV", "outlet: Neva"], ["RUS MIL"], [], 4, True, ["Ukrainian troops"], "Kupiansk")]


def test_a_place_without_a_pin_is_shown_by_its_name(load, engine, query, warehouse_url):
    load(told(place=UNPINNED, quantity=("15", "killed", "person", "=", 15)))
    link_events(engine)
    refresh_marts(warehouse_url)
    assert query(
        "select place_name, place_key, admin1, country, lat, lon, place_precision,"
        " place_radius_km from marts.event"
    ) == [UNPINNED[1:2] + (None,) * 7]
    assert (
        query(
            "select place_name, country from marts.incident"
            " union all select place_name, country from marts.casualties"
            " union all select place_name, country from marts.territorial_change"
        )
        == [(None, None)] * 3
    )
    assert query("select country, events from marts.daily_event_counts") == [("unknown", 1)]


def test_a_place_on_the_map_is_shown_before_one_that_is_not(load, query):
    load(told(place=UNPINNED).also_at(KHARKIV_REGION))
    assert query("select place_name, country, place_precision from marts.event") == [
        ("Kharkiv Oblast", "UKR", 4)
    ]


@pytest.mark.usefixtures("loaded")
def test_claims_are_counted_by_side(query):
    assert query(
        "select claimant_country, claimant_sector, assertion, events, sources, texts, claimants,"
        " place_name from marts.claims_by_side order by 1, 2"
    ) == [
        ("RUS", "MIL", "denied", 1, 1, 1, ["Russia"], "Kupiansk"),
        ("UKR", "GOV", "affirmed", 2, 2, 2, ["Zelensky"], "Kupiansk"),
        ("UKR", "outlet", "affirmed", 1, 1, 1, ["Neva"], "Kupiansk"),
    ]


def test_a_side_is_one_row_although_its_reports_differ_in_type(load, engine, query):
    load(
        told("oka", claimant=UKRAINE),
        told("neva", claimant=UKRAINE, event_type="RETREAT", mode="withdraw"),
    )
    link_events(engine)
    assert query(
        "select count(distinct incident_id), sum(events), count(*) from marts.claims_by_side"
    ) == [(1, 2, 1)]


@pytest.mark.usefixtures("loaded")
def test_casualties_keep_their_bounds_and_claimant(query):
    assert query("select kind, claimed_by, low, best, high, reports from marts.casualties") == [
        ("killed", "UKR GOV", 15.0, 20.0, None, 2)
    ]


def test_of_the_figures_of_one_report_the_greatest_is_the_whole(load, engine, query):
    load(
        told(quantity=("15", "killed", "person", "=", 15)).counts("15", "killed", "person", "=", 3)
    )
    link_events(engine)
    assert query("select low, best, high, reports from marts.casualties") == [(15, 15, 15, 1)]


def test_what_is_counted_keeps_its_unit_and_who_says_so(load, engine, query):
    load(
        told(quantity=("15", "settlements", "settlement", "=", 5)).counts(
            "15", "arrested", "arrest", "=", 3
        ),
        told("delta", 2, claimant=UKRAINE, quantity=("15", "settlements", "settlement", ">", 31)),
    )
    link_events(engine)
    assert query(
        "select kind, unit, claimed_by, low, best, high"
        " from marts.incident_quantities order by 1, 4"
    ) == [
        ("arrested", "person", "outlet: Steppe", 3, 3, 3),
        ("settlements", "settlement", "outlet: Steppe", 5, 5, 5),
        ("settlements", "settlement", "UKR GOV", 31, 31, None),
    ]
    assert query("select kind, claimed_by, best from marts.casualties") == [
        ("arrested", "outlet: Steppe", 3)
    ]


def test_no_best_figure_lies_outside_its_bounds(load, engine, query):
    load(
        told(quantity=("15", "settlements", "settlement", "=", 5)),
        told("delta", 2, quantity=("15", "settlements", "settlement", ">", 31)),
    )
    link_events(engine)
    assert query(
        "select settlements_low, settlements_best, settlements_high from marts.territorial_change"
    ) == [(5, 31, None)]


@pytest.mark.usefixtures("loaded")
def test_territory_is_gained_by_one_and_lost_by_the_other(query):
    assert query(
        "select mode, gained_by, lost_by, place_name, denied_by from marts.territorial_change"
    ) == [("capture", ["Ukrainian troops"], ["Russia"], "Kupiansk", ["RUS MIL"])]


@pytest.mark.usefixtures("loaded")
def test_dyads_count_what_is_affirmed_as_happened(query, warehouse_url):
    refresh_marts(warehouse_url)
    assert query(
        "select actor_code, actor_country, recipient_code, recipient_country, event_type, events,"
        " incidents from marts.actor_dyads_daily"
    ) == [("UKRMIL", "UKR", "RUSMIL", "RUS", "CONTROL", 3, 1)]


def test_counts_follow_when_they_are_refreshed(load, query, warehouse_url):
    load(told(place=KUPIANSK), told("delta", place=None))
    assert query("select * from marts.daily_event_counts") == []
    assert refresh_marts(warehouse_url) == [
        "actor_dyads_daily",
        "daily_event_counts",
        "entity_daily",
        "source_health",
    ]
    assert query(
        "select country, events, incidents, articles from marts.daily_event_counts order by 1"
    ) == [("UKR", 1, 0, 1), ("unknown", 1, 0, 1)]


@pytest.mark.usefixtures("loaded")
def test_only_the_days_that_changed_are_counted_again(load, engine, query, warehouse_url):
    def counted():
        return query(
            "select event_date, events, incidents, xmin::text from core.daily_event_counts"
            " where assertion = 'affirmed' order by 1"
        )

    day = date(2022, 9, 2)
    load(story(TEXT, source="lena").says("captured", day=day))
    link_events(engine)
    assert set(refresh_daily(warehouse_url).values()) == {2, 1}
    before = counted()
    assert [row[:3] for row in before] == [(day, 1, 1), (date(2022, 9, 9), 3, 1)]
    assert set(refresh_daily(warehouse_url).values()) == {0}
    assert counted() == before
    load(story(TEXT, source="lena", version="v2"), told("don", 7))
    link_events(engine)
    refresh_daily(warehouse_url)
    assert [row[:3] for row in counted()] == [(date(2022, 9, 9), 4, 1)]
    load(told("ural", 8))
    link_events(engine)
    assert refresh_daily(warehouse_url)["daily_event_counts"] == 1


def test_an_entity_is_told_by_the_day_of_publication(load, query, warehouse_url):
    load(
        told(claimant=UKRAINE, claimant_entity_id="ukr-zelensky", place=KUPIANSK),
        told("delta", 24, place=KUPIANSK),
    )
    refresh_marts(warehouse_url)
    assert query(
        "select published_on, entity_id, entity_name, mentions, articles, sources, texts"
        " from marts.entity_daily where mentions > 0 order by 1"
    ) == [
        (date(2022, 9, 10), KUPIANSK[0], "Kupiansk", 1, 1, 1, 1),
        (date(2022, 9, 11), KUPIANSK[0], "Kupiansk", 1, 1, 1, 1),
    ]
    assert query(
        "select entity_id, mentions, events_as_claimant from core.entity_daily"
        " where entity_id = 'ukr-zelensky'"
    ) == [("ukr-zelensky", 0, 1)]


def test_quotations_and_source_health(load, query, warehouse_url):
    load(told().quotes("Kupiansk, killing 15", UKRAINE))
    refresh_marts(warehouse_url)
    assert query("select quotation, speaker_text, speaker_country from marts.quotations") == [
        ("Kupiansk, killing 15", "Zelensky", "UKR")
    ]
    assert query("select pages, articles, rejected, events from marts.source_health") == [
        (1, 1, 0, 1)
    ]


def test_evidence_is_the_words_that_support_an_event(load, query):
    load(
        told(
            claimant=UKRAINE,
            quantity=("15", "killed", "person", "=", 15),
            cue_start_char=TEXT.index("said"),
            cue_end_char=TEXT.index("said") + 4,
        )
    )
    assert query("select kind, words from marts.event_evidence order by kind, words") == [
        ("actor", "Ukrainian troops"),
        ("claimant", "Zelensky"),
        ("cue", "said"),
        ("place", "Kupiansk"),
        ("quantity", "15"),
        ("recipient", "Russia"),
        ("trigger", "captured"),
    ]
    load(story(f"{TEXT} (steppe)", source="steppe", version="v2", published_at=NOON))
    assert query("select count(*) from marts.event_evidence") == [(0,)]


def test_every_wording_of_an_article_is_told(load, query):
    load(
        story(TEXT, source="delta", language="fr"),
        story(TEXT, source="steppe", published_at=NOON + timedelta(hours=1)),
    )
    assert query(
        "select source_name, language, is_copy, original_id = revision_id"
        " from marts.article_revision order by 1"
    ) == [("Delta", "fr", False, True), ("Steppe", "en", True, False)]


@pytest.mark.usefixtures("loaded")
def test_a_superseded_coding_is_not_read(load, query):
    load(story(f"{TEXT} (volga)", source="volga", version="v2"))
    assert query("select count(*) from marts.event where source_id = 'volga'") == [(0,)]


def test_marts_are_built_again_only_when_their_sql_changed(engine):
    with engine.begin() as connection:
        assert not build_marts(connection)
        connection.execute(text("comment on schema marts is 'older'"))
        assert build_marts(connection)
        assert not build_marts(connection)
