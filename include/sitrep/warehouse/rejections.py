"""Ask the warehouse which pages are turned away, and what became of them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Engine, Uuid, any_, exists, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from sitrep.warehouse.tables import Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionFilter:
    """Which open rejections are meant; what is empty lets all of them pass."""

    sources: Collection[str] = ()
    stages: Collection[str] = ()
    reasons: Collection[str] = ()
    since: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what a row of ``core.rejection`` must fulfil."""
        listed = {
            Rejection.source_id: self.sources,
            Rejection.stage: self.stages,
            Rejection.reason: self.reasons,
        }
        found: list[ColumnElement[bool]] = [Rejection.resolved_at.is_(None)]
        found.extend(column.in_(words) for column, words in listed.items() if words)
        if self.since is not None:
            found.append(Rejection.fetched_at >= self.since)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRejection:
    """A page that is turned away; the fields are columns of ``core.rejection``."""

    rejection_id: UUID
    fetched_at: datetime
    source_id: str
    stage: str
    reason: str
    detail: str | None
    url: str
    archive_path: str | None
    archive_record: str | None
    run_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionCount:
    """How many pages of a source are turned away by a stage for a reason."""

    source_id: str
    stage: str
    reason: str
    pages: int


def list_rejections(
    engine: Engine, wanted: RejectionFilter, *, limit: int | None = None
) -> list[OpenRejection]:
    """Return open rejections, the newest fetch first, at most ``limit``."""
    columns = [getattr(Rejection, name) for name in OpenRejection.__dataclass_fields__]
    query = (
        select(*columns)
        .where(*wanted.conditions())
        .order_by(Rejection.fetched_at.desc(), Rejection.source_id, Rejection.url)
        .limit(limit)
    )
    with engine.connect() as connection:
        return [OpenRejection(**row) for row in connection.execute(query).mappings()]


def count_rejections(
    engine: Engine, wanted: RejectionFilter, *, limit: int | None = None
) -> list[RejectionCount]:
    """Count open rejections by source, stage and reason, most pages first."""
    by = (Rejection.source_id, Rejection.stage, Rejection.reason)
    query = (
        select(*by, func.count().label("pages"))
        .where(*wanted.conditions())
        .group_by(*by)
        .order_by(func.count().desc(), *by)
        .limit(limit)
    )
    with engine.connect() as connection:
        return [RejectionCount(**row) for row in connection.execute(query).mappings()]


def count_settled(engine: Engine, rejections: Collection[UUID]) -> int:
    """Count those of the rejections whose page is turned away for no reason any more."""
    other = aliased(Rejection)
    still_away = exists().where(
        other.archive_path == Rejection.archive_path,
        other.archive_record == Rejection.archive_record,
        other.resolved_at.is_(None),
    )
    query = select(func.count()).where(
        Rejection.rejection_id == any_(literal(list(rejections), ARRAY(Uuid))),
        Rejection.resolved_at.is_not(None),
        ~still_away,
    )
    with engine.connect() as connection:
        return connection.scalar(query) or 0
