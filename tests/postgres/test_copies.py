"""Copies are found across runs and sources, on a real PostgreSQL."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from sqlalchemy import text

from builders.newsroom import NOON, Story, story
from sitrep.near_duplicates.signature import signature_of
from sitrep.warehouse.build_marts import refresh_marts
from sitrep.warehouse.connect import one_connection
from sitrep.warehouse.copies.surroundings import LIMITS, Surroundings
from sitrep.warehouse.link import link_events
from sitrep.warehouse.migrate import alembic_config, migrate

pytestmark = pytest.mark.postgres

HOUR = timedelta(hours=1)
WORDS = [f"word{n}" for n in range(200)]
GROUPS = (
    r"select substring(revision.url from '//(\w+)'), substring(original.url from '//(\w+)')"
    " from core.article_revision revision join core.article_revision original"
    " on original.revision_id = revision.duplicate_group order by 1, revision.revised_at"
)
ROWS = (
    "select revision_id::text, duplicate_group::text, duplicate_of::text, {}"
    " from core.article_revision order by 1"
)


def wire(part: slice = slice(None), *, source: str, hours: float = 0, **changes) -> Story:
    """A part of one long story, as an outlet published it."""
    return told(paragraphs(WORDS)[part], source=source, hours=hours, **changes)


def edited(source: str, hours: float = 0, *, every: int = 9, **changes) -> Story:
    """The story with one word in ``every`` changed, each outlet's in its own way."""
    words = [word if n % every else f"{source}{n}" for n, word in enumerate(WORDS)]
    return told(paragraphs(words), source=source, hours=hours, **changes)


def told(parts: list[str], *, source: str, hours: float = 0, **changes) -> Story:
    at = {"published_at": NOON + hours * HOUR}
    return story("\n\n".join(parts), source=source, **(at | changes))


def paragraphs(words: list[str]) -> list[str]:
    """Twenty words each: the story has ten."""
    return [" ".join(words[start : start + 20]) for start in range(0, len(words), 20)]


def any_words(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{n}" for n in range(count)]


def test_an_edited_copy_of_another_run_is_marked(load, query, run):
    load(wire(source="delta"))
    load(
        edited("volga", 5),
        wire(slice(4), source="neva", hours=6),
        run=replace(run, run_id="run-2"),
    )
    load(told(paragraphs(any_words("own", 200)), source="steppe", hours=7), shard=1)
    assert query(GROUPS) == [
        ("delta", "delta"),
        ("neva", "delta"),
        ("steppe", "steppe"),
        ("volga", "delta"),
    ]
    assert query(
        "select count(*) from core.article_revision"
        " where duplicate_of is not null and duplicate_of = duplicate_group"
    ) == [(2,)]


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "the original last"])
def test_an_edited_copy_of_another_period_is_marked(load, query, run, order):
    # The index of signatures holds each number with a period of 256 days; one begins here.
    border = datetime(1970, 1, 1, tzinfo=UTC) + 75 * timedelta(days=256)
    stories = [
        wire(source="delta", published_at=border - HOUR),
        edited("volga", published_at=border + HOUR),
    ]
    for number, one in enumerate(stories[::order]):
        load(one, run=replace(run, run_id=f"run-{number}"), shard=number)
    assert query(
        "select count(distinct core.signature_period(published_at)) from core.article_revision"
    ) == [(2,)]
    assert query(GROUPS) == [("delta", "delta"), ("volga", "delta")]


def test_numbers_of_signatures_are_looked_up_in_their_index(engine):
    statement = (
        "explain select from core.article_revision"
        " where core.signature_keys(signature, published_at) @> array[core.signature_key(-7, 80)]"
    )
    with engine.connect() as connection:
        connection.execute(text("set local enable_seqscan = off"))
        plan = "\n".join(connection.scalars(text(statement)))
    assert "article_revision_signature_idx" in plan


def test_the_signature_is_stored_as_it_was_made(load, query):
    told = wire(source="delta")
    load(told)
    assert query("select signature from core.article_revision") == [
        (signature_of(told.article.text),)
    ]


def test_loading_again_touches_no_row(load, query):
    stories = [wire(source="delta"), edited("volga", 5), wire(slice(4), source="neva", hours=6)]
    load(*stories)
    before = query(ROWS.format("xmin::text"))
    assert load(*stories).changed == 0
    assert query(ROWS.format("xmin::text")) == before


