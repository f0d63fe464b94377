-- severity: warning
-- says: Events should have a date in the words of their text as often as before (at most 15 points less often than in earlier runs, and at most 95 % without, from 50 events on); the others have the day of publication. Look at date_reason in marts.event: after a new version or with new sources this may be right; else the rules for dates fail.
with counted as (
    select
        count(*) as events,
        count(*) filter (where event.date_start_char is null) as lacking
    from core.event
    inner join core.extraction using (extraction_id)
    where extraction.run_id = :run_id
)

select
    events < 50
    or (
        lacking <= 0.95 * events
        and coalesce(lacking <= events * (:usual + greatest(0.15, 4 * :spread)), true)
    ) as ok,
    case when events >= 50 then round(lacking::numeric / events, 3) end as observed,
    format('%s of %s events have no date of their own', lacking, events) as detail
from counted
