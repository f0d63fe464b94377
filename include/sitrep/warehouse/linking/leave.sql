-- Events that were weighed and belong to no incident any more.
delete from core.incident_event
using stage_wanted
where
    incident_event.event_id = stage_wanted.event_id
    and not exists (
        select from stage_membership
        where stage_membership.event_id = incident_event.event_id
    )
returning false as is_new
