-- All events of the incidents of stage_touched, and to what each is linked.
select
    event_id::text as event_id,
    incident_id::text as incident_id,
    closest_event_id::text as closest_event_id,
    score,
    reason
from stage_touched
inner join core.incident_event using (incident_id)
