-- severity: warning
-- says: Who takes part in an event, and how many, should stand in its sentence (at most 10 % may not, from 20 such parts on). Rows of another coding hang on these events: extract the batch again, and look whether two versions write to one lake.
with part as (
    select
        part.start_char >= event.sentence_start_char
        and part.end_char <= event.sentence_end_char as is_inside
    from core.extraction
    inner join core.event using (extraction_id)
    inner join (
        select event_id, start_char, end_char from core.event_participant
        union all
        select event_id, start_char, end_char from core.event_quantity
    ) as part using (event_id)
    where extraction.run_id = :run_id
),

counted as (
    select
        count(*) as parts,
        count(*) filter (where not is_inside) as outside
    from part
)

select
    parts < 20 or outside <= 0.1 * parts as ok,
    round(outside::numeric / nullif(parts, 0), 3) as observed,
    format('%s of %s participants and quantities stand outside', outside, parts) as detail
from counted
