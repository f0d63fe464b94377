select
    run_id,
    check_name,
    severity,
    is_ok,
    is_waived,
    observed,
    detail,
    says,
    gate
from marts.quality_checks
where
    run_id = (
        select run_id
        from marts.quality_checks
        order by checked_at desc, interval_end desc, run_id desc
        limit 1
    )
order by is_ok, severity, check_name
