-- A page turned away once is told once, with the run that turned it away first. What was
-- resolved and is turned away again is open again; a page that did not come then has come since.
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
on conflict (rejection_id) do update
set
    resolved_at = null,
    loaded_at = :moment
where
    rejection.resolved_at is not null
    and rejection.stage <> 'fetch'
returning (xmax = 0) as is_new
