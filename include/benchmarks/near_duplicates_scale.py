"""Look up new articles among a great many stored ones, on a real PostgreSQL."""

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import cast

import pyarrow as pa
from sqlalchemy import Connection, Engine, Table, text

from sitrep.near_duplicates.signature import signature_of
from sitrep.near_duplicates.similarity import fingerprint_of, is_near
from sitrep.records import Article, stable_id
from sitrep.storage import lake_path, write_rows
from sitrep.warehouse import embedded
from sitrep.warehouse.batch import CODED
from sitrep.warehouse.connect import connect
from sitrep.warehouse.copies.surroundings import LIMITS, Surroundings
from sitrep.warehouse.load import load_batches
from sitrep.warehouse.migrate import migrate
from sitrep.warehouse.run import RunInfo
from sitrep.warehouse.staging import stage
from sitrep.warehouse.statements import read_sql
from sitrep.warehouse.tables import ArticleRevision

_REVISION = cast("Table", ArticleRevision.__table__)

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
RUN = RunInfo(
    run_id="benchmark",
    interval_start=NOON - timedelta(days=1),
    interval_end=NOON,
    pipeline_version="benchmark",
)
BOILERPLATE = (
    "Our desk gathers what agencies and correspondents send from the field, checks it and "
    "puts it into one report every evening before the late edition goes to print."
)
FILL = Path(__file__).with_name("near_duplicates_fill.sql")
STORED_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What was measured; times in seconds, ``index_bytes`` for all stored signatures."""

    stored: int
    new: int
    edited: int
    found: int
    falsely_marked: int
    load_s: float
    lookup_s: float
    index_bytes: int
    plan: str


def measure_lookup(stored: int, new: int) -> Lookup:
    """Fill a fresh server with ``stored`` signatures, then load and look up ``new`` articles.

    A fifth of the new articles are edited copies of stored ones; an eighth of the others open
    with a paragraph that a tenth of the stored ones have, too.
    """
    chance = random.Random(new)  # noqa: S311 (no secret)
    originals = [_article("original", n, _any_text(chance)) for n in range(new // 5)]
    copies = [_article("copy", n, _copy_of(o.text, chance)) for n, o in enumerate(originals)]
    own = [_article("own", n, _own_text(chance, n)) for n in range(new - len(copies))]
    with tempfile.TemporaryDirectory() as folder, _server() as engine:
        _load(engine, Path(folder), originals)
        _fill(engine, stored)
        start = perf_counter()
        _load(engine, Path(folder), [*copies, *own])
        load_s = perf_counter() - start
        with engine.connect() as connection:
            lookup_s, plan = _look_up(connection, [*copies, *own])
            marked = dict(connection.execute(text(_MARKED)).tuples().all())
            index_bytes = connection.execute(text(_INDEX_BYTES)).scalar_one()
    original_of = {
        copy.revision_id: original.revision_id
        for copy, original in zip(copies, originals, strict=True)
    }
    return Lookup(
        stored=stored,
        new=new,
        edited=len(copies),
        found=sum(marked.get(copy) == original for copy, original in original_of.items()),
        falsely_marked=len(marked.keys() - original_of.keys()),
        load_s=load_s,
        lookup_s=lookup_s,
        index_bytes=index_bytes,
        plan=plan,
    )


_MARKED = """
select revision_id::text, duplicate_of::text from core.article_revision
where duplicate_of is not null and published_reason = 'feed'
"""
_INDEX_BYTES = "select pg_relation_size('core.article_revision_signature_idx')"


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
    statement = text(FILL.read_text(encoding="utf-8"))
    given = {
        "total": stored,
        "until": NOON,
        "run_id": RUN.run_id,
        "boilerplate": _lead_value(BOILERPLATE),
    }
    for first in range(0, stored, STORED_AT_ONCE):
        last = min(first + STORED_AT_ONCE, stored) - 1
        with engine.begin() as connection:
            connection.execute(statement, given | {"first": first, "last": last})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum analyze core.article_revision"))


def _lead_value(paragraph: str) -> int:
    """Return the value of the signature that all texts with this first paragraph share."""
    tails = (" ".join(f"{letter}{n}" for n in range(400)) for letter in "abc")
    signatures = (signature_of(f"{paragraph}\n\n{tail}") for tail in tails)
    (value,) = set.intersection(*(set(signature) for signature in signatures))
    return value


def _load(engine: Engine, root: Path, articles: Sequence[Article]) -> None:
    """Load articles, without a coding, through the lake as in production."""
    shard = lake_path(str(root)) / articles[0].revision_id / "articles-0000.parquet"
    write_rows(shard, Article, articles)
    folder = shard.parent / "extraction"
    for name, (record, _) in CODED.items():
        write_rows(folder / f"{name}.parquet", record, [])
    load_batches(engine, RUN, [(shard, folder)])


def _look_up(connection: Connection, articles: Sequence[Article]) -> tuple[float, str]:
    start = perf_counter()
    Surroundings(connection).look_up({article.revision_id for article in articles})
    seconds = perf_counter() - start
    # The temporary tables of the last look-up are still there but for one.
    ids = pa.table({"revision_id": [article.revision_id for article in articles]})
    stage(connection, "wanted", ids, _REVISION)
    explain = f"explain (analyze, costs off) {read_sql('copies', 'candidates')}"
    return seconds, "\n".join(connection.execute(text(explain), LIMITS).scalars())


def _article(kind: str, number: int, text_: str) -> Article:
    url = f"https://{kind}.example/{number}"
    published_at = NOON - timedelta(days=2) if kind == "original" else NOON
    return Article(
        article_id=stable_id("article", url),
        revision_id=stable_id("revision", url),
        source_id="benchmark",
        source_name="Benchmark",
        source_country=None,
        source_kind="folder",
        url=url,
        canonical_url=url,
        origin_url=None,
        title=url,
        byline=[],
        dateline=None,
        section=None,
        text=text_,
        text_hash=sha256(text_.encode()).hexdigest(),
        signature=signature_of(text_),
        language="en",
        language_score=1.0,
        published_at=published_at,
        published_reason="feed",
        published_precision="second",
        revised_at=published_at,
        fetched_at=NOON,
        residue_removed=0,
        archive_path=None,
        archive_record=None,
    )


def _any_text(chance: random.Random) -> str:
    """Return eight paragraphs of 30 to 60 words, the common ones more often."""
    sizes = (chance.randint(30, 60) for _ in range(8))
    return "\n\n".join(
        " ".join(f"word{int(chance.paretovariate(0.6)) % 20_000}" for _ in range(size))
        for size in sizes
    )


def _own_text(chance: random.Random, number: int) -> str:
    return f"{BOILERPLATE}\n\n{_any_text(chance)}" if number % 8 == 0 else _any_text(chance)


def _copy_of(original: str, chance: random.Random) -> str:
    """Return an edited copy that exact comparison takes for one."""
    copies = (_edited(original, chance) for _ in count())
    return next(c for c in copies if is_near(fingerprint_of(original), fingerprint_of(c)))


def _edited(original: str, chance: random.Random) -> str:
    """Return a copy: cut at the end, with paragraphs left out and words changed, or both."""
    paragraphs = original.split("\n\n")
    kept = paragraphs[: chance.randint(3, 7)] if chance.random() < 0.5 else paragraphs
    if chance.random() < 0.5:
        kept = [p for p in kept if chance.random() < 0.85] or kept
    words = "\n\n".join(kept).split(" ")
    changed = (f"new{chance.random()}" if chance.random() < 0.04 else word for word in words)
    return " ".join(changed)
