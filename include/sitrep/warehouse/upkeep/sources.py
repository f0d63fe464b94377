"""Tell how the sources are: who has fallen silent, and whose pages are nearly all turned away."""

import logging

from sqlalchemy import Engine, select, text

from sitrep.warehouse.quality import run_check
from sitrep.warehouse.statements import read_sql
from sitrep.warehouse.tables import Run

logger = logging.getLogger(__name__)

# Checks that look at more than their own run; here at the newest.
CHECKS = ("silent_sources", "source_volume")


def report_sources(warehouse: Engine) -> list[str]:
    """Return what is wrong with sources, in lines; an empty list if all are well.

    They are judged at the end of the newest data interval: those that are silent or bring too
    few or too many articles by their own past, and those of which at least 80 % of the pages of
    a week were turned away.
    """
    newest = select(Run.run_id).order_by(Run.interval_end.desc(), Run.run_id).limit(1)
    with warehouse.connect() as connection:
        run_id = connection.scalar(newest)
        if run_id is None:
            return []
        checks = [run_check(connection, name, run_id) for name in CHECKS]
        refusing = connection.execute(text(read_sql("upkeep", "refusing_sources"))).all()
    lines = [check.detail for check in checks if not check.is_ok]
    lines += [
        f"turned away in a week: {row.source_id} ({row.rejected} of {row.pages}, "
        f"most often: {row.reason})"
        for row in refusing
    ]
    for line in lines:
        logger.warning("Sources: %s.", line)
    return lines
