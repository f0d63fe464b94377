"""Shards of a lake, as cleaning and coding write them, drawn from a synthetic warehouse."""

import random
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Engine, RowMapping, Uuid, text
from upath import UPath

from sitrep import lake, records
from sitrep.near_duplicates.signature import signature_of
from sitrep.records import Record
from sitrep.storage import write_rows
from sitrep.warehouse.batch import CODED
from sitrep.warehouse.tables import Article, ArticleRevision, Base, Source

# In the order of publication, so that copies come beside their originals.
_CHOSEN = """
create temporary table chosen as
select
    extraction_id,
    revision_id,
    (row_number() over (order by published_at, extraction_id) - 1) / :articles as shard
from core.extraction
inner join core.article_revision using (revision_id)
where superseded_at is null
"""
_ARTICLES = """
select {columns}, duplicate_group
from chosen
inner join core.article_revision using (revision_id)
inner join core.article using (article_id)
inner join core.source using (source_id)
where shard = :shard
order by published_at, revision_id
"""
_CODED = """
select {columns}
from chosen
inner join core.extraction using (extraction_id, revision_id)
{joins}
where shard = :shard
order by extraction_id
"""
# Synthetic texts hold nothing but coded sentences; real ones are longer.
_LENGTH = 2_500


def write_batches(
    engine: Engine, root: UPath, *, salt: str, articles: int, moment: datetime
) -> Iterator[tuple[UPath, UPath]]:
    """Write the current codings of a synthetic warehouse as shards of a lake, one after the other.

    Parameters
    ----------
    engine : Engine
        A warehouse made by :mod:`benchmarks.synthetic_warehouse`.
    root : UPath
        Where the lake is made.
    salt : str
        Goes into every id, so that the batches meet no rows of their own elsewhere.
    articles : int
        Articles in a shard; what does not fill one is left out.
    moment : datetime
        End of the data interval.

    Yields
    ------
    tuple of UPath
        Shard and extraction folder, as :func:`sitrep.warehouse.load.load_batches` takes them.
    """
    batch = lake.article_batch(lake.raw_batch(root, f"synthetic-{salt}", moment))
    with engine.connect() as connection:
        connection.execute(text(_CHOSEN), {"articles": articles})
        connection.execute(text("analyze chosen"))
        whole = connection.scalar(text("select count(*) / :n from chosen"), {"n": articles}) or 0
        for number in range(whole):
            shard = lake.article_shard(batch, number)
            folder = lake.extraction_batch(shard)
            given = {"shard": number, "salt": salt}
            _write(connection, shard, given)
            for name, (record, model) in CODED.items():
                rows = connection.execute(text(_coded(name, record, model)), given).mappings()
                write_rows(folder / f"{name}.parquet", record, [record(**row) for row in rows])
            yield shard, folder


def _write(connection: Connection, shard: UPath, given: dict[str, str | int]) -> None:
    columns = _columns(records.Article, ArticleRevision, Article, Source)
    rows = connection.execute(text(_ARTICLES.format(columns=columns)), given).mappings()
    write_rows(shard, records.Article, [_article(row) for row in rows])


def _article(row: RowMapping) -> records.Article:
    """Return an article with a text of real length; copies are padded as their original is.

    Its coded sentences are made alike and open one long paragraph: would each be one, the texts
    were taken for copies.
    """
    chance = random.Random(str(row["duplicate_group"]))  # noqa: S311 (no secret)
    padded = str(row["text"]).replace("\n\n", "  ")
    between = " "
    while len(padded) < _LENGTH:
        words = (f"word{chance.randrange(20_000)}" for _ in range(40))
        padded += between + " ".join(words)
        between = "\n\n"
    own = {
        "text": padded,
        "text_hash": sha256(padded.encode()).hexdigest(),
        "signature": signature_of(padded),
    }
    return records.Article(**{f.name: row[f.name] for f in fields(records.Article)} | own)


def _coded(name: str, record: type[Record], model: type[Base]) -> str:
    is_child = "extraction_id" in model.__table__.columns
    key = "extraction_id" if is_child else "event_id"
    above = "" if is_child else "inner join core.event using (extraction_id)\n"
    joined = "" if name == "extraction" else f"{above}inner join core.{name} using ({key})"
    return _CODED.format(columns=_columns(record, model), joins=joined)


def _columns(record: type[Record], *models: type[Base]) -> str:
    """Return the columns of a record, as its tables have them, for a select; ids are salted."""
    found = {column.name: column for model in reversed(models) for column in model.__table__.c}
    return ", ".join(
        f"{_salted(str(found[f.name]))} as {f.name}"
        if isinstance(found[f.name].type, Uuid)
        else f"{found[f.name]} as {f.name}"
        for f in fields(record)
    )


def _salted(column: str) -> str:
    """Return an id made of another one; ids of parts begin as that of their coding."""
    own = f"md5(cast(:salt as text) || {column})"
    if column.endswith((".event_id", ".mention_id", ".quotation_id")):
        of_coding = "md5(cast(:salt as text) || chosen.extraction_id)"
        own = f"overlay({own} placing left({of_coding}, 12) from 1)"
    return f"{own}::uuid::text"
