select incident_event.event_id::text as event_id
from stage_touched
inner join core.incident_event using (incident_id)
