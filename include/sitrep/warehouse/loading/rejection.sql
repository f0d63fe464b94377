-- A page turned away once is told once, with the run that turned it away first.
insert into core.rejection (
    rejection_id, run_id, source_id, url, stage, reason, detail, fetched_at,
    archive_path, archive_record
)
select distinct on (rejection_id)
    rejection_id,
    :run_id,
    source_id,
    url,
    stage,
    reason,
    detail,
    fetched_at,
    archive_path,
    archive_record
from stage_rejection
order by rejection_id, fetched_at
on conflict (rejection_id) do nothing
returning (xmax = 0) as is_new
