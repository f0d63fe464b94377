-- severity: warning
-- says: Every known source should be heard of in every run. Look at its task and at marts.source_health; take a source that is gone out of the list.
with silent as (
    select source.source_id
    from core.source
    inner join core.run on run.run_id = :run_id
    where source.last_fetched_at < run.interval_start
)

select
    count(*) = 0 as ok,
    count(*) as observed,
    coalesce(
        'nothing fetched from ' || string_agg(source_id, ', ' order by source_id),
        'every source was heard of'
    ) as detail
from silent