def test_an_earlier_member_that_comes_late_takes_the_group_over(load, query):
    load(edited("volga", 5), edited("neva", 6))
    load(wire(source="delta"))
    assert {original for _, original in query(GROUPS)} == {"delta"}


def test_a_bridge_that_comes_last_joins_two_groups(load, query):
    first, last = slice(3), slice(2, 10)
    load(wire(first, source="neva", hours=1), wire(first, source="volga", hours=2))
    load(wire(last, source="bug", hours=3), wire(last, source="don", hours=4))
    assert {original for _, original in query(GROUPS)} == {"neva", "bug"}
    report = load(wire(source="delta"))
    assert report.tables["article_revision"].updated == 4
    assert {original for _, original in query(GROUPS)} == {"delta"}


def test_an_origin_that_a_copy_names_puts_it_behind(load, query):
    load(wire(source="volga", origin_url="https://delta.example/1"), wire(source="delta", hours=3))
    assert {original for _, original in query(GROUPS)} == {"delta"}


def test_a_corrected_date_makes_another_the_original(load, query):
    load(edited("neva", 1), edited("volga", 2))
    load(edited("neva", 9), shard=1)
    assert query(GROUPS) == [("neva", "volga"), ("volga", "volga")]


def test_a_follower_is_let_go_when_its_original_joins_another(load, query):
    """Of windows over the story those are near that begin a paragraph apart."""
    load(
        wire(slice(1, 6), source="neva", hours=1),
        wire(slice(2, 7), source="bug", hours=2),
        wire(slice(3, 8), source="volga", hours=3),
    )
    assert dict(query(GROUPS)) == {"neva": "neva", "bug": "neva", "volga": "volga"}
    load(wire(slice(0, 5), source="delta"))
    assert dict(query(GROUPS)) == {"delta": "delta", "neva": "delta", "bug": "bug", "volga": "bug"}


def test_revisions_of_one_article_are_no_copies_but_share_the_group(load, query):
    load(wire(source="delta"), edited("volga", 2))
    load(edited("delta", every=12, revised_at=NOON + HOUR), shard=1)
    assert {original for _, original in query(GROUPS)} == {"delta"}
    assert query(
        "select source_id, count(distinct duplicate_group), count(duplicate_of)"
        " from core.article_revision join core.article using (article_id) group by 1 order by 1"
    ) == [("delta", 1, 0), ("volga", 1, 1)]


def test_a_chain_of_small_changes_is_no_group(load, query):
    for n in range(6):
        load(wire(slice(n, n + 5), source=f"s{n}", hours=n), shard=n)
    assert [original for _, original in query(GROUPS)] == ["s0", "s0", "s2", "s2", "s4", "s4"]


def test_a_page_of_boilerplate_alone_gathers_nothing(load, query):
    about = " ".join(any_words("about", 60))
    load(told([about], source="about"))
    own = [" ".join(any_words(f"story{n}w", 70)) for n in range(5)]
    load(*(told([own[n], about], source=f"s{n}", hours=n) for n in range(5)))
    assert all(name == original for name, original in query(GROUPS))


def test_what_too_many_unlike_texts_share_is_not_looked_at(load, query, monkeypatch):
    monkeypatch.setitem(LIMITS, "at_most", 20)
    lead = " ".join(any_words("lead", 30))

    def below_the_lead(words: list[str], **changes) -> Story:
        return told([lead, *paragraphs(words)], **changes)

    load(*(below_the_lead(any_words(f"s{n}w", 150), source=f"s{n}", hours=n) for n in range(40)))
    load(below_the_lead(WORDS, source="delta", hours=50), shard=1)
    looked_at = []
    monkeypatch.setattr(
        Surroundings, "_is_near", lambda _, *pair: bool(looked_at.append(pair)) or True
    )
    load(below_the_lead(WORDS[:150], source="volga", hours=51), shard=2)
    assert len(looked_at) == 1
    groups = dict(query(GROUPS))
    assert groups.pop("volga") == "delta"
    assert all(name == original for name, original in groups.items())


def test_a_story_of_which_there_are_many_copies_is_still_found(load, query, monkeypatch):
    monkeypatch.setitem(LIMITS, "at_most", 20)
    load(wire(source="delta"))
    for start in range(0, 45, 15):
        copies = (wire(source=f"s{n}", hours=n + 1) for n in range(start, start + 15))
        load(*copies, shard=start)
    load(edited("volga", 60), shard=99)
    assert {original for _, original in query(GROUPS)} == {"delta"}


