insert into core.extraction (
    extraction_id, revision_id, run_id, pipeline_version, sentence_count, extracted_at
)
select
    extraction_id,
    revision_id,
    :run_id,
    pipeline_version,
    sentence_count,
    :moment
from stage_extraction
returning (xmax = 0) as is_new
