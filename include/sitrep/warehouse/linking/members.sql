-- All members of the incidents to which events of stage_wanted belong.
select
    member.event_id::text as event_id,
    member.incident_id::text as incident_id,
    member.score,
    member.reason
from core.incident_event as member
where
    member.incident_id in (
        select incident_event.incident_id
        from stage_wanted
        inner join core.incident_event using (event_id)
    )
