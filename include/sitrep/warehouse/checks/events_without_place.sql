-- severity: warning
-- says: Most events should have a place (at most 60 % may lack one, from 20 events on). Look at the sentences of such events in marts.event: the coder may miss how they name places.
with counted as (
    select
        count(*) as events,
        count(*) filter (
            where not exists (
                select from core.event_place
                where event_place.event_id = event.event_id and event_place.role = 'event'
            )
        ) as unplaced
    from core.event
    inner join core.extraction using (extraction_id)
    where extraction.run_id = :run_id
)

select
    events < 20 or unplaced <= 0.6 * events as ok,
    round(unplaced::numeric / nullif(events, 0), 3) as observed,
    format('%s of %s events have no place', unplaced, events) as detail
from counted
