-- severity: blocking
-- says: Every span must lie in its text, and every trigger in its sentence. Article and extraction batch do not belong together: clean and extract the batch again.
with coded as (
    select
        extraction.extraction_id,
        char_length(article_revision.text) as length
    from core.extraction
    inner join core.article_revision using (revision_id)
    where extraction.run_id = :run_id
),

span as (
    select coded.length, mention.end_char, true as is_inside
    from coded
    inner join core.mention using (extraction_id)
    union all
    select
        coded.length,
        greatest(
            event.sentence_end_char,
            event.date_end_char,
            event.claimant_end_char,
            event.cue_end_char
        ),
        event.sentence_start_char <= event.start_char
        and event.end_char <= event.sentence_end_char
    from coded
    inner join core.event using (extraction_id)
    union all
    select
        coded.length,
        greatest(quotation.end_char, quotation.cue_end_char, quotation.speaker_end_char),
        true
    from coded
    inner join core.quotation using (extraction_id)
    union all
    select coded.length, part.end_char, true
    from coded
    inner join core.event using (extraction_id)
    inner join (
        select event_id, end_char from core.event_participant
        union all
        select event_id, end_char from core.event_place
        union all
        select event_id, end_char from core.event_quantity
    ) as part using (event_id)
),

counted as (
    select
        count(*) as spans,
        count(*) filter (where end_char > length or not is_inside) as broken
    from span
)

select
    broken = 0 as ok,
    broken as observed,
    format('%s of %s spans do not fit their text', broken, spans) as detail
from counted
