-- The codings of a run that the marts have never told.
create temporary table stage_extraction on commit drop as
select
    extraction_id,
    revision_id
from core.extraction
where
    run_id = :run_id
    and superseded_at = extracted_at
