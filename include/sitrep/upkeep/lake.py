"""Keep the lake in the bounds of the settings."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select, union

from sitrep.settings import Settings
from sitrep.storage import BatchPath
from sitrep.upkeep.batches import LakeReport, remove_archives, remove_derived
from sitrep.warehouse.tables import ArticleRevision, Rejection


def keep_bounds(
    lake: BatchPath, warehouse: Engine, settings: Settings, *, now: datetime
) -> LakeReport:
    """Remove from the lake what is older than the settings keep; by default that is nothing.

    Articles and extractions go after ``SITREP_DERIVED_RETENTION_DAYS``, archives after
    ``SITREP_RAW_RETENTION_DAYS``: those to which no article and no page still turned away
    refers, or with ``SITREP_REMOVE_CITED_ARCHIVES`` these, too.
    """
    removed: dict[str, int] = {}
    kept: dict[str, int] = {}
    if days := settings.derived_retention_days:
        removed |= remove_derived(lake, now - timedelta(days=days))
    if days := settings.raw_retention_days:
        known = _archives(warehouse, still_needed=False)
        cited = set() if settings.remove_cited_archives else _archives(warehouse, still_needed=True)
        report = remove_archives(lake, now - timedelta(days=days), cited=cited, known=known)
        removed |= report.removed
        kept |= report.kept
    return LakeReport(removed=removed, kept=kept)


def _archives(warehouse: Engine, *, still_needed: bool) -> set[str]:
    """Return the archives of what is in the warehouse, without the scheme of local paths."""
    turned_away = select(Rejection.archive_path)
    if still_needed:
        turned_away = turned_away.where(Rejection.resolved_at.is_(None))
    paths = union(select(ArticleRevision.archive_path), turned_away).subquery()
    path = func.regexp_replace(paths.c.archive_path, "^file://", "")
    with warehouse.connect() as connection:
        return set(connection.scalars(select(path).where(paths.c.archive_path.is_not(None))))
