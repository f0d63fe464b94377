-- Chosen first, so that only of these few it is gathered who says what.
with chosen as (
    select incident.incident_id
    from marts.incident
    where incident.last_reported_at >= :since
    order by
        incident.is_contested desc,
        least(incident.affirming, incident.denying + incident.doubting) desc,
        incident.independent_sources desc,
        incident.events desc,
        incident.last_reported_at desc,
        incident.incident_id
    limit 15
)

select
    incident.incident_id::text,
    incident.event_type,
    incident.actors,
    incident.recipients,
    incident.place_name as place,
    incident.country,
    incident.date_from,
    incident.date_to,
    incident.events,
    incident.independent_sources,
    told.affirmed_by,
    told.denied_by,
    told.doubted_by,
    incident.is_contested,
    told.reports
from chosen
inner join marts.incident using (incident_id)
cross join lateral (
    select
        coalesce(array_agg(distinct who) filter (where assertion = 'affirmed'), '{}')
            as affirmed_by,
        coalesce(array_agg(distinct who) filter (where assertion = 'denied'), '{}') as denied_by,
        coalesce(array_agg(distinct who) filter (where assertion = 'doubted'), '{}') as doubted_by,
        -- Of each assertion the reports that are surest to be there.
        jsonb_agg(
            jsonb_build_object(
                'assertion', assertion,
                'who', who,
                'sentence', sentence,
                'source', source_name,
                'title', title,
                'url', url,
                'published_at', published_at
            )
            order by assertion, place_in_line
        ) filter (where place_in_line <= 4) as reports
    from (
        select
            event.assertion,
            event.sentence,
            event.source_name,
            event.title,
            event.url,
            event.published_at,
            row_number() over (
                partition by event.assertion
                order by event.confidence desc, event.published_at desc, event.event_id
            ) as place_in_line,
            case
                when event.claim_kind = 'outlet' then event.source_name || ' itself'
                when event.claimant_name is null or event.claim_kind = 'anonymous'
                    then concat_ws(
                        ' ',
                        'unnamed',
                        event.claimant_country,
                        nullif(event.claimant_sector, 'UNK')
                    )
                when event.claimant_country is null and event.claimant_sector is null
                    then event.claimant_name
                else event.claimant_name || ' (' || event.claimed_by || ')'
            end as who
        from marts.event
        where event.incident_id = incident.incident_id
    ) as claim
) as told
order by
    incident.is_contested desc,
    least(incident.affirming, incident.denying + incident.doubting) desc,
    incident.independent_sources desc,
    incident.events desc,
    incident.last_reported_at desc,
    incident.incident_id
