-- severity: blocking
-- says: What is told as happened must not lie after its publication (at most 5 % may, from 20 events on). Look at date_reason of these events: publication dates or date rules are wrong.
with counted as (
    select
        count(*) as events,
        count(*) filter (
            where event.date_from > (article_revision.published_at at time zone 'UTC')::date + 1
        ) as early
    from core.event
    inner join core.extraction using (extraction_id)
    inner join core.article_revision using (revision_id)
    where
        extraction.run_id = :run_id
        and event.modality in ('actual', 'historical')
)

select
    events < 20 or early <= 0.05 * events as ok,
    round(early::numeric / nullif(events, 0), 3) as observed,
    format('%s of %s events lie after the day of their publication', early, events) as detail
from counted
