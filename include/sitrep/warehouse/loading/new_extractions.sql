-- A coding that is already here is left alone as a unit, with all that hangs on it.
with known as (
    delete from stage_extraction
    using core.extraction
    where extraction.extraction_id = stage_extraction.extraction_id
    returning stage_extraction.extraction_id
)

select stage_extraction.extraction_id::text
from stage_extraction
where stage_extraction.extraction_id not in (select known.extraction_id from known)
