-- Superseded events leave their incidents.
delete from core.incident_event
using link_queue, core.event
where
    not link_queue.is_current
    and event.extraction_id = link_queue.extraction_id
    and incident_event.event_id = event.event_id
returning
    incident_event.event_id::text as event_id,
    incident_event.incident_id::text as incident_id
