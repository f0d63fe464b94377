select
    event.event_type,
    count(*) as events,
    count(distinct event.incident_id) as incidents,
    count(*) filter (where event.assertion = 'denied') as denied,
    count(*) filter (where event.assertion = 'doubted') as doubted,
    count(*) filter (where event.modality in ('planned', 'possible')) as not_happened,
    mode() within group (order by event.trigger_text) as example
from marts.event
where event.published_at >= :since
group by event.event_type
order by events desc, event.event_type
