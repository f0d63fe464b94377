-- To what the events of stage_wanted are linked so far, if they stand in an incident.
select
    member.event_id::text as event_id,
    member.closest_event_id::text as closest_event_id,
    member.score,
    revision.published_at,
    revision.revision_id::text as revision_id,
    closest.start_char
from stage_wanted
inner join core.incident_event as member using (event_id)
left join core.event as closest on member.closest_event_id = closest.event_id
left join core.extraction on closest.extraction_id = extraction.extraction_id
left join core.article_revision as revision on extraction.revision_id = revision.revision_id
