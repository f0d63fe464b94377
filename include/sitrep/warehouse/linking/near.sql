-- Current events around the dates of stage_frontier, one row per day and place on which
-- they can meet another. A table of its own, so that the planner knows how big it is.
drop table if exists pg_temp.link_near;

create temporary table link_near on commit drop as
with frontier as (
    select
        min(event.date_from) - 8 as first_day,
        max(event.date_to) + 1 as last_day
    from stage_frontier
    inner join core.event using (event_id)
),

linkable as (
    select
        event.event_id,
        event_type.family,
        event.date_from,
        event.date_to,
        event.assertion = 'affirmed' and event.modality in ('actual', 'ongoing') as is_anchor
    from core.event
    inner join frontier on event.date_from between frontier.first_day and frontier.last_day
    inner join core.event_type using (event_type)
    inner join core.extraction using (extraction_id)
    where
        extraction.superseded_at is null
        and event.modality in ('actual', 'ongoing', 'possible')
        -- An event dated no better than to eight days is compared with none.
        and event.date_to - event.date_from <= 7
),

located as (
    select
        linkable.*,
        place.place_key,
        place.lat,
        place.lon,
        place.radius_km,
        place.precision,
        coalesce(place.country, place.place_key) as country
    from linkable
    inner join core.event_place as place using (event_id)
    where place.role = 'event' and place.place_key is not null
    union all
    -- Without a place on the map, the countries of those who take part stand in.
    select distinct
        linkable.*,
        null,
        null::float8,
        null::float8,
        null::float8,
        null::smallint,
        participant.country
    from linkable
    inner join core.event_participant as participant using (event_id)
    where
        participant.country is not null
        and not exists (
            select from core.event_place as place
            where
                place.event_id = linkable.event_id
                and place.role = 'event'
                and place.place_key is not null
        )
)

select
    located.*,
    located.date_from + day.number as day
from located
cross join generate_series(0, 7) as day (number)
where day.number <= located.date_to - located.date_from;

analyze link_near;
