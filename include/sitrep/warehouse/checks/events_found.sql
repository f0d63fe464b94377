-- severity: blocking
-- says: From 20 new articles on, some event must be found. The language pipeline is probably broken or of the wrong language: check SITREP_PIPELINE and code the batch again.
with counted as (
    select
        count(distinct extraction.extraction_id) as articles,
        count(event.event_id) as events
    from core.extraction
    left join core.event using (extraction_id)
    where extraction.run_id = :run_id
)

select
    articles < 20 or events > 0 as ok,
    round(events::numeric / nullif(articles, 0), 2) as observed,
    format('%s events in %s articles', events, articles) as detail
from counted
