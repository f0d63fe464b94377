-- First days of the events that came, went or changed their incident since :since; those not
-- linked yet are counted, too.
select event.date_from as day
from core.extraction
inner join core.event using (extraction_id)
where coalesce(extraction.linked_at, 'infinity') >= :since
union
select event.date_from
from core.incident
inner join core.incident_event using (incident_id)
inner join core.event using (event_id)
where incident.linked_at >= :since
