select
    event.event_id::text as id,
    to_jsonb(event) as properties
from marts.event
where {selected}
order by event.date_from, event.event_id
