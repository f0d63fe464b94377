"""Fetch one source for one interval, and archive what came and what did not."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime

from pyarrow import ArrowInvalid

from sitrep.archive import new_archive, read_warc
from sitrep.errors import BatchSchemaError, FetchError
from sitrep.fetch.http import PoliteClient, request_headers
from sitrep.fetch.kinds import ARCHIVES, LISTS, take_pages
from sitrep.fetch.pages import fetch_pages
from sitrep.fetch.reader import PoliteReader
from sitrep.fetch.sources import Source
from sitrep.fetch.visits import Plan, Visits
from sitrep.lake import visits_of
from sitrep.records import Capture, Visit
from sitrep.settings import Settings
from sitrep.stages import StageReport
from sitrep.storage import BatchPath, read_rows, write_rows

# All of them are remembered.
MAX_LISTED = 100_000

logger = logging.getLogger(__name__)

Keep = Callable[[Capture], None]


def run(
    source: Source,
    target: BatchPath,
    *,
    fetched_at: datetime,
    settings: Settings,
    remember: bool = True,
) -> StageReport:
    """Fetch ``source`` and archive it at ``target``, once.

    A batch that is there already is kept and reported: the pages of a past interval can
    never be fetched again, so a rerun must not replace them.

    Parameters
    ----------
    fetched_at : datetime
        The instant that the captures carry, aware.
    remember : bool
        Whether to leave out the pages that earlier runs fetched.

    Returns
    -------
    StageReport
        ``rows_in`` pages were asked for, ``rows_out`` came, the others were turned away.
        Not among them are those ``skipped``: ``known`` from earlier runs, ``unchanged``
        since, ``waiting`` for the next run because this one had its number or its time.

    Raises
    ------
    FetchError
        If the source cannot be read at all. Then nothing is written.
    """
    memory = visits_of(target)
    visits = Visits(_known(memory) if remember else (), revision_days=settings.revision_days)
    fetching = _Fetching(source, fetched_at, settings, visits)
    if target.exists():
        _, captures = read_warc(target, max_bytes=settings.max_page_bytes, with_unchanged=True)
        for capture in captures:
            fetching.count(capture)
            visits.note(capture)
        # Where a file was read to is not in the archive: it is read again from there.
        if remember and source.kind in LISTS:
            _remember(memory, visits, fetched_at)
        logger.info("%s was archived before and is kept: %s", target, fetching.report())
        return fetching.report()
    with new_archive(
        target,
        source.info,
        created_at=fetched_at,
        request_headers=request_headers(settings.contact),
    ) as archive:

        def keep(capture: Capture) -> None:
            archive.add(capture)
            fetching.count(capture)

        if source.kind in LISTS:
            asyncio.run(fetching.fetch_listed(keep))
        else:
            fetching.take_captures(keep)
    if remember:
        _remember(memory, visits, fetched_at)
    logger.info("%s: %s", source.source_id, fetching.report())
    return fetching.report()


def _known(memory: BatchPath) -> Sequence[Visit]:
    if not memory.exists():
        return ()
    try:
        return read_rows(memory, Visit)
    except (BatchSchemaError, ArrowInvalid) as error:
        # Of another version, or damaged: pages are fetched again, and nothing else is lost.
        logger.warning("Visits are begun anew: %s: %s", memory, error)
        return ()


def _remember(memory: BatchPath, visits: Visits, now: datetime) -> None:
    rows = list(visits.rows(now))
    if rows or memory.exists():
        write_rows(memory, Visit, rows)


@dataclass
class _Fetching:
    """One source being fetched, and how it goes."""

    source: Source
    now: datetime
    settings: Settings
    visits: Visits
    outcomes: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)

    def count(self, capture: Capture) -> None:
        if capture.unchanged_since is not None:
            self.skipped["unchanged"] += 1
        else:
            self.outcomes[capture.failure or ""] += 1

    def take_captures(self, keep: Keep) -> None:
        read = ARCHIVES[self.source.kind]
        for capture in read(self.source, now=self.now, settings=self.settings, visits=self.visits):
            keep(capture)

    async def fetch_listed(self, keep: Keep) -> None:
        """Fetch the pages that the source lists, as far as its time allows."""
        plan = None
        async with PoliteClient(self.settings) as client:
            try:
                async with asyncio.timeout(self.settings.source_timeout_s):
                    plan = await self._plan(client)
                    self.skipped.update(known=plan.known, waiting=plan.waiting)
                    await self._fetch(client, plan, keep)
            except TimeoutError:
                time = f"{self.settings.source_timeout_s:g} s"
                if plan is None:
                    raise FetchError(
                        f"{self.source.name} did not list its pages within {time}."
                    ) from None
                logger.warning("%s: stopped after %s", self.source.source_id, time)

    async def _plan(self, client: PoliteClient) -> Plan:
        reader = PoliteReader(client, self.visits, self.now)
        listed = await take_pages(self.source, reader, self.now, limit=MAX_LISTED)
        if len(listed) == MAX_LISTED:
            logger.warning("%s: its list was read to %d pages", self.source.source_id, MAX_LISTED)
        return self.visits.plan(listed, self.now, self.settings.max_pages_per_source)

    async def _fetch(self, client: PoliteClient, plan: Plan, keep: Keep) -> None:
        self.skipped["waiting"] += len(plan.requests)
        async with aclosing(fetch_pages(client, plan.requests)) as captures:
            async for capture in captures:
                self.skipped["waiting"] -= 1
                self.visits.note(capture)
                keep(capture)

    def report(self) -> StageReport:
        rejected = {failure: count for failure, count in sorted(self.outcomes.items()) if failure}
        return StageReport(
            stage="fetch",
            rows_in=self.outcomes.total(),
            rows_out=self.outcomes[""],
            rejected=rejected,
            skipped={why: count for why, count in sorted(self.skipped.items()) if count},
        )
