"""Look up new articles among a great many stored ones, on a real PostgreSQL."""

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from time import perf_counter

from sqlalchemy import Connection, Engine, text

from benchmarks.edited_copies import edit, news_like
from sitrep import lake, records
from sitrep.near_duplicates.signature import signature_of
from sitrep.records import Article, stable_id
from sitrep.storage import lake_path, write_rows
from sitrep.warehouse import embedded
from sitrep.warehouse.batch import CODED
from sitrep.warehouse.connect import connect
from sitrep.warehouse.copies.surroundings import AT_MOST, BEST, DAYS, Surroundings
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.migrate import migrate
from sitrep.warehouse.run import RunInfo
from sitrep.warehouse.statements import read_sql

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
RUN = RunInfo(
    run_id="near-duplicates",
    interval_start=NOON - timedelta(days=1),
    interval_end=NOON,
    pipeline_version="benchmark",
)
BOILERPLATE = (
    "Our desk gathers what agencies and correspondents send from the field, checks it and "
    "puts it into one report every evening before the late edition goes to print."
)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was measured; times in seconds, sizes in bytes."""

    stored: int
    new: int
    edited: int
    found: int
    falsely_marked: int
    load_s: float
    lookup_s: float
    index_bytes: int
    table_bytes: int
    plan: str


def measure_lookup(stored: int, new: int) -> Lookup:
    """Fill a fresh server with ``stored`` signatures, then load and look up ``new`` articles.

    A fifth of the new articles are edited copies of articles among the stored ones, a tenth
    carry a paragraph that a tenth of the stored ones have too.
    """
    with _server() as engine, tempfile.TemporaryDirectory() as folder:
        originals, articles = _articles(new)
        _load(engine, Path(folder), originals, shard=0)
        _fill(engine, stored)
        start = perf_counter()
        _load(engine, Path(folder), articles, shard=1)
        load_s = perf_counter() - start
        with engine.connect() as connection:
            lookup_s = _time_lookup(connection, articles)
            plan = _plan(connection)
            marked = _marked(connection)
            index_bytes = _size(
                connection, "pg_relation_size('core.article_revision_signature_idx')"
            )
            table_bytes = _size(connection, "pg_table_size('core.article_revision')")
    of = {article.revision_id: original for article, original in _copies(articles, originals)}
    return Lookup(
        stored=stored,
        new=new,
        edited=len(of),
        found=sum(marked.get(copy) == original for copy, original in of.items()),
        falsely_marked=sum(revision not in of for revision in marked),
        load_s=load_s,
        lookup_s=lookup_s,
        index_bytes=index_bytes,
        table_bytes=table_bytes,
        plan=plan,
    )


@contextmanager
def _server() -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        try:
            url = embedded.start(home).url("sitrep")
            migrate(url)
            engine = connect(url)
            yield engine
            engine.dispose()
        finally:
            embedded.stop(home)


def _fill(engine: Engine, stored: int) -> None:
    statement = (files("benchmarks") / "near_duplicates_fill.sql").read_text(encoding="utf-8")
    boilerplate = max(set(signature_of(BOILERPLATE)) - set(signature_of(BOILERPLATE * 2)))
    step = 50_000
    for start in range(0, stored, step):
        with engine.begin() as connection:
            given = {"first": start, "last": min(start + step, stored) - 1, "total": stored}
            given |= {"boilerplate": boilerplate, "until": NOON, "run_id": RUN.run_id}
            connection.execute(text(statement), given)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze core.article_revision"))


def _articles(new: int) -> tuple[list[Article], list[Article]]:
    chance = random.Random(new)  # noqa: S311 (no secret)
    originals = [
        _article(f"original/{n}", news_like(chance), hours=n % 48) for n in range(new // 5)
    ]
    articles = [
        _article(f"copy/{n}", edit(original.text, chance), hours=50)
        for n, original in enumerate(originals)
    ]
    for n in range(new - len(articles)):
        own = news_like(chance)
        articles.append(
            _article(f"own/{n}", f"{BOILERPLATE}\n\n{own}" if n % 8 == 0 else own, hours=50)
        )
    return originals, articles


def _copies(articles: list[Article], originals: list[Article]) -> list[tuple[Article, str]]:
    return [
        (article, original.revision_id)
        for article, original in zip(articles, originals, strict=False)
    ]
