"""Runs of a long time with bare articles in them, written straight into the warehouse."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Engine, text

from builders.newsroom import NOON

RUNS = """
insert into core.run (run_id, interval_start, interval_end, pipeline_version, started_at)
select 'run-' || ago, ended_at - :step, ended_at, 'v1', ended_at + interval '1 hour'
from unnest(cast(:agos as int[])) as ago, cast(:end - ago * :step as timestamptz) as ended_at
"""
SOURCE = """
insert into core.source (source_id, source_name, source_kind, last_fetched_at)
values (:source, :source, 'rss', :end)
"""
ARTICLES = """
with article as (
    insert into core.article (article_id, source_id, canonical_url)
    select md5(concat_ws('/', cast(:source as text), ago, number))::uuid, :source, 'run-' || ago
    from unnest(cast(:agos as int[]), cast(:counts as int[])) as run (ago, articles),
        generate_series(1, articles) as number
    returning article_id, canonical_url as run_id
)
insert into core.article_revision (
    revision_id, article_id, run_id, url, title, byline, text, text_hash,
    language, language_score, published_at, published_reason, published_precision,
    revised_at, fetched_at, residue_removed
)
select article_id, article_id, run_id, '', '', '{}', '', '',
    'en', 1, :end, 'feed', 'second', :end, :end, 0
from article
"""


class Arrivals:
    """Runs counted backwards from 0, the latest, and what sources bring in each of them."""

    def __init__(
        self, engine: Engine, *, end: datetime = NOON, step: timedelta = timedelta(days=1)
    ) -> None:
        self._engine = engine
        self._time = {"end": end, "step": step}

    def run(self, *agos: int) -> None:
        with self._engine.begin() as connection:
            connection.execute(text(RUNS), {**self._time, "agos": list(agos)})

    def bring(self, source: str, articles: Mapping[int, int]) -> None:
        """Let a source bring so many articles in the runs of these numbers."""
        given = {"source": source, "agos": list(articles), "counts": list(articles.values())}
        with self._engine.begin() as connection:
            connection.execute(text(SOURCE), {"source": source, "end": self._time["end"]})
            connection.execute(text(ARTICLES), {**given, "end": self._time["end"]})
