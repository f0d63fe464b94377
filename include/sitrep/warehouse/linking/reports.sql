-- What linking looks at in the events of stage_wanted. Words are stems, without the smallest.
with wanted as (
    select
        event.*,
        extraction.revision_id,
        revision.published_at,
        revision.text
    from stage_wanted
    inner join core.event using (event_id)
    inner join core.extraction using (extraction_id)
    inner join core.article_revision as revision using (revision_id)
)

select
    event.event_id::text as event_id,
    event.extraction_id::text as extraction_id,
    event.revision_id::text as revision_id,
    event.start_char,
    event.published_at,
    event.event_type,
    event_type.family,
    event.mode,
    event.date_from,
    event.date_to,
    event.date_start_char is not null as is_date_stated,
    event.modality,
    coalesce(place.places, '[]') as places,
    coalesce(place.unpinned, '{}') as unpinned,
    coalesce(party.actors, '{}') as actors,
    coalesce(party.recipients, '{}') as recipients,
    coalesce(party.parties, '{}') as parties,
    coalesce(quantity.quantities, '[]') as quantities,
    tsvector_to_array(
        to_tsvector(
            'english',
            substring(
                event.text from event.sentence_start_char + 1
                for event.sentence_end_char - event.sentence_start_char
            )
        )
    ) as sentence,
    tsvector_to_array(
        to_tsvector(
            'english',
            substring(
                event.text from greatest(1, event.sentence_start_char - 299)
                for least(event.sentence_start_char, 299)
                + event.sentence_end_char - event.sentence_start_char + 300
            )
        )
    ) as surroundings,
    coalesce(nearby.places, '[]') as nearby,
    array(
        select distinct
            lower(
                substring(
                    event.text from mention.start_char + 1
                    for mention.end_char - mention.start_char
                )
            )
        from core.mention
        where
            mention.extraction_id = event.extraction_id
            and mention.label in ('PERSON', 'ORG', 'GPE', 'LOC', 'FAC', 'PRODUCT', 'VEHICLE')
            and coalesce(mention.entity_id, '') not like 'country-%'
            and mention.start_char between event.start_char - 400 and event.sentence_end_char + 200
    ) as names,
    (
        select mention.resolved::date
        from core.mention
        where
            mention.extraction_id = event.extraction_id
            and mention.label = 'DATE'
            and mention.resolved like '____-__-__'
            and mention.start_char between event.start_char - 500 and event.sentence_end_char
        order by
            mention.start_char > event.start_char,
            abs(mention.start_char - event.start_char),
            mention.mention_id
        limit 1
    ) as date_nearby
from wanted as event
inner join core.event_type using (event_type)
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
        array_agg(distinct country) filter (
            where role = 'actor' and country is not null
        ) as actors,
        array_agg(distinct country) filter (
            where role = 'recipient' and country is not null
        ) as recipients,
        array_agg(distinct coalesce(entity_id, lower(name))) filter (
            where coalesce(entity_id, name) is not null
        ) as parties
    from core.event_participant
    where event_id = event.event_id
) as party on true
left join lateral (
    select json_agg(json_build_array(kind, best)) as quantities
    from core.event_quantity
    where event_id = event.event_id and best is not null
) as quantity on true
-- The place named last before the trigger, or next to it in its sentence.
left join lateral (
    select
        json_agg(
            json_build_array(entity_id, lat, lon, 5.0, country, null, 2)
        ) as places
    from (
        select mention.*
        from core.mention
        where
            mention.extraction_id = event.extraction_id
            and mention.lat is not null
            and mention.entity_id like any(array['geonames:%', 'place:%'])
            and mention.start_char between event.start_char - 500 and event.sentence_end_char
        order by
            mention.start_char > event.start_char,
            abs(mention.start_char - event.start_char),
            mention.mention_id
        limit 1
    ) as mention
) as nearby on true
