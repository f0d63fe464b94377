-- Current events in the order of their days, with parties as GDELT and POLECAT want them.
select
    event.event_id,
    event.article_id,
    event.event_type,
    event.assertion,
    event.modality,
    event.date_from,
    event.published_at,
    event.plover_code,
    event.cameo_code,
    event.quad_class,
    event.goldstein,
    event.place_name,
    event.place_key,
    event.place_precision,
    event.admin1,
    event.country,
    event.lat,
    event.lon,
    event.source_name,
    event.url,
    event.pipeline_version,
    coalesce(party.actors, '[]') as actors,
    coalesce(party.recipients, '[]') as recipients
from marts.event
left join lateral (
    select
        jsonb_agg(to_jsonb(participant) order by participant.ordinal)
        filter (where participant.role = 'actor') as actors,
        jsonb_agg(to_jsonb(participant) order by participant.ordinal)
        filter (where participant.role = 'recipient') as recipients
    from marts.event_participant as participant
    where participant.event_id = event.event_id
) as party on true
where {selected}
order by event.date_from, event.event_id
