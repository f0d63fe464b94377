-- Pairs of an event in stage_frontier and any current event that could report the same
-- happening: same family, dates at most a day apart, and places that may agree. An event
-- dated no better than to eight days is compared with none.
with linkable as (
    select
        event.event_id,
        event_type.family,
        event.date_from,
        event.date_to,
        event.assertion = 'affirmed' and event.modality in ('actual', 'ongoing') as is_anchor
    from core.event
    inner join core.event_type using (event_type)
    inner join core.extraction using (extraction_id)
    where
        extraction.superseded_at is null
        and event.modality in ('actual', 'ongoing', 'possible')
        and event.date_to - event.date_from <= 7
        and event.date_from between
        (
            select min(event.date_from) - 8
            from stage_frontier inner join core.event using (event_id)
        )
        and (
            select max(event.date_to) + 1
            from stage_frontier inner join core.event using (event_id)
        )
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
    where place.role = 'event'
    union all
    -- Without a place, the countries of those who take part stand in.
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
            where place.event_id = linkable.event_id and place.role = 'event'
        )
),

by_day as (
    select located.*, day::date as day
    from located,
        generate_series(date_from, date_to, interval '1 day') as day
),

fresh as (
    select located.*, day::date as day
    from located
    inner join stage_frontier using (event_id),
        generate_series(date_from - 1, date_to + 1, interval '1 day') as day
)

select distinct
    least(fresh.event_id, other.event_id)::text as a,
    greatest(fresh.event_id, other.event_id)::text as b
from fresh
inner join by_day as other
    on
        other.family = fresh.family
        and other.country = fresh.country
        and other.day = fresh.day
        and other.event_id != fresh.event_id
where
    other.place_key = fresh.place_key
    or (other.place_key is null and fresh.place_key is null)
    or not (other.is_anchor and fresh.is_anchor)
    or (
        -- A box around the circles: the exact distance is for the score to judge.
        greatest(other.precision, fresh.precision) <= 3
        and abs(other.lat - fresh.lat) * 111 <= other.radius_km + fresh.radius_km + 1
        and abs(other.lon - fresh.lon) * 111 * cos(radians(fresh.lat))
        <= other.radius_km + fresh.radius_km + 1
    )
