-- severity: warning
-- says: Events should have places as often as before (at most 15 points less often than in earlier runs, and at most 90 % without, from 50 events on). Look at the sentences of such events in marts.event: after a new version or with new sources this may be right; else the gazetteer or the parser fails.
with counted as (
    select
        count(*) as events,
        count(*) filter (
            where not exists (
                select from core.event_place
                where event_place.event_id = event.event_id and event_place.role = 'event'
            )
        ) as lacking
    from core.event
    inner join core.extraction using (extraction_id)
    where extraction.run_id = :run_id
)

select
    events < 50
    or (
        lacking <= 0.9 * events
        and coalesce(lacking <= events * (:usual + greatest(0.15, 4 * :spread)), true)
    ) as ok,
    case when events >= 50 then round(lacking::numeric / events, 3) end as observed,
    format('%s of %s events have no place', lacking, events) as detail
from counted
