-- Events that can be a report of the same happening as one of stage_frontier: current, of its
-- family, and dated so few days apart, or in its article.
with frontier as (
    select distinct
        event_type.family,
        event.extraction_id,
        event.date_from,
        event.date_to
    from stage_frontier
    inner join core.event using (event_id)
    inner join core.event_type using (event_type)
),

-- An event dated no better than to so many days is compared with none.
day as (
    select distinct
        frontier.family,
        near.day::date as day
    from frontier
    cross join generate_series(
        frontier.date_from - cast(:gap_days as integer),
        frontier.date_to + cast(:gap_days as integer),
        interval '1 day'
    ) as near (day)
    where frontier.date_to - frontier.date_from <= cast(:most_days as integer)
),

around as (
    select
        event.event_id,
        event_type.family,
        event.date_from,
        event.date_to
    from core.event
    inner join core.event_type using (event_type)
    inner join core.extraction using (extraction_id)
    where
        event.date_from in (
            select distinct day.day - earlier.days
            from day
            cross join generate_series(0, cast(:most_days as integer)) as earlier (days)
        )
        and event.date_to - event.date_from <= cast(:most_days as integer)
        and event.modality in ('actual', 'ongoing', 'possible')
        and extraction.superseded_at is null
        -- What waits for a later turn is compared then.
        and (
            extraction.linked_at is not null
            or extraction.extraction_id in (select link_queue.extraction_id from link_queue)
        )
)

select
    around.event_id::text as event_id,
    around.family
from around
where exists (
    select
    from day
    where day.family = around.family and day.day between around.date_from and around.date_to
)
union
select
    event.event_id::text,
    event_type.family
from frontier
inner join core.event using (extraction_id)
inner join core.event_type using (event_type)
where event.modality in ('actual', 'ongoing', 'possible')
