select
    quality_check.run_id,
    quality_check.check_name,
    quality_check.severity,
    quality_check.is_ok,
    quality_check.observed,
    quality_check.detail,
    quality_check.says,
    run.gate
from core.quality_check
inner join core.run using (run_id)
where
    run.run_id = (
        select checked.run_id
        from core.quality_check as checked
        inner join core.run as of_run using (run_id)
        order by of_run.started_at desc, checked.run_id desc
        limit 1
    )
order by quality_check.is_ok, quality_check.severity, quality_check.check_name
