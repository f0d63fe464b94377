-- Events that were linked to one of stage_gone.
select incident_event.event_id::text as event_id
from stage_gone
inner join core.incident_event on stage_gone.event_id = incident_event.closest_event_id
