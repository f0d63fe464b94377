-- What linking looks at in the events of stage_wanted, and where they stand already.
select
    event.event_id::text as event_id,
    revision.published_at,
    event.event_type,
    event_type.family,
    event.mode,
    event.date_from,
    event.date_to,
    event.date_start_char is not null as is_date_stated,
    event.modality,
    event.assertion,
    coalesce(place.places, '[]') as places,
    coalesce(place.unpinned, '{}') as unpinned,
    coalesce(party.actors, '{}') as actors,
    coalesce(party.recipients, '{}') as recipients
from stage_wanted
inner join core.event using (event_id)
inner join core.event_type using (event_type)
inner join core.extraction using (extraction_id)
inner join core.article_revision as revision using (revision_id)
left join lateral (
    select
        json_agg(
            json_build_array(place_key, lat, lon, radius_km, country, admin1, precision)
            order by ordinal
        ) filter (where place_key is not null) as places,
        array_agg(name) filter (where place_key is null) as unpinned
    from core.event_place
    where event_id = event.event_id and role = 'event'
) as place on true
left join lateral (
    select
        array_agg(distinct country) filter (where role = 'actor') as actors,
        array_agg(distinct country) filter (where role = 'recipient') as recipients
    from core.event_participant
    where event_id = event.event_id and country is not null
) as party on true
