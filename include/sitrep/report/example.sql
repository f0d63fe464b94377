-- The event that shows best what a row can hold: something that happened, claimed by a named
-- speaker, with place, date and quantity in the text.
with best as (
    select event.event_id
    from marts.event
    where event.published_at >= :since
    order by
        (event.claim_kind = 'named')::int
        + (event.place_key is not null)::int
        + exists (
            select from marts.event_evidence as evidence
            where evidence.event_id = event.event_id and evidence.kind = 'date'
        )::int
        + (event.quantities is not null)::int
        + (event.actors != '{}' or event.recipients != '{}')::int
        + (event.modality = 'actual')::int
        + (event.sentence_end_char - event.sentence_start_char <= 400)::int desc,
        (event.assertion = 'affirmed') desc,
        event.confidence desc,
        event.event_id
    limit 1
)

select
    event.event_id::text,
    event.event_type,
    event.mode,
    event.actors,
    event.recipients,
    event.place_name as place,
    event.country,
    event.date_from,
    event.date_to,
    event.date_reason,
    event.assertion,
    event.modality,
    event.claimed_by,
    event.claimant_name,
    event.quantities,
    event.plover_code,
    event.plover_match,
    event.cameo_code,
    event.cameo_match,
    event.acled_code,
    event.acled_match,
    event.goldstein,
    event.confidence,
    event.sentence,
    event.source_name as source,
    event.title,
    event.url,
    event.published_at,
    (
        select
            jsonb_agg(
                jsonb_build_object(
                    'kind', evidence.kind,
                    'start', evidence.start_char - event.sentence_start_char,
                    'end', evidence.end_char - event.sentence_start_char
                )
                order by evidence.start_char, evidence.kind
            )
        from marts.event_evidence as evidence
        where
            evidence.event_id = event.event_id
            and evidence.start_char >= event.sentence_start_char
            and evidence.end_char <= event.sentence_end_char
    ) as spans
from best
inner join marts.event using (event_id)
