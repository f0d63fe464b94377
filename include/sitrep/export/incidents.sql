-- Incidents in the order of their days. What only a report can tell, as parties and the ACLED
-- code, is of one of them: affirmed as happened, of the incident's type, best coded, first.
select
    incident.incident_id,
    incident.date_from,
    incident.date_to,
    incident.place_name,
    incident.country,
    incident.lat,
    incident.lon,
    incident.last_reported_at,
    incident.affirming,
    incident.affirmed_by,
    incident.denied_by,
    incident.doubted_by,
    report.acled_code,
    report.sentence,
    report.claimed_by,
    report.source_name,
    coalesce(party.actors, '[]') as actors,
    coalesce(party.recipients, '[]') as recipients,
    place.admin1,
    place.place_precision,
    place.sources,
    killed.claims as killed
from marts.incident
left join lateral (
    select event.*
    from marts.event
    where
        event.incident_id = incident.incident_id
        and event.assertion = 'affirmed'
        and event.modality in ('actual', 'ongoing')
    order by
        event.acled_code is null,
        event.event_type != incident.event_type,
        event.acled_match != 'exact',
        event.published_at,
        event.event_id
    limit 1
) as report on true
left join lateral (
    select
        jsonb_agg(to_jsonb(participant) order by participant.ordinal)
        filter (where participant.role = 'actor') as actors,
        jsonb_agg(to_jsonb(participant) order by participant.ordinal)
        filter (where participant.role = 'recipient') as recipients
    from marts.event_participant as participant
    where participant.event_id = report.event_id
) as party on true
left join lateral (
    select
        array_agg(distinct event.source_name order by event.source_name) as sources,
        max(event.admin1) filter (where event.place_key = incident.place_key) as admin1,
        min(event.place_precision)
        filter (where event.place_key = incident.place_key) as place_precision
    from marts.event
    where event.incident_id = incident.incident_id
) as place on true
left join lateral (
    select
        jsonb_agg(
            jsonb_build_object(
                'claimed_by', casualties.claimed_by,
                'low', casualties.low,
                'best', casualties.best,
                'high', casualties.high
            )
            order by casualties.claimed_by
        ) as claims
    from marts.casualties
    where
        casualties.incident_id = incident.incident_id
        and casualties.kind = 'killed'
        and casualties.assertion = 'affirmed'
) as killed on true
where {selected}
order by incident.date_from, incident.incident_id