def test_edited_copies_are_looked_for_within_sixty_days_and_the_same_text_for_ever(load, query):
    load(wire(source="delta"), edited("volga", 24 * 59), edited("neva", 24 * 61, every=10))
    load(wire(source="steppe", hours=24 * 400), shard=1)
    assert dict(query(GROUPS)) == {
        "delta": "delta",
        "neva": "neva",
        "steppe": "delta",
        "volga": "delta",
    }


@pytest.mark.parametrize(
    "words",
    [
        "港口工人星期二清晨开始罢工，抗议管理方削减夜班津贴。约有三千名工人参加，集装箱码头全部停止作业。",
        "台風の接近に伴う大雨で、県北部を流れる川の堤防が火曜日の朝に決壊し、住宅が水につかった。",
        "Робітники порту у вівторок зранку почали страйк проти скорочення доплат за нічні зміни, і "
        "термінал зупинив роботу. Дванадцять суден чекають на рейді, а профспілка каже, що до "
        "неї приєдналися три тисячі працівників.",
    ],
)
def test_copies_in_other_languages_are_found(load, query, words):
    load(told([words], source="delta"))
    load(told([words, words[:12]], source="volga", hours=3), shard=1)
    assert {original for _, original in query(GROUPS)} == {"delta"}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_coming_does_not_matter(load, engine, query, seed):
    choose = random.Random(seed)
    stories = [_any_version(choose, number) for number in range(30)]
    load(*stories)
    at_once = query(ROWS.format("null"))
    assert len({group for _, group, *_ in at_once}) < 30
    for _ in range(3):
        with engine.begin() as connection:
            connection.execute(text("truncate core.article cascade"))
        choose.shuffle(stories)
        rest = list(stories)
        while rest:
            size = choose.randint(1, 6)
            load(*rest[:size], shard=len(rest))
            del rest[:size]
        assert query(ROWS.format("null")) == at_once


def _any_version(choose: random.Random, number: int) -> Story:
    start = choose.choice([0, 0, 20, 40, 60])
    words = WORDS[start : start + choose.choice([60, 90, 140, 200])]
    kept = [word if choose.random() > 0.03 else f"new{number}" for word in words]
    if choose.random() < 0.3:
        choose.shuffle(kept)
    origin = "https://delta.example/x" if choose.random() < 0.2 else None
    source, path = f"s{number % 7}", str(number % 20)
    hours = choose.randint(0, 200)
    return told(paragraphs(kept), source=source, path=path, hours=hours, origin_url=origin)


def test_an_edited_copy_is_no_independent_source(load, engine, query, warehouse_url):
    def captured(words: list[str], **changes) -> Story:
        lead = "Ukrainian troops captured Kupiansk."
        return told([lead, *paragraphs(words)], **changes).says("captured")

    load(captured(WORDS, source="delta"))
    load(captured(WORDS[:90], source="volga", hours=2))
    load(captured(any_words("own", 90), source="neva", hours=3))
    link_events(engine)
    assert query("select event_count, independent_sources from core.incident") == [(3, 2)]
    assert query(
        "select events, independent_sources, (select count(distinct original_id) from marts.event)"
        " from marts.incident"
    ) == [(3, 2, 2)]
    refresh_marts(warehouse_url)
    assert query("select source_id, copies from marts.source_health order by 1") == [
        ("delta", 0),
        ("neva", 0),
        ("volga", 1),
    ]


def test_what_an_older_version_loaded_has_no_signature_until_it_is_loaded_again(
    load, engine, query
):
    load(wire(source="delta"))
    with engine.begin() as connection:
        connection.execute(
            text("update core.article_revision set signature = null, duplicate_group = null")
        )
    load(edited("volga", 2), shard=1)
    assert query("select count(*) from core.article_revision where duplicate_of is not null") == [
        (0,)
    ]
    load(wire(source="delta"))
    assert {original for _, original in query(GROUPS)} == {"delta"}


def test_going_down_keeps_the_marks_of_the_same_text_alone(load, warehouse_url, query):
    load(wire(source="delta"), wire(source="neva", hours=1), edited("volga", 2))
    with one_connection(warehouse_url) as connection, connection.begin():
        connection.execute(text("drop schema marts cascade"))
        command.downgrade(alembic_config(connection), "0002")
    marked = (
        "select source_id from core.article_revision join core.article using (article_id)"
        " where duplicate_of is not null"
    )
    assert query(marked) == [("neva",)]
    migrate(warehouse_url)
    assert query(GROUPS) == [
        ("delta", "delta"),
        ("neva", "delta"),
        ("volga", "volga"),
    ]
