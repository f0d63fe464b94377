insert into core.incident_event (event_id, incident_id, closest_event_id, score, reason)
select event_id, incident_id, closest_event_id, score, reason
from stage_membership
on conflict (event_id) do update
set
    incident_id = excluded.incident_id,
    closest_event_id = excluded.closest_event_id,
    score = excluded.score,
    reason = excluded.reason
where
    (
        incident_event.incident_id,
        incident_event.closest_event_id,
        incident_event.score,
        incident_event.reason
    )
    is distinct from (
        excluded.incident_id, excluded.closest_event_id, excluded.score, excluded.reason
    )
returning (xmax = 0) as is_new
