-- severity: warning
-- says: An article should hold about as many events as before (a third to three times as many as in earlier runs, from 20 articles on). After a new version or with new sources this may be right; else texts are cut off or run together: compare some articles with their pages.
with counted as (
    select
        count(distinct extraction.extraction_id) as articles,
        count(event.event_id) as events
    from core.extraction
    left join core.event using (extraction_id)
    where extraction.run_id = :run_id
)

select
    articles < 20
    or coalesce(events between articles * :usual / 3 and articles * :usual * 3, true) as ok,
    case when articles >= 20 then round(events::numeric / articles, 2) end as observed,
    format('%s events in %s articles', events, articles) as detail
from counted
