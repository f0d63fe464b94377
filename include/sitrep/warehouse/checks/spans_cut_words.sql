-- severity: blocking
-- says: Spans should begin and end with words (at most 2 % may cut one, from 20 spans on). Offsets are counted in something else than code points, or belong to another text: clean and extract the batch again.
with span as (
    select
        article_revision.text,
        found.start_char,
        found.end_char
    from core.extraction
    inner join core.article_revision using (revision_id)
    inner join (
        select extraction_id, start_char, end_char from core.event
        union all
        select extraction_id, start_char, end_char from core.mention
    ) as found using (extraction_id)
    where extraction.run_id = :run_id
),

-- Of the letter before and the first, of the last and the one after: scripts without spaces
-- and signs of any kind are let pass.
counted as (
    select
        count(*) as spans,
        count(*) filter (
            where
                (start_char > 0 and substring(text from start_char for 2) ~ '^[A-Za-z0-9]{2}$')
                or substring(text from end_char for 2) ~ '^[A-Za-z0-9]{2}$'
        ) as broken
    from span
)

select
    spans < 20 or broken <= 0.02 * spans as ok,
    round(broken::numeric / nullif(spans, 0), 3) as observed,
    format('%s of %s spans cut a word', broken, spans) as detail
from counted
