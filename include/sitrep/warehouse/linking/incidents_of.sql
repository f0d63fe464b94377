-- The incidents in which the events of stage_wanted stand.
select distinct incident_event.incident_id::text as incident_id
from stage_wanted
inner join core.incident_event using (event_id)
