-- severity: warning
-- says: Events should have a claimant as often as before (at most 15 points less often than in earlier runs, and at most 90 % without, from 50 events on); the others are told by the outlet itself or by nobody named. Look at claim_kind in marts.event: after a new version or with new sources this may be right; else the parser or the words of reporting fail.
with counted as (
    select
        count(*) as events,
        count(*) filter (where event.claimant_name is null) as lacking
    from core.event
    inner join core.extraction using (extraction_id)
    where extraction.run_id = :run_id
)

select
    events < 50
    or (
        lacking <= 0.9 * events
        and coalesce(lacking <= events * (:usual + greatest(0.15, 4 * :spread)), true)
    ) as ok,
    case when events >= 50 then round(lacking::numeric / events, 3) end as observed,
    format('%s of %s events name no claimant', lacking, events) as detail
from counted
