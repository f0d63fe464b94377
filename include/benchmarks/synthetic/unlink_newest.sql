-- As if the newest codings had been loaded and not been linked yet: their events leave their
-- incidents. Whole codings, until they have synthetic.newest events that linking places.
create temporary table stage_newest on commit drop as
select
    counted.extraction_id,
    counted.events
from (
    select
        extraction.extraction_id,
        count(*) as events,
        sum(count(*)) over (
            order by extraction.extracted_at desc, extraction.extraction_id
        ) as events_so_far
    from core.extraction
    inner join core.event using (extraction_id)
    where
        extraction.superseded_at is null
        and event.modality in ('actual', 'ongoing', 'possible')
    group by extraction.extraction_id
) as counted
where counted.events_so_far - counted.events < current_setting('synthetic.newest')::bigint;

update core.extraction
set linked_at = null
from stage_newest
where extraction.extraction_id = stage_newest.extraction_id;

create temporary table stage_touched on commit drop as
with freed as (
    delete from core.incident_event
    using core.event, stage_newest
    where
        incident_event.event_id = event.event_id
        and event.extraction_id = stage_newest.extraction_id
    returning incident_event.incident_id
)

select distinct incident_id
from freed;

-- What was linked to one of them is the first report of its incident, as if they had not come.
update core.incident_event
set closest_event_id = null
from core.event, stage_newest
where
    incident_event.closest_event_id = event.event_id
    and event.extraction_id = stage_newest.extraction_id;
