-- By the day of publication, so that the days are those of the report.
select
    published_at::date as day,
    event_type,
    count(*) as events
from marts.event
where published_at >= :since
group by published_at::date, event_type
order by day, event_type
