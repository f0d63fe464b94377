-- A coding that comes is told at no instant yet: it begins and ends at once.
insert into core.extraction (
    extraction_id, revision_id, run_id, pipeline_version, sentence_count, loaded_at,
    extracted_at, superseded_at, linked_at
)
select
    extraction_id,
    revision_id,
    :run_id,
    pipeline_version,
    sentence_count,
    :moment,
    :moment,
    :moment,
    :moment
from stage_extraction
returning (xmax = 0) as is_new
