-- The event that shows best what a row can hold: something that happened, claimed by a named
-- speaker, with place, date and quantity in the text.
with candidate as (
    select
        event.event_id,
        event.claim_kind = 'named' as is_named,
        exists (
            select from core.event_place
            where
                event_place.event_id = event.event_id
                and event_place.role = 'event'
                and event_place.place_key is not null
        ) as has_place,
        event.date_start_char is not null as has_date,
        exists (
            select from core.event_quantity
            where event_quantity.event_id = event.event_id
        ) as has_quantity,
        exists (
            select from core.event_participant
            where event_participant.event_id = event.event_id
        ) as has_party,
        event.sentence_end_char - event.sentence_start_char <= 400 as is_short,
        event.assertion = 'affirmed' as is_affirmed,
        event.modality = 'actual' as has_happened,
        event.confidence
    from core.event
    inner join core.extraction using (extraction_id)
    inner join core.article_revision using (revision_id)
    where
        extraction.superseded_at is null
        and article_revision.published_at >= :since
),

best as (
    select candidate.event_id
    from candidate
    order by
        candidate.is_named::int
        + candidate.has_place::int
        + candidate.has_date::int
        + candidate.has_quantity::int
        + candidate.has_party::int
        + candidate.has_happened::int
        + candidate.is_short::int desc,
        candidate.is_affirmed desc,
        candidate.confidence desc,
        candidate.event_id
    limit 1
),

span as (
    select 'trigger' as kind, event.start_char, event.end_char
    from best inner join core.event using (event_id)
    union all
    select 'claimant', event.claimant_start_char, event.claimant_end_char
    from best inner join core.event using (event_id)
    union all
    select 'cue', event.cue_start_char, event.cue_end_char
    from best inner join core.event using (event_id)
    union all
    select 'date', event.date_start_char, event.date_end_char
    from best inner join core.event using (event_id)
    union all
    select participant.role, participant.start_char, participant.end_char
    from best inner join core.event_participant as participant using (event_id)
    union all
    select 'place', event_place.start_char, event_place.end_char
    from best inner join core.event_place using (event_id)
    union all
    select 'quantity', event_quantity.start_char, event_quantity.end_char
    from best inner join core.event_quantity using (event_id)
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
                    'kind', span.kind,
                    'start', span.start_char - coded.sentence_start_char,
                    'end', span.end_char - coded.sentence_start_char
                )
                order by span.start_char, span.kind
            )
        from span
        where
            span.start_char >= coded.sentence_start_char
            and span.end_char <= coded.sentence_end_char
    ) as spans
from best
inner join marts.event using (event_id)
inner join core.event as coded using (event_id)
