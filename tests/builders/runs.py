"""A source that is fetched day after day into a lake of the test's own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from upath import UPath

from sitrep.archive import read_warc
from sitrep.fetch import stage
from sitrep.fetch.sources import Source
from sitrep.fetch.visits import asked_url
from sitrep.lake import raw_batch, visits_of
from sitrep.records import Capture, Visit
from sitrep.settings import Settings
from sitrep.stages import StageReport
from sitrep.storage import read_rows

FIRST_DAY = datetime(2026, 3, 1, 6, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Runs:
    """Runs of one source. Days are counted from 0, and may be parts of one."""

    source: Source
    lake: UPath
    settings: Settings

    def target(self, day: float) -> UPath:
        return raw_batch(self.lake, self.source.source_id, self.at(day))

    def at(self, day: float) -> datetime:
        return FIRST_DAY + timedelta(days=day)

    def fetch(self, day: float = 0, *, remember: bool = True, **changed: Any) -> StageReport:
        return stage.run(
            self.source,
            self.target(day),
            fetched_at=self.at(day),
            settings=self.settings.model_copy(update=changed),
            remember=remember,
        )

    def captures(self, day: float = 0) -> list[Capture]:
        """Return what a run archived, unchanged pages too, by the URL that was asked for."""
        captures = read_warc(self.target(day), with_unchanged=True)[1]
        return sorted(captures, key=asked_url)

    def paths(self, day: float = 0) -> list[str]:
        """Return the paths of the pages that a run asked for."""
        return [urlsplit(asked_url(capture)).path for capture in self.captures(day)]

    def visits(self) -> dict[str, Visit]:
        return {visit.url: visit for visit in read_rows(visits_of(self.target(0)), Visit)}
