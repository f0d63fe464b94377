-- Codings that linking has not dealt with: new ones, and those superseded since. What changes
-- them meanwhile waits for us; what is being changed is for the next time.
create temporary table link_queue on commit drop as
select
    extraction_id,
    superseded_at is null as is_current
from core.extraction
where linked_at is null
order by extracted_at, extraction_id
limit :at_most
for no key update skip locked
