delete from core.incident
using stage_touched
where
    incident.incident_id = stage_touched.incident_id
    and not exists (
        select from core.incident_event
        where incident_event.incident_id = incident.incident_id
    )
returning false as is_new
